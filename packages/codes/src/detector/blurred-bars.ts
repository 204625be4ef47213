import { BAR_COUNT } from '../symbol.ts';
import { slopeAt, valueAt } from './least-squares.ts';
import { PITCH_UNITS, WIDTH_UNITS } from './sampler.ts';
import { COLUMN_UNITS, placeOfColumn } from './strip-light.ts';

/** Bars told apart in the light of a strip. Lengths and places are in units from the mark's centre. */
export type BlurredBars = {
  /** Where bar `k` stands: a polynomial of degree 2 in `t = (k - 11) / 11`. */
  readonly places: readonly number[];
  /** Radius of the disc that a point becomes. */
  readonly blur: number;
  /** The light of each bar, as the length of a bar that is as bright as the strip's axis is on the average. */
  readonly lengths: Float64Array;
  /** The share of the light that the bars do not explain. */
  readonly residue: number;
};

const MIDDLE = (BAR_COUNT - 1) / 2;

/**
 * Radii that are tried first; how far inside the strip's ends the first and the last bar may stand, for a short one hardly shows
 * there and a tall one far out; and by how much both may stand more to one side.
 */
const BLURS = [0.3, 0.6, 0.9].map((share) => share * PITCH_UNITS);
const INSIDE = [2, 4.5, 7, 9.5, 12];
const ASIDE = [-3, 0, 3];

/**
 * Tells bars apart that blur has run together. The light of the columns is that of 23 bars of unknown lengths, each spread by the
 * same disc: linear equations, solved by least squares, for any places of the bars and any radius. Those are looked for that
 * leave the least unexplained. At a radius of 0.6 × the pitch a row of equal bars leaves no ripple at all (the first zero of the disc's
 * transfer function, 2 J₁(x) / x with x = 2π · radius / pitch), yet half as fine a change is damped by no more than 0.6: all that lengths need.
 */
export function findBlurredBars(columns: Float64Array): BlurredBars | null {
  const ends = findEnds(columns);
  if (ends === null) return null;
  const [begin, end] = ends;
  const residueAt = ([middle, half, bend, blur]: readonly number[]) =>
    solve(columns, begin, [middle, half, bend], blur)?.residue ?? 1;
  let best: BlurredBars | null = null;
  for (const blur of BLURS) {
    const guesses = guessPlaces(begin, end).map((places) => [...places, blur]);
    const start = guesses.reduce((a, b) => (residueAt(a) <= residueAt(b) ? a : b));
    const [middle, half, bend, found] = descend(residueAt, start, [1, 1, 1, 1]);
    const bars = solve(columns, begin, [middle, half, bend], found);
    if (bars !== null && (best === null || bars.residue < best.residue)) best = bars;
  }
  return best;
}

/** Where the bars may stand between the ends of the strip, as polynomials. */
function guessPlaces(begin: number, end: number): number[][] {
  const [left, right] = [placeOfColumn(begin), placeOfColumn(end)];
  return INSIDE.flatMap((inside) => ASIDE.map((aside) => [(left + right) / 2 + aside, (right - left) / 2 - inside, 0]));
}

/** Columns with less than this share of the median light of the strip are ground. */
const LEAST_LIGHT = 0.13;
/** Where, in units from the mark's centre, the bars surely have begun, and where they may end first. */
const SURELY_BARS = 75;
const FIRST_END = 270;
/** Ground so many units wide is the margin: the 20 units beside the last bar less two blurs. Between blurred bars there is none. */
const MARGIN = 3;

/** The first and the last column with the light of bars: the one before is ground, or where the mark's light gives way to that of bars. */
function findEnds(columns: Float64Array): [begin: number, end: number] | null {
  const toColumn = (place: number) => Math.round((place - placeOfColumn(0)) / COLUMN_UNITS);
  const median = columns.slice(toColumn(SURELY_BARS), toColumn(FIRST_END)).sort()[toColumn(FIRST_END) >> 1];
  const least = LEAST_LIGHT * median;
  let begin = toColumn(SURELY_BARS);
  while (begin > 0 && columns[begin - 1] > least) begin--;
  if (begin === 0) for (let i = 1; i < toColumn(SURELY_BARS - 20); i++) if (columns[i] < columns[begin]) begin = i;
  const margin = Math.round(MARGIN / COLUMN_UNITS);
  for (let i = toColumn(FIRST_END), ground = 0; i < columns.length; i++) {
    ground = columns[i] > least ? 0 : ground + 1;
    if (ground === margin) return [begin, i - margin];
  }
  return null;
}

