import { type Decoded, decodeEitherWay } from './codec/decode.ts';
import { decodeDamaged } from './codec/decode-damaged.ts';
import { type Axis, barCentre, pitchAt, reverseAxis } from './detector/axis.ts';
import { measureBlurredStrip } from './detector/blurred-strip.ts';
import { chromaPictures } from './detector/chroma.ts';
import { type DamagedHeights, damagedHeights } from './detector/damage.ts';
import {
  baseScale,
  boxOf,
  type Candidate,
  detect,
  detectBlurred,
  isCrowded,
  type Level,
  levelsOf,
} from './detector/detect.ts';
import { findUnread, lightTrouble } from './detector/diagnosis.ts';
import { flatten, halve, type Luma, toLuma, toQuickLuma } from './detector/luma.ts';
import { findStrips, type Strip } from './detector/mark.ts';
import { findMarkedAxis } from './detector/marked-strip.ts';
import { measureBars, measureHollowBars } from './detector/measure.ts';
import { type Heights, toHeights } from './detector/quantizer.ts';
import { PITCH_UNITS, type Profile, sampleBars, sampleGaps } from './detector/sampler.ts';
import type { MediaRef } from './media-ref.ts';
import type { Pixels, Point } from './pixels.ts';
import type { Levels, Namespace } from './symbol.ts';

/** A code that was read. `heights` are the 23 measured heights in levels (of a hidden bar, its level), `polygon` its 400 × 100 box, clockwise from the corner above the mark. */
export type ScannedCode = {
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  readonly levels: Levels;
  readonly heights: readonly number[];
  readonly correctedBits: number;
  readonly confidence: number;
  readonly polygon: readonly [Point, Point, Point, Point];
};

/** Why no code was read, by the ids of the messages. */
export type ScanFailure =
  | 'no_code'
  | 'too_small'
  | 'blurry'
  | 'low_contrast'
  | 'overexposed'
  | 'too_dark'
  | 'glare'
  | 'cropped'
  | 'damaged'
  | 'checksum'
  | 'ambiguous'
  | 'unsupported_layout';

/** Where a code seems to be that cannot be read, and why not: what an outline and a hint over a camera's picture are made of. */
export type NearMiss = { readonly polygon: ScannedCode['polygon']; readonly reason: ScanFailure };

/**
 * `failure` says why there are no codes; it is `null` when there are. `near` is the likeliest place of a code that was not
 * read, `null` where nothing looks like one or all was read.
 */
export type Scanned = {
  readonly codes: readonly ScannedCode[];
  readonly failure: ScanFailure | null;
  readonly near: NearMiss | null;
};

export type ScanOptions = {
  /**
   * `thorough`, the default, for still pictures: codes from 8 % of the picture's width, blurred ones, coloured ones.
   * `quick` for the frames of a camera: sharp codes from 15 % of the width, in a fraction of the time.
   */
  readonly effort?: 'thorough' | 'quick';
};

/**
 * Finds and reads every code in a picture. Throws `RangeError` when `data` does not have 4 bytes for each pixel.
 */
export function scan(pixels: Pixels, { effort = 'thorough' }: ScanOptions = {}): Scanned {
  if (pixels.data.length !== pixels.width * pixels.height * 4) {
    throw new RangeError(
      `A picture of ${pixels.width} × ${pixels.height} has 4 bytes a pixel, not ${pixels.data.length} in all.`,
    );
  }
  const scale = baseScale(pixels, LEAST_SHARE[effort]);
  // The frames of a camera are opaque.
  if (effort === 'quick') {
    const base = toQuickLuma(pixels, scale);
    return explain(pixels, base, scanBrightness(pixels, base, effort), effort);
  }
  const base = toLuma(pixels, scale);
  if (base.opaque) return scanOpaque(pixels, base);
  const overWhite = flatten(pixels, 255);
  const scanned = scanOpaque(overWhite, toLuma(overWhite, base.scale));
  if (scanned.codes.length > 0) return scanned;
  const overBlack = flatten(pixels, 0);
  return scanOpaque(overBlack, toLuma(overBlack, base.scale));
}

/** Share of the picture's width from which codes are looked for. */
const LEAST_SHARE = { thorough: 0.08, quick: 0.15 } as const;

