import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, TRACKS_EACH, uriOf } from './music-for-tests.ts';
import { checkAgainstOwn } from './schemas-for-tests.ts';
import { type Listener, startWebApi, type WebApiServer } from './web-api-for-tests.ts';

let server: WebApiServer;
let anna: Listener;
let web: string;
let speaker: string;
let phone: string;
beforeAll(async () => {
  server = await startWebApi();
});
beforeEach(async () => {
  anna = await server.listen({ user: await server.newUser() });
  const { devices } = (await anna.get('/me/player/devices')).body;
  [web, speaker, phone] = devices.map(({ id }: { id: string }) => id);
});
afterEach(() => server.accounts.clock.setOffset(0));
afterAll(() => server.close());

const check = checkAgainstOwn();
/** Milliseconds that pass for the server, besides those that really do. */
const pass = (ms: number) => server.accounts.clock.setOffset(server.accounts.clock.offset() + ms);

async function look(path = '/me/player') {
  const answer = await anna.get(path);
  if (answer.status === 204) return null;
  expect(check('GET', path.split('?')[0], answer.status, answer.body)).toBe('');
  return answer.body;
}

async function tell(method: string, command: string, body?: unknown) {
  const { status, text, body: said } = await anna.ask(method, `/me/player${command}`, { body });
  if (status === 204) expect(text).toBe('');
  const { message, reason } = said?.error ?? {};
  return status === 204 ? 204 : [status, message, ...(reason ? [reason] : [])];
}

const RESTRICTED = 'Player command failed: Restriction violated';
const playAlbum = () => tell('PUT', `/play?device_id=${web}`, { context_uri: uriOf('album') });

