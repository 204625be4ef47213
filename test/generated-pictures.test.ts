import { type ScanFailure, scan } from '@barline/codes';
import { describe, expect, it } from 'vitest';
import { makeNegative } from './pictures/negatives.ts';
import { makeRefusal, REFUSALS } from './pictures/refusals.ts';
import { makePicture, SETS } from './pictures/sets.ts';

/** Pictures of each severity that are looked at here; `npm run bench:scan` looks at more. */
const PICTURES = 3;

/** Milliseconds that a machine busy with other things may take for one of these tests. */
const SLOWEST = 300_000;

/** Pictures without a code that are looked at here, of every kind. */
const NEGATIVES = 300;

/**
 * Least reads in the first three pictures of each severity, counted in codes. Progress raises a number; none is ever
 * lowered. `npm run bench:scan -- --count 3` prints what is reached.
 */
const RATCHET: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  nominal: {
    good: 3,
  },
  rotation: {
    'any angle': 3,
    'quarters and upside down': 3,
  },
  perspective: {
    '15°': 3,
    '30°': 3,
    '45°': 3,
    '55°': 3,
  },
  scale: {
    '95 % of the width': 3,
    '25 % of the width': 3,
    '160 px of 1280': 3,
    '8 % of 2016 px': 3,
    '130 px of 640': 3,
    '100 px of 640': 3,
  },
  defocus: {
    '0.2 × pitch': 3,
    '0.4 × pitch': 3,
    '0.6 × pitch': 3,
    '0.8 × pitch': 3,
    '1 × pitch': 2,
    '1.2 × pitch': 0,
  },
  'motion along': {
    '0.25 × pitch': 3,
    '0.5 × pitch': 3,
    '0.75 × pitch': 3,
    '1 × pitch': 2,
  },
  'motion any way': {
    '0.25 × pitch': 3,
    '0.5 × pitch': 3,
    '0.75 × pitch': 3,
    '1 × pitch': 3,
  },
  noise: {
    '1500 electrons': 3,
    '400 electrons': 3,
    '100 electrons': 3,
  },
  'low light': {
    'dim room': 3,
    candle: 3,
    night: 3,
  },
  'over-exposure': {
    'one half more': 3,
    'twice the light': 3,
    'three times': 3,
  },
  shadow: {
    uneven: 3,
    'soft edge': 3,
    'hard edge': 3,
    stripes: 3,
  },
  glare: {
    '5 % of the strip': 3,
    '10 % of the strip': 3,
    '15 % of the strip': 3,
    '20 % of the strip': 3,
  },
  curvature: {
    '30° of arc': 3,
    '60° of arc': 3,
    '90° of arc': 3,
  },
  occlusion: {
    '1 of the bars': 3,
    '2 of the bars': 3,
    '3 of the bars': 3,
  },
  JPEG: {
    'quality 50': 3,
    'quality 30': 3,
    'quality 20': 3,
  },
  'low contrast': {
    'white on Spotify green': 3,
    'white on the palest': 3,
    'grey 1.5 : 1': 3,
    'grey 1.2 : 1': 3,
  },
  moiré: {
    'screen pixels of 2.5': 3,
    'screen pixels of 1.3': 3,
    'screen pixels of 0.8': 3,
  },
  halftone: {
    '8 dots a pitch': 3,
    '4 dots a pitch': 3,
    '2.5 dots a pitch': 3,
  },
  engraving: {
    'dark floor': 3,
    'dark floor in wood': 3,
    'walls only': 2,
  },
  'on a label before': {
    plain: 3,
    gradient: 3,
    wood: 3,
    brick: 3,
    cloth: 3,
    foliage: 3,
    stone: 3,
    clutter: 3,
    screen: 3,
  },
  'printed on': {
    plain: 3,
    gradient: 3,
    wood: 3,
    brick: 2,
    cloth: 3,
    foliage: 3,
    stone: 3,
    clutter: 0,
    screen: 3,
  },
  drawing: {
    'no mark': 3,
    'square ends': 3,
    'thin bars': 3,
    'bold bars': 3,
    'margin cut off': 3,
    'square, no mark, no margin': 3,
  },
  several: {
    '2 codes': 6,
    '3 codes': 9,
    '4 codes': 12,
  },
  combined: {
    mild: 3,
    hard: 3,
  },
};

/** Least pictures of the first eight that are refused for the reason that they must be refused for. */
const RIGHT_REASONS: Readonly<Partial<Record<ScanFailure, number>>> = {
  no_code: 8,
  too_small: 6,
  blurry: 8,
  low_contrast: 8,
  overexposed: 8,
  too_dark: 8,
  glare: 7,
  cropped: 8,
  damaged: 8,
  checksum: 8,
  ambiguous: 8,
  unsupported_layout: 8,
};
const REFUSED = 8;

/** Kinds of pictures without a code in which there are bars as of one; the others have nothing that a reason could be given for. */
const LIKE_CODES = /disc$|code of two|code whose|half a code|sound wave/;
/** Most of the others for which another reason than that there is no code is given. */
const FALSE_REASONS = 13;

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
      for (let index = 0; index < REFUSED; index++) {
        const { codes, failure } = scan(await makeRefusal(reason, index));
        expect(codes).toEqual([]);
        if (failure === reason) right++;
      }
      expect(right).toBeGreaterThanOrEqual(RIGHT_REASONS[reason] ?? 0);
    },
    SLOWEST,
  );

  it(
    `finds nothing in ${NEGATIVES} pictures without a code, and seldom a reason why not`,
    async () => {
      const found: string[] = [];
      const reasons: string[] = [];
      for (let index = 0; index < NEGATIVES; index++) {
        const { kind, pixels } = await makeNegative(index);
        const { codes, failure } = scan(pixels);
        for (const { mediaRef } of codes) found.push(`${kind}, picture ${index}: ${mediaRef}`);
        if (failure !== 'no_code' && !LIKE_CODES.test(kind)) reasons.push(`${kind}, picture ${index}: ${failure}`);
      }
      expect(found).toEqual([]);
      expect(reasons.length, reasons.join('; ')).toBeLessThanOrEqual(FALSE_REASONS);
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
