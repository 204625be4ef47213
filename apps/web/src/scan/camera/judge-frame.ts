import type { Pixels } from '@barline/codes';
import type { Hint } from './hints.ts';

/** Rows and columns between those that are looked at. */
const ROW_STEP = 12;
/** Edges are judged in windows of this many pixels. */
const WINDOW = 24;
/** Grey levels between the darkest and the brightest pixel of a window that has an edge. */
const EDGE = 40;
/** Windows with an edge, of all, without which nothing can be said about sharpness. */
const ENOUGH_EDGES = 0.004;
/** The steepest step between neighbours, as a part of its edge: blur of 4 pixels and more keeps it below. */
const SOFT_STEP = 0.2;
/** The part of the windows with an edge that is sharp in any sharp picture. */
const SHARP_PART = 0.1;
const DARK = 28;
const BRIGHT = 243;

/** What is wrong with a frame as a whole, for a hint where no code shows itself: its light or its sharpness. */
export function judgeFrame({ data, width, height }: Pixels): Hint | null {
  let sum = 0;
  let windows = 0;
  let edges = 0;
  let sharp = 0;
  for (let y = ROW_STEP; y < height; y += ROW_STEP) {
    for (let x = 0; x + WINDOW <= width; x += WINDOW) {
      let lowest = 255;
      let highest = 0;
      let step = 0;
      let last = -1;
      for (let at = (y * width + x) * 4 + 1, end = at + WINDOW * 4; at < end; at += 4) {
        const green = data[at]!;
        if (green < lowest) lowest = green;
        if (green > highest) highest = green;
        if (last >= 0) step = Math.max(step, Math.abs(green - last));
        last = green;
        sum += green;
      }
      windows++;
      const range = highest - lowest;
      if (range < EDGE) continue;
      edges++;
      if (step > range * SOFT_STEP) sharp++;
    }
  }
  const mean = sum / (windows * WINDOW);
  if (mean < DARK) return 'dark';
  if (mean > BRIGHT) return 'bright';
  return edges > windows * ENOUGH_EDGES && sharp < edges * SHARP_PART ? 'still' : null;
}
