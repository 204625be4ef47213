import type { Pixels } from '../pixels.ts';
import type { Luma } from './luma.ts';
import { brightnessIn } from './sampler.ts';

/** Brightness at a place of a picture, in its pixels, between those of the nearest ones; NaN outside. */
export type Brightness = (x: number, y: number) => number;

export function brightnessInside(pixels: Pixels): Brightness {
  const brightness = brightnessIn(pixels);
  const { width, height } = pixels;
  return (x, y) => (x >= 0 && y >= 0 && x < width && y < height ? brightness(x, y) : Number.NaN);
}

/** The same as a reduced picture shows it. */
export function brightnessOfLuma({ width, height, data, scale, left, top }: Luma): Brightness {
  return (x, y) => {
    const atX = (x - left) / scale - 0.5;
    const atY = (y - top) / scale - 0.5;
    const column = Math.floor(atX);
    const row = Math.floor(atY);
    if (!(column >= 0 && row >= 0 && column + 1 < width && row + 1 < height)) return Number.NaN;
    const [fx, fy] = [atX - column, atY - row];
    const i = row * width + column;
    const above = data[i] * (1 - fx) + data[i + 1] * fx;
    return above * (1 - fy) + (data[i + width] * (1 - fx) + data[i + width + 1] * fx) * fy;
  };
}
