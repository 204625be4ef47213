import { BLOCK_BITS, FLAT, type Thresholds } from './binarizer.ts';
import type { Luma } from './luma.ts';

/**
 * Connected pieces of one shade (dark or light), as sums over their pixels: what their size, centre and
 * direction are computed from. Parallel arrays, one entry a component; coordinates are pixel indices.
 */
export type Components = {
  count: number;
  readonly light: Uint8Array;
  readonly area: Int32Array;
  readonly sumX: Float64Array;
  readonly sumY: Float64Array;
  readonly sumXX: Float64Array;
  readonly sumXY: Float64Array;
  readonly sumYY: Float64Array;
};

/**
 * Horizontal runs of one shade. `label` is the run's parent in the union-find forest, a run index.
 */
type Runs = {
  count: number;
  start: Int32Array;
  end: Int32Array;
  row: Int32Array;
  light: Uint8Array;
  parent: Int32Array;
};

/** Finds all 4-connected components of dark and of light pixels. */
export function findComponents(luma: Luma, thresholds: Thresholds): Components {
  const runs = findRuns(luma, thresholds);
  return sumRuns(runs);
}

function newRuns(capacity: number): Runs {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    row: new Int32Array(capacity),
    light: new Uint8Array(capacity),
    parent: new Int32Array(capacity),
  };
}

function grow(runs: Runs): void {
  const wider = newRuns(runs.start.length * 2);
  for (const key of ['start', 'end', 'row', 'light', 'parent'] as const) {
    wider[key].set(runs[key] as Int32Array);
    (runs as Record<typeof key, unknown>)[key] = wider[key];
  }
}

function findRuns({ width, height, data }: Luma, thresholds: Thresholds): Runs {
  const runs = newRuns(1 << 14);
  let above = 0;
  for (let y = 0; y < height; y++) {
    if (runs.count + width + 2 > runs.start.length) grow(runs);
    const { start, end, row, light, parent } = runs;
    const first = runs.count;
    let count = first;
    let blockIndex = (y >> BLOCK_BITS) * thresholds.columns;
    const base = y * width;
    // 0 dark, 1 light, 2 neither
    let shade = 2;
    for (let x = 0; x < width; blockIndex++) {
      const threshold = thresholds.data[blockIndex];
      const stop = Math.min(x + (1 << BLOCK_BITS), width);
      if (threshold === FLAT) {
        if (shade !== 2) end[count - 1] = x;
        shade = 2;
        x = stop;
        continue;
      }
      for (; x < stop; x++) {
        const now = data[base + x] < threshold ? 0 : 1;
        if (now !== shade) {
          if (shade !== 2) end[count - 1] = x;
          start[count] = x;
          row[count] = y;
          light[count] = now;
          parent[count] = count;
          count++;
          shade = now;
        }
      }
    }
    if (shade !== 2) end[count - 1] = width;
    runs.count = count;
    join(runs, above, first);
    above = first;
  }
  return runs;
}

/** Unites the runs of the last row, which begin at `first`, with those of the row before, `above` to `first`. */
function join({ count, start, end, light, row, parent }: Runs, above: number, first: number): void {
  if (above === first || first === count || row[above] + 1 !== row[first]) return;
  let a = above;
  let b = first;
  while (a < first && b < count) {
    if (start[a] < end[b] && start[b] < end[a] && light[a] === light[b]) {
      let x = a;
      while (parent[x] !== x) x = parent[x] = parent[parent[x]];
      let z = b;
      while (parent[z] !== z) z = parent[z] = parent[parent[z]];
      if (x < z) parent[z] = x;
      else parent[x] = z;
    }
    if (end[a] < end[b]) a++;
    else b++;
  }
}

function sumRuns({ count, start, end, row, light, parent }: Runs): Components {
  const index = new Int32Array(count);
  let roots = 0;
  for (let i = 0; i < count; i++) {
    if (parent[i] === i) index[i] = roots++;
    else {
      let root = parent[i];
      while (parent[root] !== root) root = parent[root];
      index[i] = index[root];
    }
  }
  const components: Components = {
    count: roots,
    light: new Uint8Array(roots),
    area: new Int32Array(roots),
    sumX: new Float64Array(roots),
    sumY: new Float64Array(roots),
    sumXX: new Float64Array(roots),
    sumXY: new Float64Array(roots),
    sumYY: new Float64Array(roots),
  };
  const { area, sumX, sumY, sumXX, sumXY, sumYY } = components;
  for (let i = 0; i < count; i++) {
    const c = index[i];
    const a = start[i];
    const b = end[i] - 1;
    const n = b - a + 1;
    const y = row[i];
    const x = ((a + b) * n) / 2;
    components.light[c] = light[i];
    area[c] += n;
    sumX[c] += x;
    sumY[c] += y * n;
    // Σ x² over a..b
    sumXX[c] += (b * (b + 1) * (2 * b + 1) - (a - 1) * a * (2 * a - 1)) / 6;
    sumXY[c] += x * y;
    sumYY[c] += y * y * n;
  }
  return components;
}
