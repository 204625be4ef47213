import { simplify } from '../catalogue/simplify.ts';
import type { CatalogueObject } from '../storage/catalogue.ts';
import { ApiError } from './api-error.ts';
import { type Call, type Endpoint, get, unknown } from './endpoint.ts';
import { MARKETS } from './markets.ts';
import * as shape from './objects.ts';
import { pageOf } from './paging.ts';
import { limit, market, maybeIds, maybeText, offset } from './parameters.ts';
import { describePlaylists, isPublic } from './playlists.ts';
import { present, viewOf } from './present.ts';
import { listOf, nothing, object, text } from './schema.ts';

const paged = { limit: limit(), offset: offset() };
const playlistPage = shape.pageOf(shape.simplePlaylist, 'BrowsedPlaylists');
const browsed = object({ message: text, playlists: playlistPage }, 'FeaturedPlaylists');

/** The kinds of music, each a category: a word that playlists and artists are found by. */
const GENRES: readonly string[] = [
  'baroque',
  'classical',
  'folk',
  'galant',
  'impressionist',
  'jazz',
  'march',
  'medieval',
  'modern',
  'opera',
  'operetta',
  'ragtime',
  'renaissance',
  'romantic',
  'waltz',
];

function describeCategory({ api }: Call, id: string) {
  const name = id[0].toUpperCase() + id.slice(1);
  return { href: `${api.publicUrl()}/v1/browse/categories/${id}`, icons: [], id, name };
}

function findCategory(call: Call): string {
  const id = call.path.category_id;
  if (!GENRES.includes(id)) throw unknown(call);
  return id;
}

/** Public playlists that a word finds. */
async function findPlaylists(call: Call<{ limit: number; offset: number }>, word: string) {
  const { api, query } = call;
  const { playlist = { ids: [], total: 0 } } = await api.catalogue.search(word, ['playlist'], query);
  const found = await api.playlists.findMany(playlist.ids);
  const items = await describePlaylists(call, found.filter(isPublic));
  return pageOf(call, query, { items, total: playlist.total });
}

const common = { common: true, deprecated: true } as const;
const SEEDS = 5;
const MOST_RECOMMENDED = 100;

export const BROWSE: readonly Endpoint[] = [
  get(
    {
      path: '/markets',
      summary: 'The countries that there are',
      ...common,
      answer: { status: 200, schema: object({ markets: listOf(text) }, 'Markets') },
    },
    async () => ({ markets: MARKETS }),
  ),
  get(
    {
      path: '/browse/new-releases',
      summary: 'Albums, the newest first',
      ...common,
      query: paged,
      answer: {
        status: 200,
        schema: object({ albums: shape.pageOf(shape.simpleAlbum, 'NewAlbums') }, 'NewReleases'),
      },
    },
    async (call) => {
      const { items, total } = await call.api.catalogue.newReleases(call.query);
      const view = viewOf(call);
      return { albums: pageOf(call, call.query, { items: items.map((each) => present(simplify(each), view)), total }) };
    },
  ),
  get(
    {
      path: '/browse/featured-playlists',
      summary: 'Public playlists, the newest first',
      ...common,
      query: { ...paged, locale: maybeText },
      answer: { status: 200, schema: browsed },
    },
    async (call) => {
      const { items, total } = await call.api.playlists.listPublic(call.query);
      const playlists = pageOf(call, call.query, { items: await describePlaylists(call, items), total });
      return { message: 'New playlists', playlists };
    },
  ),
  get(
    {
      path: '/browse/categories',
      summary: 'Kinds of music',
      ...common,
      query: { ...paged, locale: maybeText },
      answer: {
        status: 200,
        schema: object({ categories: shape.pageOf(shape.category, 'CategoryPage') }, 'Categories'),
      },
    },
    async (call) => {
      const { query } = call;
      const items = GENRES.slice(query.offset, query.offset + query.limit).map((id) => describeCategory(call, id));
      return { categories: pageOf(call, query, { items, total: GENRES.length }) };
    },
  ),
  get(
    {
      path: '/browse/categories/{category_id}',
      summary: 'One kind of music',
      ...common,
      query: { locale: maybeText },
      answer: { status: 200, schema: shape.category },
    },
    async (call) => describeCategory(call, findCategory(call)),
  ),
  get(
    {
      path: '/browse/categories/{category_id}/playlists',
      summary: 'Playlists of a kind of music',
      ...common,
      query: paged,
      answer: { status: 200, schema: browsed },
    },
    async (call) => {
      const id = findCategory(call);
      return { message: describeCategory(call, id).name, playlists: await findPlaylists(call, id) };
    },
  ),
  get(
    {
      path: '/recommendations/available-genre-seeds',
      summary: 'The genres that recommendations can start from',
      ...common,
      answer: { status: 200, schema: object({ genres: listOf(text) }, 'Genres') },
    },
    async () => ({ genres: GENRES }),
  ),
  get(
    {
      path: '/recommendations',
      summary: 'Tracks by the artists, from the albums and of the genres of the seeds',
      ...common,
      query: {
        limit: limit(20, MOST_RECOMMENDED),
        market,
        seed_artists: maybeIds(),
        seed_genres: maybeIds(),
        seed_tracks: maybeIds(),
      },
      answer: {
        status: 200,
        schema: object({ seeds: listOf(shape.seed), tracks: listOf(shape.track) }, 'Recommendations'),
      },
    },
    recommend,
  ),
  get(
    {
      path: '/audio-features/{id}',
      summary: 'How a track sounds: nothing here ever listened to one',
      ...common,
      answer: { status: 200 },
    },
    async () => {
      throw new ApiError(404, 'analysis not found');
    },
  ),
  get(
    {
      path: '/audio-features',
      summary: 'How tracks sound: nothing here ever listened to one',
      ...common,
      query: { ids: maybeIds() },
      answer: { status: 200, schema: object({ audio_features: listOf(nothing) }, 'AudioFeatures') },
    },
    async ({ query }) => ({ audio_features: (query.ids ?? []).map(() => null) }),
  ),
  get(
    {
      path: '/audio-analysis/{id}',
      summary: 'The sound of a track in detail: nothing here ever listened to one',
      ...common,
      answer: { status: 200 },
    },
    async () => {
      throw new ApiError(404, 'analysis not found');
    },
  ),
];

