import { OWN_ORIGIN } from '../storage/catalogue-text.ts';
import type { ItemsRefusal, ItemsResult, Playlist, Removal } from '../storage/playlists.ts';
import { ApiError } from './api-error.ts';
import { readBoolean, readObjects, readPlace, readText, readTextList, readTexts } from './body.ts';
import { formatJson } from './embedded.ts';
import {
  type Call,
  checkScope,
  type Endpoint,
  get,
  hasScope,
  isSmall,
  post,
  put,
  remove,
  unknown,
  userOf,
  type WebApi,
} from './endpoint.ts';
import { filterFields, parseFields } from './fields.ts';
import { isJpeg } from './jpeg.ts';
import * as shape from './objects.ts';
import { pageOf } from './paging.ts';
import { limit, market, maybeIds, maybeText, maybeWhole, offset, type Parameter } from './parameters.ts';
import { findByUris, type Shown, showByUris } from './playables.ts';
import { type View, viewOf } from './present.ts';
import { boolean, integer, listOf, object, optional, orNull, text } from './schema.ts';
import { parseUri } from './uris.ts';
import { findUser, nameOwners, referToUser } from './users.ts';

const PRIVATE = 'playlist-read-private';
const COLLABORATIVE = 'playlist-read-collaborative';
const MODIFY_PUBLIC = 'playlist-modify-public';
const MODIFY_PRIVATE = 'playlist-modify-private';
const MODIFY = [MODIFY_PUBLIC, MODIFY_PRIVATE];

/** The most items of one request. */
const MOST_URIS = 100;
const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 1000;
/** How many users one may ask about. */
const MOST_FOLLOWERS = 5;
/** The most bytes of a cover as it is sent, in base64. */
const LARGEST_COVER = 256 * 1024;
/** How many items come with a playlist under the old name and the new; the pages that follow are as long. */
const OLD_FIRST_PAGE = { limit: 100, offset: 0 };
const FIRST_PAGE = { limit: 50, offset: 0 };

/** Whether somebody who is no owner sees what is in it. */
function isOpen({ public: shown, collaborative }: Playlist): boolean {
  return shown || collaborative;
}

/** The playlist of the address, if the caller may see it. Throws what the caller is told otherwise. */
async function findReadable(call: Call): Promise<Playlist> {
  const playlist = await call.api.playlists.find(call.path.id);
  if (!playlist) throw unknown(call);
  const own = call.caller.user?.id === playlist.ownerId;
  if (!own && !isOpen(playlist)) throw unknown(call);
  if (own && !playlist.public) {
    checkScope(call, PRIVATE, ...(playlist.collaborative ? [COLLABORATIVE] : []));
  }
  return playlist;
}

/** The playlist of the address, if the caller may change its items. */
async function findChangeable(call: Call, act: 'add' | 'remove' | 'reorder'): Promise<Playlist> {
  const user = userOf(call);
  const playlist = await call.api.playlists.find(call.path.id);
  if (!playlist || (playlist.ownerId !== user.id && !isOpen(playlist))) throw unknown(call);
  checkScope(call, playlist.public ? MODIFY_PUBLIC : MODIFY_PRIVATE);
  if (playlist.ownerId !== user.id && !playlist.collaborative) {
    const where = { add: 'to', remove: 'from', reorder: 'in' }[act];
    throw new ApiError(403, `You cannot ${act} tracks ${where} a playlist you don't own.`);
  }
  return playlist;
}

async function findOwn(call: Call): Promise<Playlist> {
  const user = userOf(call);
  const playlist = await call.api.playlists.find(call.path.id);
  if (!playlist || (playlist.ownerId !== user.id && !isOpen(playlist))) throw unknown(call);
  checkScope(call, playlist.public ? MODIFY_PUBLIC : MODIFY_PRIVATE);
  if (playlist.ownerId !== user.id) throw new ApiError(403, 'You cannot change a playlist you don’t own.');
  return playlist;
}

/** There and for everybody to find. */
export function isPublic(playlist: Playlist | null): playlist is Playlist {
  return playlist?.public === true;
}

