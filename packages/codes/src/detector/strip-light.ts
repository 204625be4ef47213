import type { Pixels } from '../pixels.ts';
import { fitPolynomial } from './least-squares.ts';
import type { Strip } from './mark.ts';
import { lightIn, PITCH_UNITS } from './sampler.ts';

/** Where a strip lies: the mark's centre, the direction from it along the bars, and a unit of the code's box in pixels. */
export type Course = Pick<Strip, 'x' | 'y' | 'angle' | 'unit'>;

/** Columns are so many units apart, a twelfth of the way from bar to bar, and the first lies so far from the mark's centre. */
export const COLUMN_UNITS = PITCH_UNITS / 12;
const FIRST_COLUMN = 32;
/** The box ends 350 units from the mark's centre; the mark may seem a little too small. */
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
  const ink = course && inkIn(light, course, LAST_BAR);
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

/** Light is looked at in steps of so many units, and so many where only the bars' middles are looked for. */
const FINE = 2;
const COARSE = 4;

/** Columns with less than this share of the median light of the strip are ground. */
const LEAST_LIGHT = 0.13;
/** Where, in units from the mark's centre, the bars surely have begun, and where they may end first. */
const SURELY_BARS = 75;
const FIRST_END = 270;
/** Ground so many columns wide is the margin: the 20 units beside the last bar less two blurs. Between blurred bars there is none. */
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

/** The bars stand from 50 to 330 units from the mark's centre. */
const FIRST_BAR = 52;
const LAST_BAR = 328;
/** Half of the tallest bar, with what blur adds to it at 0.8 × the pitch; the ground ends at 50. */
const TALLEST = 37;
/** How far along the strip the bars' middles are followed in each round: a slanted course soon leaves the strip. */
const ROUNDS = [130, 220, LAST_BAR, LAST_BAR];

/** Turns the course until the bars stand evenly to both sides of it. `null` where there are none. */
function straighten(light: Light, strip: Course): Course | null {
  let course = strip;
  for (const end of ROUNDS) {
    const ink = inkIn(light, course, end);
    if (ink === null) return null;
    const places: number[] = [];
    const middles: number[] = [];
    const weights: number[] = [];
    for (let u = FIRST_BAR; u <= end; u += COARSE) {
      let sum = 0;
      let moment = 0;
      for (let v = -TALLEST; v <= TALLEST; v += COARSE) {
        const value = ink(u, v);
        sum += value;
        moment += v * value;
      }
      if (sum <= 0) continue;
      places.push(u);
      middles.push(moment / sum);
      weights.push(sum);
    }
    const line = fitPolynomial(places, middles, 1, weights);
    if (line === null) return null;
    const { x, y, angle, unit } = course;
    course = {
      x: x - Math.sin(angle) * unit * line[0],
      y: y + Math.cos(angle) * unit * line[0],
      angle: angle + Math.atan(line[1]),
      unit,
    };
  }
  return course;
}

type Light = (x: number, y: number) => number;

/** Beside the bars, where the ground is looked at: clear of most bars and of what is beyond the box, however both are blurred. */
const GROUND = [34, 37, 40];
/** Bars that differ from the ground by less light than this are not seen. */
const LEAST_CONTRAST = 0.01;

/**
 * By how much a place, in units from the mark's centre, differs from the ground beside the bars: 0 for the ground, 1 where it is as unlike as the
 * strip's axis is on the average. Light that is uneven along the strip is evened out as far as the ground shows it.
 */
function inkIn(light: Light, { x, y, angle, unit }: Course, end: number): Light | null {
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  const at = (u: number, v: number) => light(x + u * cos - v * sin, y + u * sin + v * cos);
  const third = (end - FIRST_BAR) / 3;
  const groundFrom = (from: number) => {
    const values: number[] = [];
    for (let u = from; u < from + third; u += 3) for (const v of GROUND) values.push(at(u, v), at(u, -v));
    return values.sort((a, b) => a - b)[values.length >> 1];
  };
  const [first, last] = [groundFrom(FIRST_BAR), groundFrom(end - third)];
  const slope = (last - first) / (end - FIRST_BAR - third);
  const ground = (u: number) => first + slope * (u - FIRST_BAR - third / 2);
  let sum = 0;
  let count = 0;
  for (let u = FIRST_BAR; u <= end; u += 2, count++) sum += at(u, 0) - ground(u);
  const contrast = sum / count;
  if (Math.abs(contrast) < LEAST_CONTRAST) return null;
  return (u, v) => (at(u, v) - ground(u)) / contrast;
}
