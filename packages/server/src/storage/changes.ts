import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/**
 * What other processes must hear of within a second. For `user`, `pair` (user and app), `app`, `grant` and `token`: access
 * tokens issued up to `at` are dead. `app-changed`, `user-changed` and `keys`: what was read before is out of date.
 */
export type ChangeKind = 'user' | 'pair' | 'app' | 'grant' | 'token' | 'app-changed' | 'user-changed' | 'keys';

/** `at` is machine time in ms. */
export type Change = { readonly kind: ChangeKind; readonly subject: string; readonly at: number };

/** Notes changes and tells those who follow of all of them, this process's own and others'. */
export type Changes = {
  /** Adds to the transaction that makes the change; call `catchUp` after its commit. */
  note(transaction: Kysely<Schema>, changes: readonly Omit<Change, 'at'>[]): Promise<void>;
  /** Called for each change, at least once. */
  follow(listener: (change: Change) => void): void;
  /** Reads what is new. After it, whatever was committed before the call is known here. */
  catchUp(): Promise<void>;
  /** When this process last knew everything, machine time in ms. */
  knownAt(): number;
  /** Forgets what is older than machine time `before`. */
  prune(before: number): Promise<void>;
};

/**
 * In PostgreSQL a transaction may take its number before another that commits first, so the last few are read again
 * and again.
 */
const OVERLAP = 50;

export function createChanges(database: Database, clock: Clock): Changes {
  const overlap = database.location.kind === 'postgres' ? OVERLAP : 0;
  const listeners: ((change: Change) => void)[] = [];
  let seen = new Set<number>();
  let last = 0;
  let knownAt = 0;

  return {
    async note(transaction, changes) {
      if (changes.length === 0) return;
      const at_wall = clock.wall();
      await transaction
        .insertInto('changes')
        .values(changes.map(({ kind, subject }) => ({ kind, subject, at_wall })))
        .execute();
    },
    follow: (listener) => void listeners.push(listener),
    async catchUp() {
      const start = clock.wall();
      const rows = await database.run((query) =>
        query
          .selectFrom('changes')
          .selectAll()
          .where('seq', '>', last - overlap)
          .orderBy('seq')
          .execute(),
      );
      for (const { seq, kind, subject, at_wall } of rows) {
        last = Math.max(last, seq);
        if (seen.has(seq)) continue;
        seen.add(seq);
        for (const listener of listeners) listener({ kind: kind as ChangeKind, subject, at: at_wall });
      }
      if (seen.size > 4 * OVERLAP) seen = new Set([...seen].filter((seq) => seq > last - 2 * OVERLAP));
      knownAt = Math.max(knownAt, start);
    },
    knownAt: () => knownAt,
    prune: (before) =>
      database.run(async (query) => void (await query.deleteFrom('changes').where('at_wall', '<', before).execute())),
  };
}
