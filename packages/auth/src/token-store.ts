import type { Tokens } from './tokens.ts';

/**
 * Where tokens are kept between calls. A store of one's own needs these four; `write` takes effect whole or not at all,
 * and `exclusively` lets one at a time work, among all who share the place.
 */
export type TokenStore = {
  /** What is kept, or `null`. Throws `StoreError` where it cannot be trusted. */
  read(): Promise<Tokens | null>;
  write(tokens: Tokens): Promise<void>;
  remove(): Promise<void>;
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
};

/** Keeps tokens as long as the page or the process lives. */
export function memoryStore(tokens: Tokens | null = null): TokenStore {
  let kept = tokens;
  return {
    read: async () => kept,
    async write(tokens) {
      kept = tokens;
    },
    async remove() {
      kept = null;
    },
    exclusively: createQueue(),
  };
}

/** Lets one work at a time, in the order they came. */
export function createQueue(): TokenStore['exclusively'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}

/** The text as tokens, or `null` where it is none. */
export function parseTokens(text: string): Tokens | null {
  try {
    const read = JSON.parse(text);
    return isTokens(read) ? read : null;
  } catch {
    return null;
  }
}

function isTokens(read: unknown): read is Tokens {
  if (typeof read !== 'object' || read === null) return false;
  const given = read as Record<string, unknown>;
  const each = (names: readonly string[], fits: (value: unknown) => boolean) =>
    names.every((name) => fits(given[name]));
  return (
    each(['access_token', 'flow'], (value) => typeof value === 'string') &&
    each(['expires_at', 'obtained_at'], (value) => Number.isFinite(value)) &&
    each(['refresh_token', 'scope', 'requested_scope'], (value) => value === null || typeof value === 'string') &&
    each(['authorized_at'], (value) => value === null || Number.isFinite(value))
  );
}
