import { BLOCK_BITS, FLAT, type Thresholds } from './binarizer.ts';
import type { Luma } from './luma.ts';
import { DARK, LIGHT, NEITHER } from './ridges.ts';

/**
 * Connected pieces of one shade (dark or light) with the area of a bar, as sums over their pixels: what their size,
 * centre and direction are computed from. Parallel arrays, one entry a component; coordinates are pixel indices.
 */
export type Components = {
  readonly count: number;
  readonly light: Uint8Array;
  readonly area: Int32Array;
  readonly sumX: Float64Array;
  readonly sumY: Float64Array;
  readonly sumXX: Float64Array;
  readonly sumXY: Float64Array;
  readonly sumYY: Float64Array;
};

/**
 * Horizontal runs of one shade, row after row. Run `i` begins at pixel `place[i] >> 2` of its row and goes to the next
 * run; its shade is `place[i] & 3`. Every row ends with a run without pixels, of shade `NEITHER`. `first[y]` is the first run of row
 * `y`. `parent` is a union-find forest over the runs, roots first.
 */
type Runs = { readonly first: Int32Array; readonly place: Int32Array; readonly parent: Int32Array };

/** Areas a component must have to be kept, in pixels. */
export type Areas = { readonly least: number; readonly most: number };

/** Finds the 4-connected components of pixels below and of pixels above the threshold of their block. */
export function findComponents(luma: Luma, thresholds: Thresholds, areas: Areas): Components {
  return joinRuns(findRuns(luma, thresholds), luma, areas);
}

/** Finds the 4-connected components of one shade each, of a picture given as one shade a pixel. */
export function findShadeComponents(shades: Uint8Array, luma: Luma, areas: Areas): Components {
  return joinRuns(findShadeRuns(shades, luma), luma, areas);
}

function joinRuns(runs: Runs, luma: Luma, areas: Areas): Components {
  for (let y = 1; y < luma.height; y++) join(runs, y);
  return sumRuns(runs, luma, areas);
}

function findShadeRuns(shades: Uint8Array, { width, height }: Luma): Runs {
  const first = new Int32Array(height + 1);
  let place = spare;
  let count = 0;
  for (let y = 0; y < height; y++) {
    first[y] = count;
    if (count + width + 1 > place.length) place = enlarge(place, width + 1);
    let shade = -1;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const now = shades[i];
      if (now === shade) continue;
      shade = now;
      place[count++] = (x << 2) | now;
    }
    place[count++] = (width << 2) | NEITHER;
  }
  return toRuns(first, place, count);
}

/** Where runs are written: kept from call to call up to a megabyte, since making it costs more than a small picture does. */
let spare = new Int32Array(1 << 15);
const SPARE_LIMIT = 1 << 18;

function enlarge(place: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(place.length * 2 + room);
  wider.set(place);
  if (wider.length <= SPARE_LIMIT) spare = wider;
  return wider;
}

function toRuns(first: Int32Array, place: Int32Array, count: number): Runs {
  first[first.length - 1] = count;
  const parent = new Int32Array(count);
  for (let i = 0; i < count; i++) parent[i] = i;
  return { first, place, parent };
}

function findRuns({ width, height, data }: Luma, thresholds: Thresholds): Runs {
  let place = spare;
  const first = new Int32Array(height + 1);
  let count = 0;
  for (let y = 0; y < height; y++) {
    first[y] = count;
    if (count + 2 * width + 1 > place.length) place = enlarge(place, 2 * width + 1);
    let block = (y >> BLOCK_BITS) * thresholds.columns;
    const base = y * width;
    let shade = -1;
    for (let x = 0; x < width; block++) {
      const threshold = thresholds.data[block];
      const stop = Math.min(x + (1 << BLOCK_BITS), width);
      if (threshold === FLAT) {
        if (shade !== NEITHER) place[count++] = (x << 2) | NEITHER;
        shade = NEITHER;
        x = stop;
        continue;
      }
      if (shade !== LIGHT && shade !== DARK) {
        shade = (data[base + x] - threshold) >>> 31;
        place[count++] = (x << 2) | shade;
      }
      // Without branches: each place is written, and kept only where the shade changes.
      for (; x < stop; x++) {
        const now = (data[base + x] - threshold) >>> 31;
        place[count] = (x << 2) | now;
        count += now ^ shade;
        shade = now;
      }
    }
    place[count++] = (width << 2) | NEITHER;
  }
  return toRuns(first, place, count);
}

/** Unites the runs of row `y` with those of the row above that have the same shade and touch them. */
function join({ first, place, parent }: Runs, y: number): void {
  const here = first[y];
  const end = first[y + 1];
  let a = first[y - 1];
  let b = here;
  while (a < here - 1 && b < end - 1) {
    const shade = place[a] & 3;
    if (shade !== NEITHER && shade === (place[b] & 3)) {
      let x = parent[a];
      while (parent[x] !== x) x = parent[x] = parent[parent[x]];
      let z = parent[b];
      if (z !== x) {
        while (parent[z] !== z) z = parent[z] = parent[parent[z]];
        if (x < z) parent[z] = x;
        else parent[x] = z;
      }
    }
    const aEnd = place[a + 1] >> 2;
    const bEnd = place[b + 1] >> 2;
    if (aEnd <= bEnd) a++;
    if (bEnd <= aEnd) b++;
  }
}

function sumRuns({ first, place, parent }: Runs, { height }: Luma, { least, most }: Areas): Components {
  const total = parent.length;
  const areas = new Int32Array(total);
  for (let i = 0; i + 1 < total; i++) {
    const root = parent[parent[i]];
    parent[i] = root;
    areas[root] += (place[i + 1] >> 2) - (place[i] >> 2);
  }
  // From here on `areas` holds the component of a root, or -1.
  let count = 0;
  const kept: number[] = [];
  for (let i = 0; i < total; i++) {
    if (parent[i] !== i) continue;
    const area = place[i] & NEITHER ? 0 : areas[i];
    areas[i] = area >= least && area <= most ? count++ : -1;
    if (areas[i] >= 0) kept.push(area);
  }
  const components = {
    count,
    light: new Uint8Array(count),
    area: Int32Array.from(kept),
    sumX: new Float64Array(count),
    sumY: new Float64Array(count),
    sumXX: new Float64Array(count),
    sumXY: new Float64Array(count),
    sumYY: new Float64Array(count),
  };
  const { light, sumX, sumY, sumXX, sumXY, sumYY } = components;
  for (let y = 0; y < height; y++) {
    for (let i = first[y], end = first[y + 1]; i < end; i++) {
      const c = areas[parent[i]];
      if (c < 0) continue;
      const a = place[i] >> 2;
      const b = (place[i + 1] >> 2) - 1;
      const n = b - a + 1;
      const x = ((a + b) * n) / 2;
      light[c] = (place[i] & 3) ^ DARK;
      sumX[c] += x;
      sumY[c] += y * n;
      // Σ x² over a..b
      sumXX[c] += (b * (b + 1) * (2 * b + 1) - (a - 1) * a * (2 * a - 1)) / 6;
      sumXY[c] += x * y;
      sumYY[c] += y * y * n;
    }
  }
  return components;
}
