import type { Pixels } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { type Axis, barCentre, leanAt, pitchAt, stepAt } from './axis.ts';
import type { Course } from './course.ts';
import { toWords } from './luma.ts';

/** Height of the tallest and the shortest bar and the pitch in the 400 × 100 box, docs/symbol.md. */
export const PITCH_UNITS = 559 / 45;
export const WIDTH_UNITS = 302 / 45;
export const TALLEST_UNITS = 60;
export const SHORTEST_UNITS = 11;

/**
 * Brightness along one bar: `values[i]` is `(i - reach) * step` pixels from its centre. `ink` is the brightness of the bar
 * in its middle, `paper` that of the gaps beside it, `pitch` the distance from bar to bar in pixels.
 */
export type Profile = {
  readonly values: Float64Array;
  readonly reach: number;
  readonly step: number;
  readonly ink: number;
  readonly paper: number;
  readonly pitch: number;
  /** True where bar and gaps hardly differ: the bar is hidden, wiped out, or was never there. */
  readonly lost: boolean;
};

/** Brightness at any place of a picture, bilinear; outside it that of the nearest pixel. */
function brightnessAt({ width, height }: Pixels, words: Uint32Array, x: number, y: number): number {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
    const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
    const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
    return brightness(words[row * width + column]);
  }
  const fx = x - 0.5 - left;
  const fy = y - 0.5 - top;
  const i = top * width + left;
  const above = brightness(words[i]) * (1 - fx) + brightness(words[i + 1]) * fx;
  const below = brightness(words[i + width]) * (1 - fx) + brightness(words[i + width + 1]) * fx;
  return above * (1 - fy) + below * fy;
}

/** A function for the brightness at any place of a picture. */
export function brightnessIn(pixels: Pixels): (x: number, y: number) => number {
  const words = toWords(pixels);
  return (x, y) => brightnessAt(pixels, words, x, y);
}

/** Brightness by place in units from the mark's centre, along the strip and across it. */
export function brightnessAlong(pixels: Pixels, { x, y, angle, unit }: Course): (u: number, v: number) => number {
  const brightness = brightnessIn(pixels);
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  return (u, v) => brightness(x + u * cos - v * sin, y + u * sin + v * cos);
}

/** A function for the light that fell on any place of a picture, 0 to 1: blur adds up light, not what files store of it. */
export function lightIn(pixels: Pixels): (x: number, y: number) => number {
  const { width, height } = pixels;
  const words = toWords(pixels);
  return (x, y) => {
    const left = Math.max(0, Math.min(width - 2, Math.floor(x - 0.5)));
    const top = Math.max(0, Math.min(height - 2, Math.floor(y - 0.5)));
    const fx = Math.max(0, Math.min(1, x - 0.5 - left));
    const fy = Math.max(0, Math.min(1, y - 0.5 - top));
    const i = top * width + left;
    const above = light(words[i]) * (1 - fx) + light(words[i + 1]) * fx;
    const below = light(words[i + width]) * (1 - fx) + light(words[i + width + 1]) * fx;
    return above * (1 - fy) + below * fy;
  };
}

function brightness(p: number): number {
  return ((p & 0xff) + ((p >>> 7) & 0x1fe) + ((p >>> 16) & 0xff)) / 4;
}

/** The light that each stored value stands for (IEC 61966-2-1, sRGB). */
const LIGHT = Float64Array.from({ length: 256 }, (_, value) =>
  value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
);

function light(p: number): number {
  return (LIGHT[p & 0xff] + 2 * LIGHT[(p >>> 8) & 0xff] + LIGHT[(p >>> 16) & 0xff]) / 4;
}

/** Profiles reach this far beyond the half of the tallest bar: the margin beside it is 20 units. */
const REACH_UNITS = TALLEST_UNITS / 2 + 12;

/** So many bars on either side say what contrast is usual. */
const NEIGHBOURS = 4;
/** A bar with less than this share of the usual contrast is not there. */
const MIN_CONTRAST_SHARE = 0.3;

/**
 * Takes the brightness along each of the 23 bars, averaged over half of the bar's width. `null` where more than `mostLost` of
 * them do not stand out from the gaps beside them, all lighter or all darker.
 */
