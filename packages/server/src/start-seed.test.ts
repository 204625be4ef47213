import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { type Server, startServer } from './start-server.ts';

let server: Server;
let token: string;
beforeAll(async () => {
  const env = { PORT: '0', BARLINE_DATABASE_URL: 'sqlite::memory:', BARLINE_STRIP_URL: 'off' };
  server = await startServer(readConfig(env, { sandbox: true }), { webRoot: null, seed: true });
  // It answers before it is filled.
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await server.seeded;
  token = await mint();
}, 120_000);
afterAll(() => server?.close());

const post = (path: string, body: object) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const mint = async () =>
  (await (await post('/sandbox/tokens', { scope: 'playlist-read-private' })).json()).access_token;
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
const ask = async (path: string): Promise<any> =>
  (await fetch(`${server.url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).json();

it('a sandbox has music in it that can be found, by its names in two alphabets', async () => {
  const { artists } = await ask('/search?type=artist&q=bach');
  expect(artists.items[0].name).toBe('Johann Sebastian Bach');
  const russian = await ask(`/search?type=artist,track&q=${encodeURIComponent('чайковский')}`);
  expect(russian.artists.items[0].name).toBe('Pyotr Ilyich Tchaikovsky');
  expect(russian.tracks.items).toHaveLength(5);
  const { tracks } = await ask(`/search?type=track&q=${encodeURIComponent('prelude artist:chopin')}`);
  expect(tracks.total).toBeGreaterThanOrEqual(24);
});

it('its objects have covers of this server, albums have their tracks, shows their episodes', async () => {
  const { albums } = await ask(`/search?type=album&q=${encodeURIComponent('goldberg')}`);
  const album = await ask(`/albums/${albums.items[0].id}`);
  expect(album.tracks.items[0].name).toMatch(/^Goldberg Variations: Variation \d+$/);
  expect(album.images[0].url.startsWith(`${server.url}/covers/`)).toBe(true);
  expect((await fetch(album.images[2].url)).headers.get('content-type')).toBe('image/jpeg');
  const { shows } = await ask('/search?type=show&q=lives%20baroque');
  expect((await ask(`/shows/${shows.items[0].id}/episodes?limit=50`)).total).toBeGreaterThan(50);
});

it('the demo user has playlists, and a reset puts everything back', async () => {
  const names = async () => (await ask('/me/playlists')).items.map(({ name }: { name: string }) => name);
  expect(await names()).toContain('Sunday Morning');
  expect((await post('/sandbox/reset', {})).status).toBe(200);
  token = await mint();
  await expect.poll(names, { timeout: 30_000, interval: 200 }).toContain('Sunday Morning');
  const { playlists } = await ask('/search?type=playlist&q=nocturnes');
  expect(playlists.items[0].name).toBe('Nocturnes');
});
