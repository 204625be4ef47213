import { BAR_COUNT } from '../symbol.ts';
import type { Bars } from './bars.ts';

/** Bars of one shade whose centres stand in a row at even steps: `index[i]` is the place of bar `members[i]` in the row. */
export type Row = { readonly members: readonly number[]; readonly index: readonly number[] };

/** A row with fewer bars than this is not read: fewer than half of the 23. Doubled, the sets scale and curvature lose pictures. */
const MIN_MEMBERS = 12;
/** The share of the places of a row that must hold a bar. Doubled, the sets scale and curvature lose pictures. */
const MIN_FILLED = 0.8;
/**
 * Step between bars in bar widths: 1.85 in Spotify's drawing, 2 in others; blur and thresholds change the width.
 * With `MIN_STEP` doubled, the sets scale and curvature lose pictures.
 */
const MIN_STEP = 1.15;
const MAX_STEP = 4.2;
/** Widths of neighbouring bars differ by at most this factor. Halved, the sets scale and curvature lose pictures. */
const MAX_WIDTH_RATIO = 2;
/**
 * Length of the tallest bar in steps: 4.8 in the drawing, 2.8 seen from the side at 55° (set perspective). Rows of pieces of noise,
 * of letters and of keys have none so long.
 */
const MIN_TALLEST = 2;
/** How far a bar may stand from where its neighbours say, in steps. Halved, the set halftone loses a picture. */
const STEP_TOLERANCE = 0.3;
/** Beyond a gap a bar is taken for the one of the nearest place: less than half a step from it. Halved, the set halftone loses a picture. */
const NEAREST_PLACE = 0.48;
/** How far rounding to whole pixels moves the centre of a narrow bar, in pixels. */
const ROUNDING = 0.35;
/**
 * So many bars in a run may be missing: first only what merged with something or is too small, then, of the bars that are in no row
 * yet, what a lamp's image or a strip of tape hides (sets glare and occlusion).
 */
const GAPS = [2, 8] as const;
/** So many bars say how long a step is, where one jitters too much. */
const FEW = 5;
const CELL_BITS = 3;

/** Finds rows of at least so many evenly spaced bars, longest first; a bar belongs to at most one row. */
export function findRows(bars: Bars, width: number, height: number, least = MIN_MEMBERS): Row[] {
  const grid = toGrid(bars, width, height);
  const taken = new Uint8Array(bars.count);
  const rows: Row[] = [];
  for (const gap of GAPS) collectRows(bars, grid, taken, gap, least, rows);
  return rows.filter((row) => isTall(bars, row)).sort((a, b) => b.members.length - a.members.length);
}

/** Adds the rows of at least `least` bars with gaps of at most `widest` to `rows`. */
function collectRows(bars: Bars, grid: Grid, taken: Uint8Array, widest: number, least: number, rows: Row[]): void {
  for (let seed = 0; seed < bars.count; seed++) {
    if (taken[seed]) continue;
    let longest: Row | null = null;
    for (const next of neighbours(bars, grid, seed)) {
      if (taken[next]) continue;
      const row = extend(bars, grid, taken, widest, seed, next);
      if (row.members.length <= (longest?.members.length ?? least - 1)) continue;
      const places = row.index[row.index.length - 1] + 1 - widestGap(row);
      if (row.members.length >= MIN_FILLED * places && !skipsBars(bars, grid, taken, row)) longest = row;
    }
    if (longest === null) continue;
    for (const member of longest.members) taken[member] = 1;
    rows.push(longest);
  }
}

/** True where the longest bar is as long as one of the tallest of a code may look. */
function isTall({ x, y, length }: Bars, { members, index }: Row): boolean {
  const first = members[0];
  const last = members[members.length - 1];
  const step = Math.hypot(x[last] - x[first], y[last] - y[first]) / index[index.length - 1];
  return members.some((member) => length[member] > MIN_TALLEST * step);
}