type Seeds = {
  limit: number;
  market: string | null;
  seed_artists: string[] | null;
  seed_genres: string[] | null;
  seed_tracks: string[] | null;
};

async function recommend(call: Call<Seeds>) {
  const { api, query } = call;
  const given = [
    ...(query.seed_artists ?? []).map((id) => ({ id, type: 'ARTIST' })),
    ...(query.seed_tracks ?? []).map((id) => ({ id, type: 'TRACK' })),
    ...(query.seed_genres ?? []).map((id) => ({ id, type: 'GENRE' })),
  ];
  if (given.length === 0 || given.length > SEEDS) throw new ApiError(400, 'invalid request');
  const view = viewOf(call, query.market);
  const pools = await Promise.all(given.map((seed) => findPool(call, seed)));
  const chosen = new Map<string, CatalogueObject>();
  // In turn from each pool, so that every seed is heard.
  for (let at = 0; chosen.size < query.limit && pools.some((pool) => at < pool.length); at++) {
    for (const pool of pools) {
      const track = pool[at];
      if (track && chosen.size < query.limit && !query.seed_tracks?.includes(track.id)) chosen.set(track.id, track);
    }
  }
  return {
    seeds: given.map(({ id, type }, index) => ({
      afterFilteringSize: pools[index].length,
      afterRelinkingSize: pools[index].length,
      href: type === 'GENRE' ? null : `${api.publicUrl()}/v1/${type.toLowerCase()}s/${id}`,
      id,
      initialPoolSize: pools[index].length,
      type,
    })),
    tracks: [...chosen.values()].map((track) => present(track, view)),
  };
}

async function findPool(
  { api }: Call,
  { id, type }: { id: string; type: string },
): Promise<readonly CatalogueObject[]> {
  const { catalogue } = api;
  if (type === 'ARTIST') return catalogue.artistTopTracks(id, MOST_RECOMMENDED);
  if (type === 'TRACK') {
    const track = await catalogue.find('track', id);
    const artist: string | undefined = track?.artists?.[0]?.id;
    return artist === undefined ? [] : catalogue.artistTopTracks(artist, MOST_RECOMMENDED);
  }
  const { artist } = await catalogue.search(`genre:"${id.replaceAll('"', '')}"`, ['artist'], { limit: 10, offset: 0 });
  const tracks = await Promise.all((artist?.ids ?? []).map((each) => catalogue.artistTopTracks(each, 10)));
  return tracks.flat();
}
