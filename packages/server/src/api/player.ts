import type { CatalogueObject } from '../storage/catalogue.ts';
import type { Play } from '../storage/players.ts';
import { ApiError } from './api-error.ts';
import { readBoolean, readPlace, readText, readTexts } from './body.ts';
import { type Call, checkScope, type Endpoint, get, post, put, unknown, userOf, type WebApi } from './endpoint.ts';
import * as shape from './objects.ts';
import { choice, limit, market, maybeText, maybeWhole, requiredText, whole } from './parameters.ts';
import { findByUris } from './playables.ts';
import {
  advance,
  type Device,
  type Entry,
  leave,
  load,
  newPlayer,
  type PlayerState,
  progressOf,
  settle,
  shuffle,
  skip,
  upcoming,
} from './player-state.ts';
import { present, viewOf } from './present.ts';
import { boolean, integer, listOf, object, optional, text } from './schema.ts';
import { parseUri } from './uris.ts';

const READ = 'user-read-playback-state';
const READ_CURRENT = 'user-read-currently-playing';
const CHANGE = 'user-modify-playback-state';

/** The most entries of a context that a player holds. */
const MOST_ENTRIES = 1000;
const PAGE = 50;
const LONGEST_POSITION = 24 * 3600_000;

const failed = (status: number, text: string, reason: string) =>
  new ApiError(status, `Player command failed: ${text}`, null, 'json', reason);
const restricted = (reason: string) => failed(403, 'Restriction violated', reason);
const NO_DEVICE = () => failed(404, 'No active device found', 'NO_ACTIVE_DEVICE');

function now({ accounts }: WebApi): number {
  return accounts.clock.now();
}

function parse(state: string | null, userId: string, at: number): PlayerState {
  return state === null ? newPlayer(userId, at) : JSON.parse(state);
}

/** The player as it is now; what ended meanwhile is in the history then. */
async function lookAt(call: Call): Promise<PlayerState> {
  const { api } = call;
  const { id } = userOf(call);
  const at = now(api);
  const { state, plays } = advance(parse(await api.players.find(id), id, at), at);
  if (plays.length > 0) {
    await api.players.change(id, (before) => {
      const moved = advance(parse(before, id, at), at);
      return { state: JSON.stringify(moved.state), plays: moved.plays };
    });
  }
  return state;
}

type Step = (state: PlayerState, at: number) => PlayerState;

/** Gives the player a command. `step` throws what it refuses. */
async function command(call: Call, step: Step): Promise<undefined> {
  const { api } = call;
  const user = userOf(call);
  if (user.product !== 'premium') throw failed(403, 'Premium required', 'PREMIUM_REQUIRED');
  const at = now(api);
  let refusal: ApiError | undefined;
  await api.players.change(user.id, (before) => {
    const { state, plays } = advance(parse(before, user.id, at), at);
    try {
      const next = step(state, at);
      const left: readonly Play[] = next.current === state.current ? [] : leave(state, at);
      return { state: JSON.stringify(next), plays: [...plays, ...left] };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refusal = error;
      return null;
    }
  });
  if (refusal) throw refusal;
  return undefined;
}

/** The player with the device that is meant active. Throws where it is unknown, or none is meant. */
function onDevice(state: PlayerState, id: string | null): PlayerState {
  if (id === null) {
    if (state.active === null) throw NO_DEVICE();
    return state;
  }
  if (!state.devices.some((device) => device.id === id)) throw new ApiError(404, 'Device not found');
  return { ...state, active: id };
}

function describeDevice({ active }: PlayerState, device: Device) {
  return {
    id: device.id,
    is_active: device.id === active,
    is_private_session: false,
    is_restricted: false,
    name: device.name,
    supports_volume: device.supportsVolume,
    type: device.type,
    volume_percent: device.volume,
  };
}

function describeContext({ publicUrl }: WebApi, uri: string | null) {
  const parsed = uri === null ? null : parseUri(uri);
  if (!parsed || uri === null) return null;
  const { type, id } = parsed;
  return {
    external_urls: { spotify: `https://open.spotify.com/${type}/${id}` },
    href: `${publicUrl()}/v1/${type}s/${id}`,
    type,
    uri,
  };
}

type Looking = { market: string | null; additional_types: string | null };

