import { BAR_COUNT, MAX_LEVEL, type Namespace, REFERENCE_BARS } from '../symbol.ts';
import type { BarLengths } from './sampler.ts';

/** The tallest bar is 60 / 11 = 5.5 times the shortest; thresholds, blur and drawn outlines move that. */
const MIN_REFERENCE_RATIO = 2.2;
const MAX_REFERENCE_RATIO = 12;
/** A bar with less than this share of the usual contrast is not there. */
const MIN_CONTRAST_SHARE = 0.3;
/** So many of the 23 may be missing or wiped out. */
const MAX_LOST_BARS = 3;

/**
 * Turns measured lengths into heights in levels, by the reference bars: bars 0 and 22 are one length, bar 11 the other,
 * and the two differ by 7 levels. Which is longer tells the namespace. Returns `null` where that does not hold
 * or more than three of the 23 bars are not there.
 */
export function toHeights({ lengths, contrast }: BarLengths): { heights: Float64Array; namespace: Namespace } | null {
  const sorted = [...contrast].sort((a, b) => a - b);
  const usual = sorted[BAR_COUNT >> 1];
  if (usual === 0) return null;
  let lost = 0;
  for (const value of contrast) if (value / usual < MIN_CONTRAST_SHARE) lost++;
  if (lost > MAX_LOST_BARS) return null;

  const [first, middle, last] = REFERENCE_BARS.map((bar) => lengths[bar]);
  const ends = (first + last) / 2;
  const namespace = middle > ends ? 'spotify' : 'local';
  const short = Math.min(middle, ends);
  const tall = Math.max(middle, ends);
  if (tall < short * MIN_REFERENCE_RATIO || tall > short * MAX_REFERENCE_RATIO) return null;
  const heights = lengths.map((length) => (MAX_LEVEL * (length - short)) / (tall - short));
  return { heights, namespace };
}
