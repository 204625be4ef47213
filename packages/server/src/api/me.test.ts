import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AccountsServer, read, startAccountsServer } from '../token/server-for-tests.ts';

let server: AccountsServer;
beforeAll(async () => {
  server = await startAccountsServer();
});
afterEach(() => server.clock.setOffset(0));
afterAll(() => server.close());

const ask = async (headers: Record<string, string> = {}, init: RequestInit = {}) =>
  read(await fetch(`${server.url}/v1/me`, { headers, ...init }));
const mint = async (...scopes: string[]) =>
  (await server.accounts.mint({ clientId: server.app.clientId, userId: server.user.id, scopes })).access_token;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('GET /v1/me', () => {
  it('tells of the user, as far as the scopes go', async () => {
    const everybody = (await ask(bearer(await mint()))).body;
    expect(everybody).toEqual({
      account_id: expect.stringMatching(/^[A-Za-z0-9]{10}$/),
      display_name: 'A Listener',
      external_urls: { spotify: `https://open.spotify.com/user/${server.user.id}` },
      followers: { href: null, total: 0 },
      href: `${server.url}/v1/users/${server.user.id}`,
      id: server.user.id,
      images: [],
      type: 'user',
      uri: `spotify:user:${server.user.id}`,
    });
    const more = (await ask(bearer(await mint('user-read-private', 'user-read-email')))).body;
    expect(more).toMatchObject({ country: 'SE', product: 'premium', email: 'listener@example.org' });
    expect(more.explicit_content).toEqual({ filter_enabled: false, filter_locked: false });
  });

  it('is JSON with two spaces, for pages of every site, kept by nobody but the user', async () => {
    const { text, body, headers } = await ask({ ...bearer(await mint()), origin: 'https://app.example' });
    expect(text).toBe(JSON.stringify(body, null, 2));
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toBe('private, max-age=0');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('is served with a slash at its end, and to whoever speaks of JSON without sending any', async () => {
    const headers = { ...bearer(await mint()), 'content-type': 'application/json' };
    expect((await fetch(`${server.url}/v1/me/`, { headers })).status).toBe(200);
    expect((await ask({ authorization: headers.authorization.replace('Bearer', 'bearer') })).status).toBe(200);
  });

  it('answers OPTIONS without a token, and other methods with 405', async () => {
    const options = await ask({}, { method: 'OPTIONS' });
    expect([options.status, options.text]).toEqual([200, '']);
    expect(options.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect((await ask({}, { method: 'POST' })).status).toBe(405);
  });
});

describe('refusals', () => {
  const MESSAGE = 'Missing/invalid/expired access token';
  const body = (message: string, status = 401) => JSON.stringify({ error: { status, message } }, null, 2);

  it('have one text today; the challenge tells them apart', async () => {
    const missing = await ask();
    expect([missing.status, missing.text]).toEqual([401, body(MESSAGE)]);
    expect(missing.headers.get('www-authenticate')).toBe(
      'Bearer realm="spotify", error="missing_token", error_description="No token provided"',
    );
    const invalid = await ask(bearer('garbled'));
    expect([invalid.status, invalid.text]).toEqual([401, body(MESSAGE)]);
    expect(invalid.headers.get('www-authenticate')).toBe(
      'Bearer realm="spotify", error="invalid_token", error_description="Invalid access token"',
    );
    const token = await mint();
    server.clock.setOffset(3601_000 + 1000);
    const expired = await ask(bearer(token));
    expect([expired.status, expired.text]).toEqual([401, body(MESSAGE)]);
    expect(expired.headers.get('www-authenticate')).toBe(
      'Bearer realm="spotify", error="invalid_token", error_description="The access token expired"',
    );
    expect(expired.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['2024', '2025-11'])('have their classic texts in %s', async (profile) => {
    const classic = await startAccountsServer({ env: { BARLINE_PROFILE: profile } });
    try {
      const get = async (headers: Record<string, string>) => read(await fetch(`${classic.url}/v1/me`, { headers }));
      const missing = await get({});
      expect(missing.text).toBe('{\n  "error": {\n    "status": 401,\n    "message": "No token provided"\n  }\n}');
      expect(missing.text).toHaveLength(74);
      expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="spotify"');
      expect((await get(bearer('x'))).body.error.message).toBe('Invalid access token');
      const { access_token } = await classic.redeem();
      classic.clock.setOffset(3602_000);
      expect((await get(bearer(access_token))).body.error.message).toBe('The access token expired');
    } finally {
      await classic.close();
    }
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', 'Token x'])(
    'say of %j that it is no bearer token',
    async (authorization) => {
      const { status, body: said, headers } = await ask({ authorization });
      expect([status, said.error.message]).toEqual([400, 'Only valid bearer authentication supported']);
      expect(headers.get('www-authenticate')).toContain('error="invalid_request"');
    },
  );

  it('meet a token in the address, in a form, of another kind, or changed', async () => {
    const { access_token, refresh_token } = await server.redeem();
    expect((await read(await fetch(`${server.url}/v1/me?access_token=${access_token}`))).status).toBe(401);
    expect((await ask(bearer(refresh_token))).status).toBe(401);
    const middle = access_token.length / 2;
    const changed =
      access_token.slice(0, middle) + (access_token[middle] === 'A' ? 'B' : 'A') + access_token.slice(middle + 1);
    expect((await ask(bearer(changed))).status).toBe(401);
  });

  it('meet the token of an app without a user', async () => {
    const { body: tokens } = await server.token({ grant_type: 'client_credentials' });
    expect((await ask(bearer(tokens.access_token))).status).toBe(401);
  });

  it('meet users who are not on the list of an app in development', async () => {
    const { apps, mint: mintFor } = server.accounts;
    const { app } = await apps.create({ name: 'In development', redirectUris: [], developmentMode: true });
    const { access_token } = await mintFor({ clientId: app.clientId, userId: server.user.id, scopes: [] });
    const refused = await ask(bearer(access_token));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8']);
    expect(refused.text).toContain('the user may not be registered');
    await apps.update(app.clientId, { allowList: [server.user.id] });
    // Another process hears of it within a second.
    await expect.poll(async () => (await ask(bearer(access_token))).status).toBe(200);
  });

  it('meet another server’s tokens', async () => {
    const other = await startAccountsServer();
    const { access_token } = await other.redeem();
    await other.close();
    expect((await ask(bearer(access_token))).status).toBe(401);
  });
});