function scanOpaque(pixels: Pixels, base: Luma): Scanned {
  const seen = scanBrightness(pixels, base, 'thorough');
  if (seen.codes.length === 0) {
    for (const chroma of chromaPictures(pixels)) {
      const { codes } = scanBrightness(chroma, toLuma(chroma, baseScale(chroma, LEAST_SHARE.thorough)), 'thorough');
      if (codes.length > 0) return { codes: codes.map(twiceAsLarge), failure: null, near: null };
    }
  }
  return explain(pixels, base, seen, 'thorough');
}

function twiceAsLarge(code: ScannedCode): ScannedCode {
  const [a, b, c, d] = code.polygon.map(([x, y]): Point => [2 * x, 2 * y]);
  return { ...code, polygon: [a, b, c, d] };
}

/** What was read in a picture's brightness, and what says why there was not more: a row of bars that could not be read, and places found by their marks. */
type Seen = {
  readonly codes: readonly ScannedCode[];
  readonly row: NearMiss | null;
  readonly strips: readonly Strip[];
  readonly crowded: boolean;
};

function scanBrightness(pixels: Pixels, base: Luma, effort: 'thorough' | 'quick'): Seen {
  const codes: ScannedCode[] = [];
  const levels: Level[] = [];
  let near: NearMiss | null = null;
  const patience = { left: PATIENCE[effort] };
  const readAll = (candidates: Iterable<Candidate>) => {
    for (const candidate of candidates) {
      const read = readCandidate(pixels, candidate, codes, patience);
      if (read === null) continue;
      // Bars that are read well but for their checksum say most.
      if ('reason' in read)
        near = near === null || (read.reason === 'checksum' && near.reason !== 'checksum') ? read : near;
      else codes.push(read);
    }
  };
  for (const level of levelsOf(pixels, base)) {
    levels.push(level);
    readAll(detect(level));
    if (effort === 'quick' && codes.length > 0) break;
  }
  if (effort === 'thorough' && (codes.length === 0 || near !== null)) {
    for (const level of levels) readAll(detectBlurred(level));
  }
  const row = near as NearMiss | null;
  const crowded = isCrowded(levels[0]);
  // A row of bars whose checksum is wrong is understood; any other may suffer from what the mark tells.
  if (codes.length > 0 || !isPuzzling(row)) return { codes, row, strips: [], crowded };
  const strips = [...findStrips(effort === 'quick' ? glance(base) : crowded ? halve(base) : base)];
  const marked = effort === 'thorough' ? readMarked(pixels, strips) : null;
  return marked === null ? { codes, row, strips, crowded } : { codes: [marked], row: null, strips, crowded };
}

function isPuzzling(row: NearMiss | null): boolean {
  return row === null || row.reason === 'damaged';
}

/** Adds to what was read why there is not more. */
function explain(pixels: Pixels, base: Luma, { codes, row, ...seen }: Seen, effort: 'thorough' | 'quick'): Scanned {
  if (codes.length > 0) {
    const isRead = row !== null && codes.some((code) => covers(code, middleOf(row.polygon)));
    return { codes, failure: null, near: isRead ? null : row };
  }
  const near = isPuzzling(row) ? nearMiss(row, findUnread(pixels, base, seen, effort)) : row;
  // A label that is seen in the dark, though too small, is lit.
  const light = near?.reason === 'too_small' ? null : lightTrouble(base);
  return {
    codes,
    failure: light ?? near?.reason ?? 'no_code',
    near: light === null || near === null ? near : { ...near, reason: light },
  };
}

/** A row's place is known better than that of a strip found by its mark. */
function nearMiss(row: NearMiss | null, unread: NearMiss | null): NearMiss | null {
  if (row === null || unread === null) return unread ?? row;
  return covers(row, middleOf(unread.polygon)) ? { ...row, reason: unread.reason } : unread;
}

/** Of a frame of a camera, what is not read is looked for at this width at most: in a small fraction of the time. */
const GLANCE_WIDTH = 200;

function glance(luma: Luma): Luma {
  return luma.width > GLANCE_WIDTH ? glance(halve(luma)) : luma;
}

