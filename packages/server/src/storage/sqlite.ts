import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { createGroupCommit } from './group-commit.ts';
import { refuseNewer } from './migrate.ts';
import type { Schema } from './schema.ts';
import type { Connection, Value } from './statement.ts';

type Retry = <T>(step: () => Promise<T>) => Promise<T>;

/** What the readers keep of the file, in kB: the upper pages of all indexes, and what was asked for last. */
const READ_CACHE = 16_384;

/** How long SQLite itself waits for a lock, in ms: it blocks the whole process, so longer waits are database.ts's. */
const LOCK_WAIT = 50;

/**
 * Opens or makes an SQLite file, folders included. Every commit is on the disk before it is acknowledged
 * (WAL with synchronous=FULL). A file from a newer version is refused before anything in it changes. `retry` runs a
 * step again while another process holds the lock.
 */
export function openSqlite(file: string, retry: Retry): Connection {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) refuseNewer(readVersion(file));
  }
  const connection = new DatabaseSync(file, { timeout: LOCK_WAIT });
  try {
    connection.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
  } catch (error) {
    connection.close();
    throw error;
  }
  // Statements of Kysely's transactions may be under way on the first connection; readers see only what is committed.
  const reader = file === ':memory:' ? connection : new DatabaseSync(file, { readOnly: true, timeout: LOCK_WAIT });
  if (reader !== connection) reader.exec(`pragma cache_size = -${READ_CACHE}`);
  const snapshot = reader === connection ? { begin() {}, end() {} } : shareSnapshot(reader);
  const query = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: toKysely(connection, reader, snapshot) }),
  });
  const prepareRead = prepareOnce(reader);
  const prepareWrite = prepareOnce(connection);
  return {
    query,
    async read<Row>(sql: string, values: readonly Value[]) {
      snapshot.begin();
      return prepareRead(sql).all(...values) as Row[];
    },
    write: createGroupCommit(connection, prepareWrite, (run) =>
      retry(() =>
        query.connection().execute(async () => {
          snapshot.end();
          return run();
        }),
      ),
    ),
    transact: (work) =>
      query.connection().execute(async () => {
        snapshot.end();
        connection.exec('begin immediate');
        try {
          const result = await work(async <Row>(sql: string, values: readonly Value[]) => {
            return prepareWrite(sql).all(...values) as Row[];
          });
          connection.exec('commit');
          return result;
        } catch (error) {
          if (connection.isTransaction) connection.exec('rollback');
          throw error;
        }
      }),
  };
}

/** Lets the reads of one turn of the event loop see the database at one moment: finding that moment costs more than a read. */
type Snapshot = {
  /** Before a read. */
  begin(): void;
  /** Before whatever may change the database: reads after it must see the change. */
  end(): void;
};

function shareSnapshot(reader: DatabaseSync): Snapshot {
  const begin = reader.prepare('begin');
  const commit = reader.prepare('commit');
  let open = false;
  const end = () => {
    if (!open) return;
    open = false;
    commit.run();
  };
  return {
    begin() {
      if (open) return;
      begin.run();
      open = true;
      setImmediate(end);
    },
    end,
  };
}

function prepareOnce(connection: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  return (sql: string): StatementSync => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = connection.prepare(sql)));
    return statement;
  };
}

/** The schema version of an existing file, read without a write of any kind; 0 where it has none. */
function readVersion(file: string): number {
  const connection = new DatabaseSync(file, { readOnly: true, timeout: LOCK_WAIT });
  try {
    const tables = connection.prepare("select name from sqlite_master where name = 'schema_versions'").all();
    if (tables.length === 0) return 0;
    return Number(connection.prepare('select max(version) as version from schema_versions').get()?.version ?? 0);
  } finally {
    connection.close();
  }
}

/** Statements that are kept prepared: those of every request are some dozens. */
const MOST_PREPARED = 500;

/** Kysely's SQLite dialect speaks to better-sqlite3; this lets it speak to node:sqlite. */
function toKysely(connection: DatabaseSync, reader: DatabaseSync, snapshot: Snapshot): SqliteDatabase {
  const prepared = new Map<string, { statement: StatementSync; reader: boolean }>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    // A transaction that reads before it writes would fail at once if another process wrote in between,
    // however long the lock wait; taking the write lock at the beginning avoids it.
    const statement = connection.prepare(sql === 'begin' ? 'begin immediate' : sql);
    const made = { statement, reader: statement.columns().length > 0 };
    if (prepared.size < MOST_PREPARED) prepared.set(sql, made);
    return made;
  };
  return {
    prepare(sql) {
      const { statement, reader } = prepare(sql);
      type Values = Parameters<typeof statement.all>;
      return {
        reader,
        all(values) {
          snapshot.end();
          return statement.all(...(values as Values));
        },
        run(values) {
          snapshot.end();
          return statement.run(...(values as Values));
        },
        // Another use of the statement would end the iteration: it gets one of its own.
        iterate: (values) => connection.prepare(sql).iterate(...(values as Values)),
      };
    },
    close() {
      snapshot.end();
      if (reader !== connection) reader.close();
      connection.close();
    },
  };
}