/** What is said of each of several playlists, without their items. */
export async function describePlaylists(call: Call, playlists: readonly Playlist[]) {
  const { api } = call;
  const [names, images] = await Promise.all([nameOwners(api, playlists), findImages(api, playlists)]);
  return playlists.map((playlist) => {
    const { id, total } = playlist;
    const url = `${api.publicUrl()}/v1/playlists/${id}`;
    return {
      ...describeBase(call, playlist, names.get(playlist.ownerId) ?? null, images.get(id) ?? []),
      description: playlist.description ?? '',
      ...(call.rules.newNames && { items: { href: `${url}/items`, total } }),
      ...(!isSmall(call) && { tracks: { href: `${url}/tracks`, total } }),
    };
  });
}

function describeBase({ api }: Call, playlist: Playlist, ownerName: string | null, images: readonly shape.Picture[]) {
  const { id } = playlist;
  return {
    collaborative: playlist.collaborative,
    description: playlist.description,
    external_urls: { spotify: `https://open.spotify.com/playlist/${id}` },
    href: `${api.publicUrl()}/v1/playlists/${id}`,
    id,
    images: [...images],
    name: playlist.name,
    owner: { ...referToUser(api, playlist.ownerId), display_name: ownerName },
    primary_color: null,
    public: playlist.public,
    snapshot_id: playlist.snapshot,
    type: 'playlist' as const,
    uri: `spotify:playlist:${id}`,
  };
}

/** The pictures of playlists: an uploaded one, those that came with it, or those of its first item. */
async function findImages(api: WebApi, playlists: readonly Playlist[]): Promise<Map<string, readonly shape.Picture[]>> {
  const found = new Map<string, readonly shape.Picture[]>();
  const firsts = new Map<string, string>();
  for (const { id, cover, images, total } of playlists) {
    if (cover !== null) {
      found.set(id, [{ height: null, url: `${api.publicUrl()}${coverPath(id)}?v=${cover.slice(0, 8)}`, width: null }]);
    } else if (images.length > 0)
      found.set(
        id,
        images.map((image) => withAddress(api, image)),
      );
    else if (total > 0) {
      const [first] = await api.playlists.items(id, { limit: 1, offset: 0 });
      if (first) firsts.set(id, first.uri);
    }
  }
  const objects = await findByUris(api, [...firsts.values()]);
  for (const [id, uri] of firsts) {
    const object = objects.get(uri);
    found.set(id, object?.album?.images ?? object?.images ?? []);
  }
  return found;
}

/** Pictures of our own are kept without the address under which people reach this server. */
function withAddress({ publicUrl }: WebApi, { url, ...size }: shape.Picture): shape.Picture {
  return { ...size, url: url.startsWith(OWN_ORIGIN) ? `${publicUrl()}/${url.slice(OWN_ORIGIN.length)}` : url };
}

/** Where the uploaded picture of a playlist is. */
function coverPath(id: string): string {
  return `/image/playlist/${id}.jpg`;
}

/** Some of the items, in order, with what they are. */
async function describeItems(call: Call, id: string, paging: { limit: number; offset: number }, view: View) {
  const { api, rules } = call;
  const items = await api.playlists.items(id, paging);
  const seen: ReadonlyMap<string, Shown> = await showByUris(
    api,
    items.map(({ uri }) => uri),
    view,
  );
  return items.map(({ uri, addedAt, addedBy }) => {
    const playable = seen.get(uri) ?? null;
    return {
      added_at: toIso(addedAt),
      added_by: addedBy === null ? null : referToUser(api, addedBy),
      is_local: uri.startsWith('spotify:local:'),
      ...(rules.newNames && { item: playable }),
      primary_color: null,
      ...(!view.small && { track: playable }),
      video_thumbnail: { url: null },
    };
  });
}

/** ISO 8601 to the second, as Spotify writes it. */
export function toIso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Apps in development mode see the items of playlists of their user only. */
function seesItems(call: Call, { ownerId, collaborative }: Playlist): boolean {
  if (!isSmall(call) || call.caller.user?.id === ownerId) return true;
  return collaborative && call.caller.user !== null;
}

async function describePlaylist(call: Call, playlist: Playlist, asked: string | null = null) {
  const { api, rules } = call;
  const view = viewOf(call, asked);
  const { id, total } = playlist;
  const [names, images, followers] = await Promise.all([
    nameOwners(api, [playlist]),
    findImages(api, [playlist]),
    api.library.countUsers({ type: 'playlist', id }),
  ]);
  const others = Math.max(0, followers - 1);
  const base = describeBase(call, playlist, names.get(playlist.ownerId) ?? null, images.get(id) ?? []);
  const described = { ...base, followers: { href: null, total: others } };
  if (!seesItems(call, playlist)) return described;
  const items = await describeItems(call, id, OLD_FIRST_PAGE, view);
  const pageUnder = (name: string, paging: { limit: number; offset: number }) =>
    pageOf({ url: `${api.publicUrl()}/v1/playlists/${id}/${name}`, rest: '' }, paging, {
      items: items.slice(0, paging.limit),
      total,
    });
  return {
    ...described,
    ...(rules.newNames && { items: pageUnder('items', FIRST_PAGE) }),
    ...(!view.small && { tracks: pageUnder('tracks', OLD_FIRST_PAGE) }),
  };
}

