import { simplify } from '../catalogue/simplify.ts';
import type { CatalogueObject, CatalogueType } from '../storage/catalogue.ts';
import type { Kept, KeptType } from '../storage/library.ts';
import { ApiError } from './api-error.ts';
import { readObjects, readTextList, readTexts } from './body.ts';
import { composeFull } from './catalogue.ts';
import { type Call, checkScope, type Endpoint, get, put, remove, unknown, userOf } from './endpoint.ts';
import * as shape from './objects.ts';
import { pageOf } from './paging.ts';
import { checkId, choice, ids, limit, market, maybeIds, maybeText, offset, type Parameter } from './parameters.ts';
import { toIso } from './playlists.ts';
import { present, viewOf } from './present.ts';
import { boolean, listOf, object, optional, type Schema, text } from './schema.ts';
import { isKept, parseUri } from './uris.ts';
import { findUser } from './users.ts';

const READ = 'user-library-read';
const CHANGE = 'user-library-modify';
const FOLLOW_READ = 'user-follow-read';
const FOLLOW = 'user-follow-modify';

type SavedType = Extract<CatalogueType, KeptType> & ('track' | 'album' | 'show' | 'episode' | 'audiobook');

type Saved = {
  readonly type: SavedType;
  readonly schema: Schema<unknown>;
  /** The most ids of one request. */
  readonly most: number;
};

const yesOrNo = { status: 200, schema: listOf(boolean) };

/** GET, PUT, DELETE /me/{type}s and GET /me/{type}s/contains. */
function savedCalls({ type, schema, most }: Saved): Endpoint[] {
  const path = `/me/${type}s` as const;
  const deprecated = true;
  const change = {
    path,
    deprecated,
    needs: [CHANGE],
    query: { ids: maybeIds() },
    body: object({ ids: optional(listOf(text, { most })) }, `Ids_${type}s`),
    answer: { status: 200 },
  } as const;
  return [
    get(
      {
        path,
        summary: `The ${type}s that the current user saved, the newest first`,
        needs: [READ],
        ...(type === 'episode' && { mayNeed: ['user-read-playback-position'] }),
        query: { limit: limit(), offset: offset(), market },
        answer: { status: 200, schema },
      },
      (call) => listSaved(call, type),
    ),
    put({ ...change, summary: `Save ${type}s` }, async (call) => {
      const things = readGiven(call, type, most);
      await checkExisting(call, things);
      await call.api.library.keep(userOf(call).id, things);
      return undefined;
    }),
    remove({ ...change, summary: `Remove saved ${type}s` }, async (call) => {
      await call.api.library.drop(userOf(call).id, readGiven(call, type, most));
      return undefined;
    }),
    get(
      {
        path: `${path}/contains`,
        summary: `Which of some ${type}s the current user saved`,
        deprecated,
        needs: [READ],
        query: { ids: ids(most) },
        answer: yesOrNo,
      },
      (call) => {
        const things = call.query.ids.map((id) => ({ type, id }));
        return call.api.library.contains(userOf(call).id, things);
      },
    ),
  ];
}

async function listSaved(call: Call<{ limit: number; offset: number; market: string | null }>, type: SavedType) {
  const { api, query } = call;
  const { items, total } = await api.library.list(userOf(call).id, type, query);
  const view = viewOf(call, query.market);
  const objects = await api.catalogue.findMany(
    type,
    items.map(({ id }) => id),
  );
  const describe = async (saved: CatalogueObject | null) => {
    if (!saved) return null;
    return type === 'show' || type === 'audiobook' ? present(simplify(saved), view) : composeFull(call, saved, view);
  };
  const shown = await Promise.all(
    items.map(async ({ addedAt }, index) => {
      const described = await describe(objects[index]);
      // Saved audiobooks have no date.
      return type === 'audiobook' ? described : { added_at: toIso(addedAt), [type]: described };
    }),
  );
  return pageOf(call, query, { items: shown, total });
}

type Given = Kept & { readonly addedAt?: number };