/** How many bars are missing in the widest gap of the row: what one thing hides does not count against the row. */
function widestGap({ index }: Row): number {
  let widest = 0;
  for (let i = 1; i < index.length; i++) widest = Math.max(widest, index[i] - index[i - 1] - 1);
  return widest;
}

/** Bars by square cells of 8 × 8 pixels: those of cell `c` are `order[first[c]]` to `order[first[c + 1] - 1]`. */
type Grid = { columns: number; rows: number; first: Int32Array; order: Int32Array };

function toGrid(bars: Bars, width: number, height: number): Grid {
  const columns = (width >> CELL_BITS) + 1;
  const rows = (height >> CELL_BITS) + 1;
  const first = new Int32Array(columns * rows + 1);
  const cell = new Int32Array(bars.count);
  for (let i = 0; i < bars.count; i++) {
    cell[i] = (bars.y[i] >> CELL_BITS) * columns + (bars.x[i] >> CELL_BITS);
    first[cell[i] + 1]++;
  }
  for (let c = 0; c < columns * rows; c++) first[c + 1] += first[c];
  const fill = first.slice();
  const order = new Int32Array(bars.count);
  for (let i = 0; i < bars.count; i++) order[fill[cell[i]]++] = i;
  return { columns, rows, first, order };
}

function alike(bars: Bars, a: number, b: number): boolean {
  // Rounding makes a narrow bar one or two pixels wide.
  const ratio = (bars.width[a] + 0.5) / (bars.width[b] + 0.5);
  return bars.light[a] === bars.light[b] && ratio < MAX_WIDTH_RATIO && ratio > 1 / MAX_WIDTH_RATIO;
}

/** Bars that may stand beside bar `a`, on the side where x grows (or y, for rows that run straight down). */
function neighbours(bars: Bars, grid: Grid, a: number): number[] {
  const found: number[] = [];
  const reach = bars.width[a] * MAX_STEP;
  const nearest = bars.width[a] * MIN_STEP;
  const x = bars.x[a];
  const y = bars.y[a];
  const fromColumn = Math.max(0, x >> CELL_BITS);
  const toColumn = Math.min(grid.columns - 1, (x + reach) >> CELL_BITS);
  const fromRow = Math.max(0, (y - reach) >> CELL_BITS);
  const toRow = Math.min(grid.rows - 1, (y + reach) >> CELL_BITS);
  for (let row = fromRow; row <= toRow; row++) {
    const begin = grid.first[row * grid.columns + fromColumn];
    const stop = grid.first[row * grid.columns + toColumn + 1];
    for (let i = begin; i < stop; i++) {
      const b = grid.order[i];
      const dx = bars.x[b] - x;
      const dy = bars.y[b] - y;
      if (dx < 0 || (dx === 0 && dy <= 0)) continue;
      const square = dx * dx + dy * dy;
      if (square > reach * reach || square < nearest * nearest || !alike(bars, a, b)) continue;
      if (!crosses(bars, a, dx, dy) || !crosses(bars, b, dx, dy)) continue;
      found.push(b);
    }
  }
  return found;
}

/** True unless the bar plainly lies along the direction (dx, dy) instead of across it. */
function crosses(bars: Bars, i: number, dx: number, dy: number): boolean {
  if (bars.length[i] < 2 * bars.width[i]) return true;
  const along = Math.cos(bars.angle[i]) * dx + Math.sin(bars.angle[i]) * dy;
  return along * along < 0.64 * (dx * dx + dy * dy);
}

