import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What a statement may be given. */
export type Value = string | number | null;

/** Runs one SQL statement, `?` standing for each of `values` in order, and returns the rows it answers with. */
export type RunStatement = <Row>(sql: string, values: readonly Value[]) => Promise<Row[]>;

/** An open database, below what `Database` adds: waiting for locks and naming failures. */
export type Connection = {
  readonly query: Kysely<Schema>;
  /** For statements run thousands of times a second, prepared once: one that changes nothing. */
  readonly read: RunStatement;
  /** The same for one that writes; on the disk when it returns. */
  readonly write: RunStatement;
  /** Several statements that are done all or not at all; on the disk when it returns. */
  readonly transact: Transact;
};

/** Runs `work` in one transaction; it may run again when another process was writing. */
export type Transact = <T>(work: (run: RunStatement) => Promise<T>) => Promise<T>;
