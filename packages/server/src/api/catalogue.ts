import { simplify } from '../catalogue/simplify.ts';
import type { CatalogueObject, CatalogueType } from '../storage/catalogue.ts';
import { ApiError } from './api-error.ts';
import { type Call, type Endpoint, get, unknown } from './endpoint.ts';
import * as shape from './objects.ts';
import { pageOf } from './paging.ts';
import * as parameter from './parameters.ts';
import { isPlain, present, type View, viewOf } from './present.ts';
import { listOf, object, orNull, type Schema } from './schema.ts';

const { market, limit, offset, ids } = parameter;

/** What a full object contains besides itself: the first page of its parts. */
const PARTS: Readonly<Partial<Record<CatalogueType, { field: string; path: string }>>> = {
  album: { field: 'tracks', path: 'albums' },
  show: { field: 'episodes', path: 'shows' },
  audiobook: { field: 'chapters', path: 'audiobooks' },
};
/** How many parts the first page has. */
const FIRST_PAGE = { limit: 50, offset: 0 };

const SPOKEN: readonly CatalogueType[] = ['show', 'episode'];

/** Spotify does not know of shows and episodes where it does not know the country. */
function checkSpoken(call: Call, type: CatalogueType, asked: string | null): void {
  if (SPOKEN.includes(type) && asked === null && call.caller.user === null) {
    throw new ApiError(404, 'non existing id');
  }
}

/** The full object with its first page of parts. */
export async function composeFull(call: Call, object: CatalogueObject, view: View): Promise<CatalogueObject> {
  const parts = PARTS[object.type as CatalogueType];
  if (!parts) return present(object, view);
  const children = await call.api.catalogue.children(object.id, FIRST_PAGE);
  const url = `${call.api.publicUrl()}/v1/${parts.path}/${object.id}/${parts.field}`;
  const items = children.items.map((child) => present(simplify(child), view));
  const page = pageOf({ url, rest: '' }, FIRST_PAGE, { ...children, items });
  return { ...present(object, view), [parts.field]: page };
}

async function describeOne(call: Call<{ market?: string | null }>, type: CatalogueType): Promise<unknown> {
  const { id } = call.path;
  const asked = call.query.market ?? null;
  checkSpoken(call, type, asked);
  const view = viewOf(call, asked);
  if (isPlain(view) && (type === 'track' || type === 'artist')) {
    const kept = await call.api.catalogue.findText(type, id);
    if (kept === null) throw unknown(call);
    return kept;
  }
  const object = await call.api.catalogue.find(type, id);
  if (!object) throw unknown(call);
  return composeFull(call, object, view);
}

async function describeMany(
  call: Call<{ ids: string[]; market?: string | null }>,
  type: CatalogueType,
  simple = false,
): Promise<unknown> {
  const asked = call.query.market ?? null;
  checkSpoken(call, type, asked);
  const view = viewOf(call, asked);
  const found = await call.api.catalogue.findMany(type, call.query.ids);
  const shown = found.map((object) => {
    if (!object) return null;
    return simple ? present(simplify(object), view) : composeFull(call, object, view);
  });
  return { [`${type}s`]: await Promise.all(shown) };
}

async function describeParts(
  call: Call<{ limit: number; offset: number; market: string | null }>,
  type: CatalogueType,
): Promise<unknown> {
  const { query, path, api } = call;
  checkSpoken(call, type, query.market);
  if (!(await api.catalogue.find(type, path.id))) throw unknown(call);
  const view = viewOf(call, query.market);
  const { items, total } = await api.catalogue.children(path.id, query);
  return pageOf(call, query, { items: items.map((item) => present(simplify(item), view)), total });
}

const answerWith = (schema: Schema<unknown>) => ({ status: 200, schema });
const manyOf = <T>(name: string, item: Schema<T>) => object({ [name]: listOf(orNull(item)) }, `Many_${name}`);

type One = {
  readonly type: CatalogueType;
  readonly full: Schema<unknown>;
  readonly many: Schema<unknown>;
  readonly most: number;
};

/** A scope with which episodes say how far they were heard. */
const POSITION = 'user-read-playback-position';

function addsOf(type: CatalogueType) {
  return SPOKEN.includes(type) && { mayNeed: [POSITION] };
}

/** GET /{type}s/{id} and GET /{type}s?ids=… */
function oneAndMany({ type, full, many, most }: One): Endpoint[] {
  return [
    get(
      {
        path: `/${type}s/{id}`,
        summary: `One ${type}`,
        ...addsOf(type),
        query: { market },
        common: true,
        answer: answerWith(full),
      },
      (call) => describeOne(call, type),
    ),
    get(
      {
        path: `/${type}s`,
        summary: `Several ${type}s`,
        deprecated: true,
        ...addsOf(type),
        query: { ids: ids(most), market },
        common: true,
        answer: answerWith(manyOf(`${type}s`, many)),
      },
      (call) => describeMany(call, type, type === 'show'),
    ),
  ];
}

