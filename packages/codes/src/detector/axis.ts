import { BAR_COUNT } from '../symbol.ts';
import type { Bars } from './bars.ts';
import type { Row } from './finder.ts';
import { fitPolynomial, slopeAt, valueAt } from './least-squares.ts';

/**
 * Where the bars of a code stand: the centre of bar `k`, from 0 to 22 and between, and their direction. `x` and `y` are
 * polynomials in `t = (k - 11) / 11`: a straight line with even steps where they are of degree 1; degrees 2 and 3 follow
 * perspective, bent paper and bottles. Lengths are in pixels of the level or, once placed, of the picture.
 */
export type Axis = {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Direction of the bars, radians: a polynomial of degree 0 or 1 in `t`. */
  readonly lean: readonly number[];
};

const MIDDLE = (BAR_COUNT - 1) / 2;

/** The centre of bar `k`; beyond the ends the axis goes on straight. */
export function barCentre({ x, y }: Axis, k: number): [x: number, y: number] {
  const t = (k - MIDDLE) / MIDDLE;
  const end = Math.max(-1, Math.min(1, t));
  return [valueAt(x, end) + slopeAt(x, end) * (t - end), valueAt(y, end) + slopeAt(y, end) * (t - end)];
}

/** The way from bar to bar at bar `k`. */
export function stepAt({ x, y }: Axis, k: number): [x: number, y: number] {
  const t = Math.max(-1, Math.min(1, (k - MIDDLE) / MIDDLE));
  return [slopeAt(x, t) / MIDDLE, slopeAt(y, t) / MIDDLE];
}

/** Distance from bar to bar at bar `k`. */
export function pitchAt(axis: Axis, k: number): number {
  return Math.hypot(...stepAt(axis, k));
}

/** Direction of bar `k`, radians. */
export function leanAt({ lean }: Axis, k: number): number {
  return valueAt(lean, (k - MIDDLE) / MIDDLE);
}

/** The same axis in pixels of the picture, for one found at a level of `scale` whose corner is at (`left`, `top`). */
export function placeAxis(axis: Axis, { scale, left, top }: { scale: number; left: number; top: number }): Axis {
  const place = (coefficients: readonly number[], corner: number) =>
    coefficients.map((coefficient, power) => coefficient * scale + (power === 0 ? corner : 0));
  return { x: place(axis.x, left), y: place(axis.y, top), lean: axis.lean };
}

/** The same axis with its bars counted from the other end, as a reader sees it who turns the picture upside down. */
export function reverseAxis({ x, y, lean }: Axis): Axis {
  const reverse = (coefficients: readonly number[]) =>
    coefficients.map((coefficient, power) => (power % 2 ? -coefficient : coefficient));
  const turned = reverse(lean);
  turned[0] += Math.PI;
  return { x: reverse(x), y: reverse(y), lean: turned };
}

/** Centres that are off by this many pixels are where the axis says: rounding to whole pixels does that much. Doubled, a real photograph is lost. */
const ROUNDING = 0.6;
/** And by this share of the pitch: what blur and uneven thresholds do. */
const UNEVENNESS = 0.07;
/** A bar that is off by more than this share of the pitch is not a bar of this row. */
const MOST_OFF = 1 / 3;
/** The share of a row that must fit. With `FITTING` halved or with `JUST_FITTING` doubled, a real photograph is lost. */
const FITTING = 0.9;
const JUST_FITTING = 0.75;

/**
 * Fits the axis to a row of bars: the simplest that nine tenths of them stand on, else the best of degree 3 on which
 * three quarters roughly stand. `null` where there is none.
 */
export function fitAxis(bars: Bars, row: Row): Axis | null {
  const t = row.index.map((k) => (k - MIDDLE) / MIDDLE);
  const xs = row.members.map((member) => bars.x[member]);
  const ys = row.members.map((member) => bars.y[member]);
  const n = t.length;
  let found: Axis | null = null;
  for (const degree of [1, 2, 3]) {
    let keep = t.map((_, i) => i);
    for (let round = 0; round < 3 && keep.length > degree + 4; round++) {
      const pick = (values: readonly number[]) => keep.map((i) => values[i]);
      const x = fitPolynomial(pick(t), pick(xs), degree);
      const y = fitPolynomial(pick(t), pick(ys), degree);
      if (x === null || y === null) return null;
      const axis = { x, y, lean: [0] };
      const off = t.map((_, i) => {
        const [ax, ay] = barCentre(axis, row.index[i]);
        return Math.hypot(xs[i] - ax, ys[i] - ay);
      });
      const pitch = pitchAt(axis, MIDDLE);
      const even = off.filter((distance) => distance < Math.max(ROUNDING, UNEVENNESS * pitch)).length;
      if (even >= FITTING * n) return withLean(bars, row, keep, axis);
      const near = t.map((_, i) => i).filter((i) => off[i] < MOST_OFF * pitch);
      if (degree === 3 && near.length >= JUST_FITTING * n) found = withLean(bars, row, near, axis);
      if (near.length === keep.length) break;
      keep = near;
    }
  }
  return found;
}

