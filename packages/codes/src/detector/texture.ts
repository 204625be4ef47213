import { BLOCK_BITS, FLAT, type Thresholds } from './binarizer.ts';
import type { Luma, Rectangle } from './luma.ts';

const BLOCK = 1 << BLOCK_BITS;

/**
 * Bars too narrow for half size (a strip of 100 to 180 pixels has a pitch of 3.1 to 5.6) still leave a ripple there:
 * along a line across them the brightness goes up and down by this share of its range, per pixel. A strip of 100 pixels
 * gives 0.4, one of 180 gives 0.7; an edge or a slope gives less than 0.15.
 */
const MIN_RIPPLE = 0.25;
/** Ranges below this are noise: half of the palest official contrast seen through the blur of halving. */
const MIN_RANGE = 14;
/** The bars of a strip of 100 pixels are 70 pixels long, 35 at half size: four blocks, three of them full. */
const MIN_BLOCKS = 3;

/**
 * Finds the parts of the picture, in pixels of the picture, that ripple too finely for this level: where small codes
 * may be. Parts that touch are one.
 */
export function findFineTexture(luma: Luma, thresholds: Thresholds, width: number, height: number): Rectangle[] {
  const { columns, rows } = thresholds;
  const fine = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (thresholds.data[row * columns + column] !== FLAT && ripples(luma, column * BLOCK, row * BLOCK)) {
        fine[row * columns + column] = 1;
      }
    }
  }
  const parts: Rectangle[] = [];
  const stack: number[] = [];
  for (let seed = 0; seed < fine.length; seed++) {
    if (fine[seed] !== 1) continue;
    let left = columns;
    let right = 0;
    let top = rows;
    let bottom = 0;
    fine[seed] = 2;
    stack.push(seed);
    while (stack.length > 0) {
      const block = stack.pop() as number;
      const x = block % columns;
      const y = (block - x) / columns;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (let r = Math.max(0, y - 1); r <= Math.min(rows - 1, y + 1); r++) {
        for (let c = Math.max(0, x - 1); c <= Math.min(columns - 1, x + 1); c++) {
          const next = r * columns + c;
          if (fine[next] !== 1) continue;
          fine[next] = 2;
          stack.push(next);
        }
      }
    }
    if (Math.max(right - left, bottom - top) < MIN_BLOCKS) continue;
    const side = BLOCK * luma.scale;
    parts.push({
      left: Math.max(0, (left - 1) * side),
      top: Math.max(0, (top - 1) * side),
      right: Math.min(width, (right + 1) * side),
      bottom: Math.min(height, (bottom + 1) * side),
    });
  }
  return parts;
}

/** True when a row or a column of the block goes up and down much more than its range. */
function ripples({ width, height, data }: Luma, left: number, top: number): boolean {
  const right = Math.min(left + BLOCK, width);
  const bottom = Math.min(top + BLOCK, height);
  for (let y = top + 1; y < bottom; y += 2) {
    let change = 0;
    let low = 255;
    let high = 0;
    let before = data[y * width + left];
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      const value = data[i];
      change += Math.abs(value - before);
      if (value < low) low = value;
      if (value > high) high = value;
      before = value;
    }
    if (high - low >= MIN_RANGE && change > (high - low) * MIN_RIPPLE * (right - left)) return true;
  }
  for (let x = left + 1; x < right; x += 2) {
    let change = 0;
    let low = 255;
    let high = 0;
    let before = data[top * width + x];
    for (let i = top * width + x, end = bottom * width; i < end; i += width) {
      const value = data[i];
      change += Math.abs(value - before);
      if (value < low) low = value;
      if (value > high) high = value;
      before = value;
    }
    if (high - low >= MIN_RANGE && change > (high - low) * MIN_RIPPLE * (bottom - top)) return true;
  }
  return false;
}
