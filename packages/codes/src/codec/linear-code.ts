import { MEDIA_REF_BITS, type MediaRef } from '../media-ref.ts';
import type { Level } from '../symbol.ts';
import { toBits } from './bits.ts';
import { encodeConvolutional } from './convolutional-code.ts';
import { appendCrc8 } from './crc8.ts';
import { toLevels } from './gray-map.ts';
import { interleave } from './interleaver.ts';
import { puncture } from './puncturing.ts';

/*
 * Every step from a media reference to the 20 data levels is affine over GF(2), the Gray map to binary levels
 * included. So is the whole: the levels are a constant, exclusive or one mask for each bit of the reference.
 * Here 20 levels are held as two words of 30 bits, ten bars each, bar k (or k - 10) at bits 3k to 3k + 2.
 */

/** Returns the 20 data levels of a media reference, step by step as docs/symbol.md tells it. */
export function toDataLevels(ref: MediaRef): Level[] {
  return toLevels(interleave(puncture(encodeConvolutional(appendCrc8(toBits(ref))))));
}

export const BARS_PER_WORD = 10;

/** Returns ten levels as one word of 30 bits, beginning at level `from`. */
export function packLevels(levels: ArrayLike<number>, from: number): number {
  let word = 0;
  for (let bar = 0; bar < BARS_PER_WORD; bar++) word |= levels[from + bar] << (3 * bar);
  return word;
}

/** The two words of reference 0. */
export const OFFSET: readonly [low: number, high: number] = packed(0);

/** What bit i of a media reference changes: its mask over the bars 0 to 9, and over the bars 10 to 19. */
export const MASKS_LOW = new Int32Array(MEDIA_REF_BITS);
export const MASKS_HIGH = new Int32Array(MEDIA_REF_BITS);
for (let bit = 0; bit < MEDIA_REF_BITS; bit++) {
  const [low, high] = packed(2 ** bit);
  MASKS_LOW[bit] = low ^ OFFSET[0];
  MASKS_HIGH[bit] = high ^ OFFSET[1];
}

function packed(ref: number): readonly [low: number, high: number] {
  const levels = toDataLevels(ref as MediaRef);
  return [packLevels(levels, 0), packLevels(levels, BARS_PER_WORD)];
}

/**
 * Returns the media reference whose data levels are exactly these two words, or -1 when they are nobody's:
 * 37 of the 60 bits tell the reference, and its own levels must then agree with the other 23.
 */
export function wordsToRef(low: number, high: number): number {
  let refLow = 0;
  let refHigh = 0;
  for (let pair = 0, lowRest = low ^ OFFSET[0], highRest = high ^ OFFSET[1]; pair < 5; pair++) {
    const a = (pair * 64 + (lowRest & 63)) * 2;
    const b = ((pair + 5) * 64 + (highRest & 63)) * 2;
    refLow ^= PAIRS[a] ^ PAIRS[b];
    refHigh ^= PAIRS[a + 1] ^ PAIRS[b + 1];
    lowRest >>= 6;
    highRest >>= 6;
  }
  const isCodeword = lowWord(refLow, refHigh) === low && highWord(refLow, refHigh) === high;
  return isCodeword ? refHigh * 2 ** 32 + (refLow >>> 0) : -1;
}

/** The bars 0 to 9 of the reference whose lower 32 and upper 5 bits are given. */
export function lowWord(refLow: number, refHigh: number): number {
  return (
    LOW[refLow & 255] ^
    LOW[256 | ((refLow >>> 8) & 255)] ^
    LOW[512 | ((refLow >>> 16) & 255)] ^
    LOW[768 | (refLow >>> 24)] ^
    LOW[1024 | refHigh]
  );
}

/** The bars 10 to 19 of the same. */
export function highWord(refLow: number, refHigh: number): number {
  return (
    HIGH[refLow & 255] ^
    HIGH[256 | ((refLow >>> 8) & 255)] ^
    HIGH[512 | ((refLow >>> 16) & 255)] ^
    HIGH[768 | (refLow >>> 24)] ^
    HIGH[1024 | refHigh]
  );
}

/** For each byte of a reference and each of its values the exclusive or of its masks, the constant in byte 0. */
const LOW = byteTable(MASKS_LOW, OFFSET[0]);
const HIGH = byteTable(MASKS_HIGH, OFFSET[1]);

function byteTable(masks: Int32Array, offset: number): Int32Array {
  const table = new Int32Array(5 * 256);
  for (let i = 0; i < table.length; i++) {
    if (i < 256) table[i] = offset;
    for (let bit = 0; bit < 8; bit++) if ((i >> bit) & 1) table[i] ^= masks[(i >> 8) * 8 + bit];
  }
  return table;
}

/**
 * For each pair of bars and each of its 64 values, what it adds to the reference: lower 32 bits, upper 5 bits.
 * Bars that the chosen 37 bits do not touch add nothing.
 */
const PAIRS = new Int32Array(10 * 64 * 2);
for (const [place, ref] of informationBits()) {
  for (let value = 0; value < 64; value++) {
    if (!((value >> (place % 6)) & 1)) continue;
    const at = (Math.floor(place / 6) * 64 + value) * 2;
    PAIRS[at] ^= Number(BigInt.asIntN(32, ref));
    PAIRS[at + 1] ^= Number(ref >> 32n);
  }
}

/** Finds 37 of the 60 bits that determine the rest, by Gaussian elimination: place of the bit, reference it adds. */
function informationBits(): [place: number, ref: bigint][] {
  const rows = Array.from(MASKS_LOW, (low, bit) => ({
    levels: BigInt(low) | (BigInt(MASKS_HIGH[bit]) << 30n),
    ref: 1n << BigInt(bit),
  }));
  const places = rows.map((pivot) => {
    const place = BigInt(pivot.levels.toString(2).length - 1);
    for (const row of rows) {
      if (row === pivot || !((row.levels >> place) & 1n)) continue;
      row.levels ^= pivot.levels;
      row.ref ^= pivot.ref;
    }
    return Number(place);
  });
  return places.map((place, i) => [place, rows[i].ref]);
}
