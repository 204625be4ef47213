import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MEDIA_REF_LIMIT, type MediaRef, toMediaRef } from '../media-ref.ts';
import { DATA_BARS, type Level, type Levels, NAMESPACES, type Namespace } from '../symbol.ts';
import { decode, decodeEitherWay } from './decode.ts';
import { encode, encodeStepByStep, unpackLevels } from './encode.ts';
import { findNearest } from './nearest-codewords.ts';

type Known = { media_ref: number; levels: Level[] };
const fixture = new URL('../../../../fixtures/vectors/spotify-codes.json', import.meta.url);
const { vectors, invalid } = JSON.parse(readFileSync(fixture, 'utf8')) as {
  vectors: Known[];
  invalid: { levels: Level[]; why: string }[];
};

const references = fc.integer({ min: 0, max: MEDIA_REF_LIMIT - 1 }).map(toMediaRef);
const namespaces = fc.constantFrom<Namespace[]>(...NAMESPACES);

describe('known codes', () => {
  test('every known reference encodes to the bars that Spotify draws', () => {
    for (const { media_ref, levels } of vectors) expect(encode(toMediaRef(media_ref))).toEqual(levels);
  });

  test('every known code decodes to its reference', () => {
    for (const { media_ref, levels } of vectors) {
      expect(decode(levels)).toMatchObject({ ok: true, mediaRef: media_ref, namespace: 'spotify', correctedBits: 0 });
      expect(decode(levels)).toMatchObject({ levels, confidence: expect.closeTo(1, 6) });
    }
  });

  test('any one data bar of a known code that is a level too high or too low is put right', () => {
    const failed = vectors.flatMap(({ media_ref, levels }) =>
      levelsWithOneError(levels).filter((wrong) => {
        const decoded = decode(wrong);
        return !(decoded.ok && decoded.mediaRef === media_ref && decoded.correctedBits === 1);
      }),
    );
    expect(failed).toEqual([]);
  }, 60_000);

  test('bars that only look like a code are refused', () => {
    for (const { levels, why } of invalid.slice(0, -1)) {
      expect(decode(levels), why).toEqual({ ok: false, reason: 'checksum' });
    }
  });

  test('the misprint in a well-known article is put right', () => {
    expect(decode(invalid.at(-1)!.levels)).toMatchObject({ ok: true, mediaRef: 57639171874, correctedBits: 2 });
  });
});

describe('encode and decode', () => {
  test('what was encoded is decoded, in both namespaces', () => {
    fc.assert(
      fc.property(references, namespaces, (mediaRef, namespace) => {
        const levels = encode(mediaRef, namespace);
        expect(decode(levels)).toMatchObject({ ok: true, mediaRef, namespace, levels, correctedBits: 0 });
      }),
      { numRuns: 1000 },
    );
  });

  test('the fast way to encode is equal to the readable one', () => {
    fc.assert(
      fc.property(references, namespaces, (mediaRef, namespace) => {
        expect(encode(mediaRef, namespace)).toEqual(encodeStepByStep(mediaRef, namespace));
      }),
      { numRuns: 1000 },
    );
  });

  test('a code in one namespace differs from its namesake in the reference bars alone', () => {
    const [ours, theirs] = [encode(57639171874 as MediaRef, 'local'), encode(57639171874 as MediaRef)];
    expect([ours[0], ours[11], ours[22]]).toEqual([7, 0, 7]);
    expect(DATA_BARS.map((bar) => ours[bar])).toEqual(DATA_BARS.map((bar) => theirs[bar]));
  });

  test('a reference out of range and an unknown namespace are refused', () => {
    for (const ref of [-1, 0.5, MEDIA_REF_LIMIT, Number.NaN]) expect(() => encode(ref as MediaRef)).toThrow(RangeError);
    expect(() => encode(1 as MediaRef, 'toString' as Namespace)).toThrow(RangeError);
    expect(() => encodeStepByStep(1 as MediaRef, 'other' as Namespace)).toThrow(RangeError);
  });

  test('anything but 23 finite heights and a possible sigma is refused', () => {
    const levels = encode(1 as MediaRef);
    expect(() => decode(levels.slice(1))).toThrow(RangeError);
    expect(() => decode([...levels, 0])).toThrow(RangeError);
    expect(() => decode(levels.with(4, Number.NaN as Level))).toThrow(RangeError);
    expect(() => decode(levels.with(4, Infinity as Level))).toThrow(RangeError);
    expect(() => decode(levels, { sigma: -1 })).toThrow(RangeError);
    expect(() => decode(levels, { sigma: Number.NaN })).toThrow(RangeError);
    expect(() => decodeEitherWay([])).toThrow(RangeError);
  });

  test('heights far outside the scale are bars like any other', () => {
    const levels = encode(57639171874 as MediaRef);
    for (const height of [-1000, 1e308]) {
      expect(decode(levels.with(3, height as Level))).toMatchObject({ ok: true, mediaRef: 57639171874, levels });
    }
  });
});

