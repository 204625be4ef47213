import { BLOCK_BITS, FLAT, findThresholds } from './binarizer.ts';
import type { Brightness } from './brightness.ts';
import type { Course } from './course.ts';
import { fitCourse, type Likeness, likenessOf, type Way } from './likeness.ts';
import type { Luma } from './luma.ts';
import { TINY } from './mark.ts';

/** A strip whose bars cannot be told apart, in pixels of the picture. */
export type Unresolved = Course & Likeness & { readonly way: Way };

/** Lengths of a code, in pixels of the level, that are tried: longer ones are found at the next coarser level. */
const LENGTHS = [20, 23, 26, 30, 35, 41, 48];
/**
 * Ground is all round the mark, so many units from its centre, but for the strip's side.
 * With `ROUND` halved or with `CIRCLE` doubled, the refusals as too small and blurry lose pictures.
 */
const ROUND = 40;
const CIRCLE = 12;
const MOST_STRIP = 3;
/** The mark differs nowhere round it from the ground by less than this share of the average. */
const LEAST_SHARE = 0.45;

/** So many of the likeliest places are fitted: it takes a millisecond each. */
const MOST_FITTED = 8;
/**
 * Marks nearer to each other than so many units, and of nearly the same size, are one.
 * With `SAME_SIZE` doubled, the refusals as too small lose a picture.
 */
const APART = 12;
const SAME_SIZE = 0.1;
/** A place that is more unlike than this before it is fitted is none. */
const MOST_UNLIKE_AT_FIRST = 0.75;
/** A mark is solid inside its edge, if by this share of its contrast only. */
const LEAST_SOLID = 0.1;

/**
 * Finds places at one level that look like a code's strip too small or too blurred for bars, likeliest first. The mark differs from the ground by
 * `least` grey steps.
 */
export function findUnresolved(luma: Luma, at: Brightness, least: number): Unresolved[] {
  const starts: Unresolved[] = [];
  for (const blob of findBlobsWithBands(luma, least)) {
    const start = toPicture(blob, luma);
    for (const way of waysOf(start)) {
      const likeness = likenessOf(at, start, way, true);
      if (likeness !== null && likeness.unlike < MOST_UNLIKE_AT_FIRST && likeness.solid > LEAST_SOLID) {
        if (isBand(likeness, way, AT_FIRST)) starts.push({ ...start, ...likeness, way });
      }
    }
  }
  starts.sort((a, b) => a.unlike - b.unlike);
  const tried: Unresolved[] = [];
  const found: Unresolved[] = [];
  for (const start of starts) {
    if (tried.some((other) => isSame(other, start))) continue;
    if (tried.push(start) > MOST_FITTED) break;
    const fitted = fitCourse(at, start, start.way);
    if (fitted !== null && isBand(fitted, start.way, FITTED)) found.push({ ...fitted, way: start.way });
  }
  return found.sort((a, b) => a.unlike - b.unlike);
}

function isSame(a: Unresolved, b: Unresolved): boolean {
  const isNear = Math.hypot(a.x - b.x, a.y - b.y) < APART * a.unit;
  return isNear && a.way === b.way && Math.abs(a.unit / b.unit - 1) < SAME_SIZE;
}

/** The bars of a longer code would be seen if they were not blurred: along the strip, or every way. */
function waysOf({ unit }: Course): readonly Way[] {
  return 400 * unit < TINY ? ['small'] : ['small', 'blurred'];
}

/** How much the bars differ from the ground, on the average and at the palest, before a place is fitted and then. */
const AT_FIRST = { cover: 0.3, palest: -0.05 };
const FITTED = { cover: 0.4, palest: 0.1 };
const MOST_COVER: Readonly<Record<Way, number>> = { small: 0.9, blurred: 1.1 };

/** True for a band that is neither solid nor broken. */
function isBand({ cover, palest }: Likeness, way: Way, least: typeof FITTED): boolean {
  return cover > least.cover && cover < MOST_COVER[way] && palest > least.palest;
}

