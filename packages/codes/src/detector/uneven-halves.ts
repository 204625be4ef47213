import type { Pixels } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import type { Course } from './course.ts';
import { fitPolynomial, valueAt } from './least-squares.ts';
import { brightnessAlong } from './sampler.ts';

/**
 * Bars that must be told apart, and how many of them must be uneven, by so many units: a step of a half bar is 3.5.
 * Without `LEAST_UNEVEN`, the refusals as damaged lose pictures.
 */
const LEAST_BARS = 16;
const LEAST_UNEVEN = 7;
const UNEVEN = 4;

/**
 * True where the upper and the lower halves of many bars differ: the double density of old group sessions, which nobody has
 * described.
 */
export function hasUnevenHalves(pixels: Pixels, strip: Course & { readonly contrast: number }): boolean {
  const at = brightnessAlong(pixels, strip);
  const ground = (at(190, 42) + at(190, -42) + at(100, 42) + at(280, -42)) / 4;
  const isInk = (u: number, v: number) => Math.abs(at(u, v) - ground - strip.contrast) < Math.abs(strip.contrast) / 2;
  const extent = (u: number, way: 1 | -1) => {
    let v = 0;
    while (v < 45 && isInk(u, way * v)) v += 0.5;
    return v;
  };
  // Bar by bar along the axis: where it stands and by how much its lower half is longer.
  const bars: { u: number; off: number }[] = [];
  let from: number | null = null;
  for (let u = 46; u <= 336; u += 0.5) {
    const ink = isInk(u, 0);
    if (ink) from ??= u;
    if (ink || from === null) continue;
    const middle = (from + u) / 2;
    if (u - from > 2) bars.push({ u: middle, off: extent(middle, 1) - extent(middle, -1) });
    from = null;
  }
  if (bars.length < LEAST_BARS || bars.length > BAR_COUNT + 2) return false;
  // The axis may be off and askew a little.
  const line = fitPolynomial(
    bars.map(({ u }) => (u - 190) / 140),
    bars.map(({ off }) => off),
    1,
  );
  if (line === null) return false;
  return bars.filter(({ u, off }) => Math.abs(off - valueAt(line, (u - 190) / 140)) > UNEVEN).length >= LEAST_UNEVEN;
}