describe('damage', () => {
  test('one bar of any height, data or reference, hidden behind something, hardly ever hinders and never misleads', () => {
    const random = seededRandom(3);
    let read = 0;
    for (let i = 0; i < 2000; i++) {
      const mediaRef = Math.floor(random() * MEDIA_REF_LIMIT) as MediaRef;
      const namespace = NAMESPACES[i % 2];
      const levels = encode(mediaRef, namespace);
      const height = random() * 10 - 1;
      const decoded = decode(levels.map<number>((level, bar) => (bar === i % 23 ? height : level)));
      if (!decoded.ok) continue;
      expect(decoded).toMatchObject({ mediaRef, namespace, levels });
      read++;
    }
    expect(read).toBeGreaterThanOrEqual(1990);
  }, 60_000);

  test('reference bars that belong to nobody are refused', () => {
    const levels = encode(57639171874 as MediaRef);
    expect(decode(levels.with(0, 4).with(11, 4).with(22, 4))).toEqual({ ok: false, reason: 'damaged' });
  });

  test('two of three reference bars name the namespace', () => {
    const levels = encode(57639171874 as MediaRef);
    expect(decode(levels.with(0, 7))).toMatchObject({ ok: true, namespace: 'spotify', levels });
    expect(decode(levels.with(0, 7).with(11, 0))).toMatchObject({ ok: true, namespace: 'local' });
  });

  test('bars halfway between two codes are called ambiguous', () => {
    const levels = encode(57639171874 as MediaRef);
    const near = nearestOther(levels);
    const halfway = Array.from(levels, (level, bar) => (level + near[bar]) / 2);
    expect(decode(halfway)).toEqual({ ok: false, reason: 'ambiguous' });
  });

  test('a code given from right to left is read by decodeEitherWay', () => {
    fc.assert(
      fc.property(references, namespaces, (mediaRef, namespace) => {
        const levels = encode(mediaRef, namespace);
        expect(decodeEitherWay(levels)).toMatchObject({ ok: true, mediaRef, levels, reversed: false });
        expect(decodeEitherWay(levels.toReversed())).toMatchObject({ ok: true, mediaRef, levels, reversed: true });
      }),
    );
    expect(decodeEitherWay(new Float32Array(23).fill(3.5))).toEqual({ ok: false, reason: 'damaged', reversed: false });
  });

  test('noise of 0.3 level is read, and what is read is right', () => {
    const random = seededRandom(1);
    let read = 0;
    for (let i = 0; i < 2000; i++) {
      const ref = Math.floor(random() * MEDIA_REF_LIMIT) as MediaRef;
      const namespace = NAMESPACES[i % 2];
      const decoded = decode(encode(ref, namespace).map((level) => level + 0.3 * gaussian(random)));
      if (!decoded.ok) continue;
      expect(decoded).toMatchObject({ mediaRef: ref, namespace, levels: encode(ref, namespace) });
      read++;
    }
    expect(read).toBeGreaterThanOrEqual(1995);
  }, 60_000);

  test('strips of random bars are refused', () => {
    const random = seededRandom(2);
    let accepted = 0;
    for (let i = 0; i < 20_000; i++) {
      const height = i % 2 ? () => random() * 7 : () => Math.floor(random() * 8);
      if (decode(Array.from({ length: 23 }, height)).ok) accepted++;
    }
    expect(accepted).toBeLessThanOrEqual(1);
  }, 60_000);

  test('a measurer that knows its noise to be small is held to it', () => {
    const levels = encode(57639171874 as MediaRef);
    const shaken = levels.map((level, bar) => level + (bar % 2 ? 0.43 : -0.43));
    expect(decode(shaken).ok).toBe(true);
    expect(decode(shaken, { sigma: 0.43 }).ok).toBe(true);
    expect(decode(shaken, { sigma: 0.05 })).toEqual({ ok: false, reason: 'damaged' });
  });
});

function levelsWithOneError(levels: Levels): Levels[] {
  return DATA_BARS.flatMap((bar) =>
    [levels[bar] - 1, levels[bar] + 1]
      .filter((level) => level >= 0 && level <= 7)
      .map((level) => levels.with(bar, level as Level)),
  );
}

/** The code whose bars differ least from these. */
function nearestOther(levels: Levels): Levels {
  const costs = DATA_BARS.flatMap((bar) => [0, 1, 2, 3, 4, 5, 6, 7].map((level) => (levels[bar] - level) ** 2));
  const { low, high, count } = findNearest(Float64Array.from(costs), 10, Infinity);
  expect(count).toBeGreaterThan(1);
  return unpackLevels(low[1], high[1], 'spotify');
}

/** Mulberry32: the same numbers in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
