import type { Pixels } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { type Axis, pitchAt } from './axis.ts';
import { type BlurredBars, findBlurredBars } from './blurred-bars.ts';
import type { Strip } from './mark.ts';
import type { Measured } from './measure.ts';
import { type Course, measureStripLight } from './strip-light.ts';

/** A strip whose bars were told apart: their axis from the mark on, and their lengths, in no unit that means anything. */
export type BlurredStrip = { readonly axis: Axis; readonly measured: Measured };

/** Paler marks than this, in grey steps, are too pale to be read. */
const LEAST_CONTRAST = 20;
/** What 23 bars under blur leave unexplained is noise: a thousandth of the light. More of it is from something else. */
const MOST_RESIDUE = 0.01;

/** Measures the bars of a strip that was found by its mark, however blur has run them together; `null` where there are none. */
export function measureBlurredStrip(pixels: Pixels, strip: Strip): BlurredStrip | null {
  if (Math.abs(strip.contrast) < LEAST_CONTRAST) return null;
  const light = measureStripLight(pixels, strip);
  const bars = light && findBlurredBars(light.columns);
  if (light === null || bars === null || bars.residue > MOST_RESIDUE) return null;
  const axis = toAxis(light.course, bars);
  const pitches = Array.from({ length: BAR_COUNT }, (_, k) => pitchAt(axis, k));
  return { axis, measured: { lengths: [...bars.lengths], pitches } };
}

function toAxis({ x, y, angle, unit }: Course, { places }: BlurredBars): Axis {
  const along = (corner: number, way: number) =>
    places.map((place, power) => place * unit * way + (power === 0 ? corner : 0));
  return { x: along(x, Math.cos(angle)), y: along(y, Math.sin(angle)), lean: [angle + Math.PI / 2] };
}
