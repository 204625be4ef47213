import { BAR_COUNT } from '../symbol.ts';
import type { Bars } from './bars.ts';
import type { Row } from './finder.ts';

/**
 * Where the bars of a code stand in a picture, bar `k` being anywhere from 0 to 22 and between:
 * the centre runs along a straight line as `(a k + b) / (c k + 1)`, the line seen in perspective.
 * Lengths are in pixels of the level or, once placed, of the picture.
 */
export type Axis = {
  readonly originX: number;
  readonly originY: number;
  readonly directionX: number;
  readonly directionY: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Direction of the bars, radians: `lean + leanStep * k`. */
  readonly lean: number;
  readonly leanStep: number;
};

/** How far along the line the centre of bar `k` is. */
export function along(axis: Axis, k: number): number {
  return (axis.a * k + axis.b) / (axis.c * k + 1);
}

/** The centre of bar `k`. */
export function barCentre(axis: Axis, k: number): [x: number, y: number] {
  const s = along(axis, k);
  return [axis.originX + axis.directionX * s, axis.originY + axis.directionY * s];
}

/** Distance from bar to bar near bar `k`, in pixels. */
export function pitchAt(axis: Axis, k: number): number {
  const w = axis.c * k + 1;
  return Math.abs((axis.a - axis.b * axis.c) / (w * w));
}

/** The same axis in pixels of the picture, for one found at a level of `scale` whose corner is at (`left`, `top`). */
export function placeAxis(axis: Axis, { scale, left, top }: { scale: number; left: number; top: number }): Axis {
  return {
    ...axis,
    originX: axis.originX * scale + left,
    originY: axis.originY * scale + top,
    a: axis.a * scale,
    b: axis.b * scale,
  };
}

/** The same axis with its bars counted from the other end, as a reader sees it who turns the picture upside down. */
export function reverseAxis(axis: Axis): Axis {
  const last = BAR_COUNT - 1;
  const w = axis.c * last + 1;
  return {
    ...axis,
    a: -axis.a / w,
    b: (axis.a * last + axis.b) / w,
    c: -axis.c / w,
    lean: axis.lean + axis.leanStep * last + Math.PI,
    leanStep: -axis.leanStep,
  };
}

/**
 * Fits the axis to a row of bars: least squares over the centres, once more
 * without those that stand off by more than a third of the step. `null` where the centres do not lie in a line.
 */
export function fitAxis(bars: Bars, row: Row): Axis | null {
  let keep = row.members.map((_, i) => i);
  for (let round = 0; round < 2; round++) {
    const axis = fit(bars, row, keep);
    if (axis === null) return null;
    const good = row.members
      .map((_, i) => i)
      .filter((i) => {
        const [x, y] = barCentre(axis, row.index[i]);
        const off = Math.hypot(bars.x[row.members[i]] - x, bars.y[row.members[i]] - y);
        return off < pitchAt(axis, row.index[i]) / 3;
      });
    if (round === 1 || good.length === keep.length) return good.length * 4 >= row.members.length * 3 ? axis : null;
    keep = good;
    if (keep.length < 8) return null;
  }
  return null;
}

function fit(bars: Bars, row: Row, keep: readonly number[]): Axis | null {
  const n = keep.length;
  const xs = keep.map((i) => bars.x[row.members[i]]);
  const ys = keep.map((i) => bars.y[row.members[i]]);
  const ks = keep.map((i) => row.index[i]);
  const originX = xs.reduce((a, b) => a + b) / n;
  const originY = ys.reduce((a, b) => a + b) / n;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    xx += (xs[i] - originX) ** 2;
    xy += (xs[i] - originX) * (ys[i] - originY);
    yy += (ys[i] - originY) ** 2;
  }
  let angle = Math.atan2(2 * xy, xx - yy) / 2;
  const last = n - 1;
  if ((xs[last] - xs[0]) * Math.cos(angle) + (ys[last] - ys[0]) * Math.sin(angle) < 0) angle += Math.PI;
  const directionX = Math.cos(angle);
  const directionY = Math.sin(angle);
  const s = xs.map((x, i) => (x - originX) * directionX + (ys[i] - originY) * directionY);
  const abc = fitSteps(ks, s);
  if (abc === null) return null;
  return { originX, originY, directionX, directionY, ...abc, ...fitLean(bars, row, keep, angle) };
}

