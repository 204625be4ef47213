import { describe, expect, it } from 'vitest';
import { createAuthorizationRequest } from './authorization-request.ts';
import { validateAuthorizationResponse } from './authorization-response.ts';
import { answering, client, json, provider, TOKEN } from './fake-provider-for-tests.ts';
import { exchangeCode } from './grants/authorization-code.ts';
import { readImplicitResponse } from './grants/implicit.ts';
import { spotify } from './provider.ts';

const redirectUri = 'http://127.0.0.1:8888/callback';
const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at);
const ask = (more = {}) =>
  createAuthorizationRequest({ provider: spotify, clientId: 'c'.repeat(32), redirectUri, now: () => 0, ...more });

describe('an authorization request', () => {
  it('is the address of Spotify’s guide, with a state and a challenge', async () => {
    const { url, state, code_verifier } = await ask({
      scopes: ['user-read-private', 'user-read-email', 'user-read-private'],
      random: counting,
    });
    expect(state).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef');
    expect(code_verifier).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.');
    expect(url).toBe(
      'https://accounts.spotify.com/authorize?client_id=cccccccccccccccccccccccccccccccc&response_type=code' +
        '&redirect_uri=http%3A%2F%2F127.0.0.1%3A8888%2Fcallback&scope=user-read-private%20user-read-email' +
        '&state=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef&code_challenge_method=S256' +
        '&code_challenge=g6NNy7wobeyYBaGGO5BQU8EPI3owYTG1KE6Nqe6R-TM',
    );
    expect(new URL((await ask({ showDialog: true })).url).searchParams.get('show_dialog')).toBe('true');
  });

  it('has a new state and a new verifier each time', async () => {
    const requests = await Promise.all(Array.from({ length: 50 }, () => ask()));
    expect(new Set(requests.map(({ state }) => state)).size).toBe(50);
    expect(new Set(requests.map(({ code_verifier }) => code_verifier)).size).toBe(50);
  });

  it('is not made for a redirect URI that would be refused, nor for a grant that is gone', async () => {
    await expect(ask({ redirectUri: 'http://localhost/' })).rejects.toMatchObject({
      code: 'redirect_uri_unusable',
      values: { reason: 'localhost', suggestion: 'http://127.0.0.1/' },
    });
    await expect(ask({ flow: 'implicit' })).rejects.toMatchObject({ code: 'implicit_removed' });
  });
});

describe('an answer', () => {
  const answer = async (query: string, { now = 1000, base = redirectUri } = {}) => {
    const request = await ask({ provider });
    const url = `${base}?${query.replace('STATE', request.state)}`;
    return validateAuthorizationResponse(provider, request, url, () => now);
  };

  it('gives its code to the exchange, with the verifier and the same redirect URI', async () => {
    const response = await answer('code=AQcode&state=STATE#_=_');
    const server = answering(json({ ...TOKEN, refresh_token: 'AQ' }));
    const asked = { clientId: 'c'.repeat(32) };
    expect(await exchangeCode({ provider, client: asked, response, fetch: server.fetch })).toEqual({
      ...TOKEN,
      refresh_token: 'AQ',
    });
    expect(Object.fromEntries(server.seen[0].form)).toEqual({
      grant_type: 'authorization_code',
      code: 'AQcode',
      redirect_uri: redirectUri,
      code_verifier: response.request.code_verifier,
      client_id: asked.clientId,
    });
  });

  it.each([
    ['without a state', 'code=AQ', 'state_mismatch'],
    ['with another state', 'code=AQ&state=other', 'state_mismatch'],
    ['with two states', 'code=AQ&state=STATE&state=STATE', 'state_mismatch'],
    ['with a refusal of another request', 'error=access_denied&state=other', 'state_mismatch'],
    ['without a code', 'state=STATE', 'answer_incomplete'],
    ['with two codes', 'code=AQ&code=BQ&state=STATE', 'callback_foreign'],
    ['of another issuer', 'code=AQ&state=STATE&iss=https%3A%2F%2Fevil.example', 'callback_foreign'],
    ['in which the person refused', 'error=access_denied&state=STATE', 'access_denied'],
    ['with an illegal scope', 'error=invalid_scope&state=STATE', 'illegal_scope'],
    ['with an outage', 'error=server_error&state=STATE', 'provider_unavailable'],
    ['with another error', 'error=constructor&state=STATE', 'request_refused'],
    ['of a grant that is gone', 'error=unsupported_response_type&state=STATE', 'implicit_removed'],
  ])('%s is refused', async (_, query, code) => {
    await expect(answer(query)).rejects.toMatchObject({ code });
  });

  it('at another address, or too late, is refused', async () => {
    const query = 'code=AQ&state=STATE';
    for (const base of [
      'http://127.0.0.1:8889/callback',
      'http://127.0.0.1:8888/other',
      'https://127.0.0.1:8888/callback',
      'nonsense',
    ]) {
      await expect(answer(query, { base })).rejects.toMatchObject({ code: 'callback_foreign' });
    }
    await expect(answer(query, { now: 600_000 })).resolves.toBeDefined();
    await expect(answer(query, { now: 600_001 })).rejects.toMatchObject({ code: 'callback_stale' });
  });

  it('shows of a strange error only what can do no harm', async () => {
    const error = await answer(`error=${encodeURIComponent('<script>\n\u202e')}${'x'.repeat(400)}&state=STATE`).catch(
      (e) => e,
    );
    expect(error.error).toMatch(/^<script>\?\?x+$/);
    expect(error.error.length).toBeLessThanOrEqual(200);
  });

  it('is a code of one try: it is not sent again where nobody knows what became of it', async () => {
    const response = await answer('code=AQcode&state=STATE');
    const options = { provider, client, response, sleep: async () => {} };
    const lost = answering(new TypeError('fetch failed'), json(TOKEN));
    await expect(exchangeCode({ ...options, fetch: lost.fetch })).rejects.toMatchObject({
      code: 'provider_unreachable',
    });
    expect(lost.seen).toHaveLength(1);
    const busy = answering(json({}, 503), json(TOKEN));
    expect(await exchangeCode({ ...options, fetch: busy.fetch })).toEqual(TOKEN);
  });
});

describe('the implicit grant, where it is still taught', () => {
  const answer = async (tail: string) => {
    const request = await ask({ provider, flow: 'implicit', scopes: ['user-read-email'] });
    expect([request.response_type, request.code_verifier]).toEqual(['token', null]);
    return readImplicitResponse(request, `${redirectUri}${tail.replace('STATE', request.state)}`, () => 1000);
  };

  it('reads the token from the fragment', async () => {
    expect(await answer('#access_token=BQ&token_type=Bearer&expires_in=60&state=STATE')).toEqual({
      access_token: 'BQ',
      token_type: 'Bearer',
      expires_in: 60,
      scope: 'user-read-email',
    });
  });

  it.each([
    ['#access_token=BQ&token_type=Bearer&state=other', 'state_mismatch'],
    ['?error=access_denied&state=STATE', 'access_denied'],
    ['#error=access_denied&state=STATE', 'access_denied'],
    ['#error=unsupported_response_type', 'implicit_removed'],
    ['#state=STATE', 'answer_incomplete'],
    ['', 'state_mismatch'],
  ])('refuses %s', async (tail, code) => {
    await expect(answer(tail)).rejects.toMatchObject({ code });
  });
});