/** A piece that lies so far from its place along the axis, in steps, or is wider than the bars by so much, is no part of a bar. */
const MOST_ALONG = 0.35;
const MOST_WIDER = 1.5;
/** A piece of a bar lies within its half length, the tallest bar's being 2.4 steps. */
const MOST_ACROSS = 2.5;

/**
 * The axis of a row that lacks bars, corrected by the pieces that are seen of them: a piece lies anywhere along its bar, so that only its
 * place along the axis counts. Place by place from the bars that are there.
 */
export function followPieces(bars: Bars, row: Row, axis: Axis): Axis {
  const points = row.members.map((member, i) => ({ k: row.index[i], x: bars.x[member], y: bars.y[member] }));
  const model = row.members[0];
  let fitted = axis;
  for (const k of missingPlaces(row)) {
    const [x, y] = barCentre(fitted, k);
    const [stepX, stepY] = stepAt(fitted, k);
    const pitch = Math.hypot(stepX, stepY);
    const angle = leanAt(fitted, k);
    let best: { along: number; x: number; y: number } | null = null;
    for (let bar = 0; bar < bars.count; bar++) {
      const dx = bars.x[bar] - x;
      const dy = bars.y[bar] - y;
      if (dx * dx + dy * dy > (MOST_ACROSS * pitch) ** 2) continue;
      if (bars.light[bar] !== bars.light[model] || bars.width[bar] > MOST_WIDER * bars.width[model]) continue;
      // In steps along the axis and pixels along the bar.
      const cross = stepX * Math.sin(angle) - stepY * Math.cos(angle);
      const along = (dx * Math.sin(angle) - dy * Math.cos(angle)) / cross;
      if (Math.abs(along) > MOST_ALONG || (best !== null && Math.abs(best.along) <= Math.abs(along))) continue;
      best = { along, x: x + along * stepX, y: y + along * stepY };
    }
    if (best === null) continue;
    points.push({ k, x: best.x, y: best.y });
    const t = points.map((point) => (point.k - MIDDLE) / MIDDLE);
    const degree = axis.x.length - 1;
    const xs = fitPolynomial(
      t,
      points.map((point) => point.x),
      degree,
    );
    const ys = fitPolynomial(
      t,
      points.map((point) => point.y),
      degree,
    );
    if (xs === null || ys === null) break;
    fitted = { ...axis, x: xs, y: ys };
  }
  return fitted;
}

/** The places of the 23 where the row has no bar, those nearest to its bars first. */
function missingPlaces({ index }: Row): number[] {
  const away = (k: number) => Math.min(...index.map((place) => Math.abs(place - k)));
  return Array.from({ length: BAR_COUNT }, (_, k) => k)
    .filter((k) => !index.includes(k))
    .sort((a, b) => away(a) - away(b));
}

/** Bars whose directions differ by more than this from what their places say are not drawn side by side, radians. */
const MOST_SPREAD = 0.16;

/**
 * The axis with the direction of its bars: least squares over the long ones, as an offset from the right angle to the
 * axis's chord. `null` where the bars do not stand side by side.
 */
function withLean(bars: Bars, row: Row, keep: readonly number[], axis: Axis): Axis | null {
  const across = Math.atan2(axis.y[1], axis.x[1]) + Math.PI / 2;
  const t: number[] = [];
  const offsets: number[] = [];
  const weights: number[] = [];
  for (const i of keep) {
    const bar = row.members[i];
    const weight = Math.max(0, bars.length[bar] - 1.5 * bars.width[bar]) ** 2;
    if (weight === 0) continue;
    const offset = bars.angle[bar] - across;
    t.push((row.index[i] - MIDDLE) / MIDDLE);
    offsets.push(offset - Math.round(offset / Math.PI) * Math.PI);
    weights.push(weight);
  }
  if (t.length < 4) return null;
  const lean = fitPolynomial(t, offsets, 1, weights);
  if (lean === null) return null;
  const total = weights.reduce((sum, weight) => sum + weight);
  const spread = t.reduce((sum, at, i) => sum + weights[i] * (offsets[i] - valueAt(lean, at)) ** 2, 0) / total;
  if (spread > MOST_SPREAD ** 2) return null;
  lean[0] += across;
  return { ...axis, lean };
}
