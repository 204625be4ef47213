import { describe, expect, it } from 'vitest';
import { findBlurredBars } from './blurred-bars.ts';
import { seeded } from './pictures-for-tests.ts';
import { PITCH_UNITS, WIDTH_UNITS } from './sampler.ts';
import { COLUMN_UNITS, type StripLight } from './strip-light.ts';

const BARS = Array.from({ length: 23 }, (_, k) => k);

/** The light of bars of these lengths, the first at 53 units, each point of which became a disc; summed up from thin slices. */
function lightOf(lengths: readonly number[], radius: number, pitch: number): StripLight {
  const start = 53 - WIDTH_UNITS / 2 - radius - 2;
  const count = Math.ceil((22 * pitch + WIDTH_UNITS + 2 * radius + 4) / COLUMN_UNITS);
  const columns = Float64Array.from({ length: count }, (_, i) => {
    let light = 0;
    for (const k of BARS) {
      for (let slice = 0.05; slice < WIDTH_UNITS; slice += 0.1) {
        const off = start + i * COLUMN_UNITS - (53 + k * pitch - WIDTH_UNITS / 2 + slice);
        if (Math.abs(off) < radius)
          light += (0.1 * lengths[k] * 2 * Math.sqrt(radius ** 2 - off ** 2)) / (Math.PI * radius ** 2);
      }
    }
    return light;
  });
  return { course: { x: 0, y: 0, angle: 0, unit: 1 }, start, columns };
}

describe('bars that blur has run together', () => {
  const random = seeded(1);
  const lengths = BARS.map((k) => (k % 22 === 0 ? 11 : k === 11 ? 60 : 11 + 7 * Math.floor(8 * random())));

  it.each([0.4, 0.6, 0.8])('have the lengths that they were drawn with, under a disc of %s × the pitch', (share) => {
    const found = findBlurredBars(lightOf(lengths, share * PITCH_UNITS, PITCH_UNITS));
    expect(found?.residue).toBeLessThan(1e-4);
    expect(found?.places[0]).toBeCloseTo(53 + 11 * PITCH_UNITS, 1);
    for (const k of BARS) expect(Math.abs((found?.lengths[k] ?? 0) - lengths[k])).toBeLessThan(1);
  });

  it('are found though the strip seems a tenth too long or too short', () => {
    for (const pitch of [0.9 * PITCH_UNITS, 1.1 * PITCH_UNITS]) {
      const found = findBlurredBars(lightOf(lengths, 0.6 * pitch, pitch));
      expect(found?.places[1]).toBeCloseTo(11 * pitch, 0);
    }
  });

  it('are not seen in the light of 17 wider ones', () => {
    const { course, start, columns } = lightOf(lengths, 0.6 * PITCH_UNITS, PITCH_UNITS);
    const wider = columns.map((_, i) => columns[Math.round((i * 17) / 23)]);
    expect(findBlurredBars({ course, start, columns: wider })?.residue).toBeGreaterThan(0.003);
  });
});