async function describePlaying(call: Call<Looking>, state: PlayerState) {
  const { api, query } = call;
  const { current, playing, repeat, at } = state;
  const type = current ? parseUri(current.uri)?.type : undefined;
  const hidden = type === 'episode' && !query.additional_types?.split(',').includes('episode');
  const found = current && !hidden ? (await findByUris(api, [current.uri])).get(current.uri) : undefined;
  return {
    actions: {
      disallows: {
        ...(playing ? { resuming: true } : { pausing: true }),
        ...(at === 0 && repeat !== 'context' && { skipping_prev: true }),
      },
    },
    context: describeContext(api, state.context),
    currently_playing_type: type === 'track' || type === 'episode' ? type : ('unknown' as const),
    is_playing: playing,
    item: found ? present(found, viewOf(call, query.market)) : null,
    progress_ms: current ? progressOf(state, now(api)) : null,
    timestamp: state.changed,
  };
}

/** What a URI names as something to play, or its entries where it is a context. */
async function findEntries({ api, caller }: Call, uri: string): Promise<Entry[]> {
  const parsed = parseUri(uri);
  if (!parsed || !['album', 'artist', 'playlist', 'show'].includes(parsed.type)) {
    throw new ApiError(400, 'Unsupported context uri');
  }
  const { type, id } = parsed;
  if (type === 'artist') return toEntries(await api.catalogue.artistTopTracks(id, PAGE));
  if (type === 'playlist') {
    const playlist = await api.playlists.find(id);
    const open = playlist && (playlist.public || playlist.collaborative || playlist.ownerId === caller.user?.id);
    if (!open) return [];
    const items = await api.playlists.items(id, { limit: MOST_ENTRIES, offset: 0 });
    const found = await findByUris(
      api,
      items.map((item) => item.uri),
    );
    return toEntries(items.map((item) => found.get(item.uri)).filter((each) => each !== undefined));
  }
  const entries: Entry[] = [];
  for (let offset = 0; offset < MOST_ENTRIES; offset += PAGE) {
    const { items } = await api.catalogue.children(id, { limit: PAGE, offset });
    entries.push(...toEntries(items));
    if (items.length < PAGE) break;
  }
  return entries;
}

function toEntries(objects: readonly CatalogueObject[]): Entry[] {
  return objects.map(({ uri, duration_ms }) => ({ uri, ms: Number(duration_ms) || 0 }));
}

/** Entries of tracks and episodes. Throws where one does not exist. */
async function findPlayables({ api }: Call, uris: readonly string[]): Promise<Entry[]> {
  const wrong = uris.find((uri) => !['track', 'episode'].includes(parseUri(uri)?.type ?? ''));
  if (wrong !== undefined) throw new ApiError(400, `Invalid track uri: ${wrong.slice(0, 200)}`);
  const found = await findByUris(api, uris);
  if (uris.some((uri) => !found.has(uri))) throw new ApiError(404, 'Track not found');
  return toEntries(uris.map((uri) => found.get(uri)!));
}

const MOST_URIS = 500;

async function play(call: Call<{ device_id: string | null }>) {
  const { body, query, api } = call;
  const contextUri = readText(body, 'context_uri', 500);
  const uris = readTexts(body, 'uris');
  const position = readPlace(body, 'position_ms') ?? 0;
  if (contextUri !== undefined && uris) throw new ApiError(400, 'Can only specify one of context_uri and uris');
  if (contextUri === undefined && !uris) {
    return command(call, (state, at) => {
      const active = onDevice(state, query.device_id);
      if (!active.current) throw restricted('NO_SPECIFIC_TRACK');
      const settled = settle(active, at);
      const moved = body.position_ms === undefined ? settled : { ...settled, progress: position };
      if (state.playing && state.active === active.active && moved === settled) throw restricted('ALREADY_PLAYING');
      return { ...moved, playing: true };
    });
  }
  if (uris && (uris.length === 0 || uris.length > MOST_URIS)) throw new ApiError(400, 'Invalid value for field: uris');
  const list = uris ? await findPlayables(call, uris) : await findEntries(call, contextUri!);
  if (list.length === 0) throw unknown(call);
  const start = readOffset(call, list, contextUri);
  return command(call, (state, at) => {
    const active = onDevice(state, query.device_id);
    const first = start ?? (active.shuffle ? draw(api) % list.length : 0);
    const given = { list, context: contextUri ?? null, start: first, position, now: at };
    return load(active, given, () => draw(api));
  });
}

function draw({ random }: WebApi): number {
  return random(4).readUInt32BE(0);
}

/** The place that `offset` names; `null` where it names none. */
function readOffset({ body }: Call, list: readonly Entry[], contextUri: string | undefined): number | null {
  const { offset } = body;
  if (offset === undefined || offset === null) return null;
  if (typeof offset !== 'object' || Array.isArray(offset)) throw new ApiError(400, 'Invalid value for field: offset');
  if (contextUri !== undefined && parseUri(contextUri)?.type === 'artist') {
    throw new ApiError(400, "Can't have offset for context type: ARTIST");
  }
  const given = offset as Call['body'];
  const uri = readText(given, 'uri', 500);
  const place = uri === undefined ? readPlace(given, 'position') : list.findIndex((entry) => entry.uri === uri);
  if (place === undefined) return null;
  if (place < 0 || place >= list.length) throw new ApiError(404, 'Offset not found in the context');
  return place;
}

