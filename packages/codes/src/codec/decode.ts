import { isMediaRef, type MediaRef } from '../media-ref.ts';
import {
  BAR_COUNT,
  DATA_BARS,
  type Level,
  type Levels,
  MAX_LEVEL,
  type Namespace,
  REFERENCE_BARS,
  REFERENCE_LEVELS,
  type SoftLevels,
} from '../symbol.ts';
import { encodeConvolutional } from './convolutional-code.ts';
import { unpackLevels } from './encode.ts';
import { confidence, gate, LEAST_CONFIDENCE, misfit, rivalMargin } from './evidence.ts';
import { BITS_PER_BAR, countDifferingBits, LEVEL_COUNT, toBitCosts, toLevels } from './gray-map.ts';
import { deinterleave, interleave } from './interleaver.ts';
import { BARS_PER_WORD, wordsToRef } from './linear-code.ts';
import { findNearest, type Nearest } from './nearest-codewords.ts';
import { depuncture, puncture } from './puncturing.ts';
import { decodeConvolutional } from './viterbi.ts';

export type Decoded =
  | {
      readonly ok: true;
      readonly mediaRef: MediaRef;
      readonly namespace: Namespace;
      /** The code as it was meant: corrected, reference bars included. */
      readonly levels: Levels;
      /** Of the 60 data bits, how many differ from the measured heights rounded to levels. */
      readonly correctedBits: number;
      /** Probability, 0 to 1, that the answer is right. */
      readonly confidence: number;
    }
  | {
      readonly ok: false;
      /**
       * `checksum`: the bars are those of a code, or nearly, but the checksum denies it. `damaged`: they are
       * too far from every code. `ambiguous`: two codes fit about equally well.
       */
      readonly reason: 'checksum' | 'damaged' | 'ambiguous';
    };

/**
 * Reads 23 bars, left (beside the mark) to right, in levels: measured heights such as `4.3`, or integers. Both
 * namespaces are tried; the reference bars decide. `sigma` is the standard deviation of the measuring error in
 * levels, where the measurer knows it. Whoever does not know where left is calls twice.
 *
 * Throws `RangeError` unless there are 23 finite numbers and `sigma`, if given, is a finite number not below 0.
 */
export function decode(levels: SoftLevels, options: { readonly sigma?: number } = {}): Decoded {
  checkHeights(levels, options.sigma);
  return decodeClean(levels) ?? decodeNoisy(levels, options.sigma);
}

/**
 * `decode` for whoever does not know which end is left: the surer of both readings. `reversed` is true when the
 * heights were given from right to left. Where neither is a code, `reversed` is false.
 */
export function decodeEitherWay(
  heights: SoftLevels,
  options: { readonly sigma?: number } = {},
): Decoded & { readonly reversed: boolean } {
  checkHeights(heights, options.sigma);
  const backwards = Array.from(heights).reverse();
  const clean = decodeClean(heights);
  if (clean) return { ...clean, reversed: false };
  const cleanBackwards = decodeClean(backwards);
  if (cleanBackwards) return { ...cleanBackwards, reversed: true };
  const noisy = decodeNoisy(heights, options.sigma);
  const noisyBackwards = decodeNoisy(backwards, options.sigma);
  const reversed = noisyBackwards.ok && !(noisy.ok && noisy.confidence >= noisyBackwards.confidence);
  return reversed ? { ...noisyBackwards, reversed } : { ...noisy, reversed };
}

function checkHeights(heights: SoftLevels, sigma: number | undefined): void {
  if (heights.length !== BAR_COUNT) throw new RangeError(`A code has ${BAR_COUNT} bars, not ${heights.length}.`);
  for (let bar = 0; bar < BAR_COUNT; bar++) {
    if (!Number.isFinite(heights[bar])) throw new RangeError(`Bar ${bar} has no height: ${heights[bar]}.`);
  }
  if (sigma !== undefined && !(Number.isFinite(sigma) && sigma >= 0)) {
    throw new RangeError(`sigma is a number of levels from 0 up, not ${sigma}.`);
  }
}

/**
 * Misfit up to which heights may be rounded without looking further. Two codes differ in at least 5 bits and so
 * are at least √5 apart: at 0.8 from one, every other is at 1.8 or more.
 */
const CLEAN = 0.8;

/** Misfit up to which bars with a wrong checksum are still called a code. */
const NEARLY = 2;

