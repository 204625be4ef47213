import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';
import type { Connection, RunStatement, Transact } from './statement.ts';

/** Connects to a PostgreSQL server (or one that speaks its protocol) when the first statement needs it. */
export function openPostgres(url: string): Connection {
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
  const run: RunStatement = async (sql, values) =>
    (await pool.query({ ...prepareOnce(sql), values: [...values] })).rows;
  const transact: Transact = async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await work(
        async (sql, values) => (await client.query({ ...prepareOnce(sql), values: [...values] })).rows,
      );
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot even roll back is not given back.
      await client.query('rollback').then(() => client.release(), client.release);
      throw error;
    }
  };
  return { query: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), read: run, write: run, transact };
}

const prepared = new Map<string, { name: string; text: string }>();

/** PostgreSQL keeps a statement under its name, and numbers its parameters. */
function prepareOnce(sql: string): { name: string; text: string } {
  let statement = prepared.get(sql);
  if (!statement) {
    let number = 0;
    statement = { name: `barline_${prepared.size}`, text: sql.replaceAll('?', () => `$${++number}`) };
    prepared.set(sql, statement);
  }
  return statement;
}