type Filter = NonNullable<ReturnType<typeof parseFields>>;

const fields: Parameter<Filter | null> = {
  json: { type: 'string' },
  read(given) {
    if (!given) return null;
    const filter = parseFields(given);
    if (!filter) throw new ApiError(400, 'Invalid fields');
    return filter;
  },
};
const additional_types = maybeText;

async function listItems(call: Call<{ limit: number; offset: number; market: string | null; fields: Filter | null }>) {
  const playlist = await findReadable(call);
  if (!seesItems(call, playlist)) throw new ApiError(403, 'Forbidden');
  const { query } = call;
  const view = viewOf(call, query.market);
  const write = async () => {
    const items = await describeItems(call, playlist.id, query, view);
    return pageOf(call, query, { items, total: playlist.total });
  };
  if (!query.fields) {
    const { url, rest, rules } = call;
    const seen = [playlist.snapshot, url, rest, query.limit, query.offset, rules.newNames];
    return call.api.pages.find(JSON.stringify([...seen, view]), async () => Buffer.from(formatJson(await write())));
  }
  const page = await write();
  return filterFields(JSON.parse(formatJson(page)), query.fields);
}

/** URIs of things that a playlist can hold and that exist. */
async function checkUris({ api }: Call, uris: readonly string[]): Promise<void> {
  if (uris.length > MOST_URIS) throw new ApiError(400, `You can add a maximum of ${MOST_URIS} tracks per request.`);
  for (const uri of uris) {
    const type = parseUri(uri)?.type;
    if (type !== 'track' && type !== 'episode') {
      throw new ApiError(400, `JSON body contains an invalid track uri: ${uri.slice(0, 200)}`);
    }
  }
  const known = await findByUris(api, uris);
  if (uris.some((uri) => !known.has(uri))) throw new ApiError(400, 'Payload contains a non-existing ID');
}

const REFUSALS: Readonly<Record<Exclude<ItemsRefusal, 'unknown'>, string>> = {
  full: 'Playlist size limit reached',
  mismatch: 'Could not remove tracks, please check parameters.',
  out_of_bounds: 'Index out of bounds.',
  stale: 'Invalid snapshot_id',
};

function answerSnapshot(call: Call, result: ItemsResult) {
  if ('playlist' in result) return { snapshot_id: result.playlist.snapshot };
  if (result.refused === 'unknown') throw unknown(call);
  throw new ApiError(400, REFUSALS[result.refused]);
}

type UrisQuery = { uris: string[] | null; position?: number | null };

async function addItems(call: Call<UrisQuery>) {
  const { query, body, api } = call;
  const { id } = await findChangeable(call, 'add');
  const uris = query.uris ?? readTexts(body, 'uris') ?? readTextList(body);
  if (!uris || uris.length === 0) throw new ApiError(400, 'No uris provided');
  const position = query.position ?? readPlace(body, 'position');
  await checkUris(call, uris);
  return answerSnapshot(call, await api.playlists.add(id, uris, userOf(call).id, position));
}

async function replaceOrMove(call: Call<UrisQuery>) {
  const { query, body, api } = call;
  const uris = query.uris ?? readTexts(body, 'uris');
  const start = readPlace(body, 'range_start');
  const before = readPlace(body, 'insert_before');
  const count = readPlace(body, 'range_length') ?? 1;
  const snapshot = readText(body, 'snapshot_id', 200);
  const moves = start !== undefined || before !== undefined;
  const { id } = await findChangeable(call, uris ? 'add' : 'reorder');
  if (uris && moves) throw new ApiError(400, 'You cannot replace and reorder items in one request.');
  if (uris) {
    await checkUris(call, uris);
    return answerSnapshot(call, await api.playlists.replace(id, uris, userOf(call).id));
  }
  if (start === undefined) throw new ApiError(400, 'Missing required field: range_start');
  if (before === undefined) throw new ApiError(400, 'Missing required field: insert_before');
  if (count < 1) throw new ApiError(400, 'Invalid value for field: range_length');
  return answerSnapshot(call, await api.playlists.move(id, { start, count, before }, snapshot || undefined));
}

