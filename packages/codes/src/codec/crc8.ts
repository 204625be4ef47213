import { MEDIA_REF_BITS } from '../media-ref.ts';

const CRC_BITS = 8;

/** Bits that enter the convolutional code: 37 of the media reference, then 8 of its checksum. */
const WORD_BITS = MEDIA_REF_BITS + CRC_BITS;

const POLYNOMIAL = 0x07;

/**
 * CRC-8 of the 37 bits of a media reference (lowest first), taken as five little-endian bytes: polynomial
 * x^8 + x^2 + x + 1, register starting at 0, highest bit of each byte first, the result inverted.
 */
export function crc8(bits: ArrayLike<number>): number {
  let register = 0;
  for (let byte = 0; byte < 5; byte++) {
    for (let i = 7; i >= 0; i--) {
      const bit = byte * 8 + i < MEDIA_REF_BITS ? bits[byte * 8 + i] : 0;
      const carry = (register >> 7) ^ bit;
      register = ((register << 1) & 0xff) ^ (carry ? POLYNOMIAL : 0);
    }
  }
  return register ^ 0xff;
}

/** Returns the 45-bit word: the 37 bits given, then the 8 bits of their checksum, lowest first. */
export function appendCrc8(bits: Uint8Array): Uint8Array {
  const word = new Uint8Array(WORD_BITS);
  word.set(bits);
  const checksum = crc8(bits);
  for (let i = 0; i < CRC_BITS; i++) word[MEDIA_REF_BITS + i] = (checksum >> i) & 1;
  return word;
}

/** Returns the 37 bits of a 45-bit word, or `null` when its checksum is wrong. */
export function removeCrc8(word: Uint8Array): Uint8Array | null {
  const bits = word.slice(0, MEDIA_REF_BITS);
  const checksum = crc8(bits);
  for (let i = 0; i < CRC_BITS; i++) if (word[MEDIA_REF_BITS + i] !== ((checksum >> i) & 1)) return null;
  return bits;
}
