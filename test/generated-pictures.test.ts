import { type ScanFailure, scan } from '@barline/codes';
import { describe, expect, it } from 'vitest';
import { makeNegative } from './pictures/negatives.ts';
import { makeRefusal, REFUSALS } from './pictures/refusals.ts';
import { makePicture, SETS } from './pictures/sets.ts';

/** Pictures of each severity that are looked at here; `npm run bench:scan` looks at more. */
const PICTURES = 4;

/** Milliseconds that a machine busy with other things may take for one of these tests. */
const SLOWEST = 300_000;

/** Pictures without a code that are looked at here, of every kind. */
const NEGATIVES = 300;

/**
 * Least reads in the first four pictures of each severity, counted in codes. Progress raises a number; none is ever
 * lowered. `npm run bench:scan -- --count 4` prints what is reached.
 */
const RATCHET: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  nominal: {
    good: 4,
  },
  rotation: {
    'any angle': 4,
    'quarters and upside down': 4,
  },
  perspective: {
    '15°': 4,
    '30°': 4,
    '45°': 4,
    '55°': 4,
  },
  scale: {
    '95 % of the width': 4,
    '25 % of the width': 4,
    '160 px of 1280': 4,
    '8 % of 2016 px': 4,
    '130 px of 640': 4,
    '100 px of 640': 1,
  },
  defocus: {
    '0.2 × pitch': 4,
    '0.4 × pitch': 4,
    '0.6 × pitch': 0,
    '0.8 × pitch': 0,
    '1 × pitch': 0,
    '1.2 × pitch': 0,
  },
  'motion along': {
    '0.25 × pitch': 4,
    '0.5 × pitch': 4,
    '0.75 × pitch': 4,
    '1 × pitch': 0,
  },
  'motion any way': {
    '0.25 × pitch': 4,
    '0.5 × pitch': 4,
    '0.75 × pitch': 4,
    '1 × pitch': 2,
  },
  noise: {
    '1500 electrons': 4,
    '400 electrons': 4,
    '100 electrons': 4,
  },
  'low light': {
    'dim room': 4,
    candle: 4,
    night: 4,
  },
  'over-exposure': {
    'one half more': 4,
    'twice the light': 4,
    'three times': 4,
  },
  shadow: {
    uneven: 4,
    'soft edge': 4,
    'hard edge': 4,
    stripes: 4,
  },
  glare: {
    '5 % of the strip': 2,
    '10 % of the strip': 2,
    '15 % of the strip': 2,
    '20 % of the strip': 0,
  },
  curvature: {
    '30° of arc': 4,
    '60° of arc': 4,
    '90° of arc': 4,
  },
  occlusion: {
    '1 of the bars': 4,
    '2 of the bars': 0,
    '3 of the bars': 0,
  },
  JPEG: {
    'quality 50': 4,
    'quality 30': 4,
    'quality 20': 4,
  },
  'low contrast': {
    'white on Spotify green': 4,
    'white on the palest': 4,
    'grey 1.5 : 1': 4,
    'grey 1.2 : 1': 4,
  },
  moiré: {
    'screen pixels of 2.5': 4,
    'screen pixels of 1.3': 4,
    'screen pixels of 0.8': 4,
  },
  halftone: {
    '8 dots a pitch': 4,
    '4 dots a pitch': 4,
    '2.5 dots a pitch': 4,
  },
  engraving: {
    'dark floor': 4,
    'dark floor in wood': 4,
    'walls only': 3,
  },
  'on a label before': {
    plain: 4,
    gradient: 4,
    wood: 4,
    brick: 4,
    cloth: 4,
    foliage: 4,
    stone: 4,
    clutter: 4,
    screen: 4,
  },
  'printed on': {
    plain: 4,
    gradient: 4,
    wood: 4,
    brick: 3,
    cloth: 4,
    foliage: 4,
    stone: 4,
    clutter: 0,
    screen: 3,
  },
  drawing: {
    'no mark': 4,
    'square ends': 4,
    'thin bars': 4,
    'bold bars': 4,
    'margin cut off': 4,
    'square, no mark, no margin': 4,
  },
  several: {
    '2 codes': 8,
    '3 codes': 12,
    '4 codes': 16,
  },
  combined: {
    mild: 4,
    hard: 2,
  },
};

