import { firstGrantIdOf } from './grant-id.ts';
import type { StoreParts } from './parts.ts';
import { type RevocationReason, revokeGrants, type Whose } from './revoke-grants.ts';

/** What came from one code: a refresh token and its access tokens. Rotation changes the row and adds none. */
export type Grant = {
  /** That of the code, 32 hexadecimal digits. */
  readonly id: string;
  readonly clientId: string;
  readonly userId: string;
  /** Separated by spaces. */
  readonly scopes: string;
  /** Redeemed without a client secret. */
  readonly secretless: boolean;
  /** How often the refresh token was replaced. */
  readonly generation: number;
  /** SHA-256 of the refresh token, hexadecimal; `null` where there is none. */
  readonly tokenHash: string | null;
  /** The same of the one before, and when it was replaced. */
  readonly previousHash: string | null;
  readonly rotatedAt: number | null;
  /** When the person passed the authorize page, ms since 1970. */
  readonly authorizedAt: number;
  readonly revokedAt: number | null;
};

export type NewGrant = Pick<
  Grant,
  'id' | 'clientId' | 'userId' | 'scopes' | 'secretless' | 'tokenHash' | 'authorizedAt'
>;

export type GrantStore = {
  /** One read by the primary key. */
  find(id: string): Promise<Grant | null>;
  /**
   * Redeems the code of that id, on the disk when it returns. False when it was redeemed or burned before, when the
   * user is disabled or gone, or when the approval or the code ended after `issuedWall`, the machine time it was
   * issued at.
   */
  redeem(grant: NewGrant, issuedWall: number): Promise<boolean>;
  /** Makes the code of that id useless, on the disk when it returns. False when it was used or burned before. */
  burn(grant: NewGrant): Promise<boolean>;
  /** Adds a grant that came from no code. */
  add(grant: NewGrant): Promise<void>;
  /** Replaces the refresh token if `from` is still the present one. One durable statement. */
  rotate(id: string, hashes: { from: string; to: string }): Promise<boolean>;
  /** Ends one grant, all of a user, of an app, or of a user to an app. */
  revoke(whose: Whose, reason: RevocationReason): Promise<void>;
  /** Ends one access token. */
  revokeToken(id: string): Promise<void>;
  /** Lets the refresh tokens of one grant or of a user be past their fixed end. */
  expire(whose: { grantId: string } | { userId: string }): Promise<void>;
  listOf(userId: string, clientId: string): Promise<readonly Grant[]>;
  /** Forgets those revoked long ago and those authorized before `oldest`, where there is a fixed end. */
  prune(oldest: number | null): Promise<void>;
};

const FIND = `select id, client_id, user_id, scopes, secretless, generation, token_hash, previous_hash, rotated_at,
  authorized_at, revoked_at from grants where id = ?`;

const COLUMNS = `(id, client_id, user_id, scopes, secretless, generation, token_hash, authorized_at, created_at,
  revoked_at, revoked_for)`;
const TYPED = `cast(? as text), cast(? as text), cast(? as text), cast(? as text), cast(? as integer), 0,
  cast(? as text), cast(? as bigint), cast(? as bigint), null, null`;

const REDEEM = `insert into grants ${COLUMNS} select ${TYPED}
  where exists (select 1 from users where id = ? and disabled = 0 and codes_after < ?)
  and exists (select 1 from authorizations where user_id = ? and client_id = ? and since_wall <= ?)
  on conflict (id) do nothing returning id`;

const BURN = `insert into grants ${COLUMNS} values (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 'code_refused')
  on conflict (id) do nothing returning id`;

const ADD = `insert into grants ${COLUMNS} values (?, ?, ?, ?, ?, 0, ?, ?, ?, null, null)`;

const ROTATE = `update grants set generation = generation + 1, previous_hash = token_hash, token_hash = ?, rotated_at = ?
  where id = ? and token_hash = ? and revoked_at is null returning id`;

/** How long a revoked grant is kept: longer than any code lives. */
const KEPT = 30 * 24 * 3600_000;

export function createGrantStore(parts: StoreParts): GrantStore {
  const { database, clock, changes } = parts;

  const valuesOf = (grant: NewGrant) => [
    grant.id,
    grant.clientId,
    grant.userId,
    grant.scopes,
    grant.secretless ? 1 : 0,
    grant.tokenHash,
    grant.authorizedAt,
    clock.now(),
  ];

  return {
    async find(id) {
      const rows = await database.read<Row>(FIND, [id]);
      return rows.length === 0 ? null : toGrant(rows[0]);
    },
    async redeem(grant, issuedWall) {
      const { userId, clientId } = grant;
      const rows = await database.write(REDEEM, [...valuesOf(grant), userId, issuedWall, userId, clientId, issuedWall]);
      return rows.length > 0;
    },
    burn: async (grant) => (await database.write(BURN, [...valuesOf(grant), clock.now()])).length > 0,
    add: async (grant) => void (await database.write(ADD, valuesOf(grant))),
    async rotate(id, { from, to }) {
      const rows = await database.write(ROTATE, [to, clock.now(), id, from]);
      return rows.length > 0;
    },
    async revoke(whose, reason) {
      await database.run((query) =>
        query.transaction().execute((transaction) => revokeGrants(transaction, parts, whose, reason)),
      );
      await changes.catchUp();
    },
    async revokeToken(id) {
      await database.run((query) => changes.note(query, [{ kind: 'token', subject: id }]));
      await changes.catchUp();
    },
    async expire(whose) {
      if ('grantId' in whose) await database.write('update grants set authorized_at = 0 where id = ?', [whose.grantId]);
      else await database.write('update grants set authorized_at = 0 where user_id = ?', [whose.userId]);
    },
    async listOf(userId, clientId) {
      const rows = await database.read<Row>('select * from grants where user_id = ? and client_id = ?', [
        userId,
        clientId,
      ]);
      return rows.map(toGrant);
    },
    async prune(oldest) {
      // Whatever is to be forgotten was made before that; the primary key finds it.
      const made = firstGrantIdOf(clock.wall() + clock.offset() - KEPT);
      await database.write('delete from grants where id < ? and (revoked_at < ? or authorized_at < ?)', [
        made,
        clock.now() - KEPT,
        oldest === null ? -1 : oldest - KEPT,
      ]);
    },
  };
}

type Row = {
  id: string;
  client_id: string;
  user_id: string;
  scopes: string;
  secretless: number;
  generation: number;
  token_hash: string | null;
  previous_hash: string | null;
  rotated_at: number | null;
  authorized_at: number;
  revoked_at: number | null;
};

function toGrant(row: Row): Grant {
  return {
    id: row.id,
    clientId: row.client_id,
    userId: row.user_id,
    scopes: row.scopes,
    secretless: row.secretless === 1,
    generation: row.generation,
    tokenHash: row.token_hash,
    previousHash: row.previous_hash,
    rotatedAt: row.rotated_at,
    authorizedAt: row.authorized_at,
    revokedAt: row.revoked_at,
  };
}
