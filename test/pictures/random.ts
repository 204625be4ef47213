import { seeded } from '../../packages/codes/src/detector/pictures-for-tests.ts';

/** Chance that can be repeated: the same names give the same numbers on every machine. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
};

/** The chance that belongs to a set, a severity, an index, … in this order. */
export function randomFor(...names: readonly (string | number)[]): Random {
  // FNV-1a over the names, 32 bits.
  let seed = 0x811c9dc5;
  for (const character of names.join('/')) seed = Math.imul(seed ^ (character.codePointAt(0) as number), 0x01000193);
  const next = seeded(seed);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    pick: (list) => list[whole(0, list.length - 1)],
    chance: (probability) => next() < probability,
  };
}
