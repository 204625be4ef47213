import type { Pixels, Point } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { type Axis, barCentre, fitAxis, followPieces, leanAt, placeAxis } from './axis.ts';
import { BAR_AREAS, type Bars, findBars } from './bars.ts';
import { FLAT, findThresholds, type Thresholds } from './binarizer.ts';
import { type Components, findComponents, findShadeComponents } from './components.ts';
import { findRows, type Row } from './finder.ts';
import { halve, type Luma, toLuma } from './luma.ts';
import { findRidges } from './ridges.ts';
import { PITCH_UNITS } from './sampler.ts';
import { keepClearStripes, keepStripes } from './stripes.ts';
import { findFineTexture } from './texture.ts';

/** A place where a code may be: the axes it may have, likeliest first, and how many bars were seen. */
export type Candidate = { readonly axes: Iterable<Axis>; readonly bars: number };

/**
 * Coarser levels than this hold no code of which 23 bars could be told apart: 93 pixels for a pitch of 2.9.
 * Doubled, the set halftone loses a picture.
 */
const MIN_SIDE = 93;

/** A picture, or a part of one, at one size, with its thresholds: all of them, and those where bars are looked for. */
export type Level = { readonly luma: Luma; readonly thresholds: Thresholds; readonly kept: Thresholds };

/** Pictures of at most this many pixels are looked at whole at full size: it costs under a millisecond. */
const SMALL_PICTURE = 450 * 450;

/** Length of the smallest code that is read, in pixels. Doubled, the set scale loses a picture. */
const MIN_STRIP = 100;
/** The distance from bar to bar of a strip of this many pixels is a pixel. Halved, the set scale loses a picture. */
const STRIP_PER_PITCH = 400 / PITCH_UNITS;
/** The least pitch, in pixels, of which a reduced picture still shows the ripple. Without it, the set scale loses a picture. */
const MIN_RIPPLE = 1.45;

/**
 * How far a picture may be reduced so that codes from the given share of its width still show in it, if only by their
 * ripple.
 */
export function baseScale({ width }: Pixels, share: number): 2 | 4 {
  const pitch = Math.max(MIN_STRIP, share * width) / STRIP_PER_PITCH;
  return pitch >= 4 * MIN_RIPPLE ? 4 : 2;
}

/**
 * What is looked at: `base` (the whole picture reduced), then what is coarser, then of the next larger sizes only the parts that are too
 * fine for it.
 */
export function* levelsOf(pixels: Pixels, base: Luma): Generator<Level> {
  const level = toLevel(base);
  yield level;
  for (let luma = halve(base); Math.max(luma.width, luma.height) >= MIN_SIDE; luma = halve(luma)) yield toLevel(luma);
  if (pixels.width * pixels.height <= SMALL_PICTURE) yield toLevel(toLuma(pixels, 1));
  else yield* finerLevels(pixels, level);
}

/** The parts of a level that are too fine for it, at larger sizes. */
function* finerLevels(pixels: Pixels, { luma, thresholds }: Level): Generator<Level> {
  if (luma.scale === 1) return;
  for (const part of findFineTexture(luma, thresholds, pixels)) {
    const finer = toLevel(toLuma(pixels, luma.scale === 4 ? 2 : 1, part));
    yield finer;
    yield* finerLevels(pixels, finer);
  }
}

function toLevel(luma: Luma): Level {
  const thresholds = findThresholds(luma);
  return { luma, thresholds, kept: keepClearStripes(luma, thresholds) };
}

/** True for a level nearly all of which has contrast, so that bars are looked for in parts of it only. */
export function isCrowded({ thresholds, kept }: Level): boolean {
  return kept !== thresholds;
}

/** Finds the places where codes with bars apart from each other may be. */
export function detect({ luma, kept }: Level): Generator<Candidate> {
  return findCandidates(findComponents(luma, kept, BAR_AREAS), luma);
}

/** Finds the places where codes may be whose bars blur has run together. */
export function* detectBlurred(level: Level): Generator<Candidate> {
  const stripes = isCrowded(level) ? level.kept : keepStripes(level.luma, level.thresholds);
  if (stripes.data.every((threshold) => threshold === FLAT)) return;
  yield* findCandidates(findShadeComponents(findRidges(level.luma, stripes), level.luma, BAR_AREAS), level.luma);
}

function* findCandidates(components: Components, luma: Luma): Generator<Candidate> {
  const bars = findBars(components);
  for (const row of findRows(bars, luma.width, luma.height)) {
    yield { axes: placeAxes(bars, row, luma), bars: row.members.length };
  }
}

/** The axes a row may have, likeliest first: each fitted to those of its bars that are part of the code then. */
function* placeAxes(bars: Bars, row: Row, luma: Luma): Generator<Axis> {
  if (fitAxis(bars, row) === null) return;
  for (const shift of possibleShifts(row.index[row.index.length - 1] + 1)) {
    const part = row.members
      .map((member, i) => ({ member, index: row.index[i] - shift }))
      .filter(({ index }) => index >= 0 && index < BAR_COUNT);
    const seen = { members: part.map(({ member }) => member), index: part.map(({ index }) => index) };
    const axis = fitAxis(bars, seen);
    if (axis === null) continue;
    yield placeAxis(axis, luma);
    if (part.length < BAR_COUNT) yield placeAxis(followPieces(bars, seen, axis), luma);
  }
}

/**
 * At which place of a row of `seen` places bar 0 may be, likeliest first: a row that lacks bars at an end may begin
 * at any that leaves room for the rest; and a bar or two may be missing at one end while something else stood
 * for them at the other.
 */
function possibleShifts(seen: number): number[] {
  const least = Math.min(0, seen - BAR_COUNT);
  const most = Math.max(0, seen - BAR_COUNT);
  const inside = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return [...inside, least - 1, most + 1, least - 2, most + 2];
}

/**
 * The 400 × 100 box of a code in the picture: clockwise from the corner above the mark. `unit` is a unit of the box
 * along the bars, in pixels.
 */
export function boxOf(axis: Axis, unit: number): [Point, Point, Point, Point] {
  const corner = (boxX: number, boxY: number): Point => {
    const k = (boxX - (100 + 302 / 90)) / PITCH_UNITS;
    const [x, y] = barCentre(axis, k);
    const angle = leanAt(axis, Math.max(0, Math.min(BAR_COUNT - 1, k)));
    return [x + Math.cos(angle) * boxY * unit, y + Math.sin(angle) * boxY * unit];
  };
  return [corner(0, -50), corner(400, -50), corner(400, 50), corner(0, 50)];
}