/** Takes the heights at their word: the code that they round to, or `null` if that is none or they are far off. */
function decodeClean(heights: SoftLevels): Decoded | null {
  const namespace = nearestNamespace(heights);
  let total = referenceMisfit(heights, namespace);
  let low = 0;
  let high = 0;
  for (let i = 0; i < DATA_BARS.length; i++) {
    const height = heights[DATA_BARS[i]];
    const level = nearestLevel(height);
    total += misfit(height, level);
    if (i < BARS_PER_WORD) low |= level << (BITS_PER_BAR * i);
    else high |= level << (BITS_PER_BAR * (i - BARS_PER_WORD));
  }
  if (total > CLEAN) return null;
  const ref = wordsToRef(low, high);
  if (!isMediaRef(ref)) return null;
  const levels = unpackLevels(low, high, namespace);
  return { ok: true, mediaRef: ref, namespace, levels, correctedBits: 0, confidence: confidence([total]) };
}

/** Weighs every code that may fit, with certainties; see docs/symbol.md, "Reading it back". */
function decodeNoisy(heights: SoftLevels, sigma: number | undefined): Decoded {
  const namespace = nearestNamespace(heights);
  const ofReferenceBars = referenceMisfit(heights, namespace);
  const room = gate(sigma) - ofReferenceBars;
  if (room < 0) return { ok: false, reason: 'damaged' };
  const costs = toLevelCosts(heights);
  const best = findBest(costs, room);
  if (best.count === 0) {
    const isNearlyCode = ofReferenceBars + misfitWithoutChecksum(costs) <= NEARLY;
    return { ok: false, reason: isNearlyCode ? 'checksum' : 'damaged' };
  }
  const least = ofReferenceBars + best.cost[0];
  const margin = rivalMargin(least, sigma);
  const { low, high, count, cost } = findNearest(costs, best.cost[0] + margin, margin);
  const misfits = Array.from(cost.subarray(0, count), (ofData) => ofReferenceBars + ofData);
  const withoutChecksum = ofReferenceBars + misfitWithoutChecksum(costs);
  if (confidence([least], sigma, withoutChecksum) < LEAST_CONFIDENCE) return { ok: false, reason: 'checksum' };
  const sureness = confidence(misfits, sigma, withoutChecksum);
  if (sureness < LEAST_CONFIDENCE) return { ok: false, reason: 'ambiguous' };
  return accept(heights, namespace, low[0], high[0], sureness);
}

/** The nearest code within `room`. It is looked for close by first: the work grows with the seventh power of the room. */
function findBest(costs: Float64Array, room: number): Nearest {
  const close = findNearest(costs, room / 4, 0);
  if (close.count > 0) return close;
  const halfway = findNearest(costs, room / 2, 0);
  return halfway.count > 0 ? halfway : findNearest(costs, room, 0);
}

/**
 * The steps of encoding backwards: how far the heights are from the nearest 20 bars that obey the convolutional
 * code, whatever their checksum.
 */
function misfitWithoutChecksum(costs: Float64Array): number {
  const word = decodeConvolutional(depuncture(deinterleave(toBitCosts(costs))));
  const levels = toLevels(interleave(puncture(encodeConvolutional(word))));
  return levels.reduce<number>((sum, level, bar) => sum + costs[bar * LEVEL_COUNT + level], 0);
}

/** What each of the 8 levels would add to the misfit, for each of the 20 data bars. */
function toLevelCosts(heights: SoftLevels): Float64Array {
  const costs = new Float64Array(DATA_BARS.length * LEVEL_COUNT);
  for (let i = 0; i < costs.length; i++) costs[i] = misfit(heights[DATA_BARS[i >> 3]], i & 7);
  return costs;
}

function accept(heights: SoftLevels, namespace: Namespace, low: number, high: number, probability: number): Decoded {
  const levels = unpackLevels(low, high, namespace);
  return {
    ok: true,
    mediaRef: wordsToRef(low, high) as MediaRef,
    namespace,
    levels,
    correctedBits: DATA_BARS.reduce((sum, bar) => sum + countDifferingBits(nearestLevel(heights[bar]), levels[bar]), 0),
    confidence: probability,
  };
}

function nearestNamespace(heights: SoftLevels): Namespace {
  return referenceMisfit(heights, 'spotify') <= referenceMisfit(heights, 'local') ? 'spotify' : 'local';
}

function referenceMisfit(heights: SoftLevels, namespace: Namespace): number {
  const [first, middle, last] = REFERENCE_LEVELS[namespace];
  const [a, b, c] = REFERENCE_BARS;
  return misfit(heights[a], first) + misfit(heights[b], middle) + misfit(heights[c], last);
}

function nearestLevel(height: number): Level {
  return Math.min(MAX_LEVEL, Math.max(0, Math.round(height))) as Level;
}
