import type { Luma } from './luma.ts';

/**
 * So much stronger differences of brightness are made that hide in noise.
 * With `GAIN` halved or with `MIDDLE` doubled, the refusals as low contrast lose a picture.
 */
export const GAIN = 8;
const MIDDLE = 128;

/** Side of a block; one that spans no more grey steps than this is flat: what is usual round its middle is so for all of it. */
const BLOCK = 8;
const FLAT = 1;

/**
 * A picture whose noise is evened out and whose differences from what is usual round each place are made `GAIN` times as strong, about a medium
 * grey: what is too pale to be told from noise by single pixels is plain there. `null` where
 * there is nothing at all.
 */
export function strengthenFaint(luma: Luma): Luma | null {
  const { width, height, data } = luma;
  const strong = new Uint8Array(width * height).fill(MIDDLE);
  let isBlank = true;
  for (let top = 1; top < height - 1; top += BLOCK) {
    const bottom = Math.min(top + BLOCK, height - 1);
    for (let left = 1; left < width - 1; left += BLOCK) {
      const right = Math.min(left + BLOCK, width - 1);
      if (isFlat(luma, left, top, right, bottom)) {
        const own = data[top * width + left];
        const value = strengthened(own, usualAt(luma, (left + right) >> 1, (top + bottom) >> 1, own));
        for (let y = top; y < bottom; y++) strong.fill(value, y * width + left, y * width + right);
        continue;
      }
      isBlank = false;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const own = evenedOut(luma, x, y);
          strong[y * width + x] = strengthened(own, usualAt(luma, x, y, own));
        }
      }
    }
  }
  return isBlank ? null : { ...luma, data: strong };
}

function isFlat({ width, data }: Luma, left: number, top: number, right: number, bottom: number): boolean {
  let lowest = 255;
  let highest = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      lowest = Math.min(lowest, data[i]);
      highest = Math.max(highest, data[i]);
    }
  }
  return highest - lowest <= FLAT;
}

/** The weighted mean of a pixel and the four beside it. */
function evenedOut({ width, data }: Luma, x: number, y: number): number {
  const i = y * width + x;
  return (2 * data[i] + data[i - 1] + data[i + 1] + data[i - width] + data[i + width]) / 6;
}

/**
 * By how many grey steps pixels that tell what is usual may differ from the one they tell it for.
 * Without it, the refusals as low contrast lose a picture.
 */
const MOST_DIFFERENCE = 7;
/** Where they are: a spiral as of sunflower seeds, which is no comb for bars to fall into. */
const RADIUS = 18;
const ROUND = Array.from({ length: 24 }, (_, i) => {
  const [reach, angle] = [RADIUS * Math.sqrt((i + 1) / 24), i * Math.PI * (3 - Math.sqrt(5))];
  return [Math.round(reach * Math.cos(angle)), Math.round(reach * Math.sin(angle))] as const;
});
const ROUND_X = Int32Array.from(ROUND, ([x]) => x);
const ROUND_Y = Int32Array.from(ROUND, ([, y]) => y);

function strengthened(value: number, usual: number): number {
  return Math.min(255, Math.max(0, Math.round(MIDDLE + GAIN * (value - usual))));
}

/** What is usual round a place of brightness `own`: the mean of pixels round it that are not far from that. */
function usualAt({ width, height, data }: Luma, x: number, y: number, own: number): number {
  let sum = 0;
  let count = 1;
  for (let k = 0; k < ROUND_X.length; k++) {
    const column = x + ROUND_X[k];
    const row = y + ROUND_Y[k];
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const off = data[row * width + column] - own;
    if (off > MOST_DIFFERENCE || off < -MOST_DIFFERENCE) continue;
    sum += off;
    count++;
  }
  return own + sum / count;
}
