/** Height of a bar in steps: 0 is the shortest, 7 the tallest. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The 23 bars of a code from left (beside the mark) to right, reference bars included. */
export type Levels = readonly Level[];

/** 23 measured heights in levels: any real number, `4.3` being a bar a little taller than level 4. */
export type SoftLevels = ArrayLike<number>;

/**
 * Who assigned a reference: Spotify, or a Barline server for its own use. The symbol tells them apart by
 * its three reference bars, so a code of ours is never taken for one of Spotify's.
 */
export type Namespace = 'spotify' | 'local';

export const NAMESPACES: readonly Namespace[] = ['spotify', 'local'];

export const BAR_COUNT = 23;
export const MAX_LEVEL = 7;

/** The bars that carry no data, counted from 0 at the left. */
export const REFERENCE_BARS = [0, 11, 22] as const;

/** The bars that carry data, in the order in which they carry it. */
export const DATA_BARS: readonly number[] = Array.from({ length: BAR_COUNT }, (_, bar) => bar).filter(
  (bar) => !REFERENCE_BARS.includes(bar as 0),
);

/** Heights of the reference bars 0, 11 and 22. Spotify's are docs/symbol.md step 8; ours are their complement. */
export const REFERENCE_LEVELS: Readonly<Record<Namespace, readonly [Level, Level, Level]>> = {
  spotify: [0, 7, 0],
  local: [7, 0, 7],
};

/** True when `value` is 23 integers from 0 to 7. */
export function isLevels(value: ArrayLike<number>): boolean {
  return (
    value.length === BAR_COUNT &&
    Array.from(value).every((level) => Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL)
  );
}
