import type { StoreParts } from './parts.ts';

/** What a user can save or follow. */
export type KeptType = 'album' | 'artist' | 'audiobook' | 'episode' | 'playlist' | 'show' | 'track' | 'user';

export type Kept = { readonly type: KeptType; readonly id: string };

type Paging = { readonly limit: number; readonly offset: number };

/** What users have saved and whom they follow. */
export type LibraryStore = {
  /** What is there already stays as it is. `addedAt` is now unless given; of several kept at once the first is newest. */
  keep(userId: string, things: readonly (Kept & { readonly addedAt?: number })[]): Promise<void>;
  drop(userId: string, things: readonly Kept[]): Promise<void>;
  /** For each thing, in order. */
  contains(userId: string, things: readonly Kept[]): Promise<boolean[]>;
  /** The newest first. */
  list(
    userId: string,
    type: KeptType,
    paging: Paging,
  ): Promise<{ total: number; items: readonly { id: string; addedAt: number }[] }>;
  /** By id, those that come after `after`. */
  listAfter(
    userId: string,
    type: KeptType,
    page: { limit: number; after: string | null },
  ): Promise<{ total: number; ids: readonly string[]; more: boolean }>;
  /** How many users have it. */
  countUsers(thing: Kept): Promise<number>;
};

/** How long a number of followers is taken for right, in ms; what this process changes it knows at once. */
const COUNT_LASTS = 1000;
const MOST_COUNTS = 10_000;

export function createLibraryStore({ database, clock, changes }: StoreParts): LibraryStore {
  let counts = new Map<string, { readonly total: number; readonly until: number }>();

  // Who leaves follows nobody any more.
  changes.follow(({ kind }) => {
    if (kind === 'user') counts = new Map();
  });

  async function count(userId: string, type: KeptType): Promise<number> {
    const [{ total }] = await database.read<{ total: number }>(
      'select count(*) as total from library where user_id = ? and type = ?',
      [userId, type],
    );
    return Number(total);
  }

  return {
    async keep(userId, things) {
      if (things.length === 0) return;
      const now = clock.now();
      // The list shows what was added last first.
      const rows = things.toReversed().map(({ type, id, addedAt = now }) => ({
        user_id: userId,
        type,
        id,
        added_at: addedAt,
      }));
      await database.run((query) =>
        query
          .insertInto('library')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      counts = new Map();
    },
    async drop(userId, things) {
      await database.run((query) =>
        query.transaction().execute(async (transaction) => {
          for (const { type, id } of things) {
            await transaction
              .deleteFrom('library')
              .where('user_id', '=', userId)
              .where('type', '=', type)
              .where('id', '=', id)
              .execute();
          }
        }),
      );
      counts = new Map();
    },
    async contains(userId, things) {
      if (things.length === 0) return [];
      const rows = await database.run((query) =>
        query
          .selectFrom('library')
          .select(['type', 'id'])
          .where('user_id', '=', userId)
          .where('id', 'in', [...new Set(things.map(({ id }) => id))])
          .execute(),
      );
      const kept = new Set(rows.map(({ type, id }) => `${type} ${id}`));
      return things.map(({ type, id }) => kept.has(`${type} ${id}`));
    },
    async list(userId, type, { limit, offset }) {
      const [total, rows] = await Promise.all([
        count(userId, type),
        database.read<{ id: string; added_at: number }>(
          `select id, added_at from library where user_id = ? and type = ?
           order by added_at desc, seq desc limit ? offset ?`,
          [userId, type, limit, offset],
        ),
      ]);
      return { total, items: rows.map(({ id, added_at }) => ({ id, addedAt: added_at })) };
    },
    async listAfter(userId, type, { limit, after }) {
      const [total, rows] = await Promise.all([
        count(userId, type),
        database.read<{ id: string }>(
          'select id from library where user_id = ? and type = ? and id > ? order by id limit ?',
          [userId, type, after ?? '', limit + 1],
        ),
      ]);
      return { total, ids: rows.slice(0, limit).map(({ id }) => id), more: rows.length > limit };
    },
    async countUsers({ type, id }) {
      const key = `${type} ${id}`;
      const now = clock.wall();
      const known = counts.get(key);
      if (known && now < known.until) return known.total;
      const into = counts;
      const [{ total }] = await database.read<{ total: number }>(
        'select count(*) as total from library where type = ? and id = ?',
        [type, id],
      );
      if (into.size >= MOST_COUNTS) into.clear();
      into.set(key, { total: Number(total), until: now + COUNT_LASTS });
      return Number(total);
    },
  };
}