/** What a request names: ids of the query, of the body, or with the time each was saved. */
function readGiven(call: Call<{ ids: string[] | null }>, type: KeptType, most: number): Given[] {
  const { query, body, rules } = call;
  const dated = type === 'track' ? readObjects(body, 'timestamped_ids') : undefined;
  const given: readonly Given[] = dated
    ? dated.map(({ id, added_at }) => ({ type, id: String(id), addedAt: readTime(added_at) }))
    : (query.ids ?? readTexts(body, 'ids') ?? readTextList(body) ?? []).map((id) => ({ type, id }));
  if (given.length === 0) throw new ApiError(400, 'Missing required field: ids');
  if (given.length > most) throw new ApiError(400, 'Too many ids requested');
  for (const { id } of given) if (type !== 'user') checkId(id, rules);
  return [...given];
}

function readTime(value: unknown): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new ApiError(400, 'Invalid value for field: added_at');
  return time;
}

/** Throws where something does not exist. */
async function checkExisting(call: Call, things: readonly Kept[]): Promise<void> {
  const { api } = call;
  const byType = Map.groupBy(things, ({ type }) => type);
  for (const [type, named] of byType) {
    const wanted = named.map(({ id }) => id);
    const found =
      type === 'playlist'
        ? await api.playlists.findMany(wanted)
        : type === 'user'
          ? await Promise.all(wanted.map((id) => findUser(api, id)))
          : await api.catalogue.findMany(type, wanted);
    if (found.some((each) => each === null)) throw unknown(call);
  }
}

/** The scope to change, and to ask about, what is of a type. */
const SCOPES: Readonly<Record<KeptType, { change: readonly string[]; read: string }>> = {
  track: { change: [CHANGE], read: READ },
  album: { change: [CHANGE], read: READ },
  show: { change: [CHANGE], read: READ },
  episode: { change: [CHANGE], read: READ },
  audiobook: { change: [CHANGE], read: READ },
  artist: { change: [FOLLOW], read: FOLLOW_READ },
  user: { change: [FOLLOW], read: FOLLOW_READ },
  playlist: { change: ['playlist-modify-public', 'playlist-modify-private'], read: 'playlist-read-private' },
};

const MOST_URIS = 40;

/** URIs of what a library can hold. */
const uris: Parameter<Kept[]> = {
  json: { type: 'string' },
  required: true,
  read(given) {
    const texts = (given ?? '').split(',').filter((each) => each.trim() !== '');
    if (texts.length === 0) throw new ApiError(400, 'Missing required parameter: uris');
    if (texts.length > MOST_URIS) throw new ApiError(400, 'Too many uris requested');
    return texts.map((each) => {
      const uri = parseUri(each.trim());
      if (!uri || !isKept(uri.type)) throw new ApiError(400, `Invalid uri: ${each.trim().slice(0, 200)}`);
      return { type: uri.type, id: uri.id };
    });
  },
};

/** The ids of users as they are kept: an address may name them by their account's name. */
async function toIds(call: Call, things: readonly Kept[]): Promise<Kept[]> {
  const kept = things.map(async (thing) =>
    thing.type === 'user' ? { type: thing.type, id: (await findUser(call.api, thing.id))?.id ?? thing.id } : thing,
  );
  return Promise.all(kept);
}

const ANY_CHANGE = [CHANGE, FOLLOW, 'playlist-modify-public', 'playlist-modify-private'];

const whom = choice(['artist', 'user'], { missing: 'Missing parameter type', wrong: 'Invalid type' });
const MOST_FOLLOWED = 50;

const followCall = {
  path: '/me/following',
  deprecated: true,
  needs: [FOLLOW],
  query: { type: whom, ids: maybeIds() },
  body: object({ ids: optional(listOf(text, { most: MOST_FOLLOWED })) }, 'FollowedIds'),
  answer: { status: 204 },
} as const;

