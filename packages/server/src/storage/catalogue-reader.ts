import type { CatalogueObject, CatalogueType } from '../catalogue/object.ts';
import type { AlbumGroup, CatalogueStore, Paging } from './catalogue.ts';
import { fromStored } from './catalogue-text.ts';
import type { Database } from './database.ts';

type Reader = Pick<
  CatalogueStore,
  | 'findText'
  | 'findTexts'
  | 'find'
  | 'findMany'
  | 'children'
  | 'artistAlbums'
  | 'artistTopTracks'
  | 'newReleases'
  | 'count'
> & {
  /** Rows by their numbers, in this order; what is gone is missing. */
  rowsOf(seqs: readonly number[]): Promise<readonly NamedText[]>;
};

type TextRow = { readonly text: string };
/** The text as it is sent. */
type NamedText = TextRow & { readonly id: string };

/** What the catalogue is asked. */
export function createCatalogueReader(database: Database, here: () => string): Reader {
  const { read } = database;
  const sqlite = database.location.kind === 'sqlite';
  /** Holds for a column that equals one of a list, whose parameter is `toList` of it. */
  const isOneOf = (type: 'text' | 'bigint') => (sqlite ? 'in (select value from json_each(?))' : `= any(?::${type}[])`);
  const toList = (values: readonly (string | number)[]) =>
    sqlite ? JSON.stringify(values) : `{${values.map((value) => JSON.stringify(value)).join()}}`;
  const toObject = ({ text }: TextRow) => JSON.parse(fromStored(text, here())) as CatalogueObject;

  async function textsOf(type: CatalogueType, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await read<NamedText>(`select id, text from catalogue where type = ? and id ${isOneOf('text')}`, [
      type,
      toList(ids),
    ]);
    return new Map(rows.map(({ id, text }) => [id, fromStored(text, here())]));
  }

  async function countRows(sql: string, values: readonly (string | number)[]): Promise<number> {
    const [row] = await read<{ total: number }>(`select count(*) as total ${sql}`, values);
    return Number(row.total);
  }

  /** One page of what `sql` (from … where …) describes. */
  async function readPage(
    columns: string,
    sql: string,
    order: string,
    values: readonly string[],
    { limit, offset }: Paging,
  ) {
    const [total, rows] = await Promise.all([
      countRows(sql, values),
      read<TextRow & { kind: AlbumGroup }>(`select ${columns} ${sql} order by ${order} limit ? offset ?`, [
        ...values,
        limit,
        offset,
      ]),
    ]);
    return { total, rows };
  }

  return {
    findText: gather(textsOf),
    findTexts: textsOf,
    async find(type, id) {
      const text = (await textsOf(type, [id])).get(id);
      return text === undefined ? null : (JSON.parse(text) as CatalogueObject);
    },
    async findMany(type, ids) {
      if (ids.length === 0) return [];
      const texts = await textsOf(type, ids);
      return ids.map((id) => {
        const text = texts.get(id);
        return text === undefined ? null : (JSON.parse(text) as CatalogueObject);
      });
    },
    async children(parentId, paging) {
      const { total, rows } = await readPage(
        'text',
        'from catalogue where parent = ?',
        'position, seq',
        [parentId],
        paging,
      );
      return { total, items: rows.map(toObject) };
    },
    async artistAlbums(artistId, groups, paging) {
      const { total, rows } = await readPage(
        'kind, text',
        `from catalogue_artists natural join (select seq, text from catalogue) as objects where artist = ? and kind ${isOneOf('text')}`,
        "case kind when 'album' then 0 when 'single' then 1 when 'compilation' then 2 else 3 end, position, seq",
        [artistId, toList(groups)],
        paging,
      );
      return { total, items: rows.map((row) => ({ ...toObject(row), album_group: row.kind })) };
    },
    async artistTopTracks(artistId, limit) {
      const rows = await read<TextRow>(
        `select text from catalogue_artists join catalogue using (seq)
          where artist = ? and kind = 'track' order by catalogue_artists.position, seq limit ?`,
        [artistId, limit],
      );
      return rows.map(toObject);
    },
    async newReleases(paging) {
      const { total, rows } = await readPage(
        'text',
        "from catalogue where type = 'album'",
        'position, seq',
        [],
        paging,
      );
      return { total, items: rows.map(toObject) };
    },
    async count() {
      const rows = await read<{ type: string; count: number }>(
        'select type, count(*) as count from catalogue group by type',
        [],
      );
      return Object.fromEntries(rows.map(({ type, count }) => [type, Number(count)]));
    },
    async rowsOf(seqs) {
      if (seqs.length === 0) return [];
      const rows = await read<NamedText & { seq: number }>(
        `select seq, id, text from catalogue where seq ${isOneOf('bigint')}`,
        [toList(seqs)],
      );
      const found = new Map(rows.map(({ seq, id, text }) => [seq, { id, text: fromStored(text, here()) }]));
      return seqs.flatMap((seq) => found.get(seq) ?? []);
    },
  };
}

/** A statement of so many objects waits for no other. */
const MANY = 64;

type Batch = {
  readonly ids: Set<string>;
  readonly texts: Promise<ReadonlyMap<string, string>>;
  readonly start: () => void;
};

/**
 * Reads by one statement what is asked for in one turn, or while others are being read: the busier the server, the less an
 * object costs. (One statement at a time answers a tenth more than two or three over PostgreSQL.)
 */
function gather(readAll: (type: CatalogueType, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>) {
  const open = new Map<CatalogueType, Batch>();
  let running = 0;

  function startAll(): void {
    if (running > 0) return;
    for (const type of open.keys()) start(type);
  }

  function start(type: CatalogueType): void {
    running++;
    open.get(type)!.start();
    open.delete(type);
  }

  function begin(type: CatalogueType): Batch {
    const ids = new Set<string>();
    const started = Promise.withResolvers<void>();
    const texts = started.promise
      .then(() => readAll(type, [...ids]))
      .finally(() => {
        running--;
        startAll();
      });
    const batch = { ids, texts, start: started.resolve };
    open.set(type, batch);
    queueMicrotask(startAll);
    return batch;
  }

  return async (type: CatalogueType, id: string): Promise<string | null> => {
    const { ids, texts } = open.get(type) ?? begin(type);
    ids.add(id);
    if (ids.size === MANY) start(type);
    return (await texts).get(id) ?? null;
  };
}
