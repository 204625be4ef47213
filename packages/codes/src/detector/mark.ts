import type { Point } from '../pixels.ts';
import { findThresholds } from './binarizer.ts';
import { findComponents } from './components.ts';
import { halve, type Luma } from './luma.ts';

/**
 * Where the mark and a strip beside it seem to be, found without telling bars apart: blurred, pale or tiny ones still make a band. Pixels of
 * the picture.
 */
export type Strip = {
  /** Centre of the mark. */
  readonly x: number;
  readonly y: number;
  /** Direction from the mark along the strip, radians. */
  readonly angle: number;
  /** A unit of the code's 400 × 100 box. */
  readonly unit: number;
  /** By how many grey steps the mark is lighter than the ground, or darker where it is negative. */
  readonly contrast: number;
  /** Share of the places along it that look like bars. */
  readonly share: number;
  /** Share of the strip that is inside the picture. */
  readonly inside: number;
};

/**
 * Diameters of a mark in pixels of the level where it is found: smaller ones are specks, larger ones are found at coarser levels. Blurred ones
 * may run together there with what is round the strip: with 15 at most the set defocus loses two pictures at 0.6 × the pitch.
 */
const LEAST_DIAMETER = 4.6;
/** At the finest level smaller ones count as well, if they stand out: those of codes that are too small. */
const TINY_DIAMETER = 2.8;
const MOST_DIAMETER = 48;
const AREAS = { least: 6, most: 2000 };
/** How much longer than wide a mark looks, seen from the side. Halved, the set defocus loses a picture. */
const MOST_OBLONG = 1.35;
/** An even disc fills π / 3 of the square with the same second moments; what is cut out of the mark takes up to half of it under blur (set defocus). */
const LEAST_FILL = 0.48;
const MOST_FILL = 1.15;
/** Grey steps from which a mark is seen at all; one of fewer than `PALE` must have a strip without a flaw. */
const LEAST_CONTRAST = 8;
const PALE = 20;
const PALE_SHARE = 0.96;
/** The smallest level that is looked at. */
const LEAST_SIDE = 20;
const DIRECTIONS = 180;
/** Brightness that a lamp's image reaches. */
const WHITE = 250;

/** How large a mark may seem: as it is; smaller, where blur has filled half of what is cut out of it; or larger by its soft edge (set defocus). */
const SEEMING = [1, 0.92, 1.14];
/** Smaller marks, in pixels of the level, are not tried at other sizes: noise is full of them, and a blurred mark is larger at a finer level. */
const LEAST_SOFT = 8;

/** A piece with the shape of a disc: its middle in pixels of the level where it was found, and its diameter there. */
export type Disc = {
  readonly luma: Luma;
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
  readonly light: boolean;
};

/** Finds what may be the disc of a mark, from fine to coarse. */
export function* findDiscs(base: Luma): Generator<Disc> {
  for (let luma = base; Math.min(luma.width, luma.height) >= LEAST_SIDE; luma = halve(luma)) {
    const components = findComponents(luma, findThresholds(luma, LEAST_CONTRAST), AREAS);
    const least = luma === base && luma.scale <= 2 ? TINY_DIAMETER : LEAST_DIAMETER;
    for (let c = 0; c < components.count; c++) {
      const n = components.area[c];
      const x = components.sumX[c] / n;
      const y = components.sumY[c] / n;
      const xx = components.sumXX[c] / n - x * x + 1 / 12;
      const yy = components.sumYY[c] / n - y * y + 1 / 12;
      const xy = components.sumXY[c] / n - x * y;
      const spread = Math.hypot((xx - yy) / 2, xy);
      const length = Math.sqrt(12 * ((xx + yy) / 2 + spread));
      const width = Math.sqrt(12 * Math.max(0, (xx + yy) / 2 - spread));
      const fill = n / (length * width);
      // Of a disc, the rectangle with the same second moments is √3 times the radius; of a ring that fills it less by the factor f it is
      // larger by √(2 / (1 + f)).
      const even = Math.min(1, (3 * fill) / Math.PI);
      const diameter = ((length + width) / Math.sqrt(3)) * Math.sqrt((1 + even) / 2);
      if (diameter < least || diameter > MOST_DIAMETER || length > MOST_OBLONG * width) continue;
      if (fill < LEAST_FILL || fill > MOST_FILL) continue;
      yield { luma, x: x + 0.5, y: y + 0.5, diameter, light: components.light[c] === 1 };
    }
  }
}

