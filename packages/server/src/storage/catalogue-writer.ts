import { type CatalogueObject, SEARCH_TYPES, type SearchType } from '../catalogue/object.ts';
import { wordsOf } from '../catalogue/words.ts';
import { fromStored, toStored } from './catalogue-text.ts';
import type { IndexedWords, WordIndex } from './catalogue-words.ts';
import type { Database } from './database.ts';
import type { RunStatement } from './statement.ts';

type Writer = {
  put(objects: readonly CatalogueObject[]): Promise<void>;
  /** Gives objects that are kept elsewhere a row and words. */
  index(entries: readonly Entry[]): Promise<void>;
  forget(type: SearchType, id: string): Promise<void>;
};

/** What search finds of an object that is kept elsewhere. */
type Entry = Omit<IndexedWords, 'seq'> & { readonly id: string };

/** An object on its way into its row. */
type Draft = { readonly object: CatalogueObject; readonly whole: boolean };
type Row = {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly popularity: number;
  readonly complete: number;
  readonly text: string;
};
/** A line of catalogue_artists. */
type Link = { readonly artist: string; readonly kind: string; readonly position: number };

/** Any constant: the name of the lock under which one process at a time writes a PostgreSQL catalogue. */
const WRITE_LOCK = 2_346_276;
/** Ids of parts known to have a row: most tracks name an album and artists that were named before. */
const MOST_KNOWN = 300_000;

export function createCatalogueWriter(database: Database, index: WordIndex): Writer {
  const sqlite = database.location.kind === 'sqlite';
  const listed = sqlite ? 'select value from json_each(?)' : 'select json_array_elements_text(?::json)';
  const known = new Set<string>();
  const genres = new Map<string, readonly string[]>();

  /** Within one transaction that no other writer can come between. */
  function exclusively<T>(work: (run: RunStatement) => Promise<T>): Promise<T> {
    return database.transact(async (run) => {
      if (!sqlite) await run('select pg_advisory_xact_lock(?)', [WRITE_LOCK]);
      return work(run);
    });
  }

  async function readRows(run: RunStatement, keys: ReadonlyMap<string, readonly string[]>): Promise<Map<string, Row>> {
    const rows = new Map<string, Row>();
    for (const [type, ids] of keys) {
      const found = await run<Row>(
        `select seq, type, id, popularity, complete, text from catalogue where type = ? and id in (${listed})`,
        [type, JSON.stringify(ids)],
      );
      for (const row of found) rows.set(keyOf(row), row);
    }
    return rows;
  }

  async function nextSeq(run: RunStatement): Promise<number> {
    const [{ last }] = await run<{ last: number }>('select coalesce(max(seq), 0) as last from catalogue', []);
    return Number(last) + 1;
  }

  function genresOf({ type, artists, genres: own }: CatalogueObject): readonly string[] {
    if (type !== 'track' && type !== 'album') return [];
    if (Array.isArray(own) && own.length > 0) return [];
    return ((artists ?? []) as CatalogueObject[]).flatMap(({ id }) => genres.get(id) ?? []);
  }

  function remember(keys: Iterable<string>): void {
    if (known.size > MOST_KNOWN) known.clear();
    for (const key of keys) known.add(key);
  }

  return {
    async put(objects) {
      const drafts = collect(objects, known);
      for (const { object } of drafts.values()) {
        if (object.type !== 'artist' || !object.genres?.length) continue;
        if (genres.size > MOST_KNOWN) genres.clear();
        genres.set(object.id, object.genres);
      }
      await exclusively(async (run) => {
        const old = await readRows(run, idsByType([...drafts.values()].map(({ object }) => object)));
        let seq = await nextSeq(run);
        const added: (Row & { object: CatalogueObject })[] = [];
        const changed: (Row & { object: CatalogueObject; before: Row })[] = [];
        for (const [key, { object, whole }] of drafts) {
          const before = old.get(key);
          if (before && !whole) continue;
          const text = toStored(object);
          if (before && before.text === text && before.complete === Number(whole)) continue;
          const { type, id } = object;
          const row = { type, id, popularity: popularityOf(object), complete: Number(whole), text, object };
          if (before) changed.push({ ...row, seq: before.seq, before });
          else added.push({ ...row, seq: seq++ });
        }
        await insertRows(run, sqlite, added);
        for (const row of changed) await updateRow(run, row);
        await changeLinks(run, sqlite, {
          remove: changed.flatMap(({ seq, before }) => linksOf(parse(before)).map((link) => ({ ...link, seq }))),
          add: [...added, ...changed].flatMap(({ seq, object }) => linksOf(object).map((link) => ({ ...link, seq }))),
        });
        await index.change(run, {
          remove: changed.map(({ before }) => before).filter(isSearched),
          add: [...added, ...changed].filter(isSearched).map(({ seq, type, popularity, object }) => ({
            seq,
            type: type as SearchType,
            popularity,
            words: wordsOf(object, { genres: genresOf(object) }),
          })),
        });
      });
      remember(drafts.keys());
    },

    index: (entries) =>
      exclusively(async (run) => {
        const latest = new Map(entries.map((entry) => [keyOf(entry), entry]));
        const old = await readRows(run, idsByType(latest.values()));
        let seq = await nextSeq(run);
        const rows = [...latest].map(([key, entry]) => ({ ...entry, seq: old.get(key)?.seq ?? seq++ }));
        const [known, added] = [rows.filter((row) => old.has(keyOf(row))), rows.filter((row) => !old.has(keyOf(row)))];
        await insertRows(
          run,
          sqlite,
          added.map(({ seq, type, id, popularity }) => ({
            seq,
            type,
            id,
            popularity,
            complete: 0,
            text: '',
            object: NONE,
          })),
        );
        for (const { seq, popularity } of known) {
          await run('update catalogue set popularity = ? where seq = ?', [popularity, seq]);
        }
        await index.change(run, { remove: [...old.values()].filter(isSearched), add: rows });
      }),

    forget: (type, id) =>
      exclusively(async (run) => {
        const old = await readRows(run, new Map([[type, [id]]]));
        await index.change(run, { remove: [...old.values()].filter(isSearched), add: [] });
        await run('delete from catalogue where type = ? and id = ?', [type, id]);
      }),
  };
}