export const LIBRARY: readonly Endpoint[] = [
  ...savedCalls({ type: 'track', schema: shape.pageOf(shape.savedTrack, 'SavedTrackPage'), most: 50 }),
  ...savedCalls({ type: 'album', schema: shape.pageOf(shape.savedAlbum, 'SavedAlbumPage'), most: 20 }),
  ...savedCalls({ type: 'show', schema: shape.pageOf(shape.savedShow, 'SavedShowPage'), most: 50 }),
  ...savedCalls({ type: 'episode', schema: shape.pageOf(shape.savedEpisode, 'SavedEpisodePage'), most: 50 }),
  ...savedCalls({ type: 'audiobook', schema: shape.pageOf(shape.simpleAudiobook, 'SavedAudiobookPage'), most: 50 }),
  put(
    {
      path: '/me/library',
      summary: 'Save or follow whatever the URIs name',
      mayNeed: ANY_CHANGE,
      query: { uris },
      answer: { status: 200 },
    },
    async (call) => {
      for (const { type } of call.query.uris) checkScope(call, ...SCOPES[type].change);
      const things = await toIds(call, call.query.uris);
      await checkExisting(call, things);
      await call.api.library.keep(userOf(call).id, things);
      return undefined;
    },
  ),
  remove(
    {
      path: '/me/library',
      summary: 'Remove or stop following whatever the URIs name',
      mayNeed: ANY_CHANGE,
      query: { uris },
      answer: { status: 200 },
    },
    async (call) => {
      for (const { type } of call.query.uris) checkScope(call, ...SCOPES[type].change);
      await call.api.library.drop(userOf(call).id, await toIds(call, call.query.uris));
      return undefined;
    },
  ),
  get(
    {
      path: '/me/library/contains',
      summary: 'Which of the URIs the current user saved or follows',
      mayNeed: [READ, FOLLOW_READ, 'playlist-read-private'],
      query: { uris },
      answer: yesOrNo,
    },
    async (call) => {
      for (const { type } of call.query.uris) checkScope(call, SCOPES[type].read);
      return call.api.library.contains(userOf(call).id, await toIds(call, call.query.uris));
    },
  ),
  get(
    {
      path: '/me/following',
      summary: 'The artists whom the current user follows',
      needs: [FOLLOW_READ],
      query: {
        type: choice(['artist'], { missing: 'Missing parameter type', wrong: 'Invalid type' }),
        after: maybeText,
        limit: limit(),
      },
      answer: {
        status: 200,
        schema: object({ artists: shape.cursorPageOf(shape.artist, 'ArtistCursorPage') }, 'FollowedArtists'),
      },
    },
    async (call) => {
      const { api, query, url, rules } = call;
      const after = query.after === null ? null : checkId(query.after, rules);
      const {
        total,
        ids: followed,
        more,
      } = await api.library.listAfter(userOf(call).id, 'artist', { ...query, after });
      const found = await api.catalogue.findMany('artist', followed);
      const view = viewOf(call);
      const last = more ? followed.at(-1)! : null;
      const at = (start: string | null) =>
        `${url}?type=artist${start === null ? '' : `&after=${start}`}&limit=${query.limit}`;
      return {
        artists: {
          cursors: { after: last },
          href: at(after),
          items: found.filter((each) => each !== null).map((each) => present(each, view)),
          limit: query.limit,
          next: last === null ? null : at(last),
          total,
        },
      };
    },
  ),
  put({ ...followCall, summary: 'Follow artists or users' }, async (call) => {
    const things = await toIds(call, readGiven(call, call.query.type, MOST_FOLLOWED));
    await checkExisting(call, things);
    await call.api.library.keep(userOf(call).id, things);
    return undefined;
  }),
  remove({ ...followCall, summary: 'Stop following artists or users' }, async (call) => {
    const things = await toIds(call, readGiven(call, call.query.type, MOST_FOLLOWED));
    await call.api.library.drop(userOf(call).id, things);
    return undefined;
  }),
  get(
    {
      path: '/me/following/contains',
      summary: 'Which of some artists or users the current user follows',
      deprecated: true,
      needs: [FOLLOW_READ],
      query: { type: whom, ids: maybeIds() },
      answer: yesOrNo,
    },
    async (call) => {
      const things = await toIds(call, readGiven(call, call.query.type, MOST_FOLLOWED));
      return call.api.library.contains(userOf(call).id, things);
    },
  ),
];
