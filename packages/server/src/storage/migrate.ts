import { Failure } from '@barline/messages';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { DatabaseLocation } from './location.ts';
import * as registry from './migrations/001-registry.ts';
import * as accounts from './migrations/002-accounts.ts';
import * as catalogue from './migrations/003-catalogue.ts';
import * as library from './migrations/004-library.ts';
import * as searchTiers from './migrations/005-search-tiers.ts';
import type { Schema } from './schema.ts';

/** One step of the schema; the first brings an empty database to version 1, the next to version 2 ... */
type Migration = { up(transaction: Transaction<Schema>, kind: DatabaseLocation['kind']): Promise<void> };

const migrations: readonly Migration[] = [registry, accounts, catalogue, library, searchTiers];

/** Any constant: the name of the lock under which one process at a time migrates a PostgreSQL database. */
const MIGRATION_LOCK = 2_346_275;

/** Brings the database to the newest schema, in one transaction. Throws `Failure('database_newer')`. */
export async function migrate(database: Database, now: () => Date): Promise<void> {
  const { kind } = database.location;
  const found = await database.run(readVersion);
  refuseNewer(found);
  if (found === migrations.length) return;
  await database.run((query) =>
    query.transaction().execute(async (transaction) => {
      if (kind === 'postgres') {
        // A large catalogue takes longer than a request may.
        await sql`set local statement_timeout = 0`.execute(transaction);
        await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
      }
      await transaction.schema
        .createTable('schema_versions')
        .ifNotExists()
        .addColumn('version', 'integer', (column) => column.primaryKey())
        .addColumn('applied', 'text', (column) => column.notNull())
        .execute();
      // Read again: another process may have migrated while this one waited for the lock.
      const done = await readVersion(transaction);
      refuseNewer(done);
      for (const [index, migration] of migrations.entries()) {
        const version = index + 1;
        if (version <= done) continue;
        await migration.up(transaction, kind);
        const applied = now().toISOString();
        await transaction.insertInto('schema_versions').values({ version, applied }).execute();
      }
    }),
  );
}

/** Throws `Failure('database_newer')` when a database of version `found` is beyond this program. */
export function refuseNewer(found: number): void {
  const known = migrations.length;
  if (found > known) throw new Failure('database_newer', { found, known });
}

async function readVersion(query: Kysely<Schema>): Promise<number> {
  const tables = await query.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_versions')) return 0;
  const row = await query
    .selectFrom('schema_versions')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}