async function removeItems(call: Call) {
  const { body, api } = call;
  const { id } = await findChangeable(call, 'remove');
  const removals = readRemovals(body);
  const snapshot = readText(body, 'snapshot_id', 200);
  return answerSnapshot(call, await api.playlists.remove(id, removals, snapshot || undefined));
}

function readRemovals(body: Call['body']): Removal[] {
  const items = readObjects(body, 'items') ?? readObjects(body, 'tracks');
  if (!items) {
    const positions = body.positions === undefined ? null : readPositions(body);
    if (positions) return [{ positions }];
    throw new ApiError(400, 'Missing required field: items');
  }
  if (items.length === 0) throw new ApiError(400, 'No tracks specified.');
  if (items.length > MOST_URIS) {
    throw new ApiError(400, `You can remove a maximum of ${MOST_URIS} tracks per request.`);
  }
  return items.map((item) => {
    const uri = readText(item, 'uri', 500);
    const type = uri === undefined ? null : parseUri(uri)?.type;
    if (uri === undefined || (type !== 'track' && type !== 'episode')) {
      throw new ApiError(400, `JSON body contains an invalid track uri: ${uri?.slice(0, 200) ?? ''}`);
    }
    return item.positions === undefined ? { uri } : { uri, positions: readPositions(item) };
  });
}

function readPositions({ positions }: Call['body']): number[] {
  const fits = (at: unknown) => Number.isSafeInteger(at) && (at as number) >= 0;
  if (!Array.isArray(positions) || positions.length === 0 || positions.length > MOST_URIS || !positions.every(fits)) {
    throw new ApiError(400, 'Invalid value for field: positions');
  }
  return positions;
}

async function createPlaylist(call: Call) {
  const { body, api } = call;
  const user = userOf(call);
  const name = readText(body, 'name', LONGEST_NAME);
  const collaborative = readBoolean(body, 'collaborative') ?? false;
  const shown = readBoolean(body, 'public') ?? !collaborative;
  const description = readText(body, 'description', LONGEST_DESCRIPTION) || null;
  checkScope(call, shown ? MODIFY_PUBLIC : MODIFY_PRIVATE);
  if (name === undefined || name.trim() === '') throw new ApiError(400, 'Missing required field: name');
  checkCollaborative(shown, collaborative);
  const playlist = await api.playlists.create({ ownerId: user.id, name, description, public: shown, collaborative });
  await indexForSearch(api, playlist, user.displayName);
  return describePlaylist(call, playlist);
}

function checkCollaborative(shown: boolean, collaborative: boolean): void {
  if (shown && collaborative) throw new ApiError(400, 'Collaborative playlists can only be private.');
}

/** Public playlists can be found, others cannot. */
async function indexForSearch({ catalogue }: WebApi, playlist: Playlist, owner: string): Promise<void> {
  const { id, name, description } = playlist;
  if (playlist.public) await catalogue.indexPlaylists([{ id, name, owner, description }]);
  else await catalogue.forgetPlaylist(id);
}

const fieldsOfPlaylist = {
  name: optional(text),
  public: optional(boolean),
  collaborative: optional(boolean),
  description: optional(orNull(text)),
};
const newPlaylist = object({ ...fieldsOfPlaylist, name: text }, 'NewPlaylist');
const urisBody = object({ uris: optional(listOf(text, { most: MOST_URIS })), position: optional(integer(0)) }, 'Uris');
const replaceBody = object(
  {
    uris: optional(listOf(text, { most: MOST_URIS })),
    range_start: optional(integer(0)),
    insert_before: optional(integer(0)),
    range_length: optional(integer(1)),
    snapshot_id: optional(text),
  },
  'ReplacedOrMoved',
);
const removal = object({ uri: text, positions: optional(listOf(integer(0))) }, 'Removal');
const snapshotAnswer = { status: 200, schema: shape.snapshot };
const playlistPage = shape.pageOf(shape.simplePlaylist, 'PlaylistPage');