const device_id = maybeText;
const NO_ANSWER = { status: 204 } as const;
const looking = { market, additional_types: maybeText };

/** A command that takes a device and perhaps one more parameter. */
const change = { needs: [CHANGE], query: { device_id }, answer: NO_ANSWER } as const;

export const PLAYER: readonly Endpoint[] = [
  get(
    {
      path: '/me/player',
      summary: 'What the current user plays, where and how far it is',
      needs: [READ],
      query: looking,
      answer: { status: 200, schema: shape.playback, orNothing: true },
    },
    async (call) => {
      const state = await lookAt(call);
      const device = state.devices.find(({ id }) => id === state.active);
      if (!device) return undefined;
      return {
        device: describeDevice(state, device),
        repeat_state: state.repeat,
        shuffle_state: state.shuffle,
        smart_shuffle: false,
        ...(await describePlaying(call, state)),
      };
    },
  ),
  put(
    {
      path: '/me/player',
      summary: 'Play on another device',
      needs: [CHANGE],
      body: object({ device_ids: listOf(text, { most: 1 }), play: optional(boolean) }, 'Transfer'),
      answer: NO_ANSWER,
    },
    async (call) => {
      const devices = readTexts(call.body, 'device_ids');
      const starts = readBoolean(call.body, 'play') ?? false;
      if (!devices || devices.length === 0) throw new ApiError(400, 'Missing required field: device_ids');
      if (devices.length > 1) throw new ApiError(400, 'Only one device_id is supported');
      return command(call, (state, at) => {
        const next = settle(onDevice(state, devices[0]), at);
        return { ...next, playing: next.current !== null && (state.playing || starts) };
      });
    },
  ),
  get(
    {
      path: '/me/player/devices',
      summary: 'The devices of the current user',
      needs: [READ],
      answer: { status: 200, schema: object({ devices: listOf(shape.device) }, 'Devices') },
    },
    async (call) => {
      const state = await lookAt(call);
      return { devices: state.devices.map((device) => describeDevice(state, device)) };
    },
  ),
  get(
    {
      path: '/me/player/currently-playing',
      summary: 'What the current user plays',
      mayNeed: [READ_CURRENT, READ],
      query: looking,
      answer: { status: 200, schema: shape.currentlyPlaying, orNothing: true },
    },
    async (call) => {
      checkScope(call, READ_CURRENT, READ);
      const state = await lookAt(call);
      return state.active === null || !state.current ? undefined : describePlaying(call, state);
    },
  ),
  put(
    {
      path: '/me/player/play',
      summary: 'Play a context or tracks, or go on',
      needs: [CHANGE],
      query: { device_id },
      body: object(
        {
          context_uri: optional(text),
          uris: optional(listOf(text)),
          offset: optional(object({ position: optional(integer(0)), uri: optional(text) }, 'PlayOffset')),
          position_ms: optional(integer(0)),
        },
        'PlayRequest',
      ),
      answer: NO_ANSWER,
    },
    play,
  ),
  put({ ...change, path: '/me/player/pause', summary: 'Pause' }, (call) =>
    command(call, (state, at) => {
      const active = onDevice(state, call.query.device_id);
      if (!state.playing) throw restricted('ALREADY_PAUSED');
      return { ...settle(active, at), playing: false };
    }),
  ),
  ...([1, -1] as const).map((step) => {
    const name = step === 1 ? 'next' : 'previous';
    return post({ ...change, path: `/me/player/${name}`, summary: `Play the ${name} entry` }, (call) =>
      command(call, (state, at) => {
        const next = skip(onDevice(state, call.query.device_id), step, at);
        if (!next) throw restricted(step === 1 ? 'NO_NEXT_TRACK' : 'NO_PREV_TRACK');
        return { ...next, playing: true };
      }),
    );
  }),
  put(
    {
      ...change,
      path: '/me/player/seek',
      summary: 'Go to a position',
      query: { device_id, position_ms: whole(0, LONGEST_POSITION, 'Invalid position_ms') },
    },
    (call) =>
      command(call, (state, at) => {
        const active = settle(onDevice(state, call.query.device_id), at);
        if (!active.current) throw restricted('NOT_PLAYING_TRACK');
        return advance({ ...active, progress: call.query.position_ms }, at).state;
      }),
  ),
  put(
    {
      ...change,
      path: '/me/player/repeat',
      summary: 'Repeat the track, the context or nothing',
      query: { device_id, state: choice(['track', 'context', 'off'], { wrong: 'Invalid state' }) },
    },
    (call) =>
      command(call, (state, at) => ({
        ...settle(onDevice(state, call.query.device_id), at),
        repeat: call.query.state,
      })),
  ),
  put(
    {
      ...change,
      path: '/me/player/volume',
      summary: 'Set the volume',
      query: { device_id, volume_percent: whole(0, 100, 'Invalid volume_percent') },
    },
    (call) =>
      command(call, (state) => {
        const meant = call.query.device_id ?? state.active;
        const { devices } = onDevice(state, meant);
        if (devices.find(({ id }) => id === meant)?.supportsVolume === false) {
          throw failed(403, 'Cannot control device volume', 'VOLUME_CONTROL_DISALLOW');
        }
        const volume = call.query.volume_percent;
        return { ...state, devices: devices.map((device) => (device.id === meant ? { ...device, volume } : device)) };
      }),
  ),
  put(
    {
      ...change,
      path: '/me/player/shuffle',
      summary: 'Mix the order, or not',
      query: { device_id, state: choice(['true', 'false'], { wrong: 'Invalid state' }) },
    },
    (call) =>
      command(call, (state, at) => {
        const active = settle(onDevice(state, call.query.device_id), at);
        return shuffle(active, call.query.state === 'true', () => draw(call.api));
      }),
  ),
  get(
    {
      path: '/me/player/queue',
      summary: 'What is played and what comes next',
      needs: [READ_CURRENT, READ],
      answer: { status: 200, schema: shape.queue },
    },
    async (call) => {
      const state = await lookAt(call);
      const next = upcoming(state).map(({ uri }) => uri);
      const found = await findByUris(call.api, state.current ? [state.current.uri, ...next] : next);
      const view = viewOf(call);
      const describe = (uri: string) => (found.has(uri) ? present(found.get(uri)!, view) : null);
      return {
        currently_playing: state.current && describe(state.current.uri),
        queue: next.map(describe).filter((each) => each !== null),
      };
    },
  ),
  post(
    {
      ...change,
      path: '/me/player/queue',
      summary: 'Play something after the present entry',
      query: { device_id, uri: requiredText('Missing required parameter: uri') },
    },
    async (call) => {
      const entries = await findPlayables(call, [call.query.uri]);
      return command(call, (state) => {
        const active = onDevice(state, call.query.device_id);
        return { ...active, queue: [...active.queue, ...entries].slice(0, MOST_ENTRIES) };
      });
    },
  ),
  get(
    {
      path: '/me/player/recently-played',
      summary: 'The tracks that the current user played, the newest first',
      needs: ['user-read-recently-played'],
      query: {
        limit: limit(),
        after: maybeWhole(0, Number.MAX_SAFE_INTEGER, 'Invalid after'),
        before: maybeWhole(0, Number.MAX_SAFE_INTEGER, 'Invalid before'),
      },
      answer: { status: 200, schema: shape.cursorPageOf(shape.played, 'PlayedPage') },
    },
    listPlayed,
  ),
];