describe('a player', () => {
  it('is silent at first', async () => {
    const answer = await anna.get('/me/player');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await look('/me/player/currently-playing')).toBeNull();
    expect(await look('/me/player/queue')).toEqual({ currently_playing: null, queue: [] });
    expect((await look('/me/player/devices')).devices).toHaveLength(3);
    for (const [method, command] of [
      ['PUT', '/play'],
      ['PUT', '/pause'],
      ['POST', '/next'],
      ['PUT', '/seek?position_ms=0'],
      ['PUT', '/volume?volume_percent=5'],
    ]) {
      expect(await tell(method, command)).toEqual([
        404,
        'Player command failed: No active device found',
        'NO_ACTIVE_DEVICE',
      ]);
    }
  });

  it('plays an album on a device, track after track', async () => {
    expect(await playAlbum()).toBe(204);
    const playing = await look();
    expect(playing).toMatchObject({
      is_playing: true,
      currently_playing_type: 'track',
      context: { type: 'album', uri: uriOf('album'), href: `${server.url}/v1/albums/${idOf('album')}` },
      device: { id: web, is_active: true },
      item: { id: idOf('track', 0) },
      actions: { disallows: { resuming: true, skipping_prev: true } },
    });
    expect(playing.progress_ms).toBeLessThan(5000);
    pass(101_000);
    const later = await look('/me/player/currently-playing');
    expect(later.item.id).toBe(idOf('track', 1));
    const queue = await look('/me/player/queue');
    expect(queue.currently_playing.id).toBe(idOf('track', 1));
    expect(queue.queue.map(({ id }: { id: string }) => id)).toEqual([2, 3, 4].map((at) => idOf('track', at)));
    pass(TRACKS_EACH * 100_000);
    expect(await look()).toMatchObject({ is_playing: false, item: { id: idOf('track', 0) }, progress_ms: 0 });
    const { items } = await look('/me/player/recently-played');
    expect(items.map(({ track }: { track: { id: string } }) => track.id)).toEqual(
      [4, 3, 2, 1, 0].map((at) => idOf('track', at)),
    );
  });

  it('is paused, resumed, sought in', async () => {
    await playAlbum();
    pass(10_000);
    expect(await tell('PUT', '/pause')).toBe(204);
    const { progress_ms } = await look();
    expect(progress_ms).toBeGreaterThanOrEqual(10_000);
    pass(60_000);
    expect(await look()).toMatchObject({ is_playing: false, progress_ms });
    expect(await tell('PUT', '/pause')).toEqual([403, RESTRICTED, 'ALREADY_PAUSED']);
    expect(await tell('PUT', '/play')).toBe(204);
    expect(await tell('PUT', '/play')).toEqual([403, RESTRICTED, 'ALREADY_PLAYING']);
    expect(await tell('PUT', '/seek?position_ms=90000')).toBe(204);
    expect((await look()).progress_ms).toBeGreaterThanOrEqual(90_000);
    expect(await tell('PUT', '/seek?position_ms=100001')).toBe(204);
    expect((await look()).item.id).toBe(idOf('track', 1));
  });

  it('goes forward and back as far as there is something', async () => {
    await playAlbum();
    expect(await tell('POST', '/previous')).toEqual([403, RESTRICTED, 'NO_PREV_TRACK']);
    for (let step = 1; step < TRACKS_EACH; step++) expect(await tell('POST', '/next')).toBe(204);
    expect(await tell('POST', '/next')).toEqual([403, RESTRICTED, 'NO_NEXT_TRACK']);
    expect((await look()).item.id).toBe(idOf('track', TRACKS_EACH - 1));
    expect(await tell('PUT', '/repeat?state=context')).toBe(204);
    expect(await tell('POST', '/next')).toBe(204);
    expect(await look()).toMatchObject({ repeat_state: 'context', item: { id: idOf('track', 0) } });
    expect(await tell('POST', '/previous')).toBe(204);
    expect((await look()).item.id).toBe(idOf('track', TRACKS_EACH - 1));
  });

  it('moves to another device with all it is doing', async () => {
    await playAlbum();
    pass(20_000);
    expect(await tell('PUT', '', { device_ids: [speaker] })).toBe(204);
    const moved = await look();
    expect(moved).toMatchObject({ is_playing: true, device: { id: speaker, is_active: true } });
    expect(moved.progress_ms).toBeGreaterThanOrEqual(20_000);
    const { devices } = await look('/me/player/devices');
    expect(devices.map(({ is_active }: { is_active: boolean }) => is_active)).toEqual([false, true, false]);
    expect(await tell('PUT', '', { device_ids: ['x'] })).toEqual([404, 'Device not found']);
    expect(await tell('PUT', '', { device_ids: [web, speaker] })).toEqual([400, 'Only one device_id is supported']);
    expect(await tell('PUT', '', {})).toEqual([400, 'Missing required field: device_ids']);
  });

  it('has a volume a device, where the device lets it be set', async () => {
    await playAlbum();
    expect(await tell('PUT', '/volume?volume_percent=7')).toBe(204);
    expect(await tell('PUT', `/volume?volume_percent=9&device_id=${speaker}`)).toBe(204);
    expect(await look()).toMatchObject({ device: { volume_percent: 7 } });
    const { devices } = await look('/me/player/devices');
    expect(devices[1].volume_percent).toBe(9);
    expect(await tell('PUT', `/volume?volume_percent=9&device_id=${phone}`)).toEqual([
      403,
      'Player command failed: Cannot control device volume',
      'VOLUME_CONTROL_DISALLOW',
    ]);
    for (const wrong of ['101', '-1', 'loud', '']) {
      expect(await tell('PUT', `/volume?volume_percent=${wrong}`)).toEqual([400, 'Invalid volume_percent']);
    }
  });

  it('plays given tracks from a place, by position or URI', async () => {
    const uris = [3, 9, 12].map((at) => uriOf('track', at));
    const at = (offset: object) => tell('PUT', `/play?device_id=${web}`, { uris, offset, position_ms: 5000 });
    expect(await at({ position: 1 })).toBe(204);
    const playing = await look();
    expect(playing).toMatchObject({ context: null, item: { id: idOf('track', 9) } });
    expect(playing.progress_ms).toBeGreaterThanOrEqual(5000);
    expect(await at({ uri: uris[2] })).toBe(204);
    expect((await look()).item.id).toBe(idOf('track', 12));
    expect((await at({ position: 3 }))[0 as never]).toBe(404);
    expect((await at({ uri: uriOf('track', 50) }))[0 as never]).toBe(404);
  });

  it('plays what is queued next', async () => {
    await playAlbum();
    expect(await tell('POST', `/queue?uri=${uriOf('track', 30)}`)).toBe(204);
    expect(await tell('POST', `/queue?uri=${uriOf('episode', 2)}`)).toBe(204);
    const { queue } = await look('/me/player/queue');
    expect(queue.slice(0, 3).map(({ uri }: { uri: string }) => uri)).toEqual([
      uriOf('track', 30),
      uriOf('episode', 2),
      uriOf('track', 1),
    ]);
    await tell('POST', '/next');
    await tell('POST', '/next');
    expect(await look()).toMatchObject({ currently_playing_type: 'episode', item: null });
    expect((await look('/me/player?additional_types=track,episode')).item.id).toBe(idOf('episode', 2));
    await tell('POST', '/next');
    expect((await look()).item.id).toBe(idOf('track', 1));
  });

  it('mixes', async () => {
    await playAlbum();
    await tell('POST', '/next');
    expect(await tell('PUT', '/shuffle?state=true')).toBe(204);
    expect(await look()).toMatchObject({ shuffle_state: true, item: { id: idOf('track', 1) } });
    const { queue } = await look('/me/player/queue');
    expect(queue.map(({ id }: { id: string }) => id).sort()).toEqual([0, 2, 3, 4].map((at) => idOf('track', at)));
  });

  it('plays playlists, artists and shows', async () => {
    const { id } = (await anna.ask('POST', '/me/playlists', { body: { name: 'x', public: false } })).body;
    await anna.ask('POST', `/playlists/${id}/items`, { body: { uris: [uriOf('track', 8), uriOf('track', 6)] } });
    for (const [context_uri, first] of [
      [`spotify:playlist:${id}`, idOf('track', 8)],
      [uriOf('artist'), null],
      [uriOf('show'), null],
    ]) {
      expect(await tell('PUT', `/play?device_id=${web}`, { context_uri })).toBe(204);
      const playing = await look('/me/player?additional_types=episode');
      expect(playing.context.uri).toBe(context_uri);
      if (first) expect(playing.item.id).toBe(first);
      else expect(playing.item).not.toBeNull();
    }
    expect(await tell('PUT', '/play', { context_uri: uriOf('artist'), offset: { position: 1 } })).toEqual([
      400,
      "Can't have offset for context type: ARTIST",
    ]);
    const berta = await server.listen({ user: await server.newUser() });
    const others = await berta.ask('PUT', `/me/player/play?device_id=${web}`, {
      body: { context_uri: `spotify:playlist:${id}` },
    });
    expect(others.status).toBe(404);
  });

  it.each<[unknown, number, string]>([
    [{ context_uri: uriOf('track') }, 400, 'Unsupported context uri'],
    [{ context_uri: 'x' }, 400, 'Unsupported context uri'],
    [{ context_uri: `spotify:album:${'x'.repeat(22)}` }, 404, 'Resource not found'],
    [{ context_uri: uriOf('album'), uris: [] }, 400, 'Can only specify one of context_uri and uris'],
    [{ uris: [] }, 400, 'Invalid value for field: uris'],
    [{ uris: ['x'] }, 400, 'Invalid track uri: x'],
    [{ uris: [`spotify:track:${'x'.repeat(22)}`] }, 404, 'Track not found'],
    [{ uris: [uriOf('track')], position_ms: -1 }, 400, 'Invalid value for field: position_ms'],
    ['{', 400, 'Error parsing JSON.'],
  ])('does not play %j', async (body, status, text) => {
    expect(await tell('PUT', `/play?device_id=${web}`, body)).toEqual([status, text]);
    expect(await look()).toBeNull();
  });

  it('knows no device of another user', async () => {
    const berta = await server.listen({ user: await server.newUser() });
    const { devices } = (await berta.get('/me/player/devices')).body;
    expect(await tell('PUT', `/play?device_id=${devices[0].id}`, { uris: [uriOf('track')] })).toEqual([
      404,
      'Device not found',
    ]);
  });

  it('obeys those with Premium', async () => {
    const { users } = server.accounts.accounts;
    await users.update(anna.user.id, { product: 'free' });
    // Another process hears of it within a second.
    await expect.poll(playAlbum).toEqual([403, 'Player command failed: Premium required', 'PREMIUM_REQUIRED']);
  });
});

