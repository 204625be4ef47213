import { DATA_BARS, type Level, type Levels, type Namespace, REFERENCE_LEVELS } from '../symbol.ts';

/** Sets the three reference bars of the namespace around and between the two halves: 20 levels become 23. */
export function withReferenceBars(data: readonly Level[], namespace: Namespace): Levels {
  const [first, middle, last] = REFERENCE_LEVELS[namespace];
  return [first, ...data.slice(0, 10), middle, ...data.slice(10), last];
}

/** Takes the three reference bars out: 23 levels become the 20 that carry data. */
export function withoutReferenceBars(levels: Levels): readonly Level[] {
  return DATA_BARS.map((bar) => levels[bar]);
}
