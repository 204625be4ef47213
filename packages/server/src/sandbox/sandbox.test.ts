import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { toAuthorize, visitor } from '../accounts/visitor-for-tests.ts';
import { startTestServer, type TestServer } from '../http/server-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'barline-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a sandbox', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());
  afterEach(() => server.post('/sandbox/reset', {}));

  const me = (token: string) => server.ask('/v1/me', { headers: { authorization: `Bearer ${token}` } });
  const token = (fields: Record<string, string>) => {
    const { client_id, client_secret } = server.demo;
    return server.ask('/api/token', {
      method: 'POST',
      body: new URLSearchParams({ client_id, client_secret, ...fields }),
    });
  };
  const demoRequest = () =>
    toAuthorize({ client_id: server.demo.client_id, redirect_uri: server.demo.redirect_uri, scope: 'user-read-email' });

  it('has an account and an app that nobody approved yet', async () => {
    expect(server.demo).toEqual({
      username: 'demo',
      password: expect.stringMatching(/^\w{12}$/),
      client_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      client_secret: expect.stringMatching(/^[0-9a-f]{32}$/),
      redirect_uri: 'http://127.0.0.1:8888/callback',
    });
    const browser = visitor(server.url);
    expect((await browser.logIn('demo', server.demo.password)).status).toBe(303);
    const page = await browser.get(demoRequest());
    expect([page.status, page.html.includes('auth-accept')]).toEqual([200, true]);
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(200);
  });

  it('mints a token for a user and scopes', async () => {
    const minted = await server.post('/sandbox/tokens', { scope: 'user-read-email user-read-private' });
    expect(minted.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'user-read-email user-read-private',
    });
    expect((await me(minted.body.access_token)).body).toMatchObject({ email: 'demo@barline.example' });
    expect((await token({ grant_type: 'refresh_token', refresh_token: minted.body.refresh_token })).status).toBe(200);
    expect((await server.post('/sandbox/tokens', { scope: 'nonsense' })).status).toBe(400);
    expect((await server.post('/sandbox/tokens', { username: 'nobody' })).status).toBe(400);
    expect((await server.post('/sandbox/tokens', { client_id: 'x' })).status).toBe(400);
  });

  it('moves the clock, and puts it back', async () => {
    const { body } = await server.post('/sandbox/tokens', { scope: 'user-read-email' });
    expect((await me(body.access_token)).status).toBe(200);
    expect((await server.post('/sandbox/clock', { offset_seconds: 3601 })).body).toMatchObject({
      offset_seconds: 3601,
    });
    expect((await me(body.access_token)).status).toBe(401);
    await server.post('/sandbox/clock', { offset_seconds: 0 });
    expect((await me(body.access_token)).status).toBe(200);
    for (const wrong of [{}, { offset_seconds: '1' }, { offset_seconds: 1e300 }, { offset_seconds: null }])
      expect((await server.post('/sandbox/clock', wrong)).status).toBe(400);
  });

  it('approves by itself when it is told to, for who is logged in or for a user it is told', async () => {
    const browser = visitor(server.url);
    await browser.logIn('demo', server.demo.password);
    await server.post('/sandbox/auto-approve', { enabled: true });
    expect((await browser.get(demoRequest())).location).toMatch(/^http:\/\/127\.0\.0\.1:8888\/callback\?code=AQ/);
    expect((await visitor(server.url).get(demoRequest())).location).toMatch(/^\/login/);
    await server.post('/sandbox/auto-approve', { enabled: true, username: 'demo' });
    const { location } = await visitor(server.url).get(demoRequest());
    const code = new URL(location).searchParams.get('code')!;
    const { redirect_uri } = server.demo;
    expect((await token({ grant_type: 'authorization_code', code, redirect_uri })).status).toBe(200);
    await server.post('/sandbox/auto-approve', { enabled: false });
    expect((await visitor(server.url).get(demoRequest())).location).toMatch(/^\/login/);
  });

  it('revokes and expires now', async () => {
    const first = (await server.post('/sandbox/tokens', { scope: 'user-read-email' })).body;
    await server.post('/sandbox/revoke', { client_id: server.demo.client_id });
    expect((await me(first.access_token)).status).toBe(401);
    expect((await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Refresh token revoked',
    });
    const second = (await server.post('/sandbox/tokens', {})).body;
    await server.post('/sandbox/expire', { what: 'access_tokens' });
    expect((await me(second.access_token)).status).toBe(401);
    expect((await token({ grant_type: 'refresh_token', refresh_token: second.refresh_token })).status).toBe(200);
    await server.post('/sandbox/expire', { what: 'refresh_tokens' });
    expect((await token({ grant_type: 'refresh_token', refresh_token: second.refresh_token })).body.error).toBe(
      'invalid_grant',
    );
    expect((await server.post('/sandbox/expire', { what: 'constructor' })).status).toBe(400);
  });

  it.each([429, 503])('answers the next calls with %i', async (status) => {
    await server.post('/sandbox/faults', { status, count: 2 });
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(status);
    expect((await me('x')).status).toBe(status);
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(200);
    expect((await server.post('/sandbox/faults', { status: 500, count: 1 })).status).toBe(400);
  });

  it('speaks the words of another time', async () => {
    const browser = visitor(server.url);
    await browser.logIn('demo', server.demo.password);
    const path = toAuthorize({ client_id: server.demo.client_id, redirect_uri: 'https://wrong.example/' });
    const literal = async () => /<h1>([^<]*)/.exec((await browser.get(path)).html)![1];
    expect(await literal()).toBe('redirect_uri: Not matching configuration');
    await server.post('/sandbox/profile', { profile: '2024' });
    expect(await literal()).toBe('INVALID_CLIENT: Invalid redirect URI');
    expect((await server.post('/sandbox/profile', { profile: '1999' })).status).toBe(400);
  });

  it('goes back to its seed', async () => {
    const browser = visitor(server.url);
    await browser.signUp('temporary');
    const minted = (await server.post('/sandbox/tokens', { username: 'temporary', scope: 'user-read-email' })).body;
    const demo = visitor(server.url);
    await demo.logIn('demo', server.demo.password);
    const path = `/dashboard/apps/${server.demo.client_id}`;
    await demo.submit(await demo.get(path), `${path}/secrets`, { old: 'revoke' });
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(400);
    await server.post('/sandbox/clock', { offset_seconds: 100 });
    const { body } = await server.post('/sandbox/reset', {});
    expect(body).toMatchObject({ offset_seconds: 0, auto_approve: false, profile: '2026-07' });
    expect((await browser.get('/account')).status).toBe(303);
    expect((await visitor(server.url).logIn('temporary', 'correct horse battery')).status).toBe(401);
    expect((await me(minted.access_token)).status).toBe(401);
    expect((await token({ grant_type: 'client_credentials' })).status).toBe(200);
    expect((await visitor(server.url).logIn('demo', server.demo.password)).status).toBe(303);
  });

  const ROUTES = ['reset', 'clock', 'tokens', 'auto-approve', 'revoke', 'expire', 'faults', 'profile'];

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['through a proxy that says so', { forwarded: 'for=127.0.0.1' }],
    ['from a page of another site', { origin: 'https://evil.example' }],
    ['from a page that has no origin', { origin: 'null' }],
    ['from a frame of another site', { 'sec-fetch-site': 'cross-site' }],
    ['by a name that was pointed here', { host: 'evil.example' }],
    ['with a token where there is none', { 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer null' }],
  ])('is not there for who comes %s', async (_, headers) => {
    for (const route of ROUTES) expect(await postRaw(server.url, `/sandbox/${route}`, headers)).toBe(404);
  });

  it('reads no more than JSON', async () => {
    for (const body of ['x', '[]', '"x"', 'null', '{"offset_seconds":'])
      expect((await server.ask('/sandbox/clock', { method: 'POST', body })).status).toBe(400);
    const long = await server.ask('/sandbox/clock', { method: 'POST', body: ' '.repeat(20_000) });
    expect(long.status).toBe(413);
  });
});