function toPicture(place: Course, { scale, left, top }: Luma): Course {
  return { ...place, x: left + place.x * scale, y: top + place.y * scale, unit: place.unit * scale };
}

/** Blobs with even ground round them and a band that begins beside them. */
function* findBlobsWithBands(luma: Luma, least: number): Generator<Course> {
  const { width, height, data } = luma;
  const thresholds = findThresholds(luma, least);
  if (thresholds.data.every((threshold) => threshold === FLAT)) return;
  const soft = soften(luma);
  const templates = LENGTHS.map((length) => toTemplate(length / 400, width));
  const differences = new Float64Array(CIRCLE);
  for (let y = RIM + 1; y < height - RIM - 1; y++) {
    for (let i = y * width + RIM + 1, x = RIM + 1; x < width - RIM - 1; i++, x++) {
      if (thresholds.data[(y >> BLOCK_BITS) * thresholds.columns + (x >> BLOCK_BITS)] === FLAT) continue;
      const sign = extremeAt(soft, width, i);
      if (sign === 0) continue;
      const room = Math.min(x, y, width - 1 - x, height - 1 - y) - RIM;
      for (const template of templates) {
        if (template.reach > room) break;
        let sum = 0;
        let palest = 0;
        for (let k = 0; k < CIRCLE && palest <= MOST_STRIP; k++) {
          differences[k] = (soft[i] - data[i + template.round[k]]) * sign;
          sum += differences[k];
          if (differences[k] < LEAST_SHARE * least) palest++;
        }
        if (palest > MOST_STRIP) continue;
        const contrast = sum / CIRCLE;
        if (contrast < least) continue;
        let strip = 0;
        for (let k = 0; k < CIRCLE; k++) if (differences[k] < LEAST_SHARE * contrast) strip++;
        if (strip > MOST_STRIP) continue;
        const angle = findBand(soft, luma, x, y, template, sign * contrast);
        if (angle !== null)
          yield {
            x: x + 0.5 + peak(soft[i - 1], soft[i], soft[i + 1]),
            y: y + 0.5 + peak(soft[i - width], soft[i], soft[i + width]),
            unit: template.unit,
            angle,
          };
      }
    }
  }
}

/** Where a blob of one size has what, as distances in the picture's data: the ground round it, and in each direction places on the axis and to both sides of it. */
type Template = {
  readonly unit: number;
  readonly reach: number;
  readonly round: Int32Array;
  readonly bands: () => readonly Band[];
};
type Band = {
  readonly angle: number;
  /** Three for each place: on the axis, above and below it. */
  readonly places: Int32Array;
  readonly end: number;
  /** How far the strip reaches from the blob's middle. */
  readonly reachX: number;
  readonly reachY: number;
};

/** Halved, the refusals as too small and blurry lose pictures. */
const DIRECTIONS = 60;
/**
 * Places along the axis, the margin behind the bars, and how far beside the axis ground is looked at, in units from the mark's centre.
 * With `BEHIND` doubled, the refusals as blurry lose pictures; with `BESIDE` halved, the refusals as too small and blurry lose pictures.
 */
const ON_AXIS = Array.from({ length: 14 }, (_, i) => 62 + 20 * i);
const BEHIND = 346;
const BESIDE = 38;

function toTemplate(unit: number, width: number): Template {
  const round = Int32Array.from({ length: CIRCLE }, (_, i) =>
    distance((i * 2 * Math.PI) / CIRCLE, ROUND * unit, 0, width),
  );
  let bands: readonly Band[] | null = null;
  return { unit, reach: Math.ceil(ROUND * unit), round, bands: () => (bands ??= toBands(unit, width)) };
}

function toBands(unit: number, width: number): Band[] {
  return Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (i * 2 * Math.PI) / DIRECTIONS;
    const places = new Int32Array(3 * ON_AXIS.length);
    for (let k = 0; k < places.length; k += 3) {
      const along = ON_AXIS[k / 3] * unit;
      places[k] = distance(angle, along, 0, width);
      places[k + 1] = distance(angle, along, -BESIDE * unit, width);
      places[k + 2] = distance(angle, along, BESIDE * unit, width);
    }
    const end = BEHIND * unit;
    return {
      angle,
      places,
      end: distance(angle, end, 0, width),
      reachX: end * Math.cos(angle),
      reachY: end * Math.sin(angle),
    };
  });
}

