import { encode, type Point, type ScannedCode, toMediaRef } from '@barline/codes';
import { expect, test } from 'vitest';
import { createAgreement } from './agreement.ts';

/** A code of that number whose strip begins at `x`. */
function read(number: number, x = 0): ScannedCode {
  const mediaRef = toMediaRef(number);
  const levels = encode(mediaRef);
  const polygon: [Point, Point, Point, Point] = [
    [x, 0],
    [x + 400, 0],
    [x + 400, 100],
    [x, 100],
  ];
  return { namespace: 'spotify', mediaRef, levels, heights: [...levels], correctedBits: 0, confidence: 1, polygon };
}

const refs = (codes: readonly ScannedCode[] | null) => codes?.map(({ mediaRef }) => Number(mediaRef)) ?? null;

test('one frame is not enough, two that agree are', () => {
  const agree = createAgreement();
  expect(agree([read(7)], 0)).toBeNull();
  expect(agree([], 33)).toBeNull();
  expect(refs(agree([read(7)], 66))).toEqual([7]);
});

test('frames that are far apart in time do not agree', () => {
  const agree = createAgreement();
  expect(agree([read(7)], 0)).toBeNull();
  expect(agree([read(7)], 3_000)).toBeNull();
});

test('readings that contradict each other at one place must be outvoted by two', () => {
  const agree = createAgreement();
  expect(agree([read(7)], 0)).toBeNull();
  expect(agree([read(8, 20)], 33)).toBeNull();
  expect(agree([read(8, 20)], 66)).toBeNull();
  expect(refs(agree([read(8, 20)], 99))).toEqual([8]);
});

test('codes at different places do not contradict each other', () => {
  const agree = createAgreement();
  expect(agree([read(7), read(8, 600)], 0)).toBeNull();
  expect(refs(agree([read(7), read(8, 600)], 33))).toEqual([7, 8]);
});

test('a code that is seen late has a moment to be read as often as the first', () => {
  const agree = createAgreement();
  agree([read(7)], 0);
  expect(agree([read(7), read(8, 600)], 33)).toBeNull();
  expect(refs(agree([read(7), read(8, 600)], 66))).toEqual([7, 8]);

  const patience = createAgreement();
  patience([read(7)], 0);
  expect(patience([read(7), read(8, 600)], 33)).toBeNull();
  expect(refs(patience([read(7), read(9, 600)], 400))).toEqual([7]);
});
