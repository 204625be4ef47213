import { type Call, type Endpoint, get, userOf } from './endpoint.ts';
import * as shape from './objects.ts';
import { pageOf } from './paging.ts';
import { choice, limit, offset } from './parameters.ts';
import { findByUris } from './playables.ts';
import { present, viewOf } from './present.ts';

/** How far back each range looks, in days. */
const DAYS = { short_term: 28, medium_term: 183, long_term: 365 } as const;
const DAY = 24 * 3600_000;

const query = {
  time_range: choice(['long_term', 'medium_term', 'short_term'], {
    preset: 'medium_term',
    wrong: 'Invalid time range',
  }),
  limit: limit(),
  offset: offset(),
};
type Query = { time_range: keyof typeof DAYS; limit: number; offset: number };

/** The tracks that the user played, the most often played first, and how often. */
async function countTracks(call: Call<Query>): Promise<{ uri: string; count: number }[]> {
  const { api } = call;
  const since = api.accounts.clock.now() - DAYS[call.query.time_range] * DAY;
  const played = await api.players.mostPlayed(userOf(call).id, since);
  return played.filter(({ uri }) => uri.startsWith('spotify:track:'));
}

async function countArtists(call: Call<Query>): Promise<string[]> {
  const tracks = await countTracks(call);
  const found = await findByUris(
    call.api,
    tracks.map(({ uri }) => uri),
  );
  const counts = new Map<string, number>();
  for (const { uri, count } of tracks) {
    const artists: readonly { id: string }[] = found.get(uri)?.artists ?? [];
    for (const { id } of artists) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

const needs = ['user-top-read'];

export const TOP: readonly Endpoint[] = [
  get(
    {
      path: '/me/top/artists',
      summary: 'The artists whom the current user played most',
      needs,
      query,
      answer: { status: 200, schema: shape.pageOf(shape.artist, 'TopArtists') },
    },
    async (call) => {
      const ids = await countArtists(call);
      const { limit: most, offset: from } = call.query;
      const found = await call.api.catalogue.findMany('artist', ids.slice(from, from + most));
      const view = viewOf(call);
      const items = found.filter((artist) => artist !== null).map((artist) => present(artist, view));
      return pageOf(call, call.query, { items, total: ids.length });
    },
  ),
  get(
    {
      path: '/me/top/tracks',
      summary: 'The tracks that the current user played most',
      needs,
      query,
      answer: { status: 200, schema: shape.pageOf(shape.track, 'TopTrackPage') },
    },
    async (call) => {
      const counted = await countTracks(call);
      const { limit: most, offset: from } = call.query;
      const uris = counted.slice(from, from + most).map(({ uri }) => uri);
      const found = await findByUris(call.api, uris);
      const view = viewOf(call);
      const items = uris.flatMap((uri) => (found.has(uri) ? [present(found.get(uri)!, view)] : []));
      return pageOf(call, call.query, { items, total: counted.length });
    },
  ),
];
