import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DatabaseLocation } from '../location.ts';
import type { Schema } from '../schema.ts';

/** What search finds, each with words of its own. */
const SEARCHED = ['artist', 'album', 'track', 'show', 'episode', 'audiobook', 'playlist'];

/** The catalogue: objects as the Web API sends them, and their words for search. */
export async function up(transaction: Transaction<Schema>, kind: DatabaseLocation['kind']): Promise<void> {
  const { schema } = transaction;
  const sqlite = kind === 'sqlite';
  const seq = sqlite ? 'integer' : 'bigint';

  await schema
    .createTable('catalogue')
    .addColumn('seq', seq, (column) => column.primaryKey())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('parent', 'text')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('popularity', 'integer', (column) => column.notNull())
    .addColumn('complete', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .modifyEnd(sqlite ? sql`strict` : sql``)
    .execute();
  await schema.createIndex('catalogue_id').on('catalogue').columns(['id', 'type']).unique().execute();
  await sql`create index catalogue_parent on catalogue (parent, position) where parent is not null`.execute(
    transaction,
  );

  await schema
    .createTable('catalogue_artists')
    .addColumn('artist', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('seq', seq, (column) => column.notNull())
    .addPrimaryKeyConstraint('catalogue_artists_key', ['artist', 'kind', 'position', 'seq'])
    .modifyEnd(sqlite ? sql`strict, without rowid` : sql``)
    .execute();

  await schema
    .createTable('catalogue_imports')
    .addColumn('source', 'text', (column) => column.primaryKey())
    .addColumn('bytes', seq, (column) => column.notNull())
    .addColumn('lines', seq, (column) => column.notNull())
    .modifyEnd(sqlite ? sql`strict` : sql``)
    .execute();

  for (const type of SEARCHED) {
    await (sqlite ? sqliteWords(type) : postgresWords(type)).execute(transaction);
  }
}

/**
 * Words come folded and parted by spaces, so that ASCII's rules part them well; `_` begins the words of facts. Rows are
 * numbered by popularity, then by `seq`: what is found first is the most popular.
 */
function sqliteWords(type: string): RawBuilder<unknown> {
  return sql.raw(`create virtual table catalogue_words_${type} using fts5(
    name, artist, context, facts,
    content='', contentless_delete=1, prefix='1 2 3', tokenize="ascii tokenchars '_'")`);
}

/** Tiers are shares by popularity; how they are searched is made by 005. */
function postgresWords(type: string): RawBuilder<unknown> {
  const columns =
    'seq bigint primary key, tier smallint not null, popularity smallint not null, vector tsvector not null';
  return sql.raw(`create table catalogue_words_${type} (${columns})`);
}
