import { BLOCK_BITS, FLAT, type Thresholds } from './binarizer.ts';
import type { Luma } from './luma.ts';

/**
 * Least coherence of brightness in a window of 3 × 3 blocks: 1 where it changes in one direction only, 0 where it changes
 * in all alike. Windows full of bars reach 0.3 (noisy or short ones) to 0.9, smeared ones less: at 0.2 the set "motion any
 * way" loses a picture at 0.75 × pitch.
 */
const FAINT = 0.15;
/**
 * Where more than this share of the blocks has contrast, as in noise and foliage, half of the windows are that coherent by chance:
 * there stripes must be clear. At a share of 0.8 the set "combined" loses a picture.
 */
const CROWDED = 0.9;
const CLEAR = 0.33;
/** The least code of a level is 8 blocks long and about 3 windows high: half of them have stripes at least. */
const MIN_WINDOWS = 10;

/** The thresholds of a crowded picture's stripes; those of any other picture as they are. */
export function keepClearStripes(luma: Luma, thresholds: Thresholds): Thresholds {
  let blocks = 0;
  for (const threshold of thresholds.data) if (threshold !== FLAT) blocks++;
  return blocks > CROWDED * thresholds.data.length ? keepStripes(luma, thresholds, CLEAR) : thresholds;
}

/**
 * The thresholds, with `FLAT` for all blocks but those in and beside groups of windows with stripes of one direction: what is
 * left out are noise, text and foliage, whose pieces would take most of the time.
 */
export function keepStripes(luma: Luma, thresholds: Thresholds, least = FAINT): Thresholds {
  const { columns, rows } = thresholds;
  const striped = findStripedWindows(luma, thresholds, least);
  const kept = new Uint8Array(columns * rows);
  const group: number[] = [];
  for (let seed = 0; seed < striped.length; seed++) {
    if (striped[seed] !== 1) continue;
    group.length = 0;
    group.push(seed);
    striped[seed] = 2;
    for (let i = 0; i < group.length; i++) {
      forBeside(group[i], columns, rows, (next) => {
        if (striped[next] !== 1) return;
        striped[next] = 2;
        group.push(next);
      });
    }
    if (group.length < MIN_WINDOWS) continue;
    for (const block of group) {
      forBeside(block, columns, rows, (next) => {
        kept[next] = thresholds.data[next];
      });
    }
  }
  return { columns, rows, data: kept };
}

/** Calls `visit` for a block and the up to eight beside it. */
function forBeside(block: number, columns: number, rows: number, visit: (beside: number) => void): void {
  const column = block % columns;
  const row = (block - column) / columns;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) visit(r * columns + c);
  }
}

/** 1 for each block in the middle of a window with stripes. */
function findStripedWindows(
  { width, height, data }: Luma,
  { columns, rows, data: thresholds }: Thresholds,
  least: number,
): Uint8Array {
  // The structure tensor of each block: Σ (gx² − gy²), Σ 2 gx gy, Σ (gx² + gy²), from every fourth pixel.
  const across = new Float32Array(columns * rows);
  const askew = new Float32Array(columns * rows);
  const energy = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const top = Math.max(1, row << BLOCK_BITS);
    const bottom = Math.min(height - 1, (row + 1) << BLOCK_BITS);
    for (let column = 0; column < columns; column++) {
      const block = row * columns + column;
      if (thresholds[block] === FLAT) continue;
      const left = Math.max(1, column << BLOCK_BITS);
      const right = Math.min(width - 1, (column + 1) << BLOCK_BITS);
      let a = 0;
      let b = 0;
      let e = 0;
      for (let y = top; y < bottom; y += 2) {
        for (let i = y * width + left + ((y >> 1) & 1), end = y * width + right; i < end; i += 2) {
          const gx = data[i + 1] - data[i - 1];
          const gy = data[i + width] - data[i - width];
          a += gx * gx - gy * gy;
          b += gx * gy;
          e += gx * gx + gy * gy;
        }
      }
      across[block] = a;
      askew[block] = 2 * b;
      energy[block] = e;
    }
  }
  const striped = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let a = 0;
      let b = 0;
      let e = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          a += across[r * columns + c];
          b += askew[r * columns + c];
          e += energy[r * columns + c];
        }
      }
      if (a * a + b * b > (least * e) ** 2) striped[row * columns + column] = 1;
    }
  }
  return striped;
}
