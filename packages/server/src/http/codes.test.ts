import { encode, parseStripSvg, toMediaRef } from '@barline/codes';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  referenceOf,
  type StripService,
  startStripService,
  TEST_MARK,
} from '../../../../test/strip-service/strip-service.ts';
import { readPicture } from '../codes/read-picture.ts';
import { startTestServer, type TestServer } from './server-for-tests.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const known = {
  ref: '57639171874',
  uri: 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy',
  path: 'playlist/37i9dQZF1DWZq91oLsHZvy',
};
const fresh = {
  uri: 'spotify:album:0000000000000000000000',
  link: 'https://open.spotify.com/intl-de/album/0000000000000000000000?si=x',
};

describe('with the network off', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('answers a known link with its code', async () => {
    const { status, body } = await server.post('/api/v1/codes', {
      link: `https://open.spotify.com/${known.path}?si=1`,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      media_ref: known.ref,
      namespace: 'spotify',
      levels: [0, 5, 7, 4, 1, 4, 6, 6, 0, 2, 4, 7, 3, 4, 6, 7, 5, 5, 6, 0, 5, 0, 0],
      uri: known.uri,
      url: `https://open.spotify.com/${known.path}`,
      type: 'playlist',
      id: '37i9dQZF1DWZq91oLsHZvy',
      origin: 'imported',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      mark: null,
      label: null,
      image: `/api/v1/codes/${known.path}.svg`,
      item: `/i/${known.path}`,
    });
  });

  it('answers a new link with a local code, labelled in the language of the person, and the same one afterwards', async () => {
    const first = await server.post('/api/v1/codes', { link: fresh.link });
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe('/api/v1/items/album/0000000000000000000000');
    expect(first.body).toMatchObject({ namespace: 'local', origin: 'assigned', uri: fresh.uri });
    expect(first.body.label).toBe('known to this server only; the Spotify app cannot open it');
    expect(first.body.levels).toEqual(encode(toMediaRef(Number(first.body.media_ref)), 'local'));
    const second = await server.post('/api/v1/codes', { link: fresh.uri }, 'ru');
    expect(second.status).toBe(200);
    expect(second.body).toEqual({
      ...first.body,
      label: 'известен только этому серверу; приложение Spotify его не откроет',
    });

    const item = await server.ask('/api/v1/items/album/0000000000000000000000');
    expect(item.body).toEqual(first.body);
    const resolved = await server.ask(`/api/v1/resolve/${first.body.media_ref}`);
    expect(resolved.body).toMatchObject({ namespace: 'local', uri: fresh.uri, label: first.body.label });
    const elsewhere = await server.ask(`/api/v1/resolve/${first.body.media_ref}?namespace=spotify`);
    expect(elsewhere.status).toBe(404);
  });

  it('makes the code of a profile whose name needs encoding', async () => {
    const { body } = await server.post('/api/v1/codes', { link: 'spotify:user:j%C3%BCrgen%20m%2Fx' });
    expect(body).toMatchObject({ id: 'jürgen m/x', item: '/i/user/j%C3%BCrgen%20m%2Fx' });
    expect((await server.ask(body.image)).status).toBe(200);
    expect((await server.ask('/api/v1/items/user/j%C3%BCrgen%20m%2Fx')).body).toEqual(body);
  });

  it('resolves a known reference', async () => {
    const { status, body, headers } = await server.ask(`/api/v1/resolve/${known.ref}`);
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body).toEqual({
      media_ref: known.ref,
      status: 'known',
      via: 'registry',
      namespace: 'spotify',
      uri: known.uri,
      url: `https://open.spotify.com/${known.path}`,
      type: 'playlist',
      id: '37i9dQZF1DWZq91oLsHZvy',
      title: null,
      origin: 'imported',
      since: expect.any(String),
      label: null,
    });
  });

  it.each([
    ['svg', 'image/svg+xml', 'svg'],
    ['png', 'image/png', 'png'],
    ['jpeg', 'image/jpeg', 'jpg'],
    ['jpg', 'image/jpeg', 'jpg'],
    ['webp', 'image/webp', 'webp'],
  ])('draws a known code as %s, and what it drew scans as the same code', async (format, type, extension) => {
    const path = `/api/v1/codes/${known.path}.${format}?bg=1DB954&bars=white&width=800`;
    const { status, headers, bytes } = await server.ask(`${path}&download=1`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="spotify-playlist-37i9dQZF1DWZq91oLsHZvy.${extension}"`,
    );
    expect(await readPicture(bytes)).toMatchObject(format === 'svg' ? { width: 1000 } : { width: 800, height: 200 });
    const scanned = await server.ask('/api/v1/scan', {
      method: 'POST',
      body: bytes,
      headers: { 'content-type': type },
    });
    expect(scanned.body.codes).toMatchObject([{ media_ref: known.ref, resolved: { uri: known.uri } }]);
    expect((await server.ask(path)).headers.get('content-disposition')).toBeNull();
  });

  it('gives a picture a tag, and says when it is still the same', async () => {
    const path = `/api/v1/codes/${known.path}.png`;
    const first = await server.ask(path);
    expect(first.headers.get('cache-control')).toContain('max-age=86400');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag')!;
    const again = await server.ask(path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.bytes).toHaveLength(0);
    expect((await server.ask(`${path}?width=320`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('never makes a code because somebody looked at its picture', async () => {
    const path = '/api/v1/codes/track/1111111111111111111111.svg';
    expect((await server.ask(path)).body).toMatchObject({ id: 'unknown_link', status: 404 });
    expect((await server.ask('/api/v1/items/track/1111111111111111111111')).body).toMatchObject({ id: 'unknown_link' });
  });

  it('answers HEAD like GET, without a body', async () => {
    const { status, headers, bytes } = await server.ask(`/api/v1/codes/${known.path}.png`, { method: 'HEAD' });
    expect([status, headers.get('content-type'), bytes.length]).toEqual([200, 'image/png', 0]);
  });

  it.each([
    ['svg', known.uri],
    ['png', known.uri.replaceAll(':', '%3A')],
    ['jpeg', known.uri.replaceAll(':', '%3a')],
  ])('draws strips at the addresses of Spotify’s service: %s of %s', async (format, uri) => {
    const { status, headers, bytes } = await server.ask(`/uri/plain/${format}/FF8800/black/640/${uri}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(format === 'svg' ? 'image/svg+xml' : `image/${format}`);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 640, height: 160 });
    const scanned = await server.ask('/api/v1/scan', { method: 'POST', body: bytes });
    expect(scanned.body.codes).toMatchObject([{ media_ref: known.ref }]);
  });

  it('can be the strip service of another server, which learns from it', async () => {
    const other = await startTestServer({ BARLINE_STRIP_URL: server.url });
    const { body } = await other.post('/api/v1/codes', { link: 'spotify:track:2222222222222222222222' });
    // A local code is no code of Spotify's, so the other server does not take it for one.
    expect(body).toMatchObject({ id: 'upstream_error' });
    await other.close();
  });
});

