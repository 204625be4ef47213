import { hash } from 'node:crypto';
import type { Mark, MediaRef, Namespace } from '@barline/codes';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Origin, Schema } from './schema.ts';

/** A pair as it is kept: the link as its canonical URI. */
export type StoredPair = {
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  readonly uri: string;
  readonly origin: Origin;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly mark: Mark | null;
};

/** Pairs of reference and link. Within a namespace a reference has one link and a link one reference. */
export type PairStore = {
  findByReference(namespace: Namespace, mediaRef: MediaRef): Promise<StoredPair | null>;
  findByUri(namespace: Namespace, uri: string): Promise<StoredPair | null>;
  /**
   * Stores those of `pairs` (1000 at the most) whose reference and link are both free, on the disk when it returns.
   * Returns them; what was there before stays as it was.
   */
  add(pairs: readonly StoredPair[]): Promise<readonly StoredPair[]>;
  /** All pairs by namespace and reference. */
  list(): AsyncIterable<StoredPair>;
};

/** Pairs read at a time by `list`. */
const PAGE = 1000;

export function createPairStore(database: Database): PairStore {
  return {
    findByReference: (namespace, mediaRef) =>
      database.run(async (query) =>
        toPair(
          await selectPairs(query)
            .where('namespace', '=', namespace)
            .where('media_ref', '=', mediaRef)
            .executeTakeFirst(),
        ),
      ),

    findByUri: (namespace, uri) =>
      database.run(async (query) =>
        toPair(await selectPairs(query).where('namespace', '=', namespace).where('uri', '=', uri).executeTakeFirst()),
      ),

    async add(pairs) {
      if (pairs.length === 0) return [];
      await addMarks(database, pairs);
      const rows = await database.run((query) =>
        query
          .insertInto('pairs')
          .values(pairs.map(toRow))
          .onConflict((conflict) => conflict.doNothing())
          .returning(['namespace', 'media_ref', 'uri'])
          .execute(),
      );
      const added = new Set(rows.map((row) => `${row.namespace} ${row.media_ref} ${row.uri}`));
      // `delete` so that of two equal pairs only the first counts as added.
      return pairs.filter((pair) => added.delete(`${pair.namespace} ${pair.mediaRef} ${pair.uri}`));
    },

    async *list() {
      let last: StoredPair | undefined;
      for (;;) {
        const page = await database.run((query) => selectPage(query, last));
        for (const row of page) yield (last = toPair(row)!);
        if (page.length < PAGE) return;
      }
    },
  };
}

type Query = Parameters<Parameters<Database['run']>[0]>[0];

function selectPairs(query: Query) {
  return query
    .selectFrom('pairs')
    .leftJoin('marks', 'marks.hash', 'pairs.mark')
    .select(['namespace', 'media_ref', 'uri', 'origin', 'since', 'marks.path as mark']);
}

function selectPage(query: Query, after: StoredPair | undefined) {
  const page = selectPairs(query).orderBy('namespace').orderBy('media_ref').limit(PAGE);
  if (!after) return page.execute();
  return page
    .where(({ eb, and, or }) =>
      or([
        eb('namespace', '>', after.namespace),
        and([eb('namespace', '=', after.namespace), eb('media_ref', '>', after.mediaRef)]),
      ]),
    )
    .execute();
}

/** Marks are few and long, so each is kept once. */
async function addMarks(database: Database, pairs: readonly StoredPair[]): Promise<void> {
  const paths = [...new Set(pairs.map(({ mark }) => mark).filter((mark) => mark !== null))];
  if (paths.length === 0) return;
  await database.run((query) =>
    query
      .insertInto('marks')
      .values(paths.map((path) => ({ hash: hashMark(path), path })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

function hashMark(path: Mark): string {
  return hash('sha256', path, 'hex');
}

function toRow(pair: StoredPair): Selectable<Schema['pairs']> {
  const { namespace, mediaRef, uri, origin, since, mark } = pair;
  return { namespace, media_ref: mediaRef, uri, origin, since, mark: mark === null ? null : hashMark(mark) };
}

function toPair(row: Selectable<Schema['pairs']> | undefined): StoredPair | null {
  if (!row) return null;
  const { media_ref, ...rest } = row;
  return { ...rest, mediaRef: media_ref as MediaRef };
}
