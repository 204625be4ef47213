import type { Pixels } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { type Axis, pitchAt } from './axis.ts';
import { type BlurredBars, findBlurredBars } from './blurred-bars.ts';
import type { Course } from './course.ts';
import { type Strip, WHOLE } from './mark.ts';
import { axisOnCourse, HALF_LENGTH, MIDDLE_PLACE } from './marked-strip.ts';
import { type Heights, toHeights } from './quantizer.ts';
import { PITCH_UNITS } from './sampler.ts';
import { measureStripLight } from './strip-light.ts';

/** A strip whose bars were told apart: their axis from the mark on, and the heights they may have in levels. */
export type BlurredStrip = { readonly axis: Axis; readonly heights: readonly Heights[] };

/** Paler marks than this, in grey steps, are too pale to be read. */
const LEAST_CONTRAST = 20;
/**
 * What 23 bars under blur leave unexplained: of the sets defocus and motion up to 0.001, of keyboards, text and charts 0.004 and more. So
 * much may be left where the mark's size is not yet put right.
 */
const MOST_RESIDUE = 0.003;
const MOST_AT_FIRST = 0.007;

/** Measures the bars of a strip that was found by its mark, however blur has run them together; `null` where there are none. */
export function measureBlurredStrip(pixels: Pixels, strip: Strip): BlurredStrip | null {
  if (Math.abs(strip.contrast) < LEAST_CONTRAST || strip.inside < WHOLE) return null;
  const seen = measure(pixels, strip);
  if (seen === null || seen.bars.residue > MOST_AT_FIRST) return null;
  const found = measure(pixels, putRight(seen));
  if (found === null || found.bars.residue > MOST_RESIDUE) return null;
  const { course, bars } = found;
  const axis = axisOnCourse(course, bars.places);
  const pitches = Array.from({ length: BAR_COUNT }, (_, k) => pitchAt(axis, k));
  const unit = pitches[BAR_COUNT >> 1] / PITCH_UNITS;
  const scaled = toHeights({ lengths: [...bars.lengths], pitches }, areApart);
  return { axis, heights: scaled.map(({ heights }) => ({ heights, unit })) };
}

/** The tallest bar has so many times the mean brightness of the strip's axis, in units, more light than the shortest has. */
const LEAST_APART = 30;

/** True for lengths of the shortest and the tallest bar: what they have in common is not known, for it may be of the ground. */
function areApart(short: number, tall: number): boolean {
  return tall - short > LEAST_APART;
}

type Seen = { readonly course: Course; readonly bars: BlurredBars };

function measure(pixels: Pixels, strip: Course): Seen | null {
  const light = measureStripLight(pixels, strip);
  const bars = light && findBlurredBars(light);
  return light && bars && { course: light.course, bars };
}

/** The course that the bars tell: a blurred mark seems larger than it is and to lie aside. */
function putRight({ course: { x, y, angle, unit }, bars: { places } }: Seen): Course {
  const [middle, half] = places;
  const aside = (middle - (MIDDLE_PLACE * half) / HALF_LENGTH) * unit;
  return { x: x + aside * Math.cos(angle), y: y + aside * Math.sin(angle), angle, unit: (unit * half) / HALF_LENGTH };
}