/** How far apart in the data of a picture two places are, `along` a direction and `aside` of it, in pixels. */
function distance(angle: number, along: number, aside: number, width: number): number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Math.round(along * sin + aside * cos) * width + Math.round(along * cos - aside * sin);
}

/**
 * The axis differs from both sides by this share of the mark's contrast, but for so many places.
 * With `SOLID` halved, the refusals as blurry lose a picture.
 */
const LEAST_BAND = 0.1;
const MOST_FLAWS = 2;
const SOLID = 0.95;

/** The direction of the band beside the blob, or `null`. */
function findBand(
  soft: Uint8Array,
  { width, height, data }: Luma,
  x: number,
  y: number,
  { unit, bands }: Template,
  contrast: number,
): number | null {
  const i = y * width + x;
  const sign = Math.sign(contrast);
  const size = Math.abs(contrast);
  const paper = soft[i] * sign - size;
  const rim = BESIDE * unit + RIM + 1;
  let best: number | null = null;
  let most = -Infinity;
  for (const { angle, places, end, reachX, reachY } of bands()) {
    if (x + reachX < rim || y + reachY < rim || x + reachX > width - rim || y + reachY > height - rim) continue;
    let sum = 0;
    let whole = 0;
    let flaws = 0;
    for (let k = 0; k < places.length && flaws <= MOST_FLAWS; k += 3) {
      const axis = soft[i + places[k]] * sign;
      const side = Math.max(data[i + places[k + 1]] * sign, data[i + places[k + 2]] * sign);
      if (axis - side < LEAST_BAND * size) flaws++;
      sum += Math.min(axis - side, 0.5 * size);
      whole += axis - side;
    }
    if (flaws > MOST_FLAWS || whole > SOLID * size * ON_AXIS.length) continue;
    sum -= 2 * Math.abs(soft[i + end] * sign - paper);
    if (sum > most) [best, most] = [angle, sum];
  }
  return best;
}

/** So many pixels at the rim are not softened. Halved, the refusals as too small and blurry lose pictures. */
const RIM = 1;

/** 1 where a pixel is lighter than all round it, -1 where it is darker, 0 elsewhere. */
function extremeAt(data: Uint8Array, width: number, i: number): -1 | 0 | 1 {
  const value = data[i];
  if (value > data[i + 1]) {
    return value > data[i + width] &&
      value > data[i + width + 1] &&
      value > data[i + width - 1] &&
      value >= data[i - 1] &&
      value >= data[i - width] &&
      value >= data[i - width - 1] &&
      value >= data[i - width + 1]
      ? 1
      : 0;
  }
  if (value < data[i + 1]) {
    return value < data[i + width] &&
      value < data[i + width + 1] &&
      value < data[i + width - 1] &&
      value <= data[i - 1] &&
      value <= data[i - width] &&
      value <= data[i - width - 1] &&
      value <= data[i - width + 1]
      ? -1
      : 0;
  }
  return 0;
}

/** How far the peak of the parabola through three values is from the middle one. */
function peak(before: number, here: number, after: number): number {
  const bend = 2 * here - before - after;
  return bend === 0 ? 0 : (after - before) / (2 * bend);
}

/** Each pixel the mean of the 3 × 3 round it: holes in marks are filled, bars run together. 0 at the rim. */
function soften({ width, height, data }: Luma): Uint8Array {
  const soft = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    let i = y * width;
    let before = 0;
    let here = data[i - width] + data[i] + data[i + width];
    for (const end = i + width - 1; i < end; i++) {
      const after = data[i + 1 - width] + data[i + 1] + data[i + 1 + width];
      soft[i] = (before + here + after) / 9;
      before = here;
      here = after;
    }
  }
  return soft;
}