/** Finds marks with a strip beside them, from fine to coarse. */
export function* findStrips(base: Luma): Generator<Strip> {
  for (const { luma, x, y, diameter, light } of findDiscs(base)) {
    for (const size of diameter < LEAST_SOFT ? [1] : SEEMING) {
      const strip = findStripBeside(luma, x, y, diameter / 60 / size);
      if (strip === null || !isCredible(strip) || strip.contrast > 0 !== light) continue;
      yield strip;
      break;
    }
  }
}

/** Tiny strips, and those that are cut off, must stand out by so many grey steps; noise and grain look like the others. */
const CLEAR = 40;
/** The share of a strip that is inside the picture where nothing is cut off. Doubled, the set defocus loses pictures. */
export const WHOLE = 0.96;
/**
 * Shorter codes than this, in pixels, have bars of less than two pixels; pale ones are believed from the other length on.
 * With `TINY` halved, the refusals as too small lose a picture.
 */
export const TINY = 100;
const LONG = 150;
/** Shorter ones than this leave nothing to tell a strip by. */
const LEAST_LENGTH = 55;

function isCredible({ contrast, inside, unit }: Strip): boolean {
  const length = 400 * unit;
  if (length < TINY) return length > LEAST_LENGTH && inside >= WHOLE && Math.abs(contrast) >= CLEAR;
  if (inside < WHOLE) return Math.abs(contrast) >= CLEAR;
  return Math.abs(contrast) >= PALE || length >= LONG;
}

/**
 * Of the places round the mark so many are as bright as the ground, within this share of the contrast: the strip takes a few.
 * With `RING_SHARE` halved, the negatives “equalizer” get a reason; with `RING_SPREAD` halved, the set defocus loses a picture.
 */
const RING_SHARE = 0.7;
const RING_SPREAD = 0.2;

/**
 * Where bars are looked for, in units from the mark's centre; the first bar begins at 50, the last ends at 330.
 * With `FROM` doubled, the refusals as cropped lose a picture; with `TO` halved, the refusals as cropped lose pictures; with `STEP` halved,
 * the negatives “discs” get a reason.
 */
const FROM = 56;
const TO = 326;
const STEP = 9;
/** Beside the tallest bars and beside the mark, all round, is ground. Halved, the set defocus loses a picture. */
const BESIDE = 37;
/** Least difference of a place on the axis from the ground beside it, as a share of the mark's. Without it, the set scale loses a picture. */
const LEAST_BAND = 0.12;
/**
 * The share of the places inside the picture that must differ, and how many must be inside.
 * Without `LEAST_SHARE`, the refusals as blurry lose a picture; without `LEAST_INSIDE`, the refusals as no code lose a picture.
 */
const LEAST_SHARE = 0.86;
const LEAST_INSIDE = 10;
/** The ground beside the bars differs from that round the mark by this share of the mark's contrast at most, on the average. */
const MOST_UNEVEN = 0.2;
/** Bars cover 0.54 of the axis, after blur as well; a solid bar covers all of it. */
const LEAST_COVER = 0.25;
const MOST_COVER = 0.85;

/** The brightness of the ground all round a mark, and by how much the mark is lighter; `null` where there is no even ground. */
export function groundRound(
  luma: Luma,
  x: number,
  y: number,
  unit: number,
): { readonly paper: number; readonly contrast: number } | null {
  const ground: number[] = [];
  for (let i = 0; i < 12; i++) {
    const angle = (i * Math.PI) / 6;
    const value = valueAt(luma, x + BESIDE * unit * Math.cos(angle), y + BESIDE * unit * Math.sin(angle));
    if (!Number.isNaN(value)) ground.push(value);
  }
  if (ground.length < 6) return null;
  const paper = ground.sort((a, b) => a - b)[ground.length >> 1];
  const contrast = inkOf(luma, x, y, unit, paper) - paper;
  if (Math.abs(contrast) < LEAST_CONTRAST) return null;
  const even = ground.filter((value) => Math.abs(value - paper) < RING_SPREAD * Math.abs(contrast)).length;
  return even < RING_SHARE * ground.length ? null : { paper, contrast };
}