describe('with a strip service', () => {
  let strip: StripService;
  let server: TestServer;
  beforeAll(async () => {
    strip = await startStripService();
    server = await startTestServer({ BARLINE_STRIP_URL: strip.url });
  });
  afterAll(() => Promise.all([server.close(), strip.close()]));
  beforeEach(() => strip.become('answer'));

  it('learns the real code of a new link and keeps the mark it was served with', async () => {
    const { status, body } = await server.post('/api/v1/codes', { link: fresh.link });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      namespace: 'spotify',
      origin: 'learned',
      media_ref: String(referenceOf(fresh.uri)),
      label: null,
    });
    expect(body.mark.replaceAll(/[\s,]/g, '')).toBe(TEST_MARK.replaceAll(/[\s,]/g, ''));
    const asked = strip.requests.length;
    expect((await server.post('/api/v1/codes', { link: fresh.link })).status).toBe(200);
    const picture = await server.ask(`/uri/plain/svg/000000/white/640/${fresh.uri}`);
    const drawn = parseStripSvg(new TextDecoder().decode(picture.bytes));
    expect(drawn).toMatchObject({ mark: body.mark, levels: body.levels });
    expect(strip.requests).toHaveLength(asked);
  });

  it('teaches a reference when the strip of the link carries it', async () => {
    const uri = 'spotify:track:3333333333333333333333';
    const media_ref = String(referenceOf(uri));
    expect((await server.ask(`/api/v1/resolve/${media_ref}`)).status).toBe(404);
    const taught = await server.post('/api/v1/teach', { media_ref, link: uri });
    expect(taught).toMatchObject({ status: 200, body: { media_ref, origin: 'proved', uri } });
    expect((await server.ask(`/api/v1/resolve/${media_ref}`)).body).toMatchObject({ uri, origin: 'proved' });
  });

  it('does not learn a wrong link for a reference', async () => {
    const { body } = await server.post('/api/v1/teach', { media_ref: 5, link: 'spotify:track:4444444444444444444444' });
    expect(body).toMatchObject({ id: 'proof_failed', status: 409 });
    const other = await server.post('/api/v1/teach', {
      media_ref: known.ref,
      link: 'spotify:track:4444444444444444444444',
    });
    expect(other.body).toMatchObject({ id: 'pair_conflict', status: 409 });
    expect((await server.ask('/api/v1/items/track/4444444444444444444444')).status).toBe(404);
    expect((await server.ask(`/api/v1/resolve/${known.ref}`)).body.uri).toBe(known.uri);
  });

  it.each([
    ['html', 'not a code', 'не является кодом'],
    ['flood', 'far too much data', 'слишком много данных'],
    ['fail', 'does not answer (500)', 'не отвечает (500)'],
    ['lie', 'belong to another link', 'принадлежит другой ссылке'],
    ['damage', 'not a code', 'не является кодом'],
    ['redirect', 'does not answer (302)', 'не отвечает (302)'],
  ] as const)('says what a service in the mood “%s” did wrong, and stores nothing', async (mood, english, russian) => {
    strip.become(mood);
    const uri = `spotify:track:5555555555555555555${mood.slice(0, 3)}`;
    const inEnglish = await server.post('/api/v1/codes', { link: uri });
    expect(inEnglish.body).toMatchObject({
      id: 'upstream_error',
      status: 502,
      detail: expect.stringContaining(english),
    });
    const inRussian = await server.post('/api/v1/codes', { link: uri }, 'ru');
    expect(inRussian.body.detail).toContain(russian);
    expect((await server.ask(`/api/v1/items/track/${uri.slice(14)}`)).status).toBe(404);
    expect((await server.ask(`/api/v1/resolve/${known.ref}`)).body.uri).toBe(known.uri);
  });

  it('gives up on a slow service after three seconds, and is quick for others in the meantime', async () => {
    strip.become('slow');
    const slow = server.post('/api/v1/codes', { link: 'spotify:track:6666666666666666666666' });
    const started = performance.now();
    expect((await server.ask('/healthz')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(200);
    const detail = expect.stringContaining('within 3 seconds');
    expect(await slow).toMatchObject({ status: 502, body: { id: 'upstream_error', detail } });
  });
});

