import { describe, expect, it } from 'vitest';
import { answering, client, json, provider, TOKEN } from './fake-provider-for-tests.ts';
import { refreshTokens } from './grants/refresh-token.ts';

const refresh = (answer: Response | Error, more = {}) =>
  refreshTokens({
    provider,
    client,
    refreshToken: 'AQ',
    fetch: answering(answer).fetch,
    sleep: async () => {},
    ...more,
  });

describe('a token answer', () => {
  it('is read whatever is optional in it', async () => {
    expect(await refresh(json(TOKEN))).toEqual(TOKEN);
    expect(await refresh(json({ access_token: 'a', token_type: 'bearer' }))).toEqual({
      access_token: 'a',
      token_type: 'Bearer',
      expires_in: 3600,
    });
    expect(await refresh(json({ ...TOKEN, scope: '', extra: { a: 1 } }))).toEqual({ ...TOKEN, scope: '' });
    expect(await refresh(json({ ...TOKEN, expires_in: '60' }))).toMatchObject({ expires_in: 60 });
  });

  it.each([
    ['HTML', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'answer_unreadable'],
    ['nothing', new Response(''), 'answer_unreadable'],
    ['a list', json([1]), 'answer_unreadable'],
    ['null', json(null), 'answer_unreadable'],
    ['HTML with 403, from an edge', new Response('<h1>Forbidden</h1>', { status: 403 }), 'answer_unreadable'],
    [
      'a redirect',
      new Response('', { status: 302, headers: { location: 'https://evil.example/' } }),
      'answer_unreadable',
    ],
    ['no token', json({ token_type: 'Bearer', expires_in: 3600 }), 'answer_incomplete'],
    ['a token that is no text', json({ ...TOKEN, access_token: 5 }), 'answer_incomplete'],
    ['an empty token', json({ ...TOKEN, access_token: '' }), 'answer_incomplete'],
    ['no type', json({ access_token: 'a', expires_in: 3600 }), 'answer_incomplete'],
    ['another type', json({ ...TOKEN, token_type: 'mac' }), 'answer_incomplete'],
    ['a lifetime that is none', json({ ...TOKEN, expires_in: -1 }), 'answer_incomplete'],
    ['a refresh token that is no text', json({ ...TOKEN, refresh_token: {} }), 'answer_incomplete'],
    ['far too much', new Response(`{"access_token":"${'a'.repeat(70_000)}"}`), 'answer_too_large'],
    ['an outage', new Response('upstream connect error', { status: 502 }), 'provider_unavailable'],
    ['nobody', new TypeError('fetch failed'), 'provider_unreachable'],
  ])('that is %s is refused', async (_, answer, code) => {
    await expect(refresh(answer)).rejects.toMatchObject({ code });
  });

  it('that never ends is left', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 14)) });
    await expect(refresh(new Response(endless), {})).rejects.toMatchObject({ code: 'answer_too_large' });
  });

  it('that does not come is not waited for', async () => {
    const silent = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    const slow = { fetch: silent as typeof fetch, timeout: 20, patience: 0 };
    await expect(refresh(json(TOKEN), slow)).rejects.toMatchObject({ code: 'provider_slow' });
  });

  it.each([
    ['invalid_client', 'Invalid client', 400, 'client_refused', 'unknown_client'],
    ['invalid_client', 'Invalid client secret', 401, 'client_refused', 'wrong_secret'],
    ['invalid_client', undefined, 400, 'client_refused', null],
    ['invalid_grant', 'Invalid refresh token', 400, 'login_required', 'refresh_token_unknown'],
    ['invalid_grant', 'Refresh token revoked', 400, 'login_required', 'refresh_token_revoked'],
    ['invalid_grant', undefined, 400, 'login_required', null],
    ['invalid_grant', 'a text of some other year', 400, 'login_required', null],
    ['invalid_scope', 'Illegal scope', 400, 'illegal_scope', 'illegal_scope'],
    ['unsupported_grant_type', 'grant_type parameter is missing', 400, 'request_refused', null],
    ['constructor', undefined, 400, 'request_refused', null],
  ])('that refuses with %s, %s is told by its error', async (error, error_description, status, code, reason) => {
    const refused = refresh(json({ error, error_description }, status));
    await expect(refused).rejects.toMatchObject({ code, reason, status, error });
  });

  it('shows of a description one short line', async () => {
    const refused = refresh(json({ error: 'invalid_grant', error_description: `a\u202eb\nc${'x'.repeat(500)}` }, 400));
    await expect(refused).rejects.toMatchObject({ description: expect.stringMatching(/^a\?b\?cx{195}$/) });
  });

  it('never has a secret in its errors', async () => {
    const error = await refresh(json({ error: 'invalid_grant' }, 400), { refreshToken: 'AQsecret' }).catch((e) => e);
    expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toContain('AQsecret');
  });
});
