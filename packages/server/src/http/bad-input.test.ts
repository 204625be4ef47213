import { connect } from 'node:net';
import { type FailureId, failures, type Language } from '@barline/messages';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from './server-for-tests.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** A request that is refused: what is wrong with it, and the request in one language. */
type Refused = readonly [
  what: string,
  id: FailureId,
  status: number,
  ask: (language: Language) => ReturnType<TestServer['ask']>,
];

const post = (path: string, body: unknown) => (language: Language) => server.post(path, body, language);
const get = (path: string) => (language: Language) => server.ask(path, { language });
const scan =
  (body: BodyInit, type = 'image/png') =>
  (language: Language) =>
    server.ask('/api/v1/scan', { method: 'POST', body, headers: { 'content-type': type }, language });
const form = (name: string, bytes: BlobPart) => {
  const data = new FormData();
  data.set(name, new Blob([bytes]), 'photo.jpg');
  return (language: Language) => server.ask('/api/v1/scan', { method: 'POST', body: data, language });
};

const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const huge = await sharp({ create: { width: 20_000, height: 10_000, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const fifty = Buffer.alloc(50_000_000);

const table: readonly Refused[] = [
  ['a text as a picture', 'decode_image_failed', 422, scan('Dear diary')],
  ['a web page as a picture', 'decode_image_failed', 422, scan('<!doctype html><p>hello')],
  ['a picture cut off', 'decode_image_failed', 422, scan(png.subarray(0, png.length - 30))],
  ['0 bytes', 'decode_image_failed', 422, scan('')],
  ['200 megapixels', 'image_too_large', 413, scan(huge)],
  ['50 MB', 'image_too_large', 413, scan(fifty)],
  ['a form with 50 MB', 'image_too_large', 413, form('file', fifty)],
  ['a form with 0 bytes', 'decode_image_failed', 422, form('file', '')],
  ['a form with a text', 'decode_image_failed', 422, form('picture', 'Dear diary')],
  ['a form without a file', 'malformed_request', 400, scan('--x\r\n\r\n--x--', 'multipart/form-data; boundary=x')],
  ['a form without a boundary', 'malformed_request', 400, scan('x', 'multipart/form-data')],
  ['a link to another site', 'not_spotify_link', 400, post('/api/v1/codes', { link: 'https://example.org/track/1' })],
  ['no link at all', 'not_spotify_link', 400, post('/api/v1/codes', { link: '' })],
  [
    'a host that ends like Spotify’s',
    'not_spotify_link',
    400,
    post('/api/v1/codes', { link: 'https://evilspotify.com/track/1ykrctzPhcSS9GS3aHdtMt' }),
  ],
  ['a very long text', 'malformed_request', 413, post('/api/v1/codes', { link: 'x'.repeat(100_000) })],
  ['a long text', 'not_spotify_link', 400, post('/api/v1/codes', { link: 'spotify:user:'.repeat(1000) })],
  ['a malformed id', 'malformed_id', 400, post('/api/v1/codes', { link: 'spotify:track:123' })],
  [
    'an id with other characters',
    'malformed_id',
    400,
    post('/api/v1/codes', { link: 'spotify:track:1ykrctzPhcSS9GS3aHdt-t' }),
  ],
  ['a profile with half a character', 'malformed_id', 400, post('/api/v1/codes', '{"link":"spotify:user:\\ud800"}')],
  ['a profile with a NUL', 'malformed_id', 400, post('/api/v1/codes', { link: 'spotify:user:a\0b' })],
  [
    'a kind without codes',
    'unsupported_type',
    400,
    post('/api/v1/codes', { link: 'https://open.spotify.com/concert/1ykrctzPhcSS9GS3aHdtMt' }),
  ],
  [
    'a short link without a network',
    'offline_needed_network',
    503,
    post('/api/v1/codes', { link: 'https://spotify.link/a1B2' }),
  ],
  ['no JSON', 'malformed_request', 400, post('/api/v1/codes', '{')],
  ['no body', 'malformed_request', 400, post('/api/v1/codes', '')],
  ['JSON of another shape', 'malformed_request', 400, post('/api/v1/codes', ['spotify:track:1'])],
  ['a number as a link', 'malformed_request', 400, post('/api/v1/codes', { link: 1 })],
  ['prototype keys', 'malformed_request', 400, post('/api/v1/codes', '{"__proto__":{"link":"x"},"link":"x"}')],
  ['constructor keys', 'malformed_request', 400, post('/api/v1/codes', '{"constructor":{"prototype":{}},"link":"x"}')],
  ['deep nesting', 'malformed_request', 400, post('/api/v1/codes', '['.repeat(8000) + ']'.repeat(8000))],
  [
    'invalid UTF-8',
    'malformed_request',
    400,
    (language) =>
      server.ask('/api/v1/codes', {
        method: 'POST',
        body: Buffer.from('{"link":"\xff"}', 'latin1'),
        headers: { 'content-type': 'application/json' },
        language,
      }),
  ],
  [
    'another content type',
    'malformed_request',
    415,
    (language) =>
      server.ask('/api/v1/codes', {
        method: 'POST',
        body: 'link=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        language,
      }),
  ],
  ['a reference out of range', 'malformed_reference', 400, get('/api/v1/resolve/137438953472')],
  ['a negative reference', 'malformed_reference', 400, get('/api/v1/resolve/-1')],
  ['a reference that is no number', 'malformed_reference', 400, get('/api/v1/resolve/1e3')],
  ['a very long reference', 'malformed_reference', 400, get(`/api/v1/resolve/${'9'.repeat(500)}`)],
  ['an unknown reference', 'unknown_reference', 404, get('/api/v1/resolve/1')],
  ['an unknown namespace', 'malformed_request', 400, get('/api/v1/resolve/1?namespace=ours')],
  ['two namespaces', 'malformed_request', 400, get('/api/v1/resolve/1?namespace=local&namespace=spotify')],
  [
    'teaching a reference out of range',
    'malformed_reference',
    400,
    post('/api/v1/teach', { media_ref: 2 ** 37, link: 'spotify:track:1ykrctzPhcSS9GS3aHdtMt' }),
  ],
  [
    'teaching half a reference',
    'malformed_reference',
    400,
    post('/api/v1/teach', { media_ref: 1.5, link: 'spotify:track:1ykrctzPhcSS9GS3aHdtMt' }),
  ],
  [
    'teaching without a network',
    'offline_needed_network',
    503,
    post('/api/v1/teach', { media_ref: '5', link: 'spotify:track:1111111111111111111111' }),
  ],
  ['teaching without a link', 'malformed_request', 400, post('/api/v1/teach', { media_ref: '5' })],
  ['the picture of an unknown link', 'unknown_link', 404, get('/api/v1/codes/track/1111111111111111111111.svg')],
  ['the picture of a malformed id', 'malformed_id', 400, get('/api/v1/codes/track/111.svg')],
  ['the picture of an unknown kind', 'unsupported_type', 400, get('/api/v1/codes/concert/1111111111111111111111.svg')],
  ['a format that is not drawn', 'malformed_style', 400, get('/api/v1/codes/track/1111111111111111111111.gif')],
  ['a colour that is none', 'malformed_style', 400, get('/api/v1/codes/track/1111111111111111111111.svg?bg=%22%2F%3E')],
  ['a width that is too small', 'malformed_style', 400, get('/api/v1/codes/track/1111111111111111111111.svg?width=63')],
  [
    'a width that is too large',
    'malformed_style',
    400,
    get('/api/v1/codes/track/1111111111111111111111.svg?width=8193'),
  ],
  ['two widths', 'malformed_request', 400, get('/api/v1/codes/track/1111111111111111111111.svg?width=64&width=65')],
  [
    'a strip with a colour name',
    'malformed_style',
    400,
    get('/uri/plain/svg/black/white/640/spotify:track:1ykrctzPhcSS9GS3aHdtMt'),
  ],
  [
    'a strip with grey bars',
    'malformed_style',
    400,
    get('/uri/plain/svg/000000/grey/640/spotify:track:1ykrctzPhcSS9GS3aHdtMt'),
  ],
  [
    'a strip in another format',
    'malformed_style',
    400,
    get('/uri/plain/swg/000000/white/640/spotify:track:1ykrctzPhcSS9GS3aHdtMt'),
  ],
  [
    'a strip of 9 px',
    'malformed_style',
    400,
    get('/uri/plain/svg/000000/white/9/spotify:track:1ykrctzPhcSS9GS3aHdtMt'),
  ],
  ['a strip of a malformed URI', 'malformed_id', 400, get('/uri/plain/svg/000000/white/640/spotify:track:x')],
  ['a strip of no URI', 'not_spotify_link', 400, get('/uri/plain/svg/000000/white/640/hello')],
  ['an address that is none', 'not_found', 404, get('/api/v1/nothing')],
  ['a path with broken encoding', 'malformed_request', 400, get('/api/v1/resolve/%zz')],
  ['a path with a NUL', 'malformed_reference', 400, get('/api/v1/resolve/%00')],
  [
    'another method',
    'malformed_request',
    405,
    (language) => server.ask('/api/v1/codes', { method: 'DELETE', language }),
  ],
];

describe('refused, in both languages, with its own id and status', () => {
  it.each(table)('%s: %s %i', async (_what, id, status, ask) => {
    for (const language of ['en', 'ru'] as const) {
      const { status: answered, headers, body } = await ask(language);
      expect(body).toEqual({
        type: `${server.url}/help/errors#${id}`,
        id,
        title: failures[id].title[language],
        status,
        detail: expect.stringMatching(language === 'ru' ? /[а-я]/ : /^[^а-я]+$/),
        fix: expect.stringMatching(language === 'ru' ? /[а-я]/ : /^[^а-я]+$/),
      });
      expect(body.detail).not.toMatch(/\{\w+\}/);
      expect(answered).toBe(status);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.get('content-language')).toBe(language);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    }
  });

  it('and the server still does its job', async () => {
    expect((await server.ask('/readyz')).body).toEqual({ status: 'ready' });
    expect((await server.ask('/api/v1/resolve/57639171874')).status).toBe(200);
  });
});

it('names the methods there are', async () => {
  expect((await server.ask('/api/v1/codes', { method: 'DELETE' })).headers.get('allow')).toBe('POST, OPTIONS');
  const { status, headers } = await server.ask('/api/v1/resolve/1', { method: 'OPTIONS' });
  expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
});

it('lets a client that sends far too much finish, so that it hears why it is refused', async () => {
  const answer = await sendRaw([
    'POST /api/v1/scan HTTP/1.1\r\nhost: x\r\ncontent-type: image/png\r\ncontent-length: 30000000\r\nconnection: close\r\n\r\n',
    Buffer.alloc(30_000_000),
  ]);
  expect(answer).toContain('413');
  expect(answer).toContain('image_too_large');
});

it.each([
  ['a header without a colon', 'GET / HTTP/1.1\r\nbad header\r\n\r\n'],
  ['two lengths', 'POST /api/v1/codes HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
  [
    'a length and chunks',
    'POST /api/v1/codes HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n'],
])('refuses %s with a problem document', async (_what, request) => {
  const answer = await sendRaw([request]);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).toContain('"id":"malformed_request"');
});

/** Sends parts as they are, waits until the other side ends, returns what it said. */
function sendRaw(parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.on('data', (data) => (answer += data));
    socket.once('close', () => resolve(answer));
    socket.once('error', reject);
  });
}
