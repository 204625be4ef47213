import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './keys.ts';
import type { Mac } from './mac.ts';

/** What a refresh token says by itself. */
export type RefreshToken = { readonly grantId: string; readonly generation: number };

/**
 * Refresh tokens are computed, not remembered:
 *
 *     kind 1 · version 1 · key id 4 · grant 16 · generation 4 · HMAC-SHA-512 of all before      as base64url
 *
 * 120 letters that begin with AQ. So the successor of a token can be given out again, and a token that was replaced
 * long ago is known to be a real one, while only a hash of the present token is kept.
 */
export type RefreshTokens = {
  issue(grantId: string, generation: number): string;
  /** With each key, the newest first: which one made the present token of a grant is not kept. */
  candidates(grantId: string, generation: number): Iterable<string>;
  /** What a token says that may or may not have been made here. */
  parse(text: string): RefreshToken | null;
  /** Whether it was made here; whether it is the present one only its grant knows. */
  isAuthentic(text: string): boolean;
};

const AT = { key: 2, grant: 6, generation: 22, mac: 26 } as const;
const LENGTH = 90;
/** Those that spell all before the HMAC. */
const HEAD_LETTERS = 36;
export const REFRESH_MESSAGE = AT.mac;
const SPELLING = /^AQ[A-Za-z0-9_-]{118}$/;

export function createRefreshTokens(keys: KeyRing): RefreshTokens {
  const bytes = Buffer.alloc(LENGTH);

  function compute(keyId: number, mac: Mac, grantId: string, generation: number): string {
    bytes[0] = 1;
    bytes[1] = 1;
    bytes.writeUInt32BE(keyId, AT.key);
    bytes.write(grantId, AT.grant, 'hex');
    bytes.writeUInt32BE(generation, AT.generation);
    bytes.copy(mac.message, 0, 0, AT.mac);
    bytes.write(mac.sign(), AT.mac, 'latin1');
    return bytes.toString('base64url');
  }

  return {
    issue(grantId, generation) {
      const { id, refresh } = keys.active();
      return compute(id, refresh, grantId, generation);
    },
    *candidates(grantId, generation) {
      for (const { id, refresh } of keys.all()) yield compute(id, refresh, grantId, generation);
    },
    parse(text) {
      if (!SPELLING.test(text)) return null;
      const head = Buffer.from(text.slice(0, HEAD_LETTERS), 'base64url');
      const grantId = head.toString('hex', AT.grant, AT.generation);
      return { grantId, generation: head.readUInt32BE(AT.generation) };
    },
    isAuthentic(text) {
      if (!SPELLING.test(text)) return false;
      const given = Buffer.from(text, 'base64url');
      const key = keys.find(given.readUInt32BE(AT.key));
      if (!key) return false;
      compute(key.id, key.refresh, given.toString('hex', AT.grant, AT.generation), given.readUInt32BE(AT.generation));
      return timingSafeEqual(given, bytes);
    },
  };
}
