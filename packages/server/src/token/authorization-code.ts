import { hash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { CodeRequest } from './accounts.ts';
import type { KeyRing } from './keys.ts';
import { fromMask, toMask } from './scope-mask.ts';
import { readKeyId, type SealShape } from './seal.ts';

/** What an authorization code says by itself. */
export type AuthorizationCode = {
  /** 32 hexadecimal digits; the grant that comes from it has the same. */
  readonly id: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  /** S256; `null` without PKCE. */
  readonly codeChallenge: string | null;
  readonly authorizedAt: number;
  /** ms of the server's clock. */
  readonly expiresAt: number;
  /** Machine time in ms. */
  readonly issuedWall: number;
  /** True for the redirect URI of the authorization request, character by character. */
  isFor(redirectUri: string): boolean;
};

/** What Spotify says of its own, in ms. */
const CODE_LIFETIME = 10 * 60_000;

/** 252 letters that begin with AQ. */
export const AUTHORIZATION_CODE: SealShape = { kind: 1, nonce: 23, body: 128 };

// The body: user 21 · app 16 · scopes 4 · challenge 32 · redirect URI, hashed 32 · expiry 6 · authorized 6 · PKCE 1.
const AT = { app: 21, scopes: 37, challenge: 41, redirect: 73, expiry: 105, authorized: 111, pkce: 117 } as const;

export type AuthorizationCodes = {
  issue(request: CodeRequest): string;
  /** What the code says if it was issued here, expired or used or not. */
  read(text: string): AuthorizationCode | null;
};

export function createAuthorizationCodes(keys: KeyRing, clock: Clock): AuthorizationCodes {
  return {
    issue({ clientId, userId, redirectUri, scopes, codeChallenge, authorizedAt = clock.now() }) {
      const { code } = keys.active();
      const { body } = code;
      body.fill(0);
      body.write(userId, 0, 'base64');
      body.write(clientId, AT.app, 'hex');
      body.writeUInt32BE(toMask(scopes), AT.scopes);
      if (codeChallenge !== null) body.write(codeChallenge, AT.challenge, 'base64url');
      body.write(hashUri(redirectUri), AT.redirect, 'latin1');
      body.writeUIntBE(clock.now() + CODE_LIFETIME, AT.expiry, 6);
      body.writeUIntBE(authorizedAt, AT.authorized, 6);
      body[AT.pkce] = codeChallenge === null ? 0 : 1;
      return code.seal(clock.wall());
    },
    read(text) {
      const code = keys.find(readKeyId(text, AUTHORIZATION_CODE))?.code;
      if (!code?.open(text)) return null;
      const { body } = code;
      const redirect = body.toString('latin1', AT.redirect, AT.expiry);
      return {
        id: code.id(),
        clientId: body.toString('hex', AT.app, AT.scopes),
        userId: body.toString('base64', 0, AT.app),
        scopes: fromMask(body.readUInt32BE(AT.scopes)),
        codeChallenge: body[AT.pkce] === 1 ? body.toString('base64url', AT.challenge, AT.redirect) : null,
        authorizedAt: body.readUIntBE(AT.authorized, 6),
        expiresAt: body.readUIntBE(AT.expiry, 6),
        issuedWall: code.issuedWall(),
        isFor: (redirectUri) => hashUri(redirectUri) === redirect,
      };
    },
  };
}

function hashUri(redirectUri: string): string {
  return hash('sha256', redirectUri, 'latin1');
}