/** In the row of what is kept elsewhere. */
const NONE: CatalogueObject = { id: '', type: '', name: '' };

const keyOf = ({ type, id }: { readonly type: string; readonly id: string }) => `${type}:${id}`;

function isSearched<T extends { readonly type: string }>(row: T): row is T & { readonly type: SearchType } {
  return (SEARCH_TYPES as readonly string[]).includes(row.type);
}

function parse({ text }: Row): CatalogueObject {
  return JSON.parse(fromStored(text, ''));
}

/** The objects and the parts within them that have no row yet, the latest and the most complete of each. */
function collect(objects: readonly CatalogueObject[], known: ReadonlySet<string>): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  const addPart = (part: CatalogueObject, key: string) => {
    if (!known.has(key) && !drafts.has(key)) drafts.set(key, { object: part, whole: false });
  };
  const addArtists = (artists: readonly CatalogueObject[] | undefined) => {
    for (const artist of artists ?? []) addPart(artist, `artist:${artist.id}`);
  };
  for (const object of objects) {
    drafts.set(keyOf(object), { object, whole: true });
    addArtists(object.artists);
    if (object.type === 'track' && object.album) {
      addPart(object.album, `album:${object.album.id}`);
      addArtists(object.album.artists);
    }
    if (object.type === 'episode' && object.show) addPart(object.show, `show:${object.show.id}`);
    if (object.type === 'chapter' && object.audiobook) addPart(object.audiobook, `audiobook:${object.audiobook.id}`);
    for (const part of partsOf(object)) addPart(part, keyOf(part));
  }
  return drafts;
}

/** The objects of the paging object within an album, show or audiobook. */
function partsOf(object: CatalogueObject): CatalogueObject[] {
  const { tracks, episodes, chapters, ...rest } = object;
  const within = (page: { items?: (CatalogueObject | null)[] } | undefined) =>
    (page?.items ?? []).filter((item): item is CatalogueObject => item !== null);
  if (object.type === 'album') return within(tracks).map((track) => ({ ...track, album: rest }));
  if (object.type === 'show') return within(episodes).map((episode) => ({ ...episode, show: rest }));
  if (object.type === 'audiobook') return within(chapters).map((chapter) => ({ ...chapter, audiobook: rest }));
  return [];
}

