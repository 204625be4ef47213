import { branchOutput, MEMORY, STATE_COUNT } from './convolutional-code.ts';

/** Times round the circle before the best closed path found so far is taken. Two are nearly always enough. */
const TURN_LIMIT = 6;

/**
 * Undoes `encodeConvolutional`: returns the n bits whose coded form costs least, given for each of the 2n coded
 * bits how much more a 1 costs than a 0 (0: nothing is known).
 *
 * The code bites its tail: the path must end in the state it began in, which may be any. The decoder runs round
 * the circle, each turn starting with the costs that the last one ended with, until the best of all paths closes;
 * failing that it answers with the best that did close, or with zeros. (Shao, Lin and Fossorier, "Two
 * decoding algorithms for tailbiting codes", 2003.)
 */
export function decodeConvolutional(costs: Float32Array): Uint8Array {
  const length = costs.length / 2;
  const survivors = new Uint8Array(length * STATE_COUNT);
  const bits = new Uint8Array(length);
  let now = new Float64Array(STATE_COUNT);
  let next = new Float64Array(STATE_COUNT);
  let least = Infinity;
  for (let turn = 0; turn < TURN_LIMIT; turn++) {
    const atStart = now.slice();
    for (let t = 0; t < length; t++) {
      advance(costs[2 * t], costs[2 * t + 1], now, next, survivors, t * STATE_COUNT);
      [now, next] = [next, now];
    }
    const best = indexOfLeast(now);
    for (let end = 0; end < STATE_COUNT; end++) {
      const cost = now[end] - atStart[end];
      if (cost >= least || firstState(survivors, end) !== end) continue;
      least = cost;
      for (let t = length - 1, state = end; t >= 0; state = before(survivors, t, state), t--) bits[t] = state & 1;
    }
    if (firstState(survivors, best) === best) break;
  }
  return bits;
}

/*
 * A state is the last six bits, the newest at bit 0. The states s and s + 32 both lead to 2s and 2s + 1; the
 * window of seven bits is then the new state, or the new state + 64. Both outputs contain the oldest bit of the
 * window, so that the two windows have opposite outputs, and so have 2s and 2s + 1: both contain the newest.
 */
const HALF = STATE_COUNT >> 1;
const OUTPUTS = Uint8Array.from({ length: HALF }, (_, state) => branchOutput(2 * state));
const outputCosts = new Float64Array(4);

/** One step of all 64 states; `survivors` says of each whether the oldest bit of its best predecessor was 1. */
function advance(
  a: number,
  b: number,
  now: Float64Array,
  next: Float64Array,
  survivors: Uint8Array,
  from: number,
): void {
  outputCosts[1] = a;
  outputCosts[2] = b;
  outputCosts[3] = a + b;
  for (let state = 0; state < HALF; state++) {
    const cost = outputCosts[OUTPUTS[state]];
    const opposite = outputCosts[3 - OUTPUTS[state]];
    const zero = now[state];
    const one = now[state + HALF];
    const evenIsOne = one + opposite < zero + cost;
    const oddIsOne = one + cost < zero + opposite;
    next[2 * state] = evenIsOne ? one + opposite : zero + cost;
    next[2 * state + 1] = oddIsOne ? one + cost : zero + opposite;
    survivors[from + 2 * state] = evenIsOne ? 1 : 0;
    survivors[from + 2 * state + 1] = oddIsOne ? 1 : 0;
  }
}

function indexOfLeast(values: Float64Array): number {
  let index = 0;
  for (let i = 1; i < values.length; i++) if (values[i] < values[index]) index = i;
  return index;
}

/** The state in which the surviving path that ends in `end` began. */
function firstState(survivors: Uint8Array, end: number): number {
  let state = end;
  for (let t = survivors.length / STATE_COUNT - 1; t >= 0; t--) state = before(survivors, t, state);
  return state;
}

/** The state before step t on the surviving path to `state`. */
function before(survivors: Uint8Array, t: number, state: number): number {
  return (state >> 1) | (survivors[t * STATE_COUNT + state] << (MEMORY - 1));
}
