import type { Clock } from '../clock.ts';
import type { KeyRing } from './keys.ts';
import { fromMask, toMask } from './scope-mask.ts';
import { readKeyId, type SealShape } from './seal.ts';

/** What an access token says by itself. */
export type AccessToken = {
  /** Names this one token. */
  readonly id: string;
  readonly clientId: string;
  /** `null`: the app acts for itself. */
  readonly userId: string | null;
  /** `null`: from client credentials or the implicit grant. */
  readonly grantId: string | null;
  readonly scopes: readonly string[];
  /** ms of the server's clock. */
  readonly expiresAt: number;
  /** Machine time in ms. */
  readonly issuedWall: number;
};

/** Seconds. */
export const ACCESS_TOKEN_LIFETIME = 3600;

/** 192 letters that begin with BQ. */
export const ACCESS_TOKEN: SealShape = { kind: 5, nonce: 42, body: 64 };

// The body: user 21 · app 16 · grant 16 · scopes 4 · expiry in seconds 5 · nothing 2. The machine time is in the nonce.
const AT = { app: 21, grant: 37, scopes: 53, expiry: 57 } as const;
/** Ids of users are 28 letters and digits, which base64 packs into 21 bytes; nobody is zeros. */
const NOBODY = 'A'.repeat(28);
const NO_GRANT = '0'.repeat(32);
/** What both are in the body. */
const ZEROS = Buffer.alloc(AT.expiry);

export type AccessTokens = {
  issue(token: Pick<AccessToken, 'clientId' | 'userId' | 'grantId'> & { scopes: readonly string[] | number }): string;
  /** What the token says if it was issued here, expired or not. */
  read(text: string): AccessToken | null;
};

export function createAccessTokens(keys: KeyRing, clock: Clock): AccessTokens {
  return {
    issue({ clientId, userId, grantId, scopes }) {
      const { access } = keys.active();
      const { body } = access;
      if (userId === null) ZEROS.copy(body, 0, 0, AT.app);
      else body.write(userId, 0, 'base64');
      body.write(clientId, AT.app, 'hex');
      if (grantId === null) ZEROS.copy(body, AT.grant, AT.grant, AT.scopes);
      else body.write(grantId, AT.grant, 'hex');
      body.writeUInt32BE(typeof scopes === 'number' ? scopes : toMask(scopes), AT.scopes);
      body.writeUIntBE(Math.ceil(clock.now() / 1000) + ACCESS_TOKEN_LIFETIME, AT.expiry, 5);
      return access.seal(clock.wall());
    },
    read(text) {
      const access = keys.find(readKeyId(text, ACCESS_TOKEN))?.access;
      if (!access?.open(text)) return null;
      const { body } = access;
      const userId = body.toString('base64', 0, AT.app);
      const grantId = body.toString('hex', AT.grant, AT.scopes);
      return {
        id: access.id(),
        clientId: body.toString('hex', AT.app, AT.grant),
        userId: userId === NOBODY ? null : userId,
        grantId: grantId === NO_GRANT ? null : grantId,
        scopes: fromMask(body.readUInt32BE(AT.scopes)),
        expiresAt: body.readUIntBE(AT.expiry, 5) * 1000,
        issuedWall: access.issuedWall(),
      };
    },
  };
}