async function listPlayed(call: Call<{ limit: number; after: number | null; before: number | null }>) {
  const { api, query, url } = call;
  if (query.after !== null && query.before !== null) throw new ApiError(400, 'Only one of after and before can be set');
  await lookAt(call);
  const { plays, total } = await api.players.history(userOf(call).id, {
    limit: query.limit,
    ...(query.after !== null && { after: query.after }),
    ...(query.before !== null && { before: query.before }),
  });
  const found = await findByUris(
    api,
    plays.map(({ uri }) => uri),
  );
  const view = viewOf(call);
  const items = plays.flatMap(({ uri, playedAt, contextUri }) => {
    const track = found.get(uri);
    if (track?.type !== 'track') return [];
    const played_at = new Date(playedAt).toISOString();
    return [{ context: describeContext(api, contextUri), played_at, track: present(track, view) }];
  });
  const newest = plays[0]?.playedAt;
  const oldest = plays.at(-1)?.playedAt;
  const at = (cursor: string) => `${url}?${cursor}limit=${query.limit}`;
  const next = query.after === null ? `before=${oldest}&` : `after=${newest}&`;
  const here = query.after !== null ? `after=${query.after}&` : query.before !== null ? `before=${query.before}&` : '';
  return {
    cursors: newest === undefined ? {} : { after: String(newest), before: String(oldest) },
    href: at(here),
    items,
    limit: query.limit,
    next: plays.length === query.limit ? at(next) : null,
    total,
  };
}