export function sampleBars(pixels: Pixels, axis: Axis, mostLost: number): Profile[] | null {
  const words = toWords(pixels);
  const ground = Array.from({ length: BAR_COUNT + 1 }, (_, gap) =>
    brightnessAt(pixels, words, ...barCentre(axis, gap - 0.5)),
  );
  const bars = Array.from({ length: BAR_COUNT }, (_, k) => {
    const [x, y] = barCentre(axis, k);
    const pitch = pitchAt(axis, k);
    const angle = leanAt(axis, k);
    const aside = (2 * pitch) / PITCH_UNITS;
    const ink = [-aside, 0, aside].map((t) =>
      brightnessAt(pixels, words, x + Math.cos(angle) * t, y + Math.sin(angle) * t),
    );
    return { pitch, angle, ink: (ink[0] + ink[1] + ink[2]) / 3, paper: (ground[k] + ground[k + 1]) / 2 };
  });
  const contrast = bars.map(({ ink, paper }) => ink - paper);
  const lost = contrast.map((_, k) => isLost(contrast, k));
  if (lost.filter(Boolean).length > mostLost) return null;
  return bars.map((bar, k) => ({ ...bar, ...profileOf(pixels, words, axis, k), lost: lost[k] }));
}

/** True for a bar with too little contrast beside that of its neighbours: light may change along the code. */
function isLost(contrast: readonly number[], k: number): boolean {
  const near = contrast.slice(Math.max(0, k - NEIGHBOURS), k + NEIGHBOURS + 1).sort((a, b) => a - b);
  const usual = near[near.length >> 1];
  return usual === 0 || contrast[k] / usual < MIN_CONTRAST_SHARE;
}

function profileOf(pixels: Pixels, words: Uint32Array, axis: Axis, k: number) {
  const [x, y] = barCentre(axis, k);
  const [stepX, stepY] = stepAt(axis, k);
  const angle = leanAt(axis, k);
  const unit = Math.hypot(stepX, stepY) / PITCH_UNITS;
  // Three lines side by side inside the bar.
  const dx = (stepX * WIDTH_UNITS) / PITCH_UNITS / 4;
  const dy = (stepY * WIDTH_UNITS) / PITCH_UNITS / 4;
  const step = Math.min(1, Math.max(0.35, unit * 2));
  const reach = Math.ceil((REACH_UNITS * unit * stretch(angle - Math.atan2(stepY, stepX))) / step);
  const values = new Float64Array(2 * reach + 1);
  for (let i = 0; i < values.length; i++) {
    const px = x + Math.cos(angle) * (i - reach) * step;
    const py = y + Math.sin(angle) * (i - reach) * step;
    values[i] =
      (brightnessAt(pixels, words, px - dx, py - dy) +
        brightnessAt(pixels, words, px, py) * 2 +
        brightnessAt(pixels, words, px + dx, py + dy)) /
      4;
  }
  return { values, reach, step };
}

/** Brightness of the gaps beside each bar, their mean, at the places of the bar's profile. */
export function sampleGaps(pixels: Pixels, axis: Axis, profiles: readonly Profile[]): Float64Array[] {
  const words = toWords(pixels);
  return profiles.map(({ values, reach, step }, k) => {
    const [x, y] = barCentre(axis, k);
    const [stepX, stepY] = stepAt(axis, k);
    const angle = leanAt(axis, k);
    return values.map((_, i) => {
      const px = x + Math.cos(angle) * (i - reach) * step;
      const py = y + Math.sin(angle) * (i - reach) * step;
      const before = brightnessAt(pixels, words, px - stepX / 2, py - stepY / 2);
      return (before + brightnessAt(pixels, words, px + stepX / 2, py + stepY / 2)) / 2;
    });
  });
}

/**
 * Seen from the side, bars are longer in the picture against the pitch than the drawing says: up to three times as much
 * is looked at. `angle` is the one between bars and axis, radians.
 */
function stretch(angle: number): number {
  return 1.5 / Math.max(0.5, Math.abs(Math.sin(angle)));
}
