import { Failure } from '@barline/messages';
import type { Kysely } from 'kysely';
import type { DatabaseLocation } from './location.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import type { RunStatement, Transact } from './statement.ts';
import { isBusy, toStorageFailure } from './storage-failure.ts';

/** How long a statement waits for another process to finish writing, in ms. */
const BUSY_LIMIT = 5000;

export type Database = {
  readonly location: DatabaseLocation;
  /**
   * Runs one step against the database and returns what it returns. A step may run again when another process was
   * writing, so it is one statement or one transaction. Throws `Failure` storage_full or storage_unavailable.
   */
  run<T>(step: (query: Kysely<Schema>) => Promise<T>): Promise<T>;
  /**
   * One statement that changes nothing, prepared once, for what is asked thousands of times a second: `?` stands for
   * each of the values. Throws as `run` does.
   */
  readonly read: RunStatement;
  /** The same for one that writes, on the disk when it returns; in SQLite several of them share a commit. */
  readonly write: RunStatement;
  /**
   * Several such statements in one transaction, for many rows at a time; on the disk when it returns. `work` may run
   * again when another process was writing, and waits for nothing but the statements. Throws as `run` does.
   */
  readonly transact: Transact;
  close(): Promise<void>;
};

/**
 * Opens the database, making or migrating it as needed. Throws `Failure`: database_newer (nothing is touched then),
 * storage_full, storage_unavailable.
 */
export async function openDatabase(location: DatabaseLocation, now: () => Date): Promise<Database> {
  const { query, read, write, transact } = await attempt(location, async () =>
    location.kind === 'sqlite'
      ? openSqlite(location.file, whileBusy)
      : (await import('./postgres.ts')).openPostgres(location.url),
  );
  const named = (run: RunStatement): RunStatement => {
    return (sql, values) =>
      run<never>(sql, values).catch((error) => {
        throw toStorageFailure(error, location);
      });
  };
  const database: Database = {
    location,
    run: (step) => attempt(location, () => step(query)),
    read: named(read),
    write: named(write),
    transact: (work) => attempt(location, () => transact(work)),
    close: () => query.destroy(),
  };
  try {
    await migrate(database, now);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function attempt<T>(location: DatabaseLocation, step: () => Promise<T>): Promise<T> {
  try {
    return await whileBusy(step);
  } catch (error) {
    throw error instanceof Failure ? error : toStorageFailure(error, location);
  }
}

/** Runs a step, again while another process holds the lock, within the limit. */
async function whileBusy<T>(step: () => Promise<T>): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > BUSY_LIMIT) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
