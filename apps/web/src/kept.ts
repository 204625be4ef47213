/**
 * Small settings and the history, kept in this browser. Where storage is off or full, reading gives `null` and
 * writing gives `false`; the site goes on without it.
 */
export type Kept = { read(name: string): string | null; write(name: string, value: string | null): boolean };

const PREFIX = 'barline.';

/** Keeps values in `storage` under names that start with `barline.`. */
export function keepIn(storage: () => Storage): Kept {
  return {
    read(name) {
      try {
        return storage().getItem(PREFIX + name);
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        if (value === null) storage().removeItem(PREFIX + name);
        else storage().setItem(PREFIX + name, value);
        return true;
      } catch {
        return false;
      }
    },
  };
}

export const kept: Kept = keepIn(() => localStorage);
