import type { RandomBytes } from '../random.ts';

const TIME_DIGITS = 12;

/**
 * 32 hexadecimal digits: machine time in ms, then random ones. Grants made one after the other stand side by side in
 * the database, so that many of them are few pages to write.
 */
export function newGrantId(wall: number, random: RandomBytes): string {
  return firstGrantIdOf(wall).slice(0, TIME_DIGITS) + random(10).toString('hex');
}

/** Comes before every id of that time and after every earlier one. */
export function firstGrantIdOf(wall: number): string {
  return Math.max(0, wall).toString(16).padStart(TIME_DIGITS, '0').padEnd(32, '0');
}