function idsByType(things: Iterable<{ readonly type: string; readonly id: string }>): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { type, id } of things) {
    const known = ids.get(type);
    if (known) known.push(id);
    else ids.set(type, [id]);
  }
  return ids;
}

function popularityOf({ popularity }: CatalogueObject): number {
  return Number.isInteger(popularity) ? Math.min(100, Math.max(0, popularity)) : 0;
}

function parentOf({ type, album, show, audiobook }: CatalogueObject): string | null {
  const parent = type === 'track' ? album : type === 'episode' ? show : type === 'chapter' ? audiobook : null;
  return parent?.id ?? null;
}

function positionOf(object: CatalogueObject): number {
  switch (object.type) {
    case 'track':
      return (object.disc_number ?? 1) * 100_000 + (object.track_number ?? 1);
    case 'chapter':
      return object.chapter_number ?? 0;
    default:
      return -dayOf(object.release_date);
  }
}

/** A date as a number: what is later is larger. */
function dayOf(date: unknown): number {
  const [, year, month = '00', day = '00'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(String(date)) ?? [null, '0'];
  return Number(`${year}${month}${day}`);
}

/** The artists of an album or track. */
function linksOf(object: CatalogueObject): Link[] {
  const ids = (artists: readonly CatalogueObject[] | undefined) => new Set((artists ?? []).map(({ id }) => id));
  if (object.type === 'album') {
    const kind = object.album_type === 'single' || object.album_type === 'compilation' ? object.album_type : 'album';
    return [...ids(object.artists)].map((artist) => ({ artist, kind, position: positionOf(object) }));
  }
  if (object.type !== 'track') return [];
  const position = -popularityOf(object);
  return [...ids(object.artists)].map((artist) => ({ artist, kind: 'track', position }));
}

type NewRow = Row & { readonly object: CatalogueObject };

async function insertRows(run: RunStatement, sqlite: boolean, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  if (sqlite) {
    for (const { seq, type, id, popularity, complete, text, object } of rows) {
      await run(
        'insert into catalogue (seq, type, id, parent, position, popularity, complete, text) values (?, ?, ?, ?, ?, ?, ?, ?)',
        [seq, type, id, parentOf(object), positionOf(object), popularity, complete, text],
      );
    }
    return;
  }
  const records = rows.map(({ object, ...row }) => ({
    ...row,
    parent: parentOf(object),
    position: positionOf(object),
  }));
  await run(
    `insert into catalogue (seq, type, id, parent, position, popularity, complete, text)
      select seq, type, id, parent, position, popularity, complete, text from json_to_recordset(?::json)
      as r(seq bigint, type text, id text, parent text, position integer, popularity integer, complete integer, text text)`,
    [JSON.stringify(records)],
  );
}

async function updateRow(run: RunStatement, { seq, popularity, complete, text, object }: NewRow): Promise<void> {
  await run('update catalogue set parent = ?, position = ?, popularity = ?, complete = ?, text = ? where seq = ?', [
    parentOf(object),
    positionOf(object),
    popularity,
    complete,
    text,
    seq,
  ]);
}

type LinkRow = Link & { readonly seq: number };

async function changeLinks(
  run: RunStatement,
  sqlite: boolean,
  { remove, add }: { readonly remove: readonly LinkRow[]; readonly add: readonly LinkRow[] },
): Promise<void> {
  for (const { artist, kind, position, seq } of remove) {
    await run('delete from catalogue_artists where artist = ? and kind = ? and position = ? and seq = ?', [
      artist,
      kind,
      position,
      seq,
    ]);
  }
  if (add.length === 0) return;
  if (sqlite) {
    for (const { artist, kind, position, seq } of add) {
      await run('insert into catalogue_artists (artist, kind, position, seq) values (?, ?, ?, ?)', [
        artist,
        kind,
        position,
        seq,
      ]);
    }
    return;
  }
  await run(
    `insert into catalogue_artists (artist, kind, position, seq)
      select artist, kind, position, seq from json_to_recordset(?::json)
      as r(artist text, kind text, position integer, seq bigint)`,
    [JSON.stringify(add)],
  );
}