describe('the history', () => {
  it('can be walked through by time, in both directions', async () => {
    await playAlbum();
    pass(350_000);
    const first = await look('/me/player/recently-played?limit=2');
    expect(first).toMatchObject({ total: 3, items: [{ track: { id: idOf('track', 2) } }, {}] });
    expect(first.items[0].context.uri).toBe(uriOf('album'));
    const rest = (await anna.get(first.next)).body;
    expect(rest.items.map(({ track }: { track: { id: string } }) => track.id)).toEqual([idOf('track', 0)]);
    const { after } = rest.cursors;
    const newer = await look(`/me/player/recently-played?after=${after}`);
    expect(newer.items).toHaveLength(2);
    expect((await look('/me/player/recently-played?before=0')).items).toEqual([]);
    for (const wrong of ['limit=51', 'after=x', 'before=-1', 'after=1&before=1']) {
      expect((await anna.get(`/me/player/recently-played?${wrong}`)).status).toBe(400);
    }
  });

  it('counts what is left only if it was heard for a while', async () => {
    await playAlbum();
    pass(5000);
    await tell('POST', '/next');
    expect((await look('/me/player/recently-played')).total).toBe(0);
    pass(31_000);
    await tell('POST', '/next');
    expect((await look('/me/player/recently-played')).items[0].track.id).toBe(idOf('track', 1));
  });

  it('makes what is on top', async () => {
    expect((await look('/me/top/tracks')).total).toBe(0);
    await tell('PUT', `/play?device_id=${web}`, { uris: [3, 65, 3].map((at) => uriOf('track', at)) });
    pass(301_000);
    await look();
    const tracks = await look('/me/top/tracks?time_range=short_term');
    expect(tracks.items.map(({ id }: { id: string }) => id)).toEqual([idOf('track', 3), idOf('track', 65)]);
    const artists = await look('/me/top/artists?limit=1');
    expect(artists).toMatchObject({ total: 2, items: [{ id: idOf('artist', 0) }] });
    pass(40 * 24 * 3600_000);
    // The token has expired by now; a new one sees the same player.
    anna = await server.listen({ user: anna.user });
    expect((await look('/me/top/tracks?time_range=short_term')).total).toBe(0);
    expect((await look('/me/top/tracks?time_range=long_term')).total).toBe(2);
    expect((await anna.get('/me/top/tracks?time_range=ever')).status).toBe(400);
  });
});
