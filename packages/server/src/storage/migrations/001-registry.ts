import { sql, type Transaction } from 'kysely';
import type { DatabaseLocation } from '../location.ts';
import type { Schema } from '../schema.ts';

/** The registry: pairs of reference and link, and the marks that learned pairs were served with. */
export async function up(transaction: Transaction<Schema>, kind: DatabaseLocation['kind']): Promise<void> {
  const strict = kind === 'sqlite' ? sql`strict` : sql``;
  // 37 bits: SQLite's integer holds 64, PostgreSQL's only 32.
  const reference = kind === 'sqlite' ? 'integer' : 'bigint';

  await transaction.schema
    .createTable('marks')
    .addColumn('hash', 'text', (column) => column.notNull().primaryKey())
    .addColumn('path', 'text', (column) => column.notNull())
    .modifyEnd(strict)
    .execute();

  await transaction.schema
    .createTable('pairs')
    .addColumn('namespace', 'text', (column) => column.notNull().check(sql`namespace in ('spotify', 'local')`))
    .addColumn('media_ref', reference, (column) =>
      column.notNull().check(sql`media_ref >= 0 and media_ref < 137438953472`),
    )
    .addColumn('uri', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) =>
      column.notNull().check(sql`origin in ('learned', 'proved', 'imported', 'assigned')`),
    )
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.references('marks.hash'))
    .addPrimaryKeyConstraint('pairs_reference', ['namespace', 'media_ref'])
    .addUniqueConstraint('pairs_link', ['namespace', 'uri'])
    .modifyEnd(strict)
    .execute();
}
