import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The tables that hold what people keep. */
export const LIBRARY_TABLES = [
  'playlists',
  'playlist_items',
  'playlist_changes',
  'playlist_covers',
  'library',
  'players',
  'plays',
] as const;

/**
 * Inside a transaction: removes what a user keeps and made, and the user's name from what others made. Playlists go for
 * everybody.
 */
export async function forgetLibrary(transaction: Kysely<Schema>, userId: string): Promise<void> {
  const own = transaction.selectFrom('playlists').select('id').where('owner_id', '=', userId);
  for (const table of ['playlist_items', 'playlist_changes', 'playlist_covers'] as const) {
    await transaction.deleteFrom(table).where('playlist_id', 'in', own).execute();
  }
  await transaction.deleteFrom('library').where('type', '=', 'playlist').where('id', 'in', own).execute();
  await transaction.deleteFrom('library').where('type', '=', 'user').where('id', '=', userId).execute();
  await transaction.deleteFrom('playlists').where('owner_id', '=', userId).execute();
  for (const table of ['library', 'players', 'plays'] as const) {
    await transaction.deleteFrom(table).where('user_id', '=', userId).execute();
  }
  await transaction.updateTable('playlist_items').set({ added_by: null }).where('added_by', '=', userId).execute();
}
