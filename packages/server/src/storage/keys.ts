import type { StoreParts } from './parts.ts';

/** A key as it is kept: encrypted by the master key. */
type StoredKey = {
  /** 8 hexadecimal digits. */
  readonly id: string;
  readonly sealed: string;
  /** Machine time in ms from which it is used for new tokens. */
  readonly activeFrom: number;
};

export type KeyStore = {
  /** The oldest first. */
  list(): Promise<readonly StoredKey[]>;
  /** Adds a key unless somebody added one that begins at `after` or later; whoever comes second adds nothing. */
  add(key: StoredKey, after: number): Promise<void>;
};

export function createKeyStore({ database, changes }: StoreParts): KeyStore {
  return {
    async list() {
      const rows = await database.run((query) =>
        query.selectFrom('keys').selectAll().orderBy('active_from_wall').orderBy('id').execute(),
      );
      return rows.map(({ id, sealed, active_from_wall }) => ({ id, sealed, activeFrom: active_from_wall }));
    },
    async add({ id, sealed, activeFrom }, after) {
      await database.run((query) =>
        query.transaction().execute(async (transaction) => {
          const newer = await transaction
            .selectFrom('keys')
            .select('id')
            .where('active_from_wall', '>=', after)
            .executeTakeFirst();
          if (newer) return;
          await transaction.insertInto('keys').values({ id, sealed, active_from_wall: activeFrom }).execute();
          await changes.note(transaction, [{ kind: 'keys', subject: id }]);
        }),
      );
      await changes.catchUp();
    },
  };
}
