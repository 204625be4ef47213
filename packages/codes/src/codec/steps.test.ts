import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEDIA_REF_LIMIT, type MediaRef, toMediaRef } from '../media-ref.ts';
import type { Level } from '../symbol.ts';
import { fromBits, toBits } from './bits.ts';
import { encodeConvolutional } from './convolutional-code.ts';
import { appendCrc8, crc8, removeCrc8 } from './crc8.ts';
import { countDifferingBits, fromLevels, toLevels } from './gray-map.ts';
import { deinterleave, interleave } from './interleaver.ts';
import { OFFSET, toDataLevels, wordsToRef } from './linear-code.ts';
import { findNearest } from './nearest-codewords.ts';
import { depuncture, puncture } from './puncturing.ts';
import { withoutReferenceBars, withReferenceBars } from './reference-bars.ts';
import { decodeConvolutional } from './viterbi.ts';

const references = fc.integer({ min: 0, max: MEDIA_REF_LIMIT - 1 }).map(toMediaRef);
const bitsOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length, max: 1 });
const EXAMPLE = 57639171874 as MediaRef;

describe('each step and its inverse', () => {
  test('bits are lowest first', () => {
    expect([...toBits(6 as MediaRef)].slice(0, 4)).toEqual([0, 1, 1, 0]);
    fc.assert(
      fc.property(references, (ref) => {
        expect(fromBits(toBits(ref))).toBe(ref);
      }),
    );
  });

  test('the checksum of the worked example is 0x33', () => {
    expect(crc8(toBits(EXAMPLE))).toBe(0x33);
  });

  test('a checksum comes off as it went on, and a word with any bit changed is refused', () => {
    fc.assert(
      fc.property(references, fc.nat(44), (ref, place) => {
        const word = appendCrc8(toBits(ref));
        expect(removeCrc8(word)).toEqual(toBits(ref));
        word[place] ^= 1;
        expect(removeCrc8(word)).toBeNull();
      }),
    );
  });

  test('Viterbi undoes the convolutional code, also with one bit of the 60 wrong', () => {
    fc.assert(
      fc.property(bitsOf(45), fc.nat(59), (word, wrong) => {
        const sent = puncture(encodeConvolutional(word));
        const costs = Float32Array.from(sent, (bit) => (bit ? -1 : 1));
        expect(decodeConvolutional(depuncture(costs))).toEqual(word);
        costs[wrong] *= -1;
        expect(decodeConvolutional(depuncture(costs))).toEqual(word);
      }),
    );
  });

  test('puncturing drops 30 of 90 bits and leaves a gap for each on the way back', () => {
    const coded = Uint8Array.from({ length: 90 }, (_, i) => i + 1);
    expect([...puncture(coded)].slice(0, 6)).toEqual([1, 2, 4, 5, 7, 8]);
    expect([...depuncture(Float32Array.from(puncture(coded)))].slice(0, 6)).toEqual([1, 2, 0, 4, 5, 0]);
  });

  test('what is shuffled is unshuffled', () => {
    fc.assert(
      fc.property(bitsOf(60), (bits) => {
        expect([...deinterleave(Float32Array.from(interleave(bits)))]).toEqual([...bits]);
      }),
    );
  });

  test('levels and bits are each other, and neighbouring levels differ in one bit', () => {
    fc.assert(
      fc.property(bitsOf(60), (bits) => {
        expect(fromLevels(toLevels(bits))).toEqual(bits);
      }),
    );
    for (let level = 1; level <= 7; level++) {
      expect(countDifferingBits(level as Level, (level - 1) as Level)).toBe(1);
    }
  });

  test('reference bars come off as they went on', () => {
    const data = toDataLevels(EXAMPLE);
    expect(withoutReferenceBars(withReferenceBars(data, 'local'))).toEqual(data);
  });
});

describe('the code as a whole', () => {
  test('two words of 30 bits tell the reference, and any single bit changed belongs to nobody', () => {
    expect(wordsToRef(...OFFSET)).toBe(0);
    for (let bit = 0; bit < 30; bit++) {
      expect(wordsToRef(OFFSET[0] ^ (1 << bit), OFFSET[1])).toBe(-1);
      expect(wordsToRef(OFFSET[0], OFFSET[1] ^ (1 << bit))).toBe(-1);
    }
  });

  test('the search finds exactly the codes that a search through many references finds', () => {
    fc.assert(
      fc.property(
        references,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (ref, noise) => {
          const heights = toDataLevels(ref).map((level, bar) => level + noise[bar]);
          const costs = Float64Array.from({ length: 160 }, (_, i) => (heights[i >> 3] - (i & 7)) ** 2);
          const cost = noise.reduce((sum, error) => sum + error * error, 0);
          const { count, low, high } = findNearest(costs, cost + 1e-9, Infinity);
          const found = Array.from({ length: count }, (_, i) => wordsToRef(low[i], high[i]));
          if (count < 8) expect(found).toContain(ref);
          expect(found).not.toContain(-1);
          for (let i = 0; i < count; i++) {
            const levels = toDataLevels(found[i] as MediaRef);
            const own = levels.reduce<number>((sum, level, bar) => sum + (heights[bar] - level) ** 2, 0);
            expect(own).toBeLessThanOrEqual(cost + 1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
