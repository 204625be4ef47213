import { describe, expect, test } from 'vitest';
import type { Levels } from '../symbol.ts';
import { layoutCode } from './layout.ts';
import { BARLINE_MARK, readMark } from './mark.ts';
import { outlinePath } from './outline.ts';

const LEVELS: Levels = [0, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 7, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 0];

describe('the layout', () => {
  test('stands where Spotify’s own pictures have it', () => {
    const { bars } = layoutCode({ levels: LEVELS });
    expect(bars).toHaveLength(23);
    expect(bars.slice(0, 8).map(({ height }) => height)).toEqual([11, 18, 25, 32, 39, 46, 53, 60]);
    expect(bars.slice(0, 8).map(({ y }) => y)).toEqual([44.5, 41, 37.5, 34, 30.5, 27, 23.5, 20]);
    expect(bars.slice(0, 5).map(({ x }) => x.toFixed(2))).toEqual(['100.00', '112.42', '124.84', '137.27', '149.69']);
    expect(bars[22].x.toFixed(2)).toBe('373.29');
    expect(bars[22].x + bars[22].width).toBeCloseTo(380, 9);
    for (const { width, radius, y, height } of bars) {
      expect(width.toFixed(2)).toBe('6.71');
      expect(radius).toBe(3.36);
      expect(y + height / 2).toBe(50);
    }
  });

  test.each([[[]], [LEVELS.slice(1)], [LEVELS.with(3, 8 as 7)], [LEVELS.with(3, 0.5 as 0)]])(
    'refuses %j, which are no levels',
    (levels) => {
      expect(() => layoutCode({ levels })).toThrow(RangeError);
    },
  );

  test.each(['', 'hello', 'M0 0', 'M-30 0h120v60h-120z', 'M0 0h60v60z"/><script>'])('refuses the mark %j', (mark) => {
    expect(() => layoutCode({ levels: LEVELS, mark })).toThrow(RangeError);
  });
});

test('our own mark is a disc of radius 30 with holes that never reach its edge', () => {
  const path = readMark(BARLINE_MARK);
  const [disc, ...holes] = outlinePath(path ?? [], 0.01);
  const distances = (polygon: readonly number[]) =>
    polygon.flatMap((x, index) => (index % 2 === 0 ? [Math.hypot(x - 30, polygon[index + 1] - 30)] : []));
  for (const distance of distances(disc)) expect(distance).toBeCloseTo(30, 6);
  expect(holes).toHaveLength(4);
  for (const hole of holes) expect(Math.max(...distances(hole))).toBeLessThan(25);
});
