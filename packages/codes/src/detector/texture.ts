import type { Pixels } from '../pixels.ts';
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
/** The lines through a block that are looked at, both ways. Bars beside each other are seldom all too short for all three. */
const LINES = [1, 4, 6] as const;
/** The bars of a strip of 100 pixels are 70 pixels long, 35 at half size: four or five blocks. */
const MIN_BLOCKS = 4;

/**
 * Finds the parts of the picture, in pixels of the picture, that ripple too finely for this level: where small codes
 * may be. Parts that touch are one.
 */
export function findFineTexture(luma: Luma, thresholds: Thresholds, picture: Pixels): Rectangle[] {
  const { columns, rows } = thresholds;
  const fine = new Uint8Array(columns * rows);
  for (let row = 0; (row + 1) * BLOCK <= luma.height; row++) {
    for (let column = 0; (column + 1) * BLOCK <= luma.width; column++) {
      const block = row * columns + column;
      if (thresholds.data[block] !== FLAT && ripples(luma, row, column)) fine[block] = 1;
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
    let blocks = 0;
    fine[seed] = 2;
    stack.push(seed);
    while (stack.length > 0) {
      const block = stack.pop() as number;
      const x = block % columns;
      const y = (block - x) / columns;
      blocks++;
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
    if (blocks < MIN_BLOCKS) continue;
    const side = BLOCK * luma.scale;
    parts.push({
      left: Math.max(0, luma.left + (left - 1) * side),
      top: Math.max(0, luma.top + (top - 1) * side),
      right: Math.min(picture.width, luma.left + (right + 1) * side),
      bottom: Math.min(picture.height, luma.top + (bottom + 1) * side),
    });
  }
  return parts;
}

/** True when a line through the block ripples. */
function ripples({ data, width }: Luma, row: number, column: number): boolean {
  const corner = row * BLOCK * width + column * BLOCK;
  for (const line of LINES) {
    if (countTurns(data, corner + line * width, 1) >= MIN_TURNS) return true;
    if (countTurns(data, corner + line, width) >= MIN_TURNS) return true;
  }
  return false;
}

/** How often brightness turns from rising to falling or back over the block's 8 pixels from `i` at every `stride`. */
function countTurns(data: Uint8Array, i: number, stride: number): number {
  let turns = 0;
  let rising = 0;
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
  return turns;
}
