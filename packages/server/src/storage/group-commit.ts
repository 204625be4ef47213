import type { DatabaseSync } from 'node:sqlite';
import type { RunStatement, Value } from './statement.ts';

type Waiting = {
  readonly sql: string;
  readonly values: readonly Value[];
  readonly resolve: (rows: never[]) => void;
  readonly reject: (error: unknown) => void;
};

/** What a statement ended with, while its transaction is not yet on the disk. */
type Outcome = { readonly rows: unknown[] } | { readonly error: unknown };

/**
 * Writes to SQLite such that statements waiting at the same time share one commit: putting a transaction on the disk
 * costs far more than what is in it. Each caller is answered after that commit; a statement that fails fails alone.
 * `exclusively` runs a function while nobody else uses the connection, again when the database is locked.
 */
export function createGroupCommit(
  connection: DatabaseSync,
  prepare: (sql: string) => ReturnType<DatabaseSync['prepare']>,
  exclusively: (run: () => Outcome[]) => Promise<Outcome[]>,
): RunStatement {
  let waiting: Waiting[] = [];

  async function flush(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      const outcomes = await exclusively(() => commit(group));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.rows as never[]);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  function commit(group: readonly Waiting[]): Outcome[] {
    connection.exec('begin immediate');
    try {
      const outcomes = group.map(run);
      connection.exec('commit');
      return outcomes;
    } catch (error) {
      if (connection.isTransaction) connection.exec('rollback');
      throw error;
    }
  }

  function run({ sql, values }: Waiting): Outcome {
    try {
      return { rows: prepare(sql).all(...values) };
    } catch (error) {
      // A full disk ends the whole transaction, and what came before in it is gone too.
      if (!connection.isTransaction) throw error;
      return { error };
    }
  }

  return (sql, values) =>
    new Promise((resolve, reject) => {
      waiting.push({ sql, values, resolve, reject });
      // After every request that has already arrived has been read.
      if (waiting.length === 1) setImmediate(flush);
    });
}
