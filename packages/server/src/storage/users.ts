import type { Selectable } from 'kysely';
import { randomText } from '../random.ts';
import { forgetLibrary } from './forget-library.ts';
import type { StoreParts } from './parts.ts';
import { type RevocationReason, revokeGrants } from './revoke-grants.ts';
import type { Schema } from './schema.ts';

export type User = {
  /** 28 letters and digits that begin with 31. */
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly product: 'premium' | 'free';
  /** As the password hash function writes it. */
  readonly passwordHash: string;
  readonly disabled: boolean;
  /** ms since 1970. */
  readonly createdAt: number;
};

type NewUser = Omit<User, 'id' | 'disabled' | 'createdAt'> & { readonly id?: string };

export type UserStore = {
  findById(id: string): Promise<User | null>;
  /** Whatever the case of its letters. */
  findByUsername(username: string): Promise<User | null>;
  /** The new user, or `null` when the name is taken. */
  create(user: NewUser): Promise<User | null>;
  update(id: string, fields: Partial<Pick<User, 'displayName' | 'email' | 'country' | 'product'>>): Promise<void>;
  /** Ends every token and unredeemed code of the user too; sessions are the session store's. */
  setPassword(id: string, passwordHash: string): Promise<void>;
  /** Disabling ends tokens, codes and sessions. */
  setDisabled(id: string, disabled: boolean): Promise<void>;
  /** Removes the user with sessions, approvals, grants, playlists, library and player. */
  remove(id: string): Promise<void>;
  /** Ends every token and unredeemed code; approvals stay. */
  revokeAll(id: string, reason: RevocationReason): Promise<void>;
  /** Ends codes that are not redeemed yet, as at log-out. */
  revokeCodes(id: string): Promise<void>;
  list(): Promise<readonly User[]>;
};

export function createUserStore(parts: StoreParts): UserStore {
  const { database, clock, random, changes } = parts;

  async function findById(id: string): Promise<User | null> {
    const [row] = await database.read<Row>('select * from users where id = ?', [id]);
    return toUser(row);
  }

  /** Changes the row of a user and ends what depended on it, all or nothing. */
  async function changeAndRevoke(id: string, fields: Partial<Row>, reason: RevocationReason, endSessions = false) {
    await database.run((query) =>
      query.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('users')
          .set({ ...fields, codes_after: clock.wall() })
          .where('id', '=', id)
          .execute();
        if (endSessions) await transaction.deleteFrom('sessions').where('user_id', '=', id).execute();
        await revokeGrants(transaction, parts, { userId: id }, reason);
      }),
    );
    await changes.catchUp();
  }

  return {
    findById,
    async findByUsername(username) {
      const [row] = await database.read<Row>('select * from users where username_key = ?', [toKey(username)]);
      return toUser(row);
    },
    async create(user) {
      const id = user.id ?? `31${randomText(random, 26)}`;
      const added = await database.run((query) =>
        query
          .insertInto('users')
          .values({
            id,
            username: user.username,
            username_key: toKey(user.username),
            display_name: user.displayName,
            email: user.email,
            country: user.country,
            product: user.product,
            password_hash: user.passwordHash,
            disabled: 0,
            codes_after: 0,
            created_at: clock.now(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute(),
      );
      return added.length === 0 ? null : findById(id);
    },
    async update(id, { displayName, email, country, product }) {
      const fields = { display_name: displayName, email, country, product };
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length === 0) return;
      await database.run((query) =>
        query.transaction().execute(async (transaction) => {
          await transaction.updateTable('users').set(given).where('id', '=', id).execute();
          await changes.note(transaction, [{ kind: 'user-changed', subject: id }]);
        }),
      );
      await changes.catchUp();
    },
    setPassword: (id, passwordHash) => changeAndRevoke(id, { password_hash: passwordHash }, 'password_changed'),
    async setDisabled(id, disabled) {
      if (disabled) return changeAndRevoke(id, { disabled: 1 }, 'user_disabled', true);
      await database.run((query) => query.updateTable('users').set({ disabled: 0 }).where('id', '=', id).execute());
    },
    async remove(id) {
      await database.run((query) =>
        query.transaction().execute(async (transaction) => {
          await transaction.deleteFrom('users').where('id', '=', id).execute();
          await transaction.deleteFrom('sessions').where('user_id', '=', id).execute();
          await transaction.deleteFrom('authorizations').where('user_id', '=', id).execute();
          await transaction.deleteFrom('device_codes').where('user_id', '=', id).execute();
          await transaction.deleteFrom('grants').where('user_id', '=', id).execute();
          await forgetLibrary(transaction, id);
          await changes.note(transaction, [{ kind: 'user', subject: id }]);
        }),
      );
      await changes.catchUp();
    },
    revokeAll: (id, reason) => changeAndRevoke(id, {}, reason),
    revokeCodes: (id) =>
      database.run(async (query) => {
        await query.updateTable('users').set({ codes_after: clock.wall() }).where('id', '=', id).execute();
      }),
    list: () =>
      database.run(async (query) =>
        (await query.selectFrom('users').selectAll().orderBy('username_key').execute()).map((row) => toUser(row)!),
      ),
  };
}

type Row = Selectable<Schema['users']>;

/** Two names that differ only in case or in compatible characters are one. */
function toKey(username: string): string {
  return username.normalize('NFKC').toLowerCase();
}

function toUser(row: Row | undefined): User | null {
  if (!row) return null;
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    email: row.email,
    country: row.country,
    product: row.product,
    passwordHash: row.password_hash,
    disabled: row.disabled === 1,
    createdAt: row.created_at,
  };
}