/** The four calls on the items of a playlist under one of their names. */
function itemCalls(name: 'items' | 'tracks'): Endpoint[] {
  const path = `/playlists/{id}/${name}` as const;
  const old = name === 'tracks' && ({ deprecated: true } as const);
  const uris = maybeIds();
  return [
    get(
      {
        path,
        summary: 'The items of a playlist',
        ...old,
        mayNeed: [PRIVATE, COLLABORATIVE],
        query: {
          limit: name === 'items' ? limit() : limit(20, 100),
          offset: offset(),
          market,
          fields,
          additional_types,
        },
        answer: { status: 200, schema: shape.playlistItems },
      },
      listItems,
    ),
    post(
      {
        path,
        summary: 'Add items to a playlist, at its end or at a position',
        ...old,
        mayNeed: MODIFY,
        query: { uris, position: maybeWhole(0, 1_000_000, 'Index out of bounds.') },
        body: urisBody,
        answer: { status: 201, schema: shape.snapshot },
      },
      addItems,
    ),
    put(
      {
        path,
        summary: 'Replace the items of a playlist, or move some of them',
        ...old,
        mayNeed: MODIFY,
        query: { uris },
        body: replaceBody,
        answer: snapshotAnswer,
      },
      replaceOrMove,
    ),
    remove(
      {
        path,
        summary: 'Remove items from a playlist',
        ...old,
        mayNeed: MODIFY,
        body: object({ [name]: listOf(removal, { most: MOST_URIS }), snapshot_id: optional(text) }, `Removed_${name}`),
        answer: snapshotAnswer,
      },
      removeItems,
    ),
  ];
}

async function listPlaylistsOf(call: Call<{ limit: number; offset: number }>, userId: string, own: boolean) {
  const filter =
    call.caller.user?.id === userId
      ? { private: hasScope(call, PRIVATE), collaborative: hasScope(call, COLLABORATIVE), own }
      : { private: false, collaborative: false, own: true };
  const { items, total } = await call.api.playlists.listOf(userId, filter, call.query);
  return pageOf(call, call.query, { items: await describePlaylists(call, items), total });
}

const paged = { limit: limit(), offset: offset() };

