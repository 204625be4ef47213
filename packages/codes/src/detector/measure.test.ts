import { describe, expect, it } from 'vitest';
import { measureHollowBars } from './measure.ts';
import type { Profile } from './sampler.ts';

/** Brightness along a bar on black ground, by the distance from its middle. */
function profileOf(brightnessAt: (distance: number) => number): Profile {
  const reach = 42;
  const values = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => brightnessAt(Math.abs(i - reach)));
  return { values, reach, step: 1, ink: values[reach], paper: 0, pitch: 12, lost: false };
}

describe('bars whose ends are seen by their outlines', () => {
  it('reach to the outline, beyond what is dark inside', () => {
    const { lengths, pitches } = measureHollowBars([
      profileOf((distance) => (distance <= 10 ? 200 : distance === 15 || distance === 16 ? 60 : 10)),
    ]);
    expect(lengths).toEqual([33]);
    expect(pitches).toEqual([12]);
  });

  it('do not reach to what stands beyond the ground at their ends', () => {
    expect(measureHollowBars([profileOf((distance) => (distance <= 10 || distance >= 30 ? 200 : 0))]).lengths).toEqual([
      21,
    ]);
  });
});