/** Reads the code of a candidate, unless one of `codes` is there; `null` where there is none. */
function readCandidate(
  pixels: Pixels,
  { axes, bars }: Candidate,
  codes: readonly ScannedCode[],
  patience: Patience,
): ScannedCode | NearMiss | null {
  let miss: NearMiss | null = null;
  let first = true;
  for (const axis of axes) {
    if (codes.some((code) => covers(code, barCentre(axis, 11)))) return null;
    const read = readAt(pixels, axis, bars >= MIN_BARS_OF_A_DAMAGED_CODE ? patience : NO_PATIENCE);
    if (read !== null && typeof read !== 'string') return read;
    if (first && read !== null && bars >= MIN_BARS_OF_A_CODE) {
      miss = { polygon: boxOf(axis, pitchAt(axis, 11) / PITCH_UNITS), reason: read };
    }
    first = false;
  }
  return miss;
}

/** How often bars are looked at that may be hidden or seen in part: it takes a few milliseconds each time. */
type Patience = { left: number };
const PATIENCE = { thorough: 24, quick: 2 } as const;
const NO_PATIENCE: Patience = { left: 0 };

/** Rows of fewer bars are not looked at for hidden ones: with 13 the set glare loses a picture of 20 at 5, 10 and 15 %. */
const MIN_BARS_OF_A_DAMAGED_CODE = 12;

/** A row of fewer bars is too little to say that there is a code which cannot be read. */
const MIN_BARS_OF_A_CODE = 20;

/** So many of the 23 bars may be missing or wiped out for heights to be measured of all, and for those of the rest to tell the code. */
const MOST_LOST = 3;
const MOST_HIDDEN = 9;

/** Reads the code on an axis, from left to right and from right to left; the surest answer counts. */
function readAt(pixels: Pixels, axis: Axis, patience: Patience): ScannedCode | ScanFailure | null {
  const profiles = sampleBars(pixels, axis, patience.left > 0 ? MOST_HIDDEN : MOST_LOST);
  if (profiles === null) return null;
  const lost = profiles.filter((profile) => profile.lost).length;
  const whole = lost <= MOST_LOST ? readWhole(profiles, axis) : null;
  if (whole !== null && typeof whole !== 'string') return whole;
  if (patience.left <= 0) return whole;
  patience.left--;
  return readDamaged(pixels, profiles, axis) ?? whole;
}

/** Reads a code all of whose bars are seen. */
function readWhole(profiles: readonly Profile[], axis: Axis): ScannedCode | ScanFailure | null {
  let best: ScannedCode | null = null;
  let failure: ScanFailure | null = null;
  for (const { heights, unit } of possibleHeights(profiles)) {
    const read = decodeEitherWay(heights, { sigma: noiseOf(heights) });
    if (!read.ok) failure ??= read.reason;
    else if (!isNear(read, heights)) failure ??= 'damaged';
    else if (best === null || read.confidence > best.confidence) {
      best = read.reversed
        ? toCode(read, heights.toReversed(), reverseAxis(axis), unit)
        : toCode(read, heights, axis, unit);
    }
    if (best?.correctedBits === 0) return best;
  }
  return best ?? failure;
}

/** Reads a code some of whose bars are hidden or seen in part, or all by their outlines. */
function readDamaged(pixels: Pixels, profiles: readonly Profile[], axis: Axis): ScannedCode | null {
  const read = readPossible(damagedHeights(profiles, sampleGaps(pixels, axis, profiles)), axis);
  if (read !== null || profiles.some(({ lost }) => lost)) return read;
  return readPossible(toHeights(measureHollowBars(profiles)).map(toPossible), axis);
}

/**
 * Reads the code that the heights fit, the first where there are several ways to take them: from the left and, unless a mark says where
 * left is, from the right.
 */
function readPossible(ways: Iterable<DamagedHeights>, axis: Axis, directions = [false, true]): ScannedCode | null {
  for (const { possible, unit } of ways) {
    for (const reversed of directions) {
      const heights = reversed ? possible.toReversed() : possible;
      const read = decodeDamaged(heights);
      if (!read.ok) continue;
      const nearest = heights.map((seen, bar) => nearestTo(read.levels[bar], seen));
      return toCode(read, nearest, reversed ? reverseAxis(axis) : axis, unit);
    }
  }
  return null;
}