describe('where only Spotify may assign', () => {
  it.each([
    ['off', 503, 'offline_needed_network'],
    ['http://127.0.0.1:1', 502, 'upstream_error'],
  ])('a new link needs the service (BARLINE_STRIP_URL=%s)', async (url, status, id) => {
    const server = await startTestServer({ BARLINE_STRIP_URL: url, BARLINE_REGISTRY: 'spotify' });
    expect(await server.post('/api/v1/codes', { link: fresh.link })).toMatchObject({ status, body: { id } });
    expect(await server.post('/api/v1/codes', { link: known.uri })).toMatchObject({ status: 200 });
    const short = await server.post('/api/v1/codes', { link: 'https://spotify.link/abc' });
    expect(short.body.id).toBe('offline_needed_network');
    await server.close();
  });
});

it('keeps what it learned over a restart', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const folder = mkdtempSync('/tmp/barline-restart-');
  const env = { BARLINE_DATABASE_URL: `sqlite:${folder}/barline.db` };
  const first = await startTestServer(env);
  const { body } = await first.post('/api/v1/codes', { link: fresh.link });
  await first.close();
  const second = await startTestServer(env);
  expect((await second.post('/api/v1/codes', { link: fresh.link })).body).toEqual(body);
  await second.close();
  rmSync(folder, { recursive: true });
});
