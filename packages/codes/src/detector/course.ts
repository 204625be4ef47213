import { fitPolynomial } from './least-squares.ts';
import type { Strip } from './mark.ts';

/** Where a strip lies: the mark's centre, the direction from it along the bars, and a unit of the code's box in pixels. */
export type Course = Pick<Strip, 'x' | 'y' | 'angle' | 'unit'>;

/** The bars stand from 50 to 330 units from the mark's centre. With `LAST_BAR` halved, the set defocus loses pictures. */
const FIRST_BAR = 52;
const LAST_BAR = 328;
/**
 * Half of the tallest bar, 30, with most of what blur adds to it. What is round the box begins at 50; blurred by 0.8 × the pitch it
 * reaches to 40 (at 40 the set defocus loses pictures there).
 */
export const TALLEST = 37;
/** Light is looked at in steps of so many units. */
const COARSE = 4;
/**
 * How far along the strip the bars' middles are followed in each round: a slanted course soon leaves the strip. Bars whose middle is so
 * many units off the course count half: something may lie on one of their ends.
 */
const ROUNDS = [
  { end: 130, aside: 8 },
  { end: 220, aside: 6 },
  { end: LAST_BAR, aside: 4 },
  { end: LAST_BAR, aside: 2 },
] as const;

/** Turns the course until the bars stand evenly to both sides of it. `null` where there are none. `light` is NaN where nothing is seen. */
export function straighten(light: Light, strip: Course): Course | null {
  let course = strip;
  for (const { end, aside } of ROUNDS) {
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
      weights.push(sum / (1 + (moment / sum / aside) ** 2));
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

export type Light = (x: number, y: number) => number;

/** Beside the bars, where the ground is looked at: clear of most bars and of what is beyond the box, however both are blurred. */
const GROUND = [34, 37, 40];
/** Bars that differ from the ground by less light than this are not seen. */
const LEAST_CONTRAST = 0.01;

/**
 * By how much a place, in units from the mark's centre, differs from the ground beside the bars: 0 for the ground, 1 where it is as unlike as the
 * strip's axis is on the average, and 0 where nothing is seen. Light that is uneven along the strip is evened out as far as the ground shows it.
 */
export function inkIn(light: Light, { x, y, angle, unit }: Course, end = LAST_BAR): Light | null {
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  const at = (u: number, v: number) => light(x + u * cos - v * sin, y + u * sin + v * cos);
  const third = (end - FIRST_BAR) / 3;
  const groundFrom = (from: number) => {
    const values: number[] = [];
    for (let u = from; u < from + third; u += 3) for (const v of GROUND) values.push(at(u, v), at(u, -v));
    const seen = values.filter((value) => !Number.isNaN(value));
    return seen.sort((a, b) => a - b)[seen.length >> 1];
  };
  const [first, last] = [groundFrom(FIRST_BAR), groundFrom(end - third)];
  const slope = (last - first) / (end - FIRST_BAR - third);
  const ground = (u: number) => first + slope * (u - FIRST_BAR - third / 2);
  let sum = 0;
  let count = 0;
  for (let u = FIRST_BAR; u <= end; u += 2) {
    const value = at(u, 0) - ground(u);
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  const contrast = sum / count;
  if (!(Math.abs(contrast) > LEAST_CONTRAST)) return null;
  return (u, v) => (at(u, v) - ground(u)) / contrast || 0;
}