/** The free bar nearest to (x, y) within `radius` that is like bar `model`, or -1. */
function nearest(
  bars: Bars,
  grid: Grid,
  taken: Uint8Array,
  x: number,
  y: number,
  radius: number,
  model: number,
): number {
  const fromColumn = Math.max(0, (x - radius) >> CELL_BITS);
  const toColumn = Math.min(grid.columns - 1, (x + radius) >> CELL_BITS);
  const fromRow = Math.max(0, (y - radius) >> CELL_BITS);
  const toRow = Math.min(grid.rows - 1, (y + radius) >> CELL_BITS);
  let best = -1;
  let bestDistance = radius * radius;
  for (let row = fromRow; row <= toRow; row++) {
    if (fromColumn > toColumn) break;
    const begin = grid.first[row * grid.columns + fromColumn];
    const stop = grid.first[row * grid.columns + toColumn + 1];
    for (let i = begin; i < stop; i++) {
      const b = grid.order[i];
      const distance = (bars.x[b] - x) ** 2 + (bars.y[b] - y) ** 2;
      if (distance < bestDistance && !taken[b] && alike(bars, model, b)) {
        best = b;
        bestDistance = distance;
      }
    }
  }
  return best;
}

/** Follows the row through `a` and `b` both ways as far as it goes. */
function extend(bars: Bars, grid: Grid, taken: Uint8Array, widest: number, a: number, b: number): Row {
  const forward = walk(bars, grid, taken, widest, a, b);
  if (forward.members.length < 1) return { members: [a, b], index: [0, 1] };
  const backward = walk(bars, grid, taken, widest, b, a);
  const members = [...backward.members.toReversed(), a, b, ...forward.members];
  const places = [
    ...backward.places.map((place) => -place).reverse(),
    0,
    1,
    ...forward.places.map((place) => 1 + place),
  ];
  return { members, index: places.map((place) => place - places[0]) };
}

/** True when there are bars between the bars of the row: it took every second one. */
function skipsBars(bars: Bars, grid: Grid, taken: Uint8Array, { members }: Row): boolean {
  let between = 0;
  for (let i = 1; i < members.length; i++) {
    const a = members[i - 1];
    const b = members[i];
    const radius = Math.hypot(bars.x[b] - bars.x[a], bars.y[b] - bars.y[a]) / 6;
    if (nearest(bars, grid, taken, (bars.x[a] + bars.x[b]) / 2, (bars.y[a] + bars.y[b]) / 2, radius, a) >= 0) between++;
  }
  return 2 * between > members.length;
}

/** Walks on from `a` over `b`: the bars met and how many steps behind `b` each stands. */
function walk(
  bars: Bars,
  grid: Grid,
  taken: Uint8Array,
  widest: number,
  a: number,
  b: number,
): { members: number[]; places: number[] } {
  const members: number[] = [];
  const places: number[] = [];
  let x = bars.x[b];
  let y = bars.y[b];
  let stepX = x - bars.x[a];
  let stepY = y - bars.y[a];
  let last = b;
  let place = 0;
  // Longer than a code: a fence or a keyboard; no use to follow it further.
  while (place <= BAR_COUNT + 2) {
    let found = -1;
    let gap = 0;
    for (gap = 1; gap <= widest + 1; gap++) {
      const step = Math.hypot(stepX, stepY);
      const radius = Math.min(ROUNDING + STEP_TOLERANCE * step * (1 + 0.25 * (gap - 1)), NEAREST_PLACE * step);
      // Over a wide gap the step is that of the last few bars together.
      const far = gap > 2 && members.length >= FEW;
      const from = members[members.length - FEW];
      const steps = places[places.length - 1] - places[places.length - FEW];
      const dx = far ? (x - bars.x[from]) / steps : stepX;
      const dy = far ? (y - bars.y[from]) / steps : stepY;
      found = nearest(bars, grid, taken, x + gap * dx, y + gap * dy, radius, last);
      if (found >= 0 || members.length < 2) break;
    }
    if (found < 0 || found === last) break;
    place += gap;
    members.push(found);
    places.push(place);
    // The step follows slowly: bars jitter by rounding, perspective changes it by little from bar to bar.
    const ease = members.length < 3 ? 0.5 : 0.25;
    stepX += ease * ((bars.x[found] - x) / gap - stepX);
    stepY += ease * ((bars.y[found] - y) / gap - stepY);
    x = bars.x[found];
    y = bars.y[found];
    last = found;
  }
  return { members, places };
}
