import { BLOCK_BITS, FLAT, type Thresholds } from './binarizer.ts';
import type { Luma } from './luma.ts';

/** Shade of a pixel. */
export const LIGHT = 0;
export const DARK = 1;
/** Part of nothing. */
export const NEITHER = 2;

/** Half the side of the window less a half: 7 × 7 pixels hold a bar and a gap of the pitches read at one level, 3 to 9. */
const REACH = 3;
/** A pixel must differ by this many grey steps from the mean around it. */
const MIN_DIFFERENCE = 3;

/**
 * The shade of each pixel against the mean of the 7 × 7 pixels around it. Unlike thresholds by block this parts bars that blur
 * has run together, whose gaps are lighter than the ground beyond their ends. Flat blocks are `NEITHER`.
 */
export function findRidges({ width, height, data }: Luma, thresholds: Thresholds): Uint8Array {
  const shades = new Uint8Array(width * height).fill(NEITHER);
  const sums = integrate(data, width, height);
  const stride = width + 1;
  const side = 1 << BLOCK_BITS;
  for (let row = 0; row < thresholds.rows; row++) {
    for (let column = 0; column < thresholds.columns; column++) {
      if (thresholds.data[row * thresholds.columns + column] === FLAT) continue;
      const right = Math.min((column + 1) * side, width);
      const bottom = Math.min((row + 1) * side, height);
      for (let y = row * side; y < bottom; y++) {
        const above = Math.max(0, y - REACH) * stride;
        const below = Math.min(height, y + REACH + 1) * stride;
        const rows = (below - above) / stride;
        for (let x = column * side; x < right; x++) {
          const from = Math.max(0, x - REACH);
          const to = Math.min(width, x + REACH + 1);
          const area = rows * (to - from);
          const sum = sums[below + to] - sums[above + to] - sums[below + from] + sums[above + from];
          const difference = data[y * width + x] * area - sum;
          if (difference > MIN_DIFFERENCE * area) shades[y * width + x] = LIGHT;
          else if (difference < -MIN_DIFFERENCE * area) shades[y * width + x] = DARK;
        }
      }
    }
  }
  return shades;
}

/** Sums over all pixels above and to the left of a corner; one more row and column than the picture. */
function integrate(data: Uint8Array, width: number, height: number): Uint32Array {
  const stride = width + 1;
  const sums = new Uint32Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x];
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
    }
  }
  return sums;
}