function findStripBeside(luma: Luma, x: number, y: number, unit: number): Strip | null {
  const round = groundRound(luma, x, y, unit);
  if (round === null) return null;
  const { paper, contrast } = round;
  let best: { angle: number; share: number; inside: number } | null = null;
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (i * 2 * Math.PI) / DIRECTIONS;
    const { share, inside } = bandShare(luma, x, y, unit, angle, paper, contrast);
    if (
      share >= (Math.abs(contrast) < PALE ? PALE_SHARE : LEAST_SHARE) &&
      (best === null || share * inside > best.share * best.inside)
    )
      best = { angle, share, inside };
  }
  if (best === null) return null;
  const { scale, left, top } = luma;
  return {
    x: left + x * scale,
    y: top + y * scale,
    angle: best.angle,
    unit: unit * scale,
    contrast,
    inside: best.inside,
    share: best.share,
  };
}

/** The brightness of the mark where nothing is cut out of it: of a few places in it, the one that is third in differing from the paper. */
function inkOf(luma: Luma, x: number, y: number, unit: number, paper: number): number {
  const values: number[] = [valueAt(luma, x, y)];
  for (let i = 0; i < 8; i++) {
    const angle = (i * Math.PI) / 4;
    for (const reach of [12, 20]) {
      values.push(valueAt(luma, x + reach * unit * Math.cos(angle), y + reach * unit * Math.sin(angle)));
    }
  }
  return values.sort((a, b) => Math.abs(b - paper) - Math.abs(a - paper))[2];
}

/** The share of places along the strip that differ from the ground, and that are inside the picture. */
type Band = { readonly share: number; readonly inside: number };
const PLACES = Math.floor((TO - FROM) / STEP) + 1;
const MOST_FLAWS = (1 - LEAST_SHARE) * PLACES;
const NO_BAND: Band = { share: 0, inside: 0 };

/** The share of places along the strip where the axis differs from the ground beside it as bars do; 0 where there is no band, or more than a band. */
function bandShare(
  luma: Luma,
  x: number,
  y: number,
  unit: number,
  angle: number,
  paper: number,
  contrast: number,
): Band {
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  const at = (u: number, v: number) => valueAt(luma, x + u * cos - v * sin, y + u * sin + v * cos);
  let unevenness = 0;
  const white = Math.max(paper, paper + contrast) < WHITE ? WHITE : 256;
  const cover = (u: number) => {
    const [before, here, after] = [at(u - 4, 0), at(u, 0), at(u + 4, 0)];
    const [above, below] = [at(u, -BESIDE), at(u, BESIDE)];
    // A lamp's image shows nothing of the strip: neither for nor against it.
    if (Math.max(before, here, after, above, below) >= white) return null;
    const axis = (before + here + after) / 3;
    unevenness += Math.abs(above - paper) + Math.abs(below - paper);
    return (axis - (above + below) / 2) / contrast;
  };
  let inside = 0;
  let seen = 0;
  let differing = 0;
  let sum = 0;
  for (let u = FROM; u <= TO; u += STEP) {
    const share = cover(u);
    if (Number.isNaN(share)) break;
    inside++;
    if (share === null) continue;
    seen++;
    sum += Math.min(1.2, Math.max(0, share));
    if (share > LEAST_BAND) differing++;
    else if (seen - differing > MOST_FLAWS) return NO_BAND;
  }
  if (seen < LEAST_INSIDE || sum < LEAST_COVER * seen || sum > MOST_COVER * seen) return NO_BAND;
  // The box has one colour beside the bars.
  if (unevenness > MOST_UNEVEN * 2 * seen * Math.abs(contrast)) return NO_BAND;
  // The strip ends after the last bar, with the margin.
  if ((cover(346) ?? 0) > LEAST_BAND) return NO_BAND;
  return { share: differing / seen, inside: inside / PLACES };
}

/** Brightness of the pixel at a place; NaN outside the picture. */
function valueAt({ width, height, data }: Luma, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return Number.NaN;
  return data[Math.floor(y) * width + Math.floor(x)];
}

/** The 400 × 100 box of the strip, clockwise from the corner above the mark. */
export function stripBox({
  x,
  y,
  angle,
  unit,
}: Pick<Strip, 'x' | 'y' | 'angle' | 'unit'>): [Point, Point, Point, Point] {
  const corner = (u: number, v: number): Point => [
    x + unit * (u * Math.cos(angle) - v * Math.sin(angle)),
    y + unit * (u * Math.sin(angle) + v * Math.cos(angle)),
  ];
  return [corner(-50, -50), corner(350, -50), corner(350, 50), corner(-50, 50)];
}
