import { expect, test } from 'vitest';
import { createAgreement } from './agreement.ts';
import { encode } from './codec/encode.ts';
import { toMediaRef } from './media-ref.ts';
import type { Point } from './pixels.ts';
import type { ScannedCode } from './scan.ts';

/** A code of that number whose strip begins at `x`, read with so many bits corrected. */
function read(number: number, x = 0, correctedBits = 1): ScannedCode {
  const mediaRef = toMediaRef(number);
  const levels = encode(mediaRef);
  const polygon: [Point, Point, Point, Point] = [
    [x, 0],
    [x + 400, 0],
    [x + 400, 100],
    [x, 100],
  ];
  return { namespace: 'spotify', mediaRef, levels, heights: [...levels], correctedBits, confidence: 1, polygon };
}

const refs = (codes: readonly ScannedCode[] | null) => codes?.map(({ mediaRef }) => Number(mediaRef)) ?? null;

test('one corrected reading is not enough, two that agree are', () => {
  const agree = createAgreement();
  expect(agree([read(7)], false, 0)).toBeNull();
  expect(agree([], false, 33)).toBeNull();
  expect(refs(agree([read(7)], false, 66))).toEqual([7]);
});

test('one reading without a corrected bit is enough', () => {
  expect(refs(createAgreement()([read(7, 0, 0)], false, 0))).toEqual([7]);
});

test('frames that are far apart in time do not agree', () => {
  const agree = createAgreement();
  expect(agree([read(7)], false, 0)).toBeNull();
  expect(agree([read(7)], false, 3_000)).toBeNull();
});

test('readings that contradict each other at one place must be outvoted', () => {
  const agree = createAgreement();
  expect(agree([read(7)], false, 0)).toBeNull();
  expect(agree([read(8, 20)], false, 33)).toBeNull();
  expect(agree([read(8, 20)], false, 66)).toBeNull();
  expect(refs(agree([read(8, 20)], false, 99))).toEqual([8]);

  const exact = createAgreement();
  expect(exact([read(7)], false, 0)).toBeNull();
  expect(exact([read(8, 20, 0)], false, 33)).toBeNull();
  expect(refs(exact([read(8, 20, 0)], false, 66))).toEqual([8]);
});

test('codes at different places do not contradict each other', () => {
  const agree = createAgreement();
  expect(agree([read(7), read(8, 600)], false, 0)).toBeNull();
  expect(refs(agree([read(7), read(8, 600)], false, 33))).toEqual([7, 8]);
});

test('a code that is seen late, or not yet read, has a moment to be read as well', () => {
  const agree = createAgreement();
  expect(agree([read(7, 0, 0)], true, 0)).toBeNull();
  expect(agree([read(7, 0, 0), read(8, 600)], false, 33)).toBeNull();
  expect(refs(agree([read(7, 0, 0), read(8, 600)], false, 66))).toEqual([7, 8]);

  const patience = createAgreement();
  expect(patience([read(7, 0, 0)], true, 0)).toBeNull();
  expect(refs(patience([read(7, 0, 0)], true, 260))).toEqual([7]);
});
