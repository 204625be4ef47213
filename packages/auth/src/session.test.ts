import { describe, expect, it } from 'vitest';
import { answering, client, expiredTokens, json, provider, TOKEN } from './fake-provider-for-tests.ts';
import { createSession } from './session.ts';
import { memoryStore, type TokenStore } from './token-store.ts';

const NOW = 10_000_000;
const now = () => NOW;

/** A session that keeps expired tokens, at a server that answers like this. */
function open(server: { fetch: typeof fetch }, store: TokenStore = memoryStore(expiredTokens()), more = {}) {
  const slept: number[] = [];
  const sleep = async (ms: number) => void slept.push(ms);
  return {
    session: createSession({ provider, client, store, fetch: server.fetch, now, sleep, ...more }),
    store,
    slept,
  };
}

describe('a session', () => {
  it('hands out a fresh token without asking anybody', async () => {
    const server = answering(new Error('not to be asked'));
    const store = memoryStore(expiredTokens({ access_token: 'BQfresh', expires_at: NOW + 61_000 }));
    expect(await open(server, store).session.accessToken()).toBe('BQfresh');
    expect(server.seen).toEqual([]);
  });

  it('refreshes an expired one, and keeps the refresh token that the answer does not repeat', async () => {
    const server = answering(json(TOKEN));
    const { session, store } = open(server);
    expect(await session.accessToken()).toBe('BQnew');
    const [{ url, form, headers }] = server.seen;
    expect(url).toBe('https://accounts.example/api/token');
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'AQold',
      client_id: client.clientId,
    });
    expect(headers.has('authorization')).toBe(false);
    expect(await store.read()).toEqual({
      ...expiredTokens(),
      access_token: 'BQnew',
      obtained_at: NOW,
      expires_at: NOW + 3_600_000,
    });
  });

  it('puts a new refresh token in the place of the old one before anybody gets the access token', async () => {
    const { session, store } = open(answering(json({ ...TOKEN, refresh_token: 'AQnew' })));
    let kept = false;
    const slow: TokenStore = {
      ...store,
      async write(tokens) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await store.write(tokens);
        kept = true;
      },
    };
    expect(await open(answering(json({ ...TOKEN, refresh_token: 'AQnew' })), slow).session.accessToken()).toBe('BQnew');
    expect(kept).toBe(true);
    expect((await store.read())?.refresh_token).toBe('AQnew');
    expect(session).toBeDefined();
  });

  it('asks once however many want a token, in one session and in several that share a store', async () => {
    const server = answering(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return json(TOKEN);
    });
    const store = memoryStore(expiredTokens());
    const sessions = [1, 2, 3].map(() => open(server, store).session);
    const tokens = await Promise.all([...sessions, ...sessions, ...sessions].map((session) => session.accessToken()));
    expect(new Set(tokens)).toEqual(new Set(['BQnew']));
    expect(server.seen).toHaveLength(1);
  });

  it('says once that a person must log in, and never asks again', async () => {
    const server = answering(json({ error: 'invalid_grant', error_description: 'Refresh token revoked' }, 400));
    const { session, store } = open(server);
    const refused = { code: 'login_required', reason: 'refresh_token_revoked' };
    await expect(session.accessToken()).rejects.toMatchObject({ ...refused, status: 400 });
    await expect(session.accessToken()).rejects.toMatchObject(refused);
    await expect(open(server, store).session.accessToken()).rejects.toMatchObject(refused);
    expect(server.seen).toHaveLength(1);
    expect(await store.read()).toMatchObject({ refresh_token: null, scope: 'user-read-email' });
  });

  it('says so where there is nothing to refresh with, too', async () => {
    const server = answering(new Error('not to be asked'));
    for (const [store, reason] of [
      [memoryStore(), 'none'],
      [memoryStore(expiredTokens({ refresh_token: null })), 'no_refresh_token'],
    ] as const) {
      await expect(open(server, store).session.accessToken()).rejects.toMatchObject({ code: 'login_required', reason });
    }
    expect(server.seen).toEqual([]);
  });

  it('waits as long as Retry-After says, and gives up where that is too long', async () => {
    const busy = (seconds: string) => json({ error: 'x' }, 429, { 'retry-after': seconds });
    const patient = open(answering(busy('2'), json(TOKEN)));
    expect(await patient.session.accessToken()).toBe('BQnew');
    expect(patient.slept).toEqual([2000]);

    const server = answering(busy('3600'));
    const { session, slept } = open(server);
    await expect(session.accessToken()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3600, status: 429 });
    expect([slept, server.seen.length]).toEqual([[], 1]);
  });

  it('tries a failing server a few times, with growing pauses, and keeps the tokens', async () => {
    const server = answering(new Response('upstream connect error', { status: 503 }));
    const { session, store, slept } = open(server);
    await expect(session.accessToken()).rejects.toMatchObject({ code: 'provider_unavailable', status: 503 });
    expect(slept).toEqual([500, 1000, 2000]);
    expect(server.seen).toHaveLength(4);
    expect(await store.read()).toEqual(expiredTokens());
  });

  it('hands out a token in its last minute where the server fails', async () => {
    const store = memoryStore(expiredTokens({ access_token: 'BQlast', expires_at: NOW + 30_000 }));
    const offline = open(answering(new TypeError('fetch failed')), store);
    expect(await offline.session.accessToken()).toBe('BQlast');
    const gone = open(answering(json({ error: 'invalid_grant' }, 400)), store);
    await expect(gone.session.accessToken()).rejects.toMatchObject({ code: 'login_required' });
  });

  it('does not believe a token that was obtained in the future: the clock was set back', async () => {
    const store = memoryStore(expiredTokens({ obtained_at: NOW + 600_000, expires_at: NOW + 4_200_000 }));
    expect(await open(answering(json(TOKEN)), store).session.accessToken()).toBe('BQnew');
  });

  it('times a token from its arrival, so that a wrong clock does no harm', async () => {
    for (const wrong of [-600_000, 600_000]) {
      const clock = () => NOW + wrong;
      const server = answering(json(TOKEN));
      const { session, store } = open(server, memoryStore(expiredTokens()), { now: clock });
      await session.accessToken();
      expect((await store.read())?.expires_at).toBe(NOW + wrong + 3_600_000);
      await session.accessToken();
      expect(server.seen).toHaveLength(1);
    }
  });
});

