import { type CatalogueObject, isSearched } from '../catalogue/object.ts';
import { type Words, wordsOf } from '../catalogue/words.ts';
import { toStored } from './catalogue-text.ts';

/** An object as the tables keep it, made of plain values: it may be made in another thread than the one that writes. */
export type Entry = {
  readonly type: string;
  readonly id: string;
  /** The album of a track, the show of an episode, the audiobook of a chapter. */
  readonly parent: string | null;
  /** The order among those of the same parent. */
  readonly position: number;
  /** From 0 to 100. */
  readonly popularity: number;
  /** False: known only as a part of another object. */
  readonly whole: boolean;
  readonly text: string;
  readonly links: readonly Link[];
  /** `null`: search does not find it. */
  readonly words: Words | null;
};

/** That an artist made an album or track. */
export type Link = {
  readonly artist: string;
  /** A group of albums, or 'track'. */
  readonly kind: string;
  /** The order among those of the same kind. */
  readonly position: number;
};

/** Makes entries of objects and of the parts within them that it has not met yet. */
export type EntryMaker = {
  make(objects: readonly CatalogueObject[]): Entry[];
  /** What was made last has not been stored. */
  forget(): void;
};

/** Ids that are remembered: most tracks name an album and artists that were named before. */
const MOST_KNOWN = 300_000;

type Draft = { readonly object: CatalogueObject; readonly whole: boolean };

export function createEntryMaker(): EntryMaker {
  const known = new Set<string>();
  const genres = new Map<string, readonly string[]>();

  /** Those of its artists, where it has none of its own. */
  function genresOf({ type, artists, genres: own }: CatalogueObject): readonly string[] {
    if ((type !== 'track' && type !== 'album') || own?.length > 0) return [];
    return ((artists ?? []) as CatalogueObject[]).flatMap(({ id }) => genres.get(id) ?? []);
  }

  return {
    make(objects) {
      const drafts = collect(objects, known);
      for (const { object } of drafts.values()) {
        if (object.type !== 'artist' || !object.genres?.length) continue;
        if (genres.size > MOST_KNOWN) genres.clear();
        genres.set(object.id, object.genres);
      }
      if (known.size > MOST_KNOWN) known.clear();
      for (const key of drafts.keys()) known.add(key);
      return [...drafts.values()].map(({ object, whole }) => ({
        type: object.type,
        id: object.id,
        parent: parentOf(object),
        position: positionOf(object),
        popularity: popularityOf(object),
        whole,
        text: toStored(object),
        links: linksOf(object),
        words: isSearched(object) ? wordsOf(object, { genres: genresOf(object) }) : null,
      }));
    },
    forget: () => known.clear(),
  };
}

export const keyOf = ({ type, id }: { readonly type: string; readonly id: string }) => `${type}:${id}`;

/** The objects and the parts within them that are not known yet, the latest and the most complete of each. */
function collect(objects: readonly CatalogueObject[], known: ReadonlySet<string>): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  const addPart = (part: CatalogueObject, type: string) => {
    const key = `${type}:${part.id}`;
    // Parts may come without their type; it is where they stand that says what they are.
    if (!known.has(key) && !drafts.has(key)) drafts.set(key, { object: { ...part, type }, whole: false });
  };
  const addArtists = (artists: readonly CatalogueObject[] | undefined) => {
    for (const artist of artists ?? []) addPart(artist, 'artist');
  };
  for (const object of objects) {
    drafts.set(keyOf(object), { object, whole: true });
    addArtists(object.artists);
    if (object.type === 'track' && object.album) {
      addPart(object.album, 'album');
      addArtists(object.album.artists);
    }
    if (object.type === 'episode' && object.show) addPart(object.show, 'show');
    if (object.type === 'chapter' && object.audiobook) addPart(object.audiobook, 'audiobook');
    for (const part of partsOf(object)) addPart(part, part.type);
  }
  return drafts;
}

/** The objects of the paging object within an album, show or audiobook. */
function partsOf(object: CatalogueObject): CatalogueObject[] {
  if (!object.tracks && !object.episodes && !object.chapters) return [];
  const { tracks, episodes, chapters, ...rest } = object;
  const within = (page: { items?: (CatalogueObject | null)[] } | undefined) =>
    (page?.items ?? []).filter((item): item is CatalogueObject => item !== null);
  if (object.type === 'album') return within(tracks).map((track) => ({ ...track, album: rest }));
  if (object.type === 'show') return within(episodes).map((episode) => ({ ...episode, show: rest }));
  if (object.type === 'audiobook') return within(chapters).map((chapter) => ({ ...chapter, audiobook: rest }));
  return [];
}

function popularityOf({ popularity }: CatalogueObject): number {
  return Number.isInteger(popularity) ? Math.min(100, Math.max(0, popularity)) : 0;
}

function parentOf({ type, album, show, audiobook }: CatalogueObject): string | null {
  const parent = type === 'track' ? album : type === 'episode' ? show : type === 'chapter' ? audiobook : null;
  return parent?.id ?? null;
}

/** So many tracks fit on a disc. */
const DISC = 100_000;

function positionOf(object: CatalogueObject): number {
  switch (object.type) {
    case 'track':
      return wholeOf(object.disc_number, 1) * DISC + wholeOf(object.track_number, 1);
    case 'chapter':
      return wholeOf(object.chapter_number, 0);
    default:
      return -dayOf(object.release_date);
  }
}

/** Tables keep 32 bits of it. */
function wholeOf(number: unknown, preset: number): number {
  return Number.isInteger(number) ? Math.min(9999, Math.max(0, number as number)) : preset;
}

/** A date as a number: what is later is larger. */
function dayOf(date: unknown): number {
  const [, year, month = '00', day = '00'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(String(date)) ?? [null, '0'];
  return Number(`${year}${month}${day}`);
}

/** The artists of an album or track. */
export function linksOf(object: CatalogueObject): Link[] {
  if (object.type !== 'album' && object.type !== 'track') return [];
  const artists = new Set(((object.artists ?? []) as CatalogueObject[]).map(({ id }) => id));
  const position = object.type === 'track' ? -popularityOf(object) : positionOf(object);
  const kind = object.type === 'track' ? 'track' : groupOf(object);
  return [...artists].map((artist) => ({ artist, kind, position }));
}

function groupOf({ album_type }: CatalogueObject): string {
  return album_type === 'single' || album_type === 'compilation' ? album_type : 'album';
}
