import { BITS_PER_BAR } from './gray-map.ts';
import { BARS_PER_WORD, MASKS_HIGH, MASKS_LOW, OFFSET } from './linear-code.ts';

const BARS = 20;
const LEVELS = 8;

/**
 * While searching, costs are whole numbers of 1/65536, for integers pass from call to call without being allocated.
 * Nothing above 500 is told apart, so that no sum leaves 30 bits.
 */
const UNIT = 2 ** -16;
const COST_LIMIT = 500;

/** Codewords, the cheapest first: data levels as two words of 30 bits, and the sum of what their levels cost. */
export type Nearest = {
  readonly count: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly cost: Float64Array;
};

/** The most codewords that one search returns. */
const NEAREST_LIMIT = 8;

/**
 * Returns the codewords with a right checksum that cost at most `radius`, and at most `margin` more than the
 * cheapest of them; if they are more than `NEAREST_LIMIT`, the cheapest. None is overlooked: what Viterbi's
 * algorithm and a list of its paths find most of the time, this finds always.
 *
 * `costs` holds, for each of the 20 data bars, what each of the 8 levels costs (never negative). The answer is
 * good until the next call.
 *
 * How: the code is linear, so 37 of its 60 bits determine the rest. Bars are put in order, the surest first, and
 * the masks of the reference's bits are brought into echelon form in that order: then about 12 bars may take
 * any level and the last ones are determined. A walk over the tree of the free bars, cheapest level first, leaves
 * a branch as soon as it and the least that the other bars can cost is too much. (A sphere decoder over the
 * most reliable information set.)
 */
export function findNearest(costs: Float64Array, radius: number, margin: number): Nearest {
  found.count = 0;
  bound = toUnits(radius);
  rivalMargin = toUnits(margin);
  for (let i = 0; i < costOf.length; i++) costOf[i] = toUnits(costs[i]);
  orderLevels();
  orderBars();
  for (let depth = 0; depth < BARS; depth++) copyLevels(depth);
  bringToEchelonForm();
  if (leastFrom[0] <= bound) walk(0, OFFSET[0], OFFSET[1], 0);
  while (found.count > 0 && foundCost[found.count - 1] > bound) found.count--;
  for (let i = 0; i < found.count; i++) found.cost[i] = foundCost[i] * UNIT;
  return found;
}

function toUnits(cost: number): number {
  return Math.round(Math.min(cost, COST_LIMIT) / UNIT);
}

const found = {
  count: 0,
  low: new Int32Array(NEAREST_LIMIT),
  high: new Int32Array(NEAREST_LIMIT),
  cost: new Float64Array(NEAREST_LIMIT),
};

const foundCost = new Int32Array(NEAREST_LIMIT);

// The state of one search. It never waits for anything, so that one of it is enough, and nothing is allocated.
let bound = 0;
let rivalMargin = 0;

/** By bar: what its levels cost; its levels, the cheapest first; what the cheapest costs, how much more the next. */
const costOf = new Int32Array(BARS * LEVELS);
const order = new Uint8Array(BARS * LEVELS);
const least = new Int32Array(BARS);
const sureness = new Int32Array(BARS);

/** By depth in the tree: the bar, where its level is kept, and the least that it and all deeper bars cost. */
const barAt = new Uint8Array(BARS);
const inHighWord = new Uint8Array(BARS);
const shiftAt = new Uint8Array(BARS);
const leastFrom = new Int32Array(BARS + 1);

/** By depth: costs by level; levels, the cheapest first, and their costs. */
const costAt = new Int32Array(BARS * LEVELS);
const levelAt = new Uint8Array(BARS * LEVELS);
const orderedCostAt = new Int32Array(BARS * LEVELS);

/** By depth and change of the bar's level (as an exclusive or): whether it can be had, and the masks that bring it. */
const canChange = new Uint8Array(BARS * LEVELS);
const changeLow = new Int32Array(BARS * LEVELS);
const changeHigh = new Int32Array(BARS * LEVELS);

/** Bars before this depth have a choice; all from here on are determined by those before. */
let freeDepth = 0;

const rowLow = new Int32Array(MASKS_LOW.length);
const rowHigh = new Int32Array(MASKS_HIGH.length);

function orderLevels(): void {
  for (let bar = 0; bar < BARS; bar++) {
    const at = bar * LEVELS;
    for (let level = 0; level < LEVELS; level++) {
      let i = level;
      for (; i > 0 && costOf[at + order[at + i - 1]] > costOf[at + level]; i--) order[at + i] = order[at + i - 1];
      order[at + i] = level;
    }
    least[bar] = costOf[at + order[at]];
    sureness[bar] = costOf[at + order[at + 1]] - least[bar];
  }
}