export const PLAYLISTS: readonly Endpoint[] = [
  get(
    {
      path: '/me/playlists',
      summary: 'The playlists that the current user made or follows',
      mayNeed: [PRIVATE, COLLABORATIVE],
      query: paged,
      answer: { status: 200, schema: playlistPage },
    },
    (call) => listPlaylistsOf(call, userOf(call).id, false),
  ),
  post(
    {
      path: '/me/playlists',
      summary: 'Make a playlist',
      mayNeed: MODIFY,
      body: newPlaylist,
      answer: { status: 201, schema: shape.playlist },
    },
    createPlaylist,
  ),
  get(
    {
      path: '/users/{user_id}/playlists',
      summary: 'The public playlists of a user; one’s own as the scopes allow',
      deprecated: true,
      mayNeed: [PRIVATE, COLLABORATIVE],
      query: paged,
      answer: { status: 200, schema: playlistPage },
    },
    async (call) => {
      const user = await findUser(call.api, call.path.user_id);
      if (!user && !(await call.api.catalogue.find('user', call.path.user_id))) throw unknown(call);
      return listPlaylistsOf(call, user?.id ?? call.path.user_id, false);
    },
  ),
  post(
    {
      path: '/users/{user_id}/playlists',
      summary: 'Make a playlist',
      deprecated: true,
      mayNeed: MODIFY,
      body: newPlaylist,
      answer: { status: 201, schema: shape.playlist },
    },
    async (call) => {
      const { id, username } = userOf(call);
      if (call.path.user_id !== id && call.path.user_id !== username) {
        throw new ApiError(403, 'You cannot create a playlist for another user.');
      }
      return createPlaylist(call);
    },
  ),
  get(
    {
      path: '/playlists/{id}',
      summary: 'One playlist with its first items',
      mayNeed: [PRIVATE, COLLABORATIVE],
      query: { market, fields, additional_types },
      answer: { status: 200, schema: shape.playlist },
    },
    async (call) => {
      const { query } = call;
      const described = await describePlaylist(call, await findReadable(call), query.market);
      return query.fields ? filterFields(JSON.parse(formatJson(described)), query.fields) : described;
    },
  ),
  put(
    {
      path: '/playlists/{id}',
      summary: 'Change the name, the description and who sees a playlist',
      mayNeed: MODIFY,
      body: object(fieldsOfPlaylist, 'ChangedPlaylist'),
      answer: { status: 200 },
    },
    async (call) => {
      const { api, body } = call;
      const before = await findOwn(call);
      const name = readText(body, 'name', LONGEST_NAME);
      if (name?.trim() === '') throw new ApiError(400, 'Missing required field: name');
      const description = readText(body, 'description', LONGEST_DESCRIPTION);
      const collaborative = readBoolean(body, 'collaborative');
      const shown = readBoolean(body, 'public');
      checkCollaborative(shown ?? before.public, collaborative ?? before.collaborative);
      const changed = await api.playlists.change(before.id, {
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description: description || null }),
        ...(collaborative !== undefined && { collaborative }),
        ...(shown !== undefined && { public: shown }),
      });
      if (!changed) throw unknown(call);
      await indexForSearch(api, changed, userOf(call).displayName);
      return undefined;
    },
  ),
  ...itemCalls('items'),
  ...itemCalls('tracks'),
  get(
    {
      path: '/playlists/{id}/images',
      summary: 'The pictures of a playlist',
      mayNeed: [PRIVATE, COLLABORATIVE],
      answer: { status: 200, schema: listOf(shape.picture) },
    },
    async (call) => {
      const playlist = await findReadable(call);
      return (await findImages(call.api, [playlist])).get(playlist.id) ?? [];
    },
  ),
  put(
    {
      path: '/playlists/{id}/images',
      summary: 'Give a playlist a cover: JPEG in base64, at most 256 kB',
      needs: ['ugc-image-upload'],
      mayNeed: MODIFY,
      body: text,
      bodyType: 'image/jpeg',
      answer: { status: 202 },
    },
    async (call) => {
      const { id } = await findOwn(call);
      if (call.bytes.length > LARGEST_COVER) throw new ApiError(413, 'Payload too large');
      const base64 = call.bytes.toString('latin1').replace(/\s+/g, '');
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || !(await isJpeg(Buffer.from(base64, 'base64')))) {
        throw new ApiError(400, 'Bad request. The body is not a JPEG image in base64.');
      }
      if (!(await call.api.playlists.setCover(id, base64))) throw unknown(call);
      return undefined;
    },
  ),
  put(
    {
      path: '/playlists/{id}/followers',
      summary: 'Follow a playlist',
      deprecated: true,
      mayNeed: MODIFY,
      body: object({ public: optional(boolean) }, 'Following'),
      answer: { status: 200 },
    },
    async (call) => {
      const shown = readBoolean(call.body, 'public') ?? true;
      checkScope(call, shown ? MODIFY_PUBLIC : MODIFY_PRIVATE);
      const { id } = await findFollowable(call);
      await call.api.library.keep(userOf(call).id, [{ type: 'playlist', id }]);
      return undefined;
    },
  ),
  remove(
    {
      path: '/playlists/{id}/followers',
      summary: 'Stop following a playlist; one’s own leaves the list likewise',
      deprecated: true,
      mayNeed: MODIFY,
      answer: { status: 200 },
    },
    async (call) => {
      checkScope(call, ...MODIFY);
      const { id } = await findFollowable(call);
      await call.api.library.drop(userOf(call).id, [{ type: 'playlist', id }]);
      return undefined;
    },
  ),
  // The second is its address of before 2018, which spotify-web-api-node still asks for.
  ...(['/playlists/{id}', '/users/{user_id}/playlists/{id}'] as const).map((path) =>
    get(
      {
        path: `${path}/followers/contains`,
        summary: 'Whether a user follows a playlist',
        deprecated: true,
        query: { ids: maybeIds() },
        answer: { status: 200, schema: listOf(boolean) },
      },
      listFollows,
    ),
  ),
];

/** For each of the users, the current one unless given. */
async function listFollows(call: Call<{ ids: string[] | null }>): Promise<boolean[]> {
  const { api, query } = call;
  const { id } = await findFollowable(call);
  const users = query.ids ?? [userOf(call).id];
  if (users.length > MOST_FOLLOWERS) throw new ApiError(400, 'Too many ids requested');
  const answers = users.map((userId) => api.library.contains(userId, [{ type: 'playlist', id }]));
  return (await Promise.all(answers)).flat();
}

/** A playlist that the caller may know of; no scope is needed for that. */
async function findFollowable(call: Call): Promise<Playlist> {
  const playlist = await call.api.playlists.find(call.path.id);
  if (!playlist || (playlist.ownerId !== call.caller.user?.id && !isOpen(playlist))) throw unknown(call);
  return playlist;
}
