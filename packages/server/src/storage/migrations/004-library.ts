import { sql, type Transaction } from 'kysely';
import type { DatabaseLocation } from '../location.ts';
import type { Schema } from '../schema.ts';

/** What people keep: playlists, a library, a player. Times are milliseconds since 1970; switches are 0 or 1. */
export async function up(transaction: Transaction<Schema>, kind: DatabaseLocation['kind']): Promise<void> {
  const { schema } = transaction;
  const strict = kind === 'sqlite' ? sql`strict` : sql``;
  // SQLite's integer holds 64 bits, PostgreSQL's only 32.
  const time = kind === 'sqlite' ? 'integer' : 'bigint';
  const serial = kind === 'sqlite' ? 'integer' : 'bigserial';
  const withSeq = (table: string) =>
    schema
      .createTable(table)
      .addColumn('seq', serial, (column) =>
        kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .modifyEnd(strict);

  await schema
    .createTable('playlists')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('owner_name', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text')
    .addColumn('public', 'integer', (column) => column.notNull())
    .addColumn('collaborative', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('images', 'text', (column) => column.notNull())
    .addColumn('cover', 'text')
    .addColumn('created_at', time, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex('playlists_owner').on('playlists').column('owner_id').execute();
  await schema.createIndex('playlists_public').on('playlists').columns(['public', 'created_at']).execute();

  // Positions are 0, 1, 2 … without gaps after every transaction; within one they may meet, so nothing makes them unique.
  await withSeq('playlist_items')
    .addColumn('playlist_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('uri', 'text', (column) => column.notNull())
    .addColumn('added_at', time, (column) => column.notNull())
    .addColumn('added_by', 'text')
    .execute();
  await schema.createIndex('playlist_items_at').on('playlist_items').columns(['playlist_id', 'position']).execute();
  await schema.createIndex('playlist_items_by').on('playlist_items').column('added_by').execute();

  await schema
    .createTable('playlist_changes')
    .addColumn('playlist_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('snapshot', 'text', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('playlist_changes_version', ['playlist_id', 'version'])
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable('playlist_covers')
    .addColumn('playlist_id', 'text', (column) => column.primaryKey())
    .addColumn('jpeg', 'text', (column) => column.notNull())
    .modifyEnd(strict)
    .execute();

  await withSeq('library')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('added_at', time, (column) => column.notNull())
    .addUniqueConstraint('library_once', ['user_id', 'type', 'id'])
    .execute();
  await schema.createIndex('library_order').on('library').columns(['user_id', 'type', 'added_at', 'seq']).execute();
  await schema.createIndex('library_thing').on('library').columns(['type', 'id']).execute();

  await schema
    .createTable('players')
    .addColumn('user_id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .modifyEnd(strict)
    .execute();

  await withSeq('plays')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('played_at', time, (column) => column.notNull())
    .addColumn('uri', 'text', (column) => column.notNull())
    .addColumn('context_uri', 'text')
    .execute();
  await schema.createIndex('plays_order').on('plays').columns(['user_id', 'played_at']).execute();
}
