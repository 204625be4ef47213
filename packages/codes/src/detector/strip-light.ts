import type { Pixels } from '../pixels.ts';
import { type Course, inkIn, straighten, TALLEST } from './course.ts';
import { lightIn, PITCH_UNITS } from './sampler.ts';

/**
 * Columns are so many units apart, a twelfth of the way from bar to bar, and the first lies so far from the mark's centre.
 * With `FIRST_COLUMN` doubled, the set defocus loses pictures.
 */
export const COLUMN_UNITS = PITCH_UNITS / 12;
const FIRST_COLUMN = 32;
/** The box ends 350 units from the mark's centre; the mark may seem a little too small. Halved, the set defocus loses pictures. */
const LAST_COLUMN = 385;

/**
 * What each column across the bars holds of their light (or lacks, where they are dark), summed up over the column, in contrasts ×
 * units. Blur along the bars does not change these sums: it only moves light within a column. `course` is the strip's, put right;
 * `start` the place of the first column, in units from the mark's centre. Before it and after the last column is ground.
 */
export type StripLight = { readonly course: Course; readonly start: number; readonly columns: Float64Array };

/** Sums up the light of a strip column by column. `null` where there are no blurred bars that stand out from the ground. */
export function measureStripLight(pixels: Pixels, strip: Course): StripLight | null {
  const light = lightIn(pixels);
  const course = straighten(light, strip);
  const ink = course && inkIn(light, course);
  if (course === null || ink === null) return null;
  const columns = new Float64Array(toColumn(LAST_COLUMN));
  for (let i = 0; i < columns.length; i++) {
    const u = FIRST_COLUMN + i * COLUMN_UNITS;
    for (let v = -TALLEST; v <= TALLEST; v += FINE) columns[i] += FINE * ink(u, v);
  }
  const ends = findEnds(columns);
  if (ends === null) return null;
  const ofBars = columns.subarray(...ends);
  return isSharp(ofBars) ? null : { course, start: FIRST_COLUMN + ends[0] * COLUMN_UNITS, columns: ofBars };
}

/** Light is looked at in steps of so many units. */
const FINE = 2;

/** Columns with less than this share of the median light of the strip are ground. Without it, the set defocus loses pictures. */
const LEAST_LIGHT = 0.13;
/**
 * Where, in units from the mark's centre, the bars surely have begun, and where they may end first.
 * With `SURELY_BARS` halved, the set defocus loses a picture; with `FIRST_END` doubled, the set defocus loses pictures.
 */
const SURELY_BARS = 75;
const FIRST_END = 270;
/**
 * Ground so many columns wide is the margin: the 20 units beside the last bar less two blurs. Between blurred bars there is none.
 * Doubled, the set defocus loses a picture.
 */
const MARGIN = 3;

/** The first column with the light of bars, before which is ground or the mark's light, and the one where ground begins behind the bars. */
function findEnds(columns: Float64Array): [begin: number, end: number] | null {
  const sure = toColumn(SURELY_BARS);
  const end = toColumn(FIRST_END);
  const least = LEAST_LIGHT * columns.slice(sure, end).sort()[(end - sure) >> 1];
  let begin = sure;
  while (begin > 0 && columns[begin - 1] > least) begin--;
  if (begin === 0) for (let i = 1; i < sure; i++) if (columns[i] < columns[begin]) begin = i;
  for (let i = end, ground = 0; i < columns.length; i++) {
    ground = columns[i] > least ? 0 : ground + 1;
    if (ground === MARGIN) return [begin, i + 1];
  }
  return null;
}

/** From column to column the light changes by at most this share of the most light where bars are spread by 0.4 × the pitch. */
const MOST_CHANGE = 0.25;

/** True for bars with edges: they are measured where they end. */
function isSharp(columns: Float64Array): boolean {
  let most = 0;
  let change = 0;
  for (let i = 0; i < columns.length; i++) {
    most = Math.max(most, columns[i]);
    if (i > 0) change = Math.max(change, Math.abs(columns[i] - columns[i - 1]));
  }
  return change > MOST_CHANGE * most;
}

/** The column at a place, in units from the mark's centre. */
function toColumn(place: number): number {
  return Math.round((place - FIRST_COLUMN) / COLUMN_UNITS);
}
