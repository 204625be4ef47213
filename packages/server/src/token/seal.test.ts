import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandomBytes } from '../random.ts';
import { createMac } from './mac.ts';
import { createSealer, readKeyId } from './seal.ts';

const shape = { kind: 5, nonce: 42, body: 64 };
const random = createRandomBytes();
const sealer = (key: string, keyId = 7) => {
  const keys = { encrypt: Buffer.alloc(64, key), authenticate: Buffer.alloc(32, key) };
  return createSealer(keyId, keys, shape, random);
};
const bodies = fc.uint8Array({ minLength: 64, maxLength: 64 });
const WALL = Date.UTC(2026, 10, 22);

function seal(body: Uint8Array, by = sealer('a')): string {
  by.body.set(body);
  return by.seal(WALL);
}

describe('a sealed text', () => {
  it('gives back its body and its time', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const opener = sealer('a');
        expect(opener.open(seal(body))).toBe(true);
        expect(opener.body).toEqual(Buffer.from(body));
        expect(opener.issuedWall()).toBe(WALL);
      }),
    );
  });

  it('is refused when any one letter is another', () => {
    const text = seal(new Uint8Array(64));
    const opener = sealer('a');
    for (let index = 0; index < text.length; index++) {
      const other = text[index] === 'A' ? 'B' : 'A';
      expect(opener.open(text.slice(0, index) + other + text.slice(index + 1))).toBe(false);
    }
  });

  it('is refused under another key, and in another spelling', () => {
    const text = seal(new Uint8Array(64));
    expect(sealer('b').open(text)).toBe(false);
    for (const other of [`${text}=`, ` ${text}`, text.slice(1), `${text}A`, text.replaceAll('-', '+')]) {
      if (other !== text) expect(sealer('a').open(other)).toBe(false);
    }
  });

  it('is never the same twice, shows nothing of its body, and begins with BQ', () => {
    const body = Buffer.alloc(64, 'listener');
    const texts = Array.from({ length: 100 }, () => seal(body));
    expect(new Set(texts).size).toBe(100);
    for (const text of texts) {
      expect(Buffer.from(text, 'base64url').includes('listener')).toBe(false);
      expect(text).toMatch(/^BQ[A-Za-z0-9_-]{190}$/);
    }
  });

  it('names its key', () => {
    expect(readKeyId(seal(new Uint8Array(64), sealer('a', 0xfedcba98)), shape)).toBe(0xfedcba98);
    expect(readKeyId('BQ', shape)).toBe(-1);
    expect(readKeyId(seal(new Uint8Array(64)), { ...shape, kind: 1 })).toBe(-1);
  });
});

describe('the MAC', () => {
  // RFC 4231 §4.3 (test case 2) and §4.2 (test case 1).
  it('is HMAC-SHA-256 and HMAC-SHA-512', () => {
    const mac = createMac('sha256', Buffer.from('Jefe'), 28);
    mac.message.write('what do ya want for nothing?');
    expect(Buffer.from(mac.sign(), 'latin1').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    const long = createMac('sha512', Buffer.alloc(20, 0x0b), 8);
    long.message.write('Hi There');
    expect(Buffer.from(long.sign(), 'latin1').toString('hex')).toBe(
      '87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854',
    );
  });
});
