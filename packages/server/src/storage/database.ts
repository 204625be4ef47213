import { Failure } from '@barline/messages';
import type { Kysely } from 'kysely';
import type { DatabaseLocation } from './location.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
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
  close(): Promise<void>;
};

/**
 * Opens the database, making or migrating it as needed. Throws `Failure`: database_newer (nothing is touched then),
 * storage_full, storage_unavailable.
 */
export async function openDatabase(location: DatabaseLocation, now: () => Date): Promise<Database> {
  const query = await attempt(location, async () =>
    location.kind === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url),
  );
  const database: Database = {
    location,
    run: (step) => attempt(location, () => step(query)),
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
  const start = performance.now();
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (!isBusy(error) || performance.now() - start > BUSY_LIMIT) throw toStorageFailure(error, location);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