function partsOf(type: CatalogueType, name: string, schema: Schema<unknown>): Endpoint {
  return get(
    {
      path: `/${type}s/{id}/${name}`,
      summary: `The ${name} of one ${type}`,
      ...addsOf(type),
      query: { market, limit: limit(), offset: offset() },
      common: true,
      answer: answerWith(schema),
    },
    (call) => describeParts(call, type),
  );
}

const GROUPS = ['album', 'single', 'appears_on', 'compilation'] as const;

const includeGroups: parameter.Parameter<readonly (typeof GROUPS)[number][]> = {
  json: { type: 'string' },
  read(text) {
    if (!text) return GROUPS;
    const names = text.split(',').map((name) => name.trim());
    const groups = GROUPS.filter((group) => names.includes(group));
    if (groups.length === 0) throw new ApiError(400, 'Invalid album type');
    return groups;
  },
};

const TOP = 10;
const RELATED = 20;

export const CATALOGUE: readonly Endpoint[] = [
  ...oneAndMany({ type: 'track', full: shape.track, many: shape.track, most: 50 }),
  ...oneAndMany({ type: 'album', full: shape.album, many: shape.album, most: 20 }),
  ...oneAndMany({ type: 'artist', full: shape.artist, many: shape.artist, most: 50 }),
  ...oneAndMany({ type: 'show', full: shape.show, many: shape.simpleShow, most: 50 }),
  ...oneAndMany({ type: 'episode', full: shape.episode, many: shape.episode, most: 50 }),
  ...oneAndMany({ type: 'audiobook', full: shape.audiobook, many: shape.audiobook, most: 50 }),
  ...oneAndMany({ type: 'chapter', full: shape.chapter, many: shape.chapter, most: 50 }),
  partsOf('album', 'tracks', shape.pageOf(shape.simpleTrack, 'SimpleTrackPage')),
  partsOf('show', 'episodes', shape.pageOf(shape.simpleEpisode, 'SimpleEpisodePage')),
  partsOf('audiobook', 'chapters', shape.pageOf(shape.simpleChapter, 'SimpleChapterPage')),
  get(
    {
      path: '/artists/{id}/albums',
      summary: 'The albums of one artist, the newest first',
      query: {
        include_groups: includeGroups,
        market,
        limit: parameter.limitBy((rules) => rules.artistAlbumsLimit, { preset: 5, most: 10 }),
        offset: offset(),
      },
      common: true,
      answer: answerWith(shape.pageOf(shape.simpleAlbum, 'ArtistAlbumPage')),
    },
    async (call) => {
      const { query, path, api } = call;
      if (!(await api.catalogue.find('artist', path.id))) throw unknown(call);
      const { items, total } = await api.catalogue.artistAlbums(path.id, query.include_groups, query);
      const view = viewOf(call, query.market);
      const albums = items.map((album) => present({ ...simplify(album), album_group: album.album_group }, view));
      return pageOf(call, query, { items: albums, total });
    },
  ),
  get(
    {
      path: '/artists/{id}/top-tracks',
      summary: 'The best-known tracks of one artist',
      deprecated: true,
      query: { market },
      common: true,
      answer: answerWith(object({ tracks: listOf(shape.track) }, 'TopTracks')),
    },
    async (call) => {
      const { path, query, api } = call;
      if (!(await api.catalogue.find('artist', path.id))) throw unknown(call);
      const tracks = await api.catalogue.artistTopTracks(path.id, TOP);
      const view = viewOf(call, query.market);
      return { tracks: tracks.map((track) => present(track, view)) };
    },
  ),
  get(
    {
      path: '/artists/{id}/related-artists',
      summary: 'Artists who appear together with one artist',
      deprecated: true,
      common: true,
      answer: answerWith(object({ artists: listOf(shape.artist) }, 'RelatedArtists')),
    },
    async (call) => {
      const { path, api } = call;
      const artist = await api.catalogue.find('artist', path.id);
      if (!artist) throw unknown(call);
      const [genre] = (artist.genres as string[] | undefined) ?? [];
      if (genre === undefined) return { artists: [] };
      const found = await api.catalogue.search(`genre:"${genre}"`, ['artist'], { limit: RELATED + 1, offset: 0 });
      const others = (found.artist?.ids ?? []).filter((id) => id !== artist.id).slice(0, RELATED);
      const artists = await api.catalogue.findMany('artist', others);
      const view = viewOf(call);
      return { artists: artists.filter((each) => each !== null).map((each) => present(each, view)) };
    },
  ),
];
