import { expect, test } from 'vitest';
import { createHints, type Hint } from './hints.ts';

/** What is shown when frames give these hints, 30 a second. */
function shown(hints: readonly (Hint | null)[]): (Hint | null)[] {
  const hint = createHints();
  return hints.map((each, frame) => hint(each, frame * 33));
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test('one frame changes nothing, several show a hint', () => {
  expect(shown([null, 'still', null, null])).toEqual([null, null, null, null]);
  expect(shown(times(6, 'still' as const)).at(-1)).toBe('still');
});

test('one hint at a time, each long enough to be read', () => {
  const flicker = Array.from({ length: 90 }, (_, frame) => (frame % 16 < 8 ? ('still' as const) : ('dark' as const)));
  const changes = shown(flicker).filter((hint, frame, all) => frame > 0 && hint !== all[frame - 1]).length;
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThanOrEqual(2);
});

test('a hint goes when its reason has gone', () => {
  expect(shown([...times(10, 'glare' as const), ...times(60, null)]).at(-1)).toBeNull();
});
