import { BAR_COUNT, MAX_LEVEL, REFERENCE_BARS } from '../symbol.ts';
import type { Measured } from './measure.ts';

/** The tallest bar is 60 / 11 = 5.5 times the shortest; thresholds, blur and drawn outlines move that. */
const MIN_REFERENCE_RATIO = 2.2;
const MAX_REFERENCE_RATIO = 12;
/** Where the pitch changes by less than this along the code, both ways to scale lengths are the same. */
const EVEN_PITCH = 1.06;

/** 23 heights in levels, and how many pixels a unit of the code's 400 × 100 box is along the bars, in its middle. */
export type Heights = { readonly heights: number[]; readonly unit: number };

/**
 * Turns measured lengths into heights in levels, by the reference bars: bars 0 and 22 are one length, bar 11 the other,
 * and the two differ by 7 levels. None where the reference bars do not fit, as `fit` says of the shorter and the taller length.
 */
export function toHeights({ lengths, pitches }: Measured, fit = isReferencePair): Heights[] {
  return lengthScales(pitches)
    .map((scale) =>
      scaleByReferences(
        lengths.map((length, bar) => length * scale[bar]),
        fit,
      ),
    )
    .filter((heights) => heights !== null);
}

/**
 * What the lengths are to be multiplied by, for each bar. Where the pitch changes along the code there are two answers: seen in
 * perspective, lengths change with the square root of the pitch; on a round body they do not change.
 */
export function lengthScales(pitches: readonly number[]): number[][] {
  const middle = pitches[BAR_COUNT >> 1];
  const scales = [pitches.map((pitch) => Math.sqrt(middle / pitch))];
  if (Math.max(...pitches) > EVEN_PITCH * Math.min(...pitches)) scales.push(pitches.map(() => 1));
  return scales;
}

/** True where two lengths can be those of the shortest and the tallest bar. */
export function isReferencePair(short: number, tall: number): boolean {
  return short > 0 && tall >= short * MIN_REFERENCE_RATIO && tall <= short * MAX_REFERENCE_RATIO;
}

function scaleByReferences(lengths: readonly number[], fit: typeof isReferencePair): Heights | null {
  const [first, middle, last] = REFERENCE_BARS.map((bar) => lengths[bar]);
  const ends = (first + last) / 2;
  const short = Math.min(middle, ends);
  const tall = Math.max(middle, ends);
  if (!fit(short, tall)) return null;
  return {
    heights: lengths.map((length) => (MAX_LEVEL * (length - short)) / (tall - short)),
    unit: (tall - short) / 49,
  };
}
