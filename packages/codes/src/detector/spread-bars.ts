import { BAR_COUNT } from '../symbol.ts';
import { slopeAt, valueAt } from './least-squares.ts';
import { PITCH_UNITS, WIDTH_UNITS } from './sampler.ts';
import { COLUMN_UNITS, type StripLight } from './strip-light.ts';

/** What 23 bars that stand at `places`, each spread by a disc of the radius `blur`, explain of a strip's light. */
export type Explained = {
  /** The light of each bar, as the length of a bar that is as bright as the strip's axis is on the average. */
  readonly lengths: Float64Array;
  /** What is left of each column. */
  readonly rest: Float64Array;
};

const MIDDLE = (BAR_COUNT - 1) / 2;

/**
 * The lengths that explain the light best, in the sense of least squares. Bar `k` stands where `places`, a polynomial, says at
 * `t = (k - 11) / 11`; lengths in units. `null` where bars stand outside the strip.
 */
export function explainLight(light: StripLight, places: readonly number[], blur: number): Explained | null {
  const { columns } = light;
  const spreads = Array.from({ length: BAR_COUNT }, (_, k) => spreadOf(k, places, blur, light));
  if (blur <= 0 || spreads.some(({ shares }) => shares.length === 0)) return null;
  // Cholesky's decomposition of the normal equations; only bars side by side share columns.
  const rows = spreads.map((spread, k) => {
    const row = new Float64Array(BAR_COUNT);
    for (let other = Math.max(0, k - BESIDE); other <= k; other++) row[other] = overlap(spread, spreads[other]);
    row[k] *= 1 + TINY;
    return row;
  });
  const lengths = Float64Array.from(spreads, ({ from, shares }) => {
    let sum = 0;
    for (let i = 0; i < shares.length; i++) sum += shares[i] * columns[from + i];
    return sum;
  });
  for (let k = 0; k < BAR_COUNT; k++) {
    const first = Math.max(0, k - BESIDE);
    for (let other = first; other <= k; other++) {
      let sum = rows[k][other];
      for (let i = first; i < other; i++) sum -= rows[k][i] * rows[other][i];
      rows[k][other] = other < k ? sum / rows[other][other] : Math.sqrt(sum);
    }
    for (let i = first; i < k; i++) lengths[k] -= rows[k][i] * lengths[i];
    lengths[k] /= rows[k][k];
  }
  for (let k = BAR_COUNT - 1; k >= 0; k--) {
    for (let i = k + 1; i <= Math.min(BAR_COUNT - 1, k + BESIDE); i++) lengths[k] -= rows[i][k] * lengths[i];
    lengths[k] /= rows[k][k];
  }
  const rest = columns.slice();
  spreads.forEach(({ from, shares }, k) => {
    for (let i = 0; i < shares.length; i++) rest[from + i] -= shares[i] * lengths[k];
  });
  return { lengths, rest };
}

/** Bars farther from each other do not run together up to a radius of 1.7 × the pitch. */
const BESIDE = 4;
/** Keeps the equations solvable where blur leaves nothing of the differences. */
const TINY = 1e-3;

/** The share of a bar's light by column, the first of which is `from`. */
type Spread = { readonly from: number; readonly shares: Float64Array };

/** Bar `k`, a rectangle, spread by a disc, column by column. */
function spreadOf(k: number, places: readonly number[], blur: number, { start, columns }: StripLight): Spread {
  const t = (k - MIDDLE) / MIDDLE;
  const place = valueAt(places, t) - start;
  const half = ((slopeAt(places, t) / MIDDLE) * WIDTH_UNITS) / PITCH_UNITS / 2;
  const reach = half + blur;
  const from = Math.max(0, Math.ceil((place - reach) / COLUMN_UNITS));
  const to = Math.min(columns.length - 1, Math.floor((place + reach) / COLUMN_UNITS));
  const shares = new Float64Array(Math.max(0, to - from + 1));
  for (let i = 0; i < shares.length; i++) {
    const off = (from + i) * COLUMN_UNITS - place;
    shares[i] = discBefore((off + half) / blur) - discBefore((off - half) / blur);
  }
  return { from, shares };
}

/** The share of a disc of radius 1 that lies on the near side of a line at `x`. */
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
