import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from './server-for-tests.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const SCRIPT = 'export {};';
const folder = mkdtempSync(join(tmpdir(), 'barline-operation-'));
const webRoot = join(folder, 'site');
let server: TestServer;
beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Barline</title>');
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const [end, bytes] of [
    ['', SCRIPT],
    ['.br', brotliCompressSync(SCRIPT)],
    ['.gz', gzipSync(SCRIPT)],
  ] as const) {
    writeFileSync(join(webRoot, 'assets', `index-abc.js${end}`), bytes);
  }
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  server = await startTestServer({}, { webRoot });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('pages', () => {
  it.each([
    '/',
    '/scan',
    '/create',
    '/i/track/1',
    '/i/user/a%20b',
    '/r/57639171874',
    '/history',
    '/help',
    '/help/errors',
    '/privacy',
    '/create/',
  ])('%s is the page of the site', async (path) => {
    const { status, headers, bytes } = await server.ask(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(text(bytes)).toContain('<title>Barline');
  });

  it('assets may be kept for ever, other files not', async () => {
    const asset = await server.ask('/assets/index-abc.js');
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await server.ask('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it('come compressed to those who take that, under the same name and type', async () => {
    const ask = (headers: Record<string, string>, path = '/assets/index-abc.js') =>
      fetch(new URL(path, server.url), { headers });
    const plain = await ask({ 'accept-encoding': 'identity' });
    const packed = await ask({ 'accept-encoding': 'gzip;q=0.5, br' });
    const half = await ask({ 'accept-encoding': 'gzip, br;q=0' });
    for (const answer of [plain, packed, half]) {
      expect(await answer.text()).toBe(SCRIPT);
      expect(answer.headers.get('content-type')).toMatch(/javascript; charset=utf-8$/);
      expect(answer.headers.get('vary')).toBe('Accept-Encoding');
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    const codings = [plain, packed, half].map(({ headers }) => headers.get('content-encoding'));
    expect(codings).toEqual([null, 'br', 'gzip']);
    const etag = packed.headers.get('etag')!;
    // Without this, fetch asks for a new copy.
    const again = { 'accept-encoding': 'br', 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await ask(again)).status).toBe(304);
    expect((await ask({}, '/assets/index-abc.js.br')).status).toBe(404);
  });

  it('an unknown address is a page for people and a problem for programs', async () => {
    const person = await server.ask('/nowhere', { headers: { accept: 'text/html,*/*' } });
    expect([person.status, person.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect((await server.ask('/nowhere')).body).toMatchObject({ id: 'not_found', status: 404 });
    const api = await server.ask('/api/v1/nowhere', { headers: { accept: 'text/html' } });
    expect(api.body).toMatchObject({ id: 'not_found', status: 404 });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  ])('%s does not lead out of the site', async (path) => {
    const { status, bytes } = await server.ask(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text(bytes)).not.toContain('secret');
  });
});

describe('headers', () => {
  it.each(['/', '/healthz', '/api/v1/resolve/1', '/nowhere', '/help/api'])(
    '%s may load nothing from elsewhere',
    async (path) => {
      const { headers } = await server.ask(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      // Where the token pages ask Spotify, at the visitor's wish, and nowhere else.
      expect(policy).toContain("connect-src 'self' https://accounts.spotify.com https://api.spotify.com;");
      expect(policy.replace(/connect-src [^;]*;/, '')).not.toMatch(/unsafe|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=(self)');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('insist on https where people reach the server over https', async () => {
    const behind = await startTestServer({ BARLINE_PUBLIC_URL: 'https://codes.example' });
    const { headers, body } = await behind.ask('/api/v1/resolve/1', { headers: { host: 'evil.example' } });
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(body.type).toBe('https://codes.example/help/errors#unknown_reference');
    await behind.close();
  });
});

describe('for whoever runs it', () => {
  it('says that it lives and is ready', async () => {
    expect(await server.ask('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await server.ask('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('counts by route, without a link or a reference', async () => {
    await server.post('/api/v1/codes', { link: 'spotify:track:7777777777777777777777' });
    await server.ask('/api/v1/resolve/57639171874');
    await server.ask('/api/v1/scan', { method: 'POST', body: 'x' });
    const { status, bytes } = await server.ask('/metrics');
    expect(status).toBe(200);
    const lines = text(bytes);
    expect(lines).toContain('barline_http_requests_total{method="GET",route="/api/v1/resolve/:ref",status="200"}');
    expect(lines).toContain('barline_scans_total{outcome="decode_image_failed"} 1');
    expect(lines).toContain('barline_resolved_total{via="registry"}');
    expect(lines).toContain('barline_upstream_total{answer="off"} 1');
    expect(lines).not.toMatch(/7777777|57639171874/);
  });

  it('shows its counts to nobody who comes through a proxy', async () => {
    const { status } = await server.ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(status).toBe(404);
  });

  it('documents every route, with its answers and errors', async () => {
    const { body } = await server.ask('/openapi.json');
    expect(body.openapi).toMatch(/^3\.1/);
    expect(
      Object.entries(body.paths)
        .flatMap(([path, methods]) => Object.keys(methods as object).map((method) => `${method} ${path}`))
        .sort(),
    ).toEqual([
      'get /api/v1/about/{type}/{id}',
      'get /api/v1/batch/{id}',
      'get /api/v1/batch/{id}/codes.zip',
      'get /api/v1/codes/{type}/{file}',
      'get /api/v1/items/{type}/{id}',
      'get /api/v1/resolve/{ref}',
      'get /badge/{type}/{file}',
      'get /healthz',
      'get /metrics',
      'get /oembed',
      'get /readyz',
      'get /uri/plain/{format}/{background}/{bars}/{width}/{uri}',
      'post /api/v1/batch',
      'post /api/v1/codes',
      'post /api/v1/scan',
      'post /api/v1/teach',
    ]);
    expect(Object.keys(body.paths['/api/v1/scan'].post.responses)).toEqual(['200', '400', '413', '422', '429']);
    expect(Object.keys(body.paths['/api/v1/scan'].post.requestBody.content)).toContain('multipart/form-data');
  });

  it('shows the documentation as a page that asks no other host', async () => {
    const { status, bytes } = await server.ask('/help/api');
    expect(status).toBe(200);
    expect(text(bytes)).not.toMatch(/<script>|style=|https?:/);
    const initializer = await server.ask('/help/api/static/swagger-initializer.js');
    expect(text(initializer.bytes)).toContain('"validatorUrl":null');
  });
});

describe('many requests', () => {
  it('are slowed down by address', async () => {
    const open = await startTestServer({}, { sandbox: false });
    const answers = await Promise.all(Array.from({ length: 310 }, () => open.ask('/api/v1/resolve/57639171874')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0].body).toMatchObject({ id: 'rate_limited', status: 429 });
    expect(Number(refused[0].headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await open.ask('/healthz')).status).toBe(200);
    await open.close();
  });

  it('are welcome in a sandbox of one’s own', async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => server.ask('/api/v1/resolve/57639171874')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('does not start', () => {
  it('where another program listens', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(startTestServer({ PORT: String(port) })).rejects.toMatchObject({
      id: 'cannot_listen',
      values: { port, reason: 'taken' },
    });
    other.close();
  });

  it('on a database from a newer version', async () => {
    const file = join(folder, 'newer.db');
    const env = { BARLINE_DATABASE_URL: `sqlite:${file}` };
    await (await startTestServer(env)).close();
    const connection = new DatabaseSync(file);
    connection.exec("insert into schema_versions values (7, '')");
    connection.close();
    await expect(startTestServer(env)).rejects.toMatchObject({ id: 'database_newer' });
  });

  it('without its database server', async () => {
    const env = { BARLINE_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };
    await expect(startTestServer(env)).rejects.toMatchObject({ id: 'storage_unavailable' });
  });
});

it('ends after the requests under way', async () => {
  let asked = () => {};
  let refuse = () => {};
  const underWay = new Promise<void>((resolve) => (asked = resolve));
  const fetch = () =>
    new Promise<Response>((resolve) => {
      asked();
      refuse = () => resolve(new Response(null, { status: 404 }));
    });
  const short = await startTestServer({ BARLINE_STRIP_URL: 'http://strip.example' }, { parts: { fetch } });
  const answer = short.post('/api/v1/codes', { link: 'spotify:track:8888888888888888888888' });
  await underWay;
  const closed = short.close();
  refuse();
  await closed;
  expect((await answer).status).toBe(201);
  await expect(short.ask('/healthz')).rejects.toThrow();
});
