import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

/** Connects to a PostgreSQL server (or one that speaks its protocol) when the first statement needs it. */
export function openPostgres(url: string): Kysely<Schema> {
  const types = new pg.TypeOverrides();
  // bigint as a number: the largest we keep has 37 bits.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'barline',
    max: 10,
    connectionTimeoutMillis: 3000,
    statement_timeout: 10_000,
    types,
  });
  // An idle connection that breaks is replaced by the pool; the statement that needs a new one reports the failure.
  pool.on('error', () => {});
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