/** Least pictures of four that are refused for the reason that they must be refused for. */
const RIGHT_REASONS: Readonly<Partial<Record<ScanFailure, number>>> = {
  no_code: 4,
  checksum: 4,
};

describe('scanning generated pictures', () => {
  it('has a least number of reads for every severity of every set', () => {
    const namesOf = (record: object) => Object.keys(record).sort();
    expect(namesOf(RATCHET)).toEqual(SETS.map(({ name }) => name).sort());
    for (const { name, severities } of SETS) {
      expect(namesOf(RATCHET[name]), name).toEqual(severities.map((severity) => severity.name).sort());
    }
  });

  it.each(SETS)(
    'reads at least as many codes as ever in the set $name, and never a wrong one',
    async (set) => {
      const reached: Record<string, number> = {};
      const wrong: string[] = [];
      for (const { name } of set.severities) {
        reached[name] = 0;
        for (let index = 0; index < PICTURES; index++) {
          const { pixels, codes } = await makePicture(set.name, name, index);
          for (const { mediaRef, namespace } of scan(pixels).codes) {
            if (codes.some((code) => code.mediaRef === mediaRef && code.namespace === namespace)) reached[name]++;
            else wrong.push(`${name}, picture ${index}: ${mediaRef} (${namespace})`);
          }
        }
      }
      expect(wrong).toEqual([]);
      const behind = Object.entries(reached).filter(([name, reads]) => reads < (RATCHET[set.name]?.[name] ?? 0));
      expect(behind).toEqual([]);
    },
    SLOWEST,
  );

  it.each(REFUSALS)(
    'reads nothing in pictures that are to be refused as %s, and says so as often as ever',
    async (reason) => {
      let right = 0;
      for (let index = 0; index < PICTURES; index++) {
        const { codes, failure } = scan(await makeRefusal(reason, index));
        expect(codes).toEqual([]);
        if (failure === reason) right++;
      }
      expect(right).toBeGreaterThanOrEqual(RIGHT_REASONS[reason] ?? 0);
    },
  );

  it(
    `finds nothing in ${NEGATIVES} pictures without a code`,
    async () => {
      const found: string[] = [];
      for (let index = 0; index < NEGATIVES; index++) {
        const { kind, pixels } = await makeNegative(index);
        for (const { mediaRef } of scan(pixels).codes) found.push(`${kind}, picture ${index}: ${mediaRef}`);
      }
      expect(found).toEqual([]);
    },
    SLOWEST,
  );

  it('outlines a code where the camera saw it', async () => {
    for (const [set, severity] of [
      ['nominal', 'good'],
      ['rotation', 'any angle'],
    ]) {
      for (let index = 0; index < PICTURES; index++) {
        const { pixels, codes } = await makePicture(set, severity, index);
        const [found] = scan(pixels).codes;
        const [{ polygon }] = codes;
        const length = Math.hypot(polygon[1][0] - polygon[0][0], polygon[1][1] - polygon[0][1]);
        polygon.forEach(([x, y], corner) => {
          const off = Math.hypot(found.polygon[corner][0] - x, found.polygon[corner][1] - y);
          expect(off / length, `${set}, picture ${index}, corner ${corner}`).toBeLessThan(0.05);
        });
      }
    }
  });
});

describe('a generated picture', () => {
  it('is the same picture every time it is made', async () => {
    for (const severity of ['mild', 'hard']) {
      const [once, again] = [await makePicture('combined', severity, 1), await makePicture('combined', severity, 1)];
      expect(Buffer.from(once.pixels.data).equals(Buffer.from(again.pixels.data))).toBe(true);
      expect(again.codes).toEqual(once.codes);
    }
  });

  it('is another picture under another number', async () => {
    const [one, other] = [await makePicture('nominal', 'good', 0), await makePicture('nominal', 'good', 1)];
    expect(other.codes[0].mediaRef).not.toBe(one.codes[0].mediaRef);
  });

  it('is refused under a name that no set has', async () => {
    await expect(makePicture('nominal', 'dreadful', 0)).rejects.toThrow(RangeError);
  });
});