/** The lengths of bars at given places and under a given blur that explain the columns best; `null` where there are none. */
function solve(columns: Float64Array, begin: number, places: readonly number[], blur: number): BlurredBars | null {
  const spreads = Array.from({ length: BAR_COUNT }, (_, k) => spreadOf(k, places, blur, begin, columns.length));
  if (spreads.some(({ shares }) => shares.length === 0)) return null;
  const last = spreads[BAR_COUNT - 1];
  let all = 0;
  for (let i = spreads[0].from; i < last.from + last.shares.length; i++) all += columns[i] ** 2;
  // Cholesky's decomposition of the normal equations; only bars side by side share columns.
  const rows = spreads.map((spread, k) => {
    const row = new Float64Array(BAR_COUNT);
    for (let other = Math.max(0, k - BESIDE); other <= k; other++) row[other] = overlap(spread, spreads[other]);
    row[k] *= 1 + TINY;
    return row;
  });
  const lengths = Float64Array.from(spreads, ({ from, shares }) =>
    shares.reduce((sum, share, i) => sum + share * columns[from + i], 0),
  );
  let explained = 0;
  for (let k = 0; k < BAR_COUNT; k++) {
    for (let other = Math.max(0, k - BESIDE); other <= k; other++) {
      let sum = rows[k][other];
      for (let i = Math.max(0, k - BESIDE); i < other; i++) sum -= rows[k][i] * rows[other][i];
      rows[k][other] = other < k ? sum / rows[other][other] : Math.sqrt(sum);
    }
    for (let i = Math.max(0, k - BESIDE); i < k; i++) lengths[k] -= rows[k][i] * lengths[i];
    lengths[k] /= rows[k][k];
    explained += lengths[k] ** 2;
  }
  for (let k = BAR_COUNT - 1; k >= 0; k--) {
    for (let i = k + 1; i <= Math.min(BAR_COUNT - 1, k + BESIDE); i++) lengths[k] -= rows[i][k] * lengths[i];
    lengths[k] /= rows[k][k];
  }
  return { places, blur, lengths, residue: (all - explained) / all };
}

/** Bars farther from each other do not run together up to a radius of 1.7 × the pitch. */
const BESIDE = 4;
/** Keeps the equations solvable where blur leaves nothing of the differences. */
const TINY = 1e-3;

/** The share of a bar's light by column, the first of which is `from`; a bar of length 1 alone fills a column to at most 1. */
type Spread = { readonly from: number; readonly shares: Float64Array };

/** Bar `k`, a rectangle, spread by a disc, seen from the side. */
function spreadOf(k: number, places: readonly number[], blur: number, begin: number, count: number): Spread {
  const t = (k - MIDDLE) / MIDDLE;
  const place = valueAt(places, t);
  const half = ((slopeAt(places, t) / MIDDLE) * WIDTH_UNITS) / PITCH_UNITS / 2;
  const reach = half + blur;
  const from = Math.max(begin, Math.ceil((place - reach - placeOfColumn(0)) / COLUMN_UNITS));
  const to = Math.min(count - 1, Math.floor((place + reach - placeOfColumn(0)) / COLUMN_UNITS));
  const shares = new Float64Array(Math.max(0, to - from + 1));
  for (let i = 0; i < shares.length; i++) {
    const off = placeOfColumn(from + i) - place;
    shares[i] = discBefore((off + half) / blur) - discBefore((off - half) / blur);
  }
  return { from, shares };
}

/** The share of a disc of radius 1 that lies on the negative side of a line at `x`. */
function discBefore(x: number): number {
  if (x <= -1) return 0;
  return x >= 1 ? 1 : 0.5 + (x * Math.sqrt(1 - x * x) + Math.asin(x)) / Math.PI;
}

function overlap(a: Spread, b: Spread): number {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.from + a.shares.length, b.from + b.shares.length);
  let sum = 0;
  for (let i = from; i < to; i++) sum += a.shares[i - a.from] * b.shares[i - b.from];
  return sum;
}

/** Steps this small, in units, change nothing that is measured. */
const SMALLEST_STEP = 0.02;

/** Goes downhill from `start`, one coordinate after the other, in steps that are halved where they lead nowhere. */
function descend(
  heightAt: (place: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
): readonly number[] {
  let here = start;
  let height = heightAt(here);
  for (let scale = 1; scale > SMALLEST_STEP; ) {
    const before = height;
    for (let i = 0; i < steps.length; i++) {
      for (const way of [1, -1]) {
        const there = here.with(i, here[i] + way * scale * steps[i]);
        const found = heightAt(there);
        if (found < height) [here, height] = [there, found];
      }
    }
    if (height > LEAST_GAIN * before) scale /= 2;
  }
  return here;
}

/** Steps that leave more than this of the height are too large. */
const LEAST_GAIN = 0.999;
