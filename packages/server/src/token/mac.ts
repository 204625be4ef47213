import { hash } from 'node:crypto';

/** Authenticates a message of the length it was made for; 32 or 64 bytes as a latin1 string, valid until read. */
export type Mac = {
  /** Where the message is written before `sign`. */
  readonly message: Buffer;
  sign(): string;
};

const HASHES = { sha256: { block: 64, length: 32 }, sha512: { block: 128, length: 64 } } as const;

/**
 * HMAC (RFC 2104) written out over the one-shot hash, which is several times cheaper than a Hmac object: both blocks
 * of the key stand ready before the message and before the inner hash.
 */
export function createMac(algorithm: keyof typeof HASHES, key: Buffer, messageLength: number): Mac {
  const { block, length } = HASHES[algorithm];
  if (key.length > block) throw new RangeError('A key longer than the block of the hash.');
  const inner = Buffer.alloc(block + messageLength, 0x36);
  const outer = Buffer.alloc(block + length, 0x5c);
  for (const [index, byte] of key.entries()) {
    inner[index] ^= byte;
    outer[index] ^= byte;
  }
  return {
    message: inner.subarray(block),
    sign() {
      outer.write(hash(algorithm, inner, 'latin1'), block, 'latin1');
      return hash(algorithm, outer, 'latin1');
    },
  };
}
