import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpotifyApi } from '@spotify/web-api-ts-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barlineProcess } from '../../apps/cli/test/barline.ts';
import { readConfig } from '../../packages/server/src/config.ts';
import { type Server, startServer } from '../../packages/server/src/start-server.ts';
import { createPerson } from '../clients/person.ts';

const require = createRequire(import.meta.url);
const SpotifyWebApi = require('spotify-web-api-node');
const webApi = require('spotify-web-api-node/src/webapi-request');

const ARTIST = { id: '0artist000000000000000', type: 'artist', name: 'Clara Schumann' };
const ALBUM = {
  id: '0album0000000000000000',
  type: 'album',
  name: 'Romanzen',
  album_type: 'album',
  artists: [ARTIST],
  release_date: '1854',
  release_date_precision: 'year',
  total_tracks: 2,
};
const TRACKS = ['Romanze in Des-Dur', 'Романс соль минор'].map((name, at) => ({
  id: `0track000000000000000${at}`,
  type: 'track',
  name,
  album: ALBUM,
  artists: [ARTIST],
  disc_number: 1,
  duration_ms: 180_000,
  track_number: at + 1,
}));
const SCOPES = [
  'playlist-modify-public',
  'playlist-read-private',
  'user-modify-playback-state',
  'user-read-playback-state',
];

const folder = mkdtempSync(join(tmpdir(), 'barline-web-api-'));
const env = { BARLINE_DATA_DIR: folder, BARLINE_STRIP_URL: 'off' };
const root = SpotifyApi as unknown as { rootUrl: string };
const before = { rootUrl: root.rootUrl, builder: webApi.builder };
let server: Server;
let first: SpotifyApi;
// biome-ignore lint/suspicious/noExplicitAny: the client has no types.
let second: any;
let playlist: { id: string; uri: string };
let picture: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  writeFileSync(
    join(folder, 'music.jsonl'),
    [ARTIST, ALBUM, ...TRACKS].map((object) => `${JSON.stringify(object)}\n`).join(''),
  );
});
afterAll(async () => {
  root.rootUrl = before.rootUrl;
  webApi.builder = before.builder;
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Logs in with a browser without script, as an app with a secret asks for it. */
async function logIn(): Promise<string> {
  const { username, password, client_id, client_secret, redirect_uri } = server.demo!;
  const query = { response_type: 'code', client_id, redirect_uri, scope: SCOPES.join(' ') };
  const link = `${server.url}/authorize?${new URLSearchParams(query)}`;
  const callback = new URL(await createPerson(server.url, { username, password }).follow(link));
  const answer = await fetch(`${server.url}/api/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code')!,
      redirect_uri,
    }),
  });
  return (await answer.json()).access_token;
}

test('music is imported in the terminal, and a server knows it', async () => {
  const imported = await barlineProcess(['catalog', 'import', 'music.jsonl'], { cwd: folder, env });
  expect(imported).toMatchObject({ code: 0 });
  const config = readConfig({ ...env, PORT: '0' }, { sandbox: true });
  server = await startServer(config, { webRoot: null });
  const { hostname, port } = new URL(server.url);
  root.rootUrl = `${server.url}/v1/`;
  webApi.builder = (token: string) =>
    before.builder(token).withHost(hostname).withPort(Number(port)).withScheme('http');
  const token = { access_token: await logIn(), token_type: 'Bearer', expires_in: 3600, refresh_token: '' };
  first = SpotifyApi.withAccessToken('first', token);
  second = new SpotifyWebApi({ accessToken: await logIn() });
});

test('search finds it, in either alphabet', async () => {
  for (const [words, at] of [
    ['clara "des dur"', 0],
    ['романс', 1],
  ] as const) {
    const { tracks } = await first.search(words, ['track'], undefined, 5);
    expect(tracks.items.map(({ id }) => id)).toEqual([TRACKS[at].id]);
  }
});

test('a client makes a playlist of it', async () => {
  const { id } = await first.currentUser.profile();
  playlist = await first.playlists.createPlaylist(id, { name: 'Romances', public: true });
  await first.playlists.addItemsToPlaylist(
    playlist.id,
    TRACKS.map((track) => `spotify:track:${track.id}`),
  );
  expect((await first.currentUser.playlists.playlists()).items[0]).toMatchObject({ id: playlist.id });
});

test('its code is made, and the code is read from a picture', async () => {
  const made = await fetch(`${server.url}/api/v1/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: `https://open.spotify.com/playlist/${playlist.id}` }),
  });
  expect(made.status).toBe(201);
  const drawn = await fetch(`${server.url}/api/v1/codes/playlist/${playlist.id}.png?width=600`);
  picture = new Uint8Array(await drawn.arrayBuffer());
  const scanned = await fetch(`${server.url}/api/v1/scan`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: picture,
  });
  const { codes } = await scanned.json();
  expect(codes).toHaveLength(1);
  expect(codes[0].resolved.uri).toBe(playlist.uri);
});

test('the page of the playlist tells of it', async () => {
  const page = await fetch(`${server.url}/i/playlist/${playlist.id}`);
  expect(page.status).toBe(200);
  const text = await page.text();
  expect(text).toContain('Romances');
  expect(text).toContain(playlist.uri);
});

test('a second client plays it, and both see it playing', async () => {
  const [device] = (await second.getMyDevices()).body.devices;
  await second.play({ device_id: device.id, context_uri: playlist.uri });
  const { body } = await second.getMyCurrentPlaybackState();
  expect(body).toMatchObject({ is_playing: true, context: { uri: playlist.uri }, item: { id: TRACKS[0].id } });
  const state = await first.player.getPlaybackState();
  expect(state).toMatchObject({ is_playing: true, device: { id: device.id }, item: { id: TRACKS[0].id } });
});
