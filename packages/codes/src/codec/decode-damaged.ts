import type { MediaRef } from '../media-ref.ts';
import { DATA_BARS, type Level, NAMESPACES, type Namespace, REFERENCE_BARS, REFERENCE_LEVELS } from '../symbol.ts';
import type { Decoded } from './decode.ts';
import { unpackLevels } from './encode.ts';
import { confidence, LEAST_CONFIDENCE, misfit, rivalMargin } from './evidence.ts';
import { BITS_PER_BAR, countDifferingBits, LEVEL_COUNT } from './gray-map.ts';
import { wordsToRef } from './linear-code.ts';
import { findNearest } from './nearest-codewords.ts';

/**
 * The heights that a bar may have, in levels: one as a rule; more where its ends disagree and one of them is not its own; none
 * where the bar is hidden.
 */
export type PossibleHeights = readonly number[];

/** Of strips with random bars, seen as well as the strip in question, so many are taken for a code at most. */
const CHANCE = 1e-7;

/** Heights with more bars hidden than this leave too little to tell codes apart: 20 bars carry 60 bits, 37 are needed. */
const MOST_HIDDEN = 5;

/**
 * So many bars of one level are no code but a pattern: chance of 20 bars has eight of one level once in 90 codes, nine once in
 * 600. Patterns fit some code far more often than random bars do.
 */
const MOST_ALIKE = 8;

/**
 * Reads 23 bars, left to right, of which some are hidden or seen in part. The reference bars only tell the namespace: whoever
 * measured has scaled the heights by them.
 *
 * The limit to the misfit comes from chance. A codeword lies within misfit M of random heights of n bars with the
 * probability 2^37 · V(n) · M^(n/2) / 8^n, V(n) being the volume of the unit ball: all 2^37 codes, 8 levels a bar. Each bar
 * with two possible heights doubles it, and so on. M is chosen so that this is `CHANCE`: 1.4 for 20 bars, 0.8 for 18, 0.4 for 16.
 */
export function decodeDamaged(heights: readonly PossibleHeights[]): Decoded {
  const namespace = nearestNamespace(heights);
  if (namespace === null) return { ok: false, reason: 'damaged' };
  const found = findCode(heights);
  if (found === null) return { ok: false, reason: 'damaged' };
  if (found.sureness < LEAST_CONFIDENCE) return { ok: false, reason: 'ambiguous' };
  const { low, high, sureness } = found;
  const levels = unpackLevels(low, high, namespace);
  const seen = DATA_BARS.filter((bar) => heights[bar].length > 0).map((bar) => levels[bar]);
  if (Math.max(...seen.map((level) => seen.filter((other) => other === level).length)) > MOST_ALIKE) {
    return { ok: false, reason: 'damaged' };
  }
  return {
    ok: true,
    mediaRef: wordsToRef(low, high) as MediaRef,
    namespace,
    levels,
    correctedBits: DATA_BARS.reduce((sum, bar) => sum + bitsPutRight(heights[bar], levels[bar]), 0),
    confidence: sureness,
  };
}

type Found = { readonly low: number; readonly high: number; readonly sureness: number };

/** The code nearest to the heights and how sure it is, or `null`. */
function findCode(heights: readonly PossibleHeights[]): Found | null {
  const known = DATA_BARS.filter((bar) => heights[bar].length > 0);
  if (known.length < DATA_BARS.length - MOST_HIDDEN) return null;
  const doubt = known.reduce((sum, bar) => sum + Math.log(heights[bar].length), 0);
  const limit = mostMisfit(known.length, doubt);
  const costs = toLevelCosts(heights);
  const close = findNearest(costs, limit / 4, 0);
  const best = close.count > 0 ? close : findNearest(costs, limit, 0);
  if (best.count === 0) return null;
  const least = best.cost[0];
  const margin = rivalMargin(least, undefined);
  const { low, high, count, cost } = findNearest(costs, least + margin, margin);
  return { low: low[0], high: high[0], sureness: confidence(cost.subarray(0, count)) };
}

/** The misfit at which `CHANCE` is reached, for so many bars; `doubt` is the logarithm of how many choices of heights there are. */
function mostMisfit(bars: number, doubt: number): number {
  const volume = (bars / 2) * Math.log(Math.PI) - logGamma(bars / 2 + 1);
  const codes = 37 * Math.LN2 - bars * Math.log(LEVEL_COUNT);
  return Math.exp((2 / bars) * (Math.log(CHANCE) - volume - codes - doubt));
}

/** The logarithm of the gamma function of a multiple of one half, from 1 up. */
function logGamma(x: number): number {
  let sum = x % 1 === 0 ? 0 : Math.log(Math.sqrt(Math.PI));
  for (let n = x - 1; n > 0; n--) sum += Math.log(n);
  return sum;
}

function toLevelCosts(heights: readonly PossibleHeights[]): Float64Array {
  const costs = new Float64Array(DATA_BARS.length * LEVEL_COUNT);
  DATA_BARS.forEach((bar, i) => {
    for (let level = 0; level < LEVEL_COUNT; level++) costs[i * LEVEL_COUNT + level] = nearestOf(heights[bar], level);
  });
  return costs;
}

/** The least misfit of a bar's possible heights; 0 for a bar of which nothing is known. */
function nearestOf(heights: PossibleHeights, level: number): number {
  return heights.length === 0 ? 0 : Math.min(...heights.map((height) => misfit(height, level)));
}

/** Of a bar's three bits, how many were not what was seen: all of a hidden bar. */
function bitsPutRight(heights: PossibleHeights, level: Level): number {
  if (heights.length === 0) return BITS_PER_BAR;
  return Math.min(
    ...heights.map((height) => countDifferingBits(Math.min(7, Math.max(0, Math.round(height))) as Level, level)),
  );
}

/** Whose reference bars these are; `null` where they do not say. */
function nearestNamespace(heights: readonly PossibleHeights[]): Namespace | null {
  const [first, second] = NAMESPACES.map((namespace) => ({
    namespace,
    off: REFERENCE_BARS.reduce<number>(
      (sum, bar, i) => sum + nearestOf(heights[bar], REFERENCE_LEVELS[namespace][i]),
      0,
    ),
  })).sort((a, b) => a.off - b.off);
  return first.off + 2 < second.off ? first.namespace : null;
}
