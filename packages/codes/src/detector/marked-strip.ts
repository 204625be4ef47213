import type { Pixels } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import type { Axis } from './axis.ts';
import { type Course, inkIn, type Light, straighten } from './course.ts';
import { valueAt } from './least-squares.ts';
import { lightIn, PITCH_UNITS } from './sampler.ts';

/** Where the middle bar stands, in units from the mark's centre, and how far from it the first and the last. */
export const MIDDLE_PLACE = 190;
export const HALF_LENGTH = 11 * PITCH_UNITS;

/** The axis of bars at `places`: polynomials in `t = (k - 11) / 11`, in units from the mark's centre. */
export function axisOnCourse({ x, y, angle, unit }: Course, places: readonly number[]): Axis {
  const along = (corner: number, way: number) =>
    places.map((place, power) => place * unit * way + (power === 0 ? corner : 0));
  return { x: along(x, Math.cos(angle)), y: along(y, Math.sin(angle)), lean: [angle + Math.PI / 2] };
}

/** As much light as this is a lamp's image, and shows nothing of what is behind. Halved, the set scale loses a picture. */
const BURNT = 0.95;

/**
 * The axis of a strip that was found by its mark: the mark says where to begin, and the bars that are seen, as a comb, where the others
 * are. For strips with too few bars in a row to be found by them (set glare). `null` where nothing stands out.
 */
export function findMarkedAxis(pixels: Pixels, strip: Course): Axis | null {
  const light = lightIn(pixels);
  const seen: Light = (x, y) => {
    const value = light(x, y);
    return value < BURNT ? value : Number.NaN;
  };
  const course = straighten(seen, strip);
  const ink = course && inkIn(seen, course);
  if (course === null || ink === null) return null;
  const profile = inkAlong(ink);
  let best = [MIDDLE_PLACE, HALF_LENGTH, 0];
  for (const [reach, step, bend] of SEARCHES) best = bestComb(profile, best, reach, step, bend);
  return axisOnCourse(course, best);
}

/** How far the middle and the half length may be off, in which steps they are tried, and by how much the bars' places bend; coarse, then fine. */
const SEARCHES = [
  [12, 1, 0],
  [1, 0.25, 3],
] as const;

/** Places of the profile in a unit, and its length in units. */
const PER_UNIT = 2;
const END = 380;
/** The shortest bar reaches 5 units to both sides of the axis. */
const NEAR_AXIS = [-4, -2, 0, 2, 4];

function inkAlong(ink: Light): Float64Array {
  return Float64Array.from({ length: END * PER_UNIT }, (_, i) => {
    let sum = 0;
    for (const v of NEAR_AXIS) sum += ink(i / PER_UNIT, v);
    return sum;
  });
}

/** The places near `from` at which bars are darkest against the gaps beside them. */
function bestComb(profile: Float64Array, from: readonly number[], reach: number, step: number, bend: number): number[] {
  let best = [...from];
  let most = -Infinity;
  for (let middle = from[0] - reach; middle <= from[0] + reach; middle += step) {
    for (let half = from[1] - reach; half <= from[1] + reach; half += step) {
      for (let bent = from[2] - bend; bent <= from[2] + bend; bent += 0.5) {
        const places = [middle, half, bent];
        const depth = depthOf(profile, places);
        if (depth > most) [best, most] = [places, depth];
      }
    }
  }
  return best;
}

function depthOf(profile: Float64Array, places: readonly number[]): number {
  const at = (k: number) => profile[Math.round(valueAt(places, (k - 11) / 11) * PER_UNIT)] ?? 0;
  let depth = -at(-0.5);
  for (let k = 0; k < BAR_COUNT; k++) depth += 2 * at(k) - 2 * at(k + 0.5);
  return depth;
}