function toPossible({ heights, unit }: Heights): DamagedHeights {
  return { possible: heights.map((height) => [height]), unit };
}

/** The height nearest to the level, which it is itself where no height was seen. */
function nearestTo(level: number, heights: readonly number[]): number {
  return heights.toSorted((a, b) => Math.abs(a - level) - Math.abs(b - level))[0] ?? level;
}

/** So many of the strips are looked at, the likeliest first: it takes some 10 ms each time. With 1 the set defocus loses pictures on clutter. */
const MOST_MARKED = 4;

/** Reads the first code of those that were found by their marks: too many of its bars may be hidden for a row, or blur has run them together. */
function readMarked(pixels: Pixels, strips: readonly Strip[]): ScannedCode | null {
  const likeliest = strips.toSorted((a, b) => b.share * b.inside - a.share * a.inside);
  for (const strip of likeliest.slice(0, MOST_MARKED)) {
    const axis = findMarkedAxis(pixels, strip);
    const read = axis && readAt(pixels, axis, { left: 1 });
    if (read !== null && typeof read !== 'string') return read;
    const blurred = readBlurred(pixels, strip);
    if (blurred !== null) return blurred;
  }
  return null;
}

/** Reads a code whose bars have run together. */
function readBlurred(pixels: Pixels, strip: Strip): ScannedCode | null {
  const bars = measureBlurredStrip(pixels, strip);
  return bars && readPossible(bars.heights.map(toPossible), bars.axis, [false]);
}

/** The most bits that may be corrected in a picture, and the largest misfit over the 23 bars in squared levels; one bar counts at most `WILD`. */
const MOST_CORRECTED = 4;
const MOST_MISFIT = 3.2;
const WILD = 2.8;

/**
 * True for an answer near enough to what was measured. The heights are scaled by the reference bars, so that these fit
 * by themselves and prove less than the decoder takes them for: bars of random heights between them would be read once in a
 * hundred times.
 */
function isNear(read: Decoded & { ok: true; reversed: boolean }, heights: readonly number[]): boolean {
  const levels = read.reversed ? read.levels.toReversed() : read.levels;
  const misfit = heights.reduce((sum, height, bar) => sum + Math.min(WILD, (height - levels[bar]) ** 2), 0);
  return read.correctedBits <= MOST_CORRECTED && misfit <= MOST_MISFIT;
}

/** Heights nearer to whole levels than this on the average are exact: noise of 0.15 level. */
const EXACT = 0.15;

/**
 * How exact the heights are, in levels: their mean distance from whole levels where that is small. Bars that are drawn
 * exactly at wrong heights are then no noise to be corrected. `undefined` where the distance says nothing: that of noise
 * cannot exceed a quarter of a level.
 */
function noiseOf(heights: readonly number[]): number | undefined {
  const square = heights.reduce((sum, height) => sum + (height - Math.round(height)) ** 2, 0) / heights.length;
  const distance = Math.sqrt(square);
  return distance < EXACT ? Math.max(0.05, distance) : undefined;
}

/** The heights by every way to measure and to scale, the surest in clean pictures first. */
function* possibleHeights(profiles: readonly Profile[]): Generator<Heights> {
  for (const measured of measureBars(profiles)) yield* toHeights(measured);
}

function toCode(read: Decoded & { ok: true }, heights: readonly number[], axis: Axis, unit: number): ScannedCode {
  const { namespace, mediaRef, levels, correctedBits, confidence } = read;
  return { namespace, mediaRef, levels, heights, correctedBits, confidence, polygon: boxOf(axis, unit) };
}

function middleOf([a, , c]: ScannedCode['polygon']): Point {
  return [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
}

/** True when the place lies in the middle of the code. */
function covers({ polygon: [a, b, c, d] }: Pick<ScannedCode, 'polygon'>, [x, y]: Point): boolean {
  const side = Math.min(Math.hypot(a[0] - d[0], a[1] - d[1]), Math.hypot(b[0] - c[0], b[1] - c[1]));
  return Math.hypot((a[0] + c[0]) / 2 - x, (a[1] + c[1]) / 2 - y) < side;
}