describe('fetch of a session', () => {
  const fresh = () => memoryStore(expiredTokens({ access_token: 'BQkept', expires_at: NOW + 3_600_000 }));

  it('sends the token to the Web API and to nobody else', async () => {
    const server = answering(json({ id: 'me' }));
    const { session } = open(server, fresh());
    for (const path of ['/v1/me', 'me', 'https://accounts.example/v1/me']) {
      expect(await (await session.fetch(path)).json()).toEqual({ id: 'me' });
    }
    expect(server.seen.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual(
      Array(3).fill(['https://accounts.example/v1/me', 'Bearer BQkept']),
    );
    for (const foreign of [
      'https://evil.example/v1/me',
      'https://accounts.example.evil.example/',
      'http://accounts.example/v1/me',
    ]) {
      await expect(session.fetch(foreign)).rejects.toMatchObject({ code: 'foreign_address' });
    }
    expect(server.seen).toHaveLength(3);
  });

  it('refreshes once after a 401, whatever its text', async () => {
    const server = answering(new Response('nonsense', { status: 401 }), json(TOKEN), json({ id: 'me' }));
    const response = await open(server, fresh()).session.fetch('/v1/me');
    expect(await response.json()).toEqual({ id: 'me' });
    expect(server.seen[2].headers.get('authorization')).toBe('Bearer BQnew');
    const stubborn = answering(new Response('', { status: 401 }), json(TOKEN), new Response('', { status: 401 }));
    expect((await open(stubborn, fresh()).session.fetch('/v1/me')).status).toBe(401);
    expect(stubborn.seen).toHaveLength(3);
  });

  it('waits after a 429 that is short, and hands a long one over', async () => {
    const short = open(answering(json({}, 429, { 'retry-after': '1' }), json({ id: 'me' })), fresh());
    expect((await short.session.fetch('/v1/me')).status).toBe(200);
    expect(short.slept).toEqual([1000]);
    const long = open(answering(json({}, 429, { 'retry-after': '80000' })), fresh());
    expect((await long.session.fetch('/v1/me')).status).toBe(429);
    expect(long.slept).toEqual([]);
  });

  it('explains what it was refused', async () => {
    const { session } = open(
      answering(json({ error: { status: 403, message: 'Insufficient client scope' } }, 403)),
      fresh(),
    );
    const response = await session.fetch('/v1/me/playlists');
    await expect(session.check(response, 'GET /v1/me/playlists')).rejects.toMatchObject({
      code: 'insufficient_scope',
      values: { scope: 'playlist-read-private' },
    });
  });
});

describe('signing out', () => {
  it('forgets the tokens and tells the server, whose answer does not matter', async () => {
    for (const answer of [new Response(null, { status: 200 }), new TypeError('fetch failed')]) {
      const server = answering(answer);
      const { session, store } = open(server);
      await session.signOut();
      expect(await store.read()).toBeNull();
      expect(server.seen[0].url).toBe('https://accounts.example/oauth2/revoke/v1');
      expect(server.seen[0].form.get('token')).toBe('AQold');
    }
  });
});
