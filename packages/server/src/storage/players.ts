import type { Kysely } from 'kysely';
import type { StoreParts } from './parts.ts';
import type { Schema } from './schema.ts';

/** Something a user heard to its end, or left. */
export type Play = {
  readonly uri: string;
  /** ms since 1970. */
  readonly playedAt: number;
  readonly contextUri: string | null;
};

type PlayerChange = { readonly state: string; readonly plays: readonly Play[] };

/** A player for each user: what `state` means is not this store's matter. */
export type PlayerStore = {
  /** JSON, or `null` where nothing was ever played. */
  find(userId: string): Promise<string | null>;
  /**
   * Replaces the state by what `step` makes of it, and adds what was heard. Changes of one player happen one after
   * another; where `step` makes `null` of it nothing changes.
   */
  change(userId: string, step: (state: string | null) => PlayerChange | null): Promise<void>;
  /** The newest first: those before or after a moment in ms. */
  history(
    userId: string,
    page: { limit: number; before?: number; after?: number },
  ): Promise<{ total: number; plays: readonly Play[] }>;
  addPlays(userId: string, plays: readonly Play[]): Promise<void>;
  /** URIs of a kind (`spotify:track:`) heard since a moment, most often heard first. */
  mostPlayed(userId: string, since: number): Promise<readonly { uri: string; count: number }[]>;
};

/** History is kept for a year, in ms. */
const KEPT = 366 * 24 * 3600_000;
/** How many different things count in what was most played. */
const MOST_COUNTED = 2000;

export function createPlayerStore({ database, clock }: Pick<StoreParts, 'database' | 'clock'>): PlayerStore {
  async function find(userId: string): Promise<string | null> {
    const [row] = await database.read<{ state: string }>('select state from players where user_id = ?', [userId]);
    return row?.state || null;
  }

  async function insertPlays(transaction: Kysely<Schema>, userId: string, plays: readonly Play[]): Promise<void> {
    if (plays.length === 0) return;
    const rows = plays.map(({ uri, playedAt, contextUri }) => ({
      user_id: userId,
      played_at: playedAt,
      uri,
      context_uri: contextUri,
    }));
    await transaction.insertInto('plays').values(rows).execute();
    await transaction
      .deleteFrom('plays')
      .where('user_id', '=', userId)
      .where('played_at', '<', clock.now() - KEPT)
      .execute();
  }

  return {
    find,
    change: (userId, step) =>
      database.run((query) =>
        query.transaction().execute(async (transaction) => {
          // So that there is a row to lock.
          await transaction
            .insertInto('players')
            .values({ user_id: userId, state: '' })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          const select = transaction.selectFrom('players').select('state').where('user_id', '=', userId);
          const locked = database.location.kind === 'postgres' ? select.forUpdate() : select;
          const { state: before } = await locked.executeTakeFirstOrThrow();
          const change = step(before || null);
          if (!change) return;
          await transaction.updateTable('players').set({ state: change.state }).where('user_id', '=', userId).execute();
          await insertPlays(transaction, userId, change.plays);
        }),
      ),
    async history(userId, { limit, before, after }) {
      const bounds = [after ?? 0, before ?? Number.MAX_SAFE_INTEGER];
      const [[{ total }], rows] = await Promise.all([
        database.read<{ total: number }>('select count(*) as total from plays where user_id = ?', [userId]),
        database.read<{ uri: string; played_at: number; context_uri: string | null }>(
          `select uri, played_at, context_uri from plays where user_id = ? and played_at > ? and played_at < ?
           order by played_at ${after === undefined ? 'desc, seq desc' : 'asc, seq asc'} limit ?`,
          [userId, ...bounds, limit],
        ),
      ]);
      const plays = rows.map(({ uri, played_at, context_uri }) => ({
        uri,
        playedAt: played_at,
        contextUri: context_uri,
      }));
      return { total: Number(total), plays: after === undefined ? plays : plays.reverse() };
    },
    addPlays: (userId, plays) =>
      database.run((query) => query.transaction().execute((transaction) => insertPlays(transaction, userId, plays))),
    async mostPlayed(userId, since) {
      const rows = await database.read<{ uri: string; count: number }>(
        `select uri, count(*) as count from plays where user_id = ? and played_at >= ?
         group by uri order by count(*) desc, max(played_at) desc, uri limit ${MOST_COUNTED}`,
        [userId, since],
      );
      return rows.map(({ uri, count }) => ({ uri, count: Number(count) }));
    },
  };
}
