import pLimit from 'p-limit';
import { type CatalogueObject, type CatalogueType, SEARCH_TYPES, type SearchType } from '../catalogue/object.ts';
import { type Condition, toSteps, type Wanted } from '../catalogue/query.ts';
import { wordsOf } from '../catalogue/words.ts';
import { createEntryMaker, type Entry } from './catalogue-entries.ts';
import { createCatalogueReader } from './catalogue-reader.ts';
import { createWordIndex } from './catalogue-words.ts';
import { createCatalogueWriter } from './catalogue-writer.ts';
import type { Database } from './database.ts';

export type { CatalogueObject, CatalogueType, SearchType };

export type Paging = { readonly limit: number; readonly offset: number };
type Page = { readonly total: number; readonly items: readonly CatalogueObject[] };

/** How an artist has to do with an album. */
export type AlbumGroup = 'album' | 'single' | 'compilation' | 'appears_on';

/** What search finds of one type: `total` is MOST_FOUND at the most. `texts` are those of `findText`; playlists have none. */
export type Found = { readonly total: number; readonly ids: readonly string[]; readonly texts: readonly string[] };

type SearchablePlaylist = {
  readonly id: string;
  readonly name: string;
  /** The display name of its owner. */
  readonly owner: string;
  readonly description: string | null;
  readonly popularity?: number;
};

/** Artists, albums, tracks, shows, episodes, audiobooks, chapters and people, and the search for them and for playlists. */
export type CatalogueStore = {
  /**
   * The full object as JSON with two spaces, ready to be sent; `null`: unknown. Without the paging object in albums,
   * shows and audiobooks: see `children`. What is asked in one turn is read by one statement.
   */
  findText(type: CatalogueType, id: string): Promise<string | null>;
  /** The same of several, by id; those that are unknown are missing. */
  findTexts(type: CatalogueType, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  find(type: CatalogueType, id: string): Promise<CatalogueObject | null>;
  /** As many as `ids`, in their order; `null` where unknown. */
  findMany(type: CatalogueType, ids: readonly string[]): Promise<(CatalogueObject | null)[]>;
  /** Tracks of an album, chapters of an audiobook in order, episodes of a show newest first. */
  children(parentId: string, paging: Paging): Promise<Page>;
  /** Newest first within a group, each with `album_group`. */
  artistAlbums(artistId: string, groups: readonly AlbumGroup[], paging: Paging): Promise<Page>;
  /** Most popular first. */
  artistTopTracks(artistId: string, limit: number): Promise<readonly CatalogueObject[]>;
  /** Albums, newest first. */
  newReleases(paging: Paging): Promise<Page>;
  /** How many objects of each type there are. */
  count(): Promise<Readonly<Record<string, number>>>;
  /** An empty answer for a type that the query cannot mean; docs at `toSteps`. */
  search(query: string, types: readonly SearchType[], paging: Paging): Promise<{ [type in SearchType]?: Found }>;
  /**
   * Adds objects, or replaces those of the same id, all or none. Albums and artists within them become objects too, but
   * what is known only as a part never replaces what is known whole.
   */
  put(objects: readonly CatalogueObject[]): Promise<void>;
  /** The same for what `createEntryMaker` has made of objects, maybe in another thread. */
  write(entries: readonly Entry[]): Promise<void>;
  /** Makes search quicker after much was written; takes seconds for a million objects. */
  settle(): Promise<void>;
  /** Lets search find playlists, under their present names. */
  indexPlaylists(playlists: readonly SearchablePlaylist[]): Promise<void>;
  forgetPlaylist(id: string): Promise<void>;
};

/** More than this nobody pages through (the Web API's largest offset), and very common words are ranked no further. */
const MOST_FOUND = 1000;

/**
 * Searches over PostgreSQL that run at the same time; others wait their turn. Each soon has all of the database's cores
 * to itself, so a costly one does not wait for as many others; and connections are left for other calls.
 */
const SEARCHES_TOGETHER = 4;

/** `here`: the address under which people reach this server; `now` in ms. */
export function createCatalogueStore(
  database: Database,
  { here, now }: { here: () => string; now: () => number },
): CatalogueStore {
  const index = createWordIndex(database);
  const reader = createCatalogueReader(database, here);
  const writer = createCatalogueWriter(database, index);
  const maker = createEntryMaker();
  const inTurn = pLimit(database.location.kind === 'sqlite' ? Number.POSITIVE_INFINITY : SEARCHES_TOGETHER);

  async function searchType(query: string, type: SearchType, { limit, offset }: Paging): Promise<Found> {
    const steps = toSteps(query, type, now());
    if (!steps) return { total: 0, ids: [], texts: [] };
    const { title, whole, open, openBelow, last } = steps;
    const end = offset + limit;

    const look = (wanted: Wanted) => index.find(type, wanted, { end, most: MOST_FOUND });
    const find = (all: Condition) => look({ all, first: null });
    const isCommon = async (word: Condition) => (await find(word)).length === MOST_FOUND;

    const [titled, wholes] = await Promise.all([title === null ? [] : find(title), look(whole)]);
    const found = new Set([...titled, ...wholes]);
    const few = found.size < Math.min(openBelow, MOST_FOUND);
    if (open !== null && few && (last === null || !(await isCommon(last)))) {
      for (const row of await look(open)) found.add(row);
    }
    const rows = [...found].slice(0, MOST_FOUND);
    const page = await reader.rowsOf(rows.slice(offset, end));
    return { total: rows.length, ids: page.map(({ id }) => id), texts: page.map(({ text }) => text) };
  }

  return {
    ...reader,
    async search(query, types, paging) {
      const wanted = SEARCH_TYPES.filter((type) => types.includes(type));
      const found = await Promise.all(wanted.map((type) => inTurn(searchType, query, type, paging)));
      return Object.fromEntries(wanted.map((type, each) => [type, found[each]]));
    },
    async put(objects) {
      try {
        await writer.write(maker.make(objects));
      } catch (error) {
        maker.forget();
        throw error;
      }
    },
    write: writer.write,
    settle: writer.settle,
    indexPlaylists: (playlists) =>
      writer.write(
        playlists.map(({ id, name, owner, description, popularity = 0 }) => ({
          ...{ id, type: 'playlist', parent: null, position: 0, popularity, whole: true, text: '', links: [] },
          words: wordsOf({ id, type: 'playlist', name, description, owner: { display_name: owner } }),
        })),
      ),
    forgetPlaylist: (id) => writer.remove('playlist', id),
  };
}
