import { BLOCK_BITS, FLAT, type Thresholds } from './binarizer.ts';
import type { Luma, Rectangle } from './luma.ts';

const BLOCK = 1 << BLOCK_BITS;

/**
 * Bars too narrow for half size (a strip of 100 to 180 pixels has a pitch of 3.1 to 5.6) still leave a ripple there:
 * along a line across them the brightness turns from rising to falling or back at every bar and gap, 5.7 times in the
 * 8 pixels of a block, or 4.3 times for a strip of 240. Text and noise turn less often, or not for long.
 */
const MIN_TURNS = 3;
/** Steps smaller than this are noise: a sixth of the palest official contrast, which the blur of halving halves. */
const MIN_STEP = 7;
/** The bars of a strip of 100 pixels are 70 pixels long, 35 at half size: four blocks, three of them full. */
const MIN_BLOCKS = 3;

/**
 * Finds the parts of the picture, in pixels of the picture, that ripple too finely for this level: where small codes
 * may be. Parts that touch are one.
 */
export function findFineTexture(luma: Luma, thresholds: Thresholds, width: number, height: number): Rectangle[] {
  const { columns, rows } = thresholds;
  const fine = new Uint8Array(columns * rows);
  for (let y = 1; y < luma.height; y += 2) {
    markRipples(luma.data, y * luma.width, 1, luma.width, thresholds.data, (y >> BLOCK_BITS) * columns, 1, fine);
  }
  for (let x = 1; x < luma.width; x += 2) {
    markRipples(luma.data, x, luma.width, luma.height, thresholds.data, x >> BLOCK_BITS, columns, fine);
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

/**
 * Marks in `fine` the blocks under a line of pixels where at least three in a row ripple. The line has `length` pixels
 * from `offset` at every `stride`; its blocks begin at `block` and stand `blockStride` apart.
 */
function markRipples(
  data: Uint8Array,
  offset: number,
  stride: number,
  length: number,
  thresholds: Uint8Array,
  block: number,
  blockStride: number,
  fine: Uint8Array,
): void {
  let run = 0;
  for (let from = 0; from + BLOCK <= length; from += BLOCK, block += blockStride) {
    if (thresholds[block] === FLAT) {
      run = 0;
      continue;
    }
    let turns = 0;
    let rising = 0;
    let i = offset + from * stride;
    let before = data[i];
    for (let n = 1; n < BLOCK; n++) {
      i += stride;
      const step = data[i] - before;
      before = data[i];
      if (step > MIN_STEP) {
        if (rising < 0) turns++;
        rising = 1;
      } else if (step < -MIN_STEP) {
        if (rising > 0) turns++;
        rising = -1;
      }
    }
    if (turns < MIN_TURNS) {
      run = 0;
      continue;
    }
    run++;
    if (run === MIN_BLOCKS) for (let back = 1; back < MIN_BLOCKS; back++) fine[block - back * blockStride] = 1;
    if (run >= MIN_BLOCKS) fine[block] = 1;
  }
}
