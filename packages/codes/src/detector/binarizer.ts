import type { Luma } from './luma.ts';

/**
 * Side of a block in pixels: a block has one threshold. A power of two.
 * With `BLOCK_BITS` halved, the set scale loses a picture.
 */
export const BLOCK_BITS = 3;
const BLOCK = 1 << BLOCK_BITS;

/**
 * Blocks that span fewer grey steps than this hold nothing to read: 16 is a third of the contrast of white bars on the
 * palest official background (BBE5C0, 41 steps). A bar of at most 8 pixels' width never fills a block. Doubled, the set low
 * contrast loses a picture.
 */
const MIN_CONTRAST = 16;

/**
 * Nor do blocks that span less than this share of what they and their neighbours span: that is noise, or a blurred tail.
 * Without it, the refusals as cropped lose a picture.
 */
const MIN_SHARE = 0.25;

/** Threshold of a flat block: its pixels are neither dark nor light. */
export const FLAT = 0;

/** One threshold a block of 8 × 8 pixels, `FLAT` where there is nothing to read. */
export type Thresholds = { readonly columns: number; readonly rows: number; readonly data: Uint8Array };

/**
 * Local thresholds: for each block the middle between its darkest and its brightest pixel, so that what stands beside
 * a code (the next one of a collage, the page around a sticker) does not move it. A pixel is dark when it is below its
 * block's threshold, light otherwise, and neither in a flat block: one that spans fewer than `least` grey steps.
 */
export function findThresholds({ width, height, data }: Luma, least = MIN_CONTRAST): Thresholds {
  const columns = (width + BLOCK - 1) >> BLOCK_BITS;
  const rows = (height + BLOCK - 1) >> BLOCK_BITS;
  const low = new Uint8Array(columns * rows).fill(255);
  const high = new Uint8Array(columns * rows);
  // Every other row is enough for a range.
  for (let y = height > 1 ? 1 : 0; y < height; y += 2) {
    const row = y * width;
    let block = (y >> BLOCK_BITS) * columns;
    for (let x = 0; x < width; x += BLOCK, block++) {
      let lowest = low[block];
      let highest = high[block];
      for (let i = row + x, end = row + Math.min(x + BLOCK, width); i < end; i++) {
        const value = data[i];
        lowest = Math.min(value, lowest);
        highest = Math.max(value, highest);
      }
      low[block] = lowest;
      high[block] = highest;
    }
  }
  const thresholds = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const block = row * columns + column;
      const contrast = high[block] - low[block];
      if (contrast < least) continue;
      let lowest = 255;
      let highest = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          const near = r * columns + c;
          if (low[near] < lowest) lowest = low[near];
          if (high[near] > highest) highest = high[near];
        }
      }
      if (contrast >= MIN_SHARE * (highest - lowest)) thresholds[block] = (low[block] + high[block] + 1) >> 1;
    }
  }
  return { columns, rows, data: thresholds };
}