/** With node:http, which lets every header be set. Returns the status. */
function postRaw(url: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
    call.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    });
    call.on('error', reject);
    call.end('{}');
  });
}

describe('the admin token', () => {
  const adminToken = 'an-admin-token-of-more-than-32-letters';

  it('opens the controls from elsewhere', async () => {
    const server = await startTestServer({ BARLINE_ADMIN_TOKEN: adminToken });
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect(await postRaw(server.url, '/sandbox/reset', { ...forwarded, authorization: `Bearer ${adminToken}` })).toBe(
      200,
    );
    expect(await postRaw(server.url, '/sandbox/reset', { ...forwarded, authorization: 'Bearer x' })).toBe(404);
    expect(await postRaw(server.url, '/sandbox/reset', forwarded)).toBe(404);
    await server.close();
  });

  it('must be long', async () => {
    await expect(startTestServer({ BARLINE_ADMIN_TOKEN: 'short' })).rejects.toMatchObject({
      id: 'configuration_invalid',
    });
  });
});

describe('sandbox.json', () => {
  let env: Record<string, string>;
  let count = 0;
  beforeEach(() => {
    const data = join(folder, String(++count));
    env = { BARLINE_DATA_DIR: data, BARLINE_DATABASE_URL: `sqlite:${join(data, 'barline.db')}` };
  });
  const file = () => join(env.BARLINE_DATA_DIR, 'sandbox.json');

  it('tells the account and the app to its owner only, and outlives a restart', async () => {
    const first = await startTestServer(env);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(first.demo);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    await first.close();
    const second = await startTestServer(env);
    expect(second.demo).toEqual(first.demo);
    expect((await visitor(second.url).logIn('demo', second.demo.password)).status).toBe(303);
    await second.close();
  });

  it('is renewed where the app was deleted', async () => {
    const first = await startTestServer(env);
    const browser = visitor(first.url);
    await browser.logIn('demo', first.demo.password);
    const path = `/dashboard/apps/${first.demo.client_id}`;
    await browser.submit(await browser.get(path), `${path}/delete`);
    await first.close();
    const second = await startTestServer(env);
    expect(second.demo.client_id).not.toBe(first.demo.client_id);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(second.demo);
    await second.close();
  });

  it('and what it opens are gone from a server that is no sandbox, whatever NODE_ENV says', async () => {
    const first = await startTestServer(env);
    const { demo } = first;
    await first.close();
    vi.stubEnv('NODE_ENV', 'development');
    const open = await startTestServer(env, { sandbox: false });
    vi.unstubAllEnvs();
    expect(() => statSync(file())).toThrow();
    expect((await visitor(open.url).logIn(demo.username, demo.password)).status).toBe(401);
    const { client_id, client_secret } = demo;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
    expect((await open.ask('/api/token', { method: 'POST', body })).status).toBe(400);
    for (const route of ['reset', 'clock', 'tokens', 'auto-approve', 'revoke', 'expire', 'faults', 'profile'])
      expect((await open.post(`/sandbox/${route}`, {})).status).toBe(404);
    expect((await open.ask('/sandbox')).status).toBe(404);
    await open.close();
  });
});
