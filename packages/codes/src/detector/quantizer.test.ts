import { describe, expect, it } from 'vitest';
import { toHeights } from './quantizer.ts';

const pitches = new Array<number>(23).fill(10);
const bars = (end: number, middle: number) =>
  pitches.map((_, k) => (k === 0 || k === 22 ? end : k === 11 ? middle : 20));

describe('heights from lengths', () => {
  it('are scaled by the reference bars, whichever of them is the longer', () => {
    expect(toHeights({ lengths: bars(11, 60), pitches })[0].heights[11]).toBeCloseTo(7);
    expect(toHeights({ lengths: bars(60, 11), pitches })[0].heights[0]).toBeCloseTo(7);
    expect(toHeights({ lengths: bars(11, 60), pitches })[0].heights[5]).toBeCloseTo(9 / 7);
  });

  it('do not exist where reference bars have no length or are much alike', () => {
    expect(toHeights({ lengths: bars(0, 0), pitches })).toEqual([]);
    expect(toHeights({ lengths: bars(0, 60), pitches })).toEqual([]);
    expect(toHeights({ lengths: bars(30, 40), pitches })).toEqual([]);
  });

  it('are given in two scales where the pitch changes: as in perspective and as on a round body', () => {
    const narrowing = pitches.map((_, k) => 10 - 0.1 * k);
    expect(toHeights({ lengths: bars(11, 60), pitches: narrowing })).toHaveLength(2);
  });
});