function orderBars(): void {
  for (let bar = 0; bar < BARS; bar++) {
    let i = bar;
    for (; i > 0 && sureness[barAt[i - 1]] < sureness[bar]; i--) barAt[i] = barAt[i - 1];
    barAt[i] = bar;
  }
  for (let depth = BARS - 1; depth >= 0; depth--) leastFrom[depth] = leastFrom[depth + 1] + least[barAt[depth]];
}

function copyLevels(depth: number): void {
  const bar = barAt[depth];
  inHighWord[depth] = bar < BARS_PER_WORD ? 0 : 1;
  shiftAt[depth] = BITS_PER_BAR * (bar % BARS_PER_WORD);
  for (let i = 0; i < LEVELS; i++) {
    const level = order[bar * LEVELS + i];
    costAt[depth * LEVELS + i] = costOf[bar * LEVELS + i];
    levelAt[depth * LEVELS + i] = level;
    orderedCostAt[depth * LEVELS + i] = costOf[bar * LEVELS + level];
  }
}

/** Gaussian elimination on the masks, bar by bar in the order of the tree. */
function bringToEchelonForm(): void {
  rowLow.set(MASKS_LOW);
  rowHigh.set(MASKS_HIGH);
  canChange.fill(0);
  let rank = 0;
  for (let depth = 0; depth < BARS; depth++) {
    const firstRow = rank;
    for (let bit = 0; bit < BITS_PER_BAR; bit++) if (takePivot(depth, bit, rank)) rank++;
    if (rank > firstRow) freeDepth = depth + 1;
    listChanges(depth, firstRow, rank);
  }
}

/** Brings a row that holds this bit of the bar to place `rank` and clears the bit below. False: there is none. */
function takePivot(depth: number, bit: number, rank: number): boolean {
  const words = inHighWord[depth] ? rowHigh : rowLow;
  const mask = 1 << (shiftAt[depth] + bit);
  let pivot = rank;
  while (pivot < words.length && !(words[pivot] & mask)) pivot++;
  if (pivot === words.length) return false;
  const low = rowLow[pivot];
  const high = rowHigh[pivot];
  rowLow[pivot] = rowLow[rank];
  rowHigh[pivot] = rowHigh[rank];
  rowLow[rank] = low;
  rowHigh[rank] = high;
  for (let row = pivot + 1; row < words.length; row++) {
    if (!(words[row] & mask)) continue;
    rowLow[row] ^= low;
    rowHigh[row] ^= high;
  }
  return true;
}

/** Notes what the rows from `firstRow` to before `endRow`, in all combinations, do to the bar at this depth. */
function listChanges(depth: number, firstRow: number, endRow: number): void {
  for (let choice = 0; choice < 1 << (endRow - firstRow); choice++) {
    let low = 0;
    let high = 0;
    for (let row = firstRow; row < endRow; row++) {
      if (!((choice >> (row - firstRow)) & 1)) continue;
      low ^= rowLow[row];
      high ^= rowHigh[row];
    }
    const change = depth * LEVELS + (((inHighWord[depth] ? high : low) >> shiftAt[depth]) & 7);
    canChange[change] = 1;
    changeLow[change] = low;
    changeHigh[change] = high;
  }
}

function walk(depth: number, low: number, high: number, cost: number): void {
  const level = ((inHighWord[depth] ? high : low) >> shiftAt[depth]) & 7;
  const room = bound - leastFrom[depth + 1] - cost;
  const isLast = depth + 1 === freeDepth;
  const end = (depth + 1) * LEVELS;
  for (let i = depth * LEVELS; i < end && orderedCostAt[i] <= room; i++) {
    const change = depth * LEVELS + (level ^ levelAt[i]);
    if (!canChange[change]) continue;
    if (isLast) finish(low ^ changeLow[change], high ^ changeHigh[change], cost + orderedCostAt[i]);
    else walk(depth + 1, low ^ changeLow[change], high ^ changeHigh[change], cost + orderedCostAt[i]);
  }
}

function finish(low: number, high: number, costOfFree: number): void {
  let cost = costOfFree;
  for (let depth = freeDepth; depth < BARS; depth++) {
    cost += costAt[depth * LEVELS + (((inHighWord[depth] ? high : low) >> shiftAt[depth]) & 7)];
    if (cost + leastFrom[depth + 1] > bound) return;
  }
  keep(low, high, cost);
}

function keep(low: number, high: number, cost: number): void {
  if (found.count < NEAREST_LIMIT) found.count++;
  else if (cost >= foundCost[NEAREST_LIMIT - 1]) return;
  let i = found.count - 1;
  for (; i > 0 && foundCost[i - 1] > cost; i--) {
    found.low[i] = found.low[i - 1];
    found.high[i] = found.high[i - 1];
    foundCost[i] = foundCost[i - 1];
  }
  found.low[i] = low;
  found.high[i] = high;
  foundCost[i] = cost;
  bound = Math.min(bound, foundCost[0] + rivalMargin);
}
