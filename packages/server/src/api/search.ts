import { simplify } from '../catalogue/simplify.ts';
import type { CatalogueObject, Found, SearchType } from '../storage/catalogue.ts';
import { ApiError } from './api-error.ts';
import { type Call, type Endpoint, get } from './endpoint.ts';
import * as shape from './objects.ts';
import { pageOf } from './paging.ts';
import { limitBy, market, maybeText, offset, type Parameter, requiredText } from './parameters.ts';
import { showText } from './playables.ts';
import { describePlaylists, isPublic } from './playlists.ts';
import { present, type View, viewOf } from './present.ts';
import { object, optional, orNull } from './schema.ts';

const TYPES: readonly SearchType[] = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track'];
const FURTHEST = 1000;
const LONGEST_QUERY = 1000;

/** The types to search, separated by commas. */
const type: Parameter<readonly SearchType[]> = {
  json: { type: 'string' },
  required: true,
  read(given) {
    if (!given) throw new ApiError(400, 'Missing parameter type');
    const names = given.split(',').map((name) => name.trim());
    const wrong = names.find((name) => !TYPES.some((known) => known === name));
    if (wrong !== undefined) throw new ApiError(400, `Bad search type field ${wrong.slice(0, 50)}`);
    return TYPES.filter((known) => names.includes(known));
  },
};

const query = requiredText('No search query');
const q: Parameter<string> = {
  ...query,
  read(given, rules) {
    const words = query.read(given?.trim(), rules);
    if (words.length > LONGEST_QUERY) throw new ApiError(400, 'Query exceeds maximum length of 1000 characters');
    return words;
  },
};

const page = shape.pageOf;
const answer = object(
  {
    albums: optional(page(shape.simpleAlbum, 'FoundAlbums')),
    artists: optional(page(shape.artist, 'FoundArtists')),
    audiobooks: optional(page(shape.simpleAudiobook, 'FoundAudiobooks')),
    episodes: optional(page(shape.simpleEpisode, 'FoundEpisodes')),
    playlists: optional(page(orNull(shape.simplePlaylist), 'FoundPlaylists')),
    shows: optional(page(shape.simpleShow, 'FoundShows')),
    tracks: optional(page(shape.track, 'FoundTracks')),
  },
  'Found',
);

export const SEARCH: readonly Endpoint[] = [
  get(
    {
      path: '/search',
      summary: 'Find things by words and filters',
      query: {
        q,
        type,
        market,
        limit: limitBy((rules) => rules.searchLimit, { preset: 5, most: 10 }),
        offset: offset(FURTHEST),
        include_external: maybeText,
      },
      common: true,
      answer: { status: 200, schema: answer },
    },
    async (call) => {
      const { api, query } = call;
      const view = viewOf(call, query.market);
      const found = await api.catalogue.search(query.q, query.type, query);
      const pages = query.type.map(async (each) => {
        const { total, ...parts } = found[each] ?? { total: 0, ids: [], texts: [] };
        const items = await describeFound(call, each, parts, view);
        return [`${each}s`, pageOf(forType(call, each), query, { items, total })];
      });
      return Object.fromEntries(await Promise.all(pages));
    },
  ),
];

/** The further pages of one type ask for that type only. */
function forType({ url, query }: Call<{ q: string; market: string | null }>, each: SearchType) {
  const market = query.market === null ? '' : `market=${query.market}&`;
  return { url, rest: `q=${encodeURIComponent(query.q)}&type=${each}&${market}` };
}

async function describeFound(
  call: Call,
  each: SearchType,
  { ids, texts }: Pick<Found, 'ids' | 'texts'>,
  view: View,
): Promise<unknown[]> {
  const { api } = call;
  if (each === 'playlist') {
    const playlists = await api.playlists.findMany(ids);
    // Those of people who left are still in the index: it learns of it now.
    const gone = ids.filter((_id, at) => !isPublic(playlists[at]));
    await Promise.all(gone.map((id) => api.catalogue.forgetPlaylist(id)));
    return describePlaylists(call, playlists.filter(isPublic));
  }
  if (each === 'track' || each === 'artist') return texts.map((text) => showText(each, text, view));
  return texts.map((text) => present(simplify(JSON.parse(text) as CatalogueObject), view));
}
