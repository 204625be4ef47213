import { randomFillSync } from 'node:crypto';

/** Gives `length` unpredictable bytes, at most 256. */
export type RandomBytes = (length: number) => Buffer;

/** What is fetched from the system at a time: many small requests cost far more than one large. */
const POOL = 8192;

/** Bytes from the system's cryptographic source, each given out once. */
export function createRandomBytes(): RandomBytes {
  const pool = Buffer.alloc(POOL);
  let used = POOL;
  return (length) => {
    if (used + length > POOL) {
      randomFillSync(pool);
      used = 0;
    }
    used += length;
    return Buffer.copyBytesFrom(pool, used - length, length);
  };
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `length` letters and digits, each equally likely. */
export function randomText(random: RandomBytes, length: number, alphabet = ALPHANUMERIC): string {
  // Bytes beyond the last whole multiple of the alphabet would favour its beginning.
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
