import { MEDIA_REF_LIMIT } from '../media-ref.ts';
import { BAR_COUNT, type Level, NAMESPACES } from '../symbol.ts';

/*
 * How well 23 measured heights fit the 23 levels of a code, and what that proves. The misfit is the sum over the
 * bars of the squared distance, in levels; bench/codec.ts measures what the limits below let through.
 */

/** Most that one bar adds to the misfit: it may be hidden or smeared, whatever the others say. Two are too many. */
const WILD_BAR = 2.8;

/** Misfit from which an answer is refused: of strips of random bars less than 1 in 10,000 is nearer to a code. */
const GATE = 4.75;

/** Share of the probability, of all codes that fit and of none, which the answer must have. */
export const LEAST_CONFIDENCE = 0.97;

/** Noise, in levels, that is taken for granted where nothing is known, and the least that is believed. */
const USUAL_NOISE = 0.4;
const LEAST_NOISE = 0.2;

/** A rival so many nats less likely than the best is not worth looking at. */
const RIVAL_NATS = 4.5;

/** Strips with someone else's checksum, for one with Spotify's: 1 in 50 beforehand, spread over 256 checksums. */
const FOREIGN = 1 / 50 / 256;

/** What a measured height adds to the misfit, if the bar is of this level. */
export function misfit(height: number, level: Level | number): number {
  const distance = height - level;
  return Math.min(WILD_BAR, distance * distance);
}

/**
 * The misfit beyond which no answer is taken. A measurer that knows its noise (standard deviation, in levels)
 * to be small is held to it: one wild bar, and the 1 in 10,000 worst of what such noise adds up to.
 */
export function gate(sigma: number | undefined): number {
  return sigma === undefined ? GATE : Math.min(GATE, WILD_BAR + 2.4 * BAR_COUNT * sigma ** 2);
}

/** How much larger than the best a rival's misfit may be to count. */
export function rivalMargin(best: number, sigma: number | undefined): number {
  return RIVAL_NATS * 2 * variance(best, sigma);
}

/**
 * The probability (0 to 1) that the best fit, `misfits[0]`, is the code that was measured: against its rivals,
 * given the noise that the best fit itself shows; against bars that only look like a code, whose misfit is
 * `withoutChecksum`; and against 23 bars of any height, held to be as likely beforehand as all codes together.
 */
export function confidence(misfits: ArrayLike<number>, sigma?: number, withoutChecksum = Infinity): number {
  const best = misfits[0];
  const spread = 2 * variance(best, sigma);
  let others = Math.exp(-evidence(best)) + FOREIGN * Math.exp((best - withoutChecksum) / spread);
  for (let i = 1; i < misfits.length; i++) others += Math.exp((best - misfits[i]) / spread);
  return 1 / (1 + others);
}

/** Nats by which a code with this misfit explains the heights better than chance does. */
function evidence(misfitOfBest: number): number {
  return EVIDENCE_OF_PERFECT_FIT - misfitOfBest / (2 * USUAL_NOISE ** 2);
}

const EVIDENCE_OF_PERFECT_FIT =
  BAR_COUNT * Math.log(8 / (USUAL_NOISE * Math.sqrt(2 * Math.PI))) - Math.log(NAMESPACES.length * MEDIA_REF_LIMIT);

/**
 * The variance of the measuring error that a misfit shows. Towards the gate it shows too little, for the larger
 * misfits of such noise are never seen there.
 */
function variance(best: number, sigma = 0): number {
  const shown = (best / BAR_COUNT) * Math.max(1, best / 3.2);
  return Math.max(shown, sigma ** 2, LEAST_NOISE ** 2);
}
