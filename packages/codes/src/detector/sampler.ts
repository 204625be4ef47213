import type { Pixels } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { type Axis, barCentre, leanAt, stepAt } from './axis.ts';
import { toWords } from './luma.ts';

/** Height of the tallest and the shortest bar and the pitch in the 400 × 100 box, docs/symbol.md. */
export const PITCH_UNITS = 559 / 45;
const WIDTH_UNITS = 302 / 45;
const TALLEST_UNITS = 60;

/**
 * What was measured of 23 bars: their lengths and the pitch at each in pixels, and by how many grey steps each is
 * lighter than the ground beside it (darker: negative).
 */
export type Measured = {
  readonly lengths: Float64Array;
  readonly pitches: Float64Array;
  readonly contrast: Float64Array;
};

/** Brightness at any place of a picture, bilinear, 0 outside. */
export function brightnessAt({ width, height }: Pixels, words: Uint32Array, x: number, y: number): number {
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

function brightness(p: number): number {
  return ((p & 0xff) + ((p >>> 7) & 0x1fe) + ((p >>> 16) & 0xff)) / 4;
}

/** Profiles reach this far beyond the half of the tallest bar: the margin beside it is 20 units. */
const REACH_UNITS = TALLEST_UNITS / 2 + 12;

/**
 * Measures the length of each of the 23 bars along the bars' direction: from the bar's centre outwards to where
 * the brightness passes the middle between the bar and the ground, to a fraction of a pixel.
 */
export function sampleBars(pixels: Pixels, axis: Axis): Measured {
  const words = toWords(pixels);
  const lengths = new Float64Array(BAR_COUNT);
  const pitches = new Float64Array(BAR_COUNT);
  const contrast = new Float64Array(BAR_COUNT);
  const ground = new Float64Array(BAR_COUNT + 1);
  for (let gap = 0; gap <= BAR_COUNT; gap++) {
    const [x, y] = barCentre(axis, gap - 0.5);
    ground[gap] = brightnessAt(pixels, words, x, y);
  }
  for (let k = 0; k < BAR_COUNT; k++) {
    const [x, y] = barCentre(axis, k);
    const [stepX, stepY] = stepAt(axis, k);
    const pitch = Math.hypot(stepX, stepY);
    const unit = pitch / PITCH_UNITS;
    const angle = leanAt(axis, k);
    const alongX = Math.cos(angle);
    const alongY = Math.sin(angle);
    // Three lines side by side inside the bar.
    const dx = (stepX * WIDTH_UNITS) / PITCH_UNITS / 4;
    const dy = (stepY * WIDTH_UNITS) / PITCH_UNITS / 4;
    const profile = (t: number) => {
      const px = x + alongX * t;
      const py = y + alongY * t;
      return (
        (brightnessAt(pixels, words, px - dx, py - dy) +
          brightnessAt(pixels, words, px, py) * 2 +
          brightnessAt(pixels, words, px + dx, py + dy)) /
        4
      );
    };
    const ink = (profile(-2 * unit) + profile(0) + profile(2 * unit)) / 3;
    const paper = (ground[k] + ground[k + 1]) / 2;
    const middle = (ink + paper) / 2;
    const step = Math.min(1, Math.max(0.35, unit * 2));
    const reach = REACH_UNITS * unit * stretch(angle - Math.atan2(stepY, stepX));
    pitches[k] = pitch;
    contrast[k] = ink - paper;
    lengths[k] = edge(profile, middle, ink > paper, step, reach) + edge(profile, middle, ink > paper, -step, reach);
  }
  return { lengths, pitches, contrast };
}

/**
 * Seen from the side, bars are longer in the picture against the pitch than the drawing says: up to three times as much
 * is looked at. `angle` is the one between bars and axis, radians.
 */
function stretch(angle: number): number {
  return 1.5 / Math.max(0.5, Math.abs(Math.sin(angle)));
}

/** Distance from 0 to the first crossing of `middle` when going in steps of `step`, at most `reach`. */
function edge(profile: (t: number) => number, middle: number, light: boolean, step: number, reach: number): number {
  let before = profile(0);
  const steps = Math.ceil(reach / Math.abs(step));
  for (let i = 1; i <= steps; i++) {
    const now = profile(i * step);
    if (light ? now < middle : now > middle) {
      const part = before === now ? 0.5 : (before - middle) / (before - now);
      return Math.abs(step) * (i - 1 + Math.min(1, Math.max(0, part)));
    }
    before = now;
  }
  return reach;
}
