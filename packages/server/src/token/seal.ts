import { hash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../random.ts';
import { createMac } from './mac.ts';

/**
 * Turns a body of fixed length into text that only holders of the key can make, change or read:
 *
 *     kind 1 · version 1 · key id 4 · nonce (time 6, random) · body, encrypted · tag 32      as base64url
 *
 * The body is xored with SHA-512(key, nonce, counter), a pseudo-random function over inputs of one length; the tag is
 * HMAC-SHA-256 over all before it. Lengths are multiples of three, so that each text has one spelling only.
 */
export type Sealer = {
  /** Length of the text. */
  readonly length: number;
  /** Where the body is written before `seal`, and read after `open`. */
  readonly body: Buffer;
  /** `wall` is the machine time in ms, kept readable in the nonce. */
  seal(wall: number): string;
  /** True when the text was sealed with this key; all else here then tells of that text. */
  open(text: string): boolean;
  issuedWall(): number;
  /** 32 hexadecimal digits that no two texts share; later ones come later in order. */
  id(): string;
};

/** What tells kinds of sealed text apart. `kind` becomes the first two letters: 5 is BQ, 1 is AQ. */
export type SealShape = { readonly kind: number; readonly nonce: number; readonly body: number };

const HEAD = 6;
const TIME = 6;
/** Of the nonce: the time and ten random bytes. */
const ID = 16;
const TAG = 32;
/** SHA-512. */
const STREAM = 64;
const BASE64URL = /^[A-Za-z0-9_-]*$/;

/** The key id that a sealed text names, or -1 for what cannot be one of that shape. */
export function readKeyId(text: string, shape: SealShape): number {
  if (text.length !== lengthOf(shape) || !BASE64URL.test(text)) return -1;
  const head = Buffer.from(text.slice(0, 8), 'base64url');
  return head[0] === shape.kind && head[1] === 0 ? head.readUInt32BE(2) : -1;
}

function lengthOf({ nonce, body }: SealShape): number {
  return ((HEAD + nonce + body + TAG) / 3) * 4;
}

export function createSealer(
  keyId: number,
  keys: { readonly encrypt: Buffer; readonly authenticate: Buffer },
  shape: SealShape,
  random: RandomBytes,
): Sealer {
  const bodyAt = HEAD + shape.nonce;
  const tagAt = bodyAt + shape.body;
  if ((tagAt + TAG) % 3 !== 0 || shape.body % STREAM !== 0) throw new RangeError('The shape does not fit.');
  const mac = createMac('sha256', keys.authenticate, tagAt);
  const bytes = Buffer.alloc(tagAt + TAG);
  const tag = Buffer.alloc(TAG);
  const body = Buffer.alloc(shape.body);
  const stream = Buffer.alloc(STREAM);
  const streamInput = Buffer.alloc(keys.encrypt.length + shape.nonce + 1);
  keys.encrypt.copy(streamInput);
  const nonceAt = keys.encrypt.length;
  const nonce = bytes.subarray(HEAD, bodyAt);
  bytes[0] = shape.kind;
  bytes[1] = 0;
  bytes.writeUInt32BE(keyId, 2);

  /** Encrypts what is not, decrypts what is. */
  function crypt(from: Buffer, fromAt: number, to: Buffer, toAt: number): void {
    nonce.copy(streamInput, nonceAt);
    for (let block = 0; block * STREAM < shape.body; block++) {
      streamInput[streamInput.length - 1] = block;
      stream.write(hash('sha512', streamInput, 'latin1'), 0, 'latin1');
      const start = block * STREAM;
      for (let index = 0; index < STREAM; index++) {
        to[toAt + start + index] = from[fromAt + start + index] ^ stream[index];
      }
    }
  }

  function sign(): void {
    bytes.copy(mac.message, 0, 0, tagAt);
    tag.write(mac.sign(), 0, 'latin1');
  }

  return {
    length: lengthOf(shape),
    body,
    seal(wall) {
      random(shape.nonce - TIME).copy(nonce, TIME);
      nonce.writeUIntBE(wall, 0, TIME);
      crypt(body, 0, bytes, bodyAt);
      sign();
      tag.copy(bytes, tagAt);
      return bytes.toString('base64url');
    },
    open(text) {
      if (readKeyId(text, shape) !== keyId) return false;
      bytes.write(text, 'base64url');
      sign();
      if (!timingSafeEqual(tag, bytes.subarray(tagAt))) return false;
      crypt(bytes, bodyAt, body, 0);
      return true;
    },
    issuedWall: () => nonce.readUIntBE(0, TIME),
    id: () => nonce.toString('hex', 0, ID),
  };
}
