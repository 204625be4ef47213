import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../detector/pictures-for-tests.ts';
import { MEDIA_REF_LIMIT, toMediaRef } from '../media-ref.ts';
import { BAR_COUNT, DATA_BARS, NAMESPACES } from '../symbol.ts';
import { decodeDamaged } from './decode-damaged.ts';
import { encode } from './encode.ts';

const anyRef = fc.integer({ min: 0, max: MEDIA_REF_LIMIT - 1 }).map(toMediaRef);
const anyHidden = fc.uniqueArray(fc.constantFrom(...DATA_BARS), { maxLength: 3 });

/** Codes that are taken for patterns: one level in more than eight bars. */
const isPattern = (levels: readonly number[]) =>
  levels.some((level) => DATA_BARS.filter((bar) => levels[bar] === level).length > 8);

describe('reading damaged bars', () => {
  it('fills in up to three hidden bars, of either namespace, in spite of noise', () => {
    fc.assert(
      fc.property(
        anyRef,
        fc.constantFrom(...NAMESPACES),
        anyHidden,
        fc.integer(),
        (mediaRef, namespace, hidden, seed) => {
          const levels = encode(mediaRef, namespace);
          fc.pre(!isPattern(levels));
          const random = seeded(seed);
          const heights = levels.map((level, bar) => (hidden.includes(bar) ? [] : [level + 0.25 * (random() - 0.5)]));
          expect(decodeDamaged(heights)).toMatchObject({
            ok: true,
            mediaRef,
            namespace,
            levels,
            correctedBits: 3 * hidden.length,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("finds which of two heights is the bar's", () => {
    const random = seeded(5);
    for (let i = 0; i < 60; i++) {
      const levels = encode(toMediaRef(Math.floor(random() * MEDIA_REF_LIMIT)));
      if (isPattern(levels)) continue;
      const heights = levels.map((level, bar) => (bar % 5 === 2 ? [random() * 7, level] : [level]));
      const read = decodeDamaged(heights);
      // A false height may be a level of another code: then there is no answer, but never a wrong one.
      if (read.ok) expect(read.levels).toEqual(levels);
      else expect(read.reason).toBe('ambiguous');
    }
  });

  it('takes no strip of random bars for a code, whatever is hidden of it', () => {
    const random = seeded(7);
    for (let i = 0; i < 3000; i++) {
      const heights = Array.from({ length: BAR_COUNT }, (_, bar) => [
        bar === 11 ? 7 : bar % 22 === 0 ? 0 : random() * 8 - 0.5,
      ]);
      for (let hidden = 0; hidden < i % 6; hidden++) heights[1 + Math.floor(random() * 9)] = [];
      expect(decodeDamaged(heights).ok).toBe(false);
    }
  });

  it('gives up where too much is hidden, where the namespace is, and where bars are a pattern', () => {
    const levels = encode(toMediaRef(57639171874));
    expect(decodeDamaged(levels.map((level, bar) => (bar > 1 && bar < 8 ? [] : [level]))).ok).toBe(false);
    expect(decodeDamaged(levels.map((level, bar) => ([0, 11, 22].includes(bar) ? [] : [level]))).ok).toBe(false);
    expect(decodeDamaged(levels.map((_, bar) => [bar === 11 ? 7 : 0])).ok).toBe(false);
  });
});