/** Even steps fit when no centre is further from its place than this: what rounding to whole pixels does. */
const ROUNDING = 0.6;

/** Least squares for `s = a k + b`, or where that does not fit, seen in perspective, for `s (c k + 1) = a k + b`. */
function fitSteps(ks: readonly number[], s: readonly number[]): { a: number; b: number; c: number } | null {
  const n = ks.length;
  const meanK = ks.reduce((x, y) => x + y) / n;
  const meanS = s.reduce((x, y) => x + y) / n;
  let kk = 0;
  let kS = 0;
  for (let i = 0; i < n; i++) {
    kk += (ks[i] - meanK) ** 2;
    kS += (ks[i] - meanK) * (s[i] - meanS);
  }
  const a = kS / kk;
  const b = meanS - a * meanK;
  if (ks.every((k, i) => Math.abs(a * k + b - s[i]) < ROUNDING)) return { a, b, c: 0 };
  return fitProjective(ks, s);
}

function fitProjective(ks: readonly number[], s: readonly number[]): { a: number; b: number; c: number } | null {
  // Normal equations of a k + b - c k s = s, three unknowns.
  const m = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < ks.length; i++) {
    const v = [ks[i], 1, -ks[i] * s[i], s[i]];
    for (let r = 0; r < 3; r++) for (let q = 0; q < 4; q++) m[r * 4 + q] += v[r] * v[q];
  }
  for (let p = 0; p < 3; p++) {
    let pivot = p;
    for (let r = p + 1; r < 3; r++) if (Math.abs(m[r * 4 + p]) > Math.abs(m[pivot * 4 + p])) pivot = r;
    if (Math.abs(m[pivot * 4 + p]) < 1e-9) return null;
    for (let q = 0; q < 4; q++) [m[p * 4 + q], m[pivot * 4 + q]] = [m[pivot * 4 + q], m[p * 4 + q]];
    for (let r = 0; r < 3; r++) {
      if (r === p) continue;
      const factor = m[r * 4 + p] / m[p * 4 + p];
      for (let q = p; q < 4; q++) m[r * 4 + q] -= factor * m[p * 4 + q];
    }
  }
  return { a: m[3] / m[0], b: m[7] / m[5], c: m[11] / m[10] };
}

/** Direction of the bars and its change from bar to bar: weighted least squares over the long ones. */
function fitLean(bars: Bars, row: Row, keep: readonly number[], axisAngle: number): { lean: number; leanStep: number } {
  let w = 0;
  let wk = 0;
  let wkk = 0;
  let wa = 0;
  let wka = 0;
  const across = axisAngle + Math.PI / 2;
  for (const i of keep) {
    const bar = row.members[i];
    const weight = Math.max(0, bars.length[bar] - 1.5 * bars.width[bar]) ** 2;
    // As an offset from the right angle, in -90 to 90 degrees.
    let offset = bars.angle[bar] - across;
    offset -= Math.round(offset / Math.PI) * Math.PI;
    const k = row.index[i];
    w += weight;
    wk += weight * k;
    wkk += weight * k * k;
    wa += weight * offset;
    wka += weight * k * offset;
  }
  const determinant = w * wkk - wk * wk;
  if (w === 0 || determinant < 1e-6 * w * w) return { lean: across, leanStep: 0 };
  const leanStep = (w * wka - wk * wa) / determinant;
  return { lean: across + (wa - leanStep * wk) / w, leanStep };
}
