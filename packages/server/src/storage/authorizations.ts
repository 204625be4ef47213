import type { Selectable } from 'kysely';
import type { StoreParts } from './parts.ts';
import { type RevocationReason, revokeGrants } from './revoke-grants.ts';
import type { Schema } from './schema.ts';

/** A person's approval of an app, remembered until access is removed. */
export type Authorization = {
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** ms since 1970. */
  readonly since: number;
};

export type AuthorizationStore = {
  find(userId: string, clientId: string): Promise<Authorization | null>;
  /** Adds `scopes` to what was approved before. */
  grant(userId: string, clientId: string, scopes: readonly string[]): Promise<Authorization>;
  /** Removes access: the approval, every token and every unredeemed code of the pair. False where there is none. */
  remove(userId: string, clientId: string, reason?: RevocationReason): Promise<boolean>;
  /** Ends every token of the pair; the approval stays. */
  revokeTokens(userId: string, clientId: string, reason: RevocationReason): Promise<void>;
  /** The newest first. */
  listOf(userId: string): Promise<readonly Authorization[]>;
};

export function createAuthorizationStore(parts: StoreParts): AuthorizationStore {
  const { database, clock, changes } = parts;

  return {
    async find(userId, clientId) {
      const [row] = await database.read<Row>('select * from authorizations where user_id = ? and client_id = ?', [
        userId,
        clientId,
      ]);
      return row ? toAuthorization(row) : null;
    },
    grant: (userId, clientId, scopes) =>
      database.run((query) =>
        query.transaction().execute(async (transaction) => {
          const row = {
            user_id: userId,
            client_id: clientId,
            scopes: '',
            since: clock.now(),
            since_wall: clock.wall(),
          };
          await transaction
            .insertInto('authorizations')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          const select = transaction
            .selectFrom('authorizations')
            .selectAll()
            .where('user_id', '=', userId)
            .where('client_id', '=', clientId);
          const before = await (database.location.kind === 'postgres'
            ? select.forUpdate()
            : select
          ).executeTakeFirstOrThrow();
          const all = [...new Set([...splitScopes(before.scopes), ...scopes])].join(' ');
          await transaction
            .updateTable('authorizations')
            .set({ scopes: all })
            .where('user_id', '=', userId)
            .where('client_id', '=', clientId)
            .execute();
          return toAuthorization({ ...before, scopes: all });
        }),
      ),
    async remove(userId, clientId, reason = 'access_removed') {
      const removed = await database.run((query) =>
        query.transaction().execute(async (transaction) => {
          const rows = await transaction
            .deleteFrom('authorizations')
            .where('user_id', '=', userId)
            .where('client_id', '=', clientId)
            .returning('since')
            .execute();
          await revokeGrants(transaction, parts, { userId, clientId }, reason);
          return rows.length > 0;
        }),
      );
      await changes.catchUp();
      return removed;
    },
    async revokeTokens(userId, clientId, reason) {
      await database.run((query) =>
        query.transaction().execute((transaction) => revokeGrants(transaction, parts, { userId, clientId }, reason)),
      );
      await changes.catchUp();
    },
    async listOf(userId) {
      const rows = await database.read<Row>('select * from authorizations where user_id = ? order by since desc', [
        userId,
      ]);
      return rows.map(toAuthorization);
    },
  };
}

type Row = Selectable<Schema['authorizations']>;

function toAuthorization({ user_id, client_id, scopes, since }: Row): Authorization {
  return { userId: user_id, clientId: client_id, scopes: splitScopes(scopes), since };
}

function splitScopes(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
