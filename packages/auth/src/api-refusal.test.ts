import { describe, expect, it } from 'vitest';
import { explainRefusal } from './api-refusal.ts';
import { expiredTokens, json } from './fake-provider-for-tests.ts';

const api = (status: number, message: string, more = {}) => json({ error: { status, message, ...more } }, status);
const explain = (response: Response, call = 'GET /v1/me/playlists', tokens = expiredTokens()) =>
  explainRefusal(response, call, tokens, 0);

describe('a refusal of the Web API', () => {
  it.each([
    ['a missing scope', api(403, 'Insufficient client scope'), 'insufficient_scope'],
    ['a missing scope, in words of another year', api(403, 'Nope'), 'insufficient_scope'],
    [
      'an account that is not listed',
      new Response('User not registered in the Developer Dashboard', { status: 403 }),
      'user_not_listed',
    ],
    ['Premium', api(403, 'Player command failed', { reason: 'PREMIUM_REQUIRED' }), 'premium_required'],
    ['an expired token as of 2024', api(401, 'The access token expired'), 'login_required'],
    ['an expired token as of 2026', api(401, 'Missing/invalid/expired access token'), 'login_required'],
    ['nonsense with 401', new Response('<html>', { status: 401 }), 'login_required'],
    ['the rate', new Response('Too many requests', { status: 429 }), 'rate_limited'],
    ['the quota', api(429, 'Too many requests', { reason: 'QUOTA_EXCEEDED' }), 'quota_exceeded'],
    ['an outage', new Response('upstream connect error', { status: 503 }), 'provider_unavailable'],
    ['a page that is not there', api(404, 'Non existing id'), 'api_refused'],
    ['a wrong request', json({ error: 'invalid_request', error_description: 'x' }, 400), 'api_refused'],
  ])('for %s is told by status and header', async (_, response, code) => {
    expect((await explain(response)).code).toBe(code);
    expect(response.bodyUsed).toBe(false);
  });

  it('names the scope that is missing: from the call, or from the challenge', async () => {
    expect((await explain(api(403, 'x'))).values.scope).toBe('playlist-read-private');
    const headers = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="user-top-read"' };
    const challenged = new Response('{}', { status: 403, headers });
    expect((await explain(challenged, 'GET /v1/unheard/of')).values.scope).toBe('user-top-read');
  });

  it('is another where the token has all that the call needs', async () => {
    const able = expiredTokens({ scope: 'playlist-read-private' });
    expect((await explain(api(403, 'Forbidden'), 'GET /v1/me/playlists', able)).code).toBe('api_refused');
  });

  it('says that a token of the app is of no person', async () => {
    const app = expiredTokens({ flow: 'app', scope: null, authorized_at: null });
    expect(await explain(api(403, 'x'), 'GET /v1/me/tracks', app)).toMatchObject({
      code: 'insufficient_scope',
      reason: 'app',
    });
  });

  it('tells how long to wait, in seconds or until a date', async () => {
    const wait = (value: string) => explain(new Response('', { status: 429, headers: { 'retry-after': value } }));
    expect((await wait('30')).retryAfter).toBe(30);
    expect((await wait('Thu, 01 Jan 1970 00:01:00 GMT')).retryAfter).toBe(60);
    expect((await wait('soon')).retryAfter).toBeNull();
  });
});
