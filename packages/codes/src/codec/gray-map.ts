import { type Level, MAX_LEVEL } from '../symbol.ts';

export const BITS_PER_BAR = 3;
export const LEVEL_COUNT = MAX_LEVEL + 1;

/** Turns each three bits (highest first) into the level whose Gray code they are: 60 bits become 20 levels. */
export function toLevels(bits: Uint8Array): Level[] {
  const levels: Level[] = [];
  for (let i = 0; i < bits.length; i += BITS_PER_BAR) {
    levels.push(grayToLevel((bits[i] << 2) | (bits[i + 1] << 1) | bits[i + 2]));
  }
  return levels;
}

/** Turns each level into the three bits of its Gray code, highest first: 20 levels become 60 bits. */
export function fromLevels(levels: ArrayLike<Level>): Uint8Array {
  const bits = new Uint8Array(levels.length * BITS_PER_BAR);
  for (let bar = 0; bar < levels.length; bar++) {
    const gray = levelToGray(levels[bar]);
    bits.set([gray >> 2, (gray >> 1) & 1, gray & 1], bar * BITS_PER_BAR);
  }
  return bits;
}

/**
 * `fromLevels` with certainties. `costs` holds, for each bar, what each of the 8 levels would cost; the answer
 * holds for each bit how much more a 1 costs than a 0, each at the cheapest level that has it.
 */
export function toBitCosts(costs: ArrayLike<number>): Float32Array {
  const bitCosts = new Float32Array((costs.length / LEVEL_COUNT) * BITS_PER_BAR);
  for (let i = 0; i < bitCosts.length; i++) {
    const at = Math.floor(i / BITS_PER_BAR) * LEVEL_COUNT;
    const shift = BITS_PER_BAR - 1 - (i % BITS_PER_BAR);
    let zero = Infinity;
    let one = Infinity;
    for (let level = 0; level < LEVEL_COUNT; level++) {
      const cost = costs[at + level];
      if ((levelToGray(level) >> shift) & 1) one = Math.min(one, cost);
      else zero = Math.min(zero, cost);
    }
    bitCosts[i] = one - zero;
  }
  return bitCosts;
}

/** How many of the three bits of one level differ from those of the other. */
export function countDifferingBits(one: Level, other: Level): number {
  const different = levelToGray(one) ^ levelToGray(other);
  return (different & 1) + ((different >> 1) & 1) + (different >> 2);
}

function grayToLevel(gray: number): Level {
  return (gray ^ (gray >> 1) ^ (gray >> 2)) as Level;
}

function levelToGray(level: number): number {
  return level ^ (level >> 1);
}
