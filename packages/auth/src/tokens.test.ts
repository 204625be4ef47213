import { describe, expect, it } from 'vitest';
import { expiredTokens } from './fake-provider-for-tests.ts';
import { barlineServer, findProvider, spotify } from './provider.ts';
import { recogniseText } from './spotify-texts.ts';
import { approvalEnd, isFresh, missingScopes, renewTokens, toTokens } from './tokens.ts';

describe('kept tokens', () => {
  it.each([
    ['2026-05-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-08-31T10:00:00Z', '2027-02-28T10:00:00.000Z'],
    ['2027-08-31T23:59:59Z', '2028-02-29T23:59:59.000Z'],
  ])('end six months after an approval on %s', (since, end) => {
    const tokens = expiredTokens({ authorized_at: Date.parse(since) });
    expect(new Date(approvalEnd(tokens, spotify)!).toISOString()).toBe(end);
    const answer = { access_token: 'b', token_type: 'Bearer', expires_in: 1 } as const;
    expect(
      approvalEnd(
        renewTokens(tokens, answer, () => Date.now()),
        spotify,
      ),
    ).toBe(Date.parse(end));
  });

  it('of an app end with no approval', () => {
    const answer = { access_token: 'b', token_type: 'Bearer', expires_in: 60 } as const;
    const tokens = toTokens(answer, { flow: 'app', now: () => 1000 });
    expect(tokens).toMatchObject({ expires_at: 61_000, refresh_token: null, authorized_at: null, scope: null });
    expect(approvalEnd(tokens, spotify)).toBeNull();
  });

  it('are fresh until a minute before their end', () => {
    const tokens = expiredTokens({ expires_at: 100_000 });
    expect([39_999, 40_000, 99_999].map((now) => isFresh(tokens, now))).toEqual([true, false, false]);
    expect(isFresh(tokens, 99_999, 0)).toBe(true);
  });

  it('tell what was not granted, in whatever order, and nothing where the server never said', () => {
    const requested_scope = 'a b c';
    expect(missingScopes(expiredTokens({ requested_scope, scope: 'c a' }))).toEqual(['b']);
    expect(missingScopes(expiredTokens({ requested_scope, scope: null }))).toEqual([]);
    expect(missingScopes(expiredTokens({ requested_scope, scope: '' }))).toEqual(['a', 'b', 'c']);
  });

  it('keep what a refresh does not say', () => {
    const renewed = renewTokens(
      expiredTokens(),
      { access_token: 'b', token_type: 'Bearer', expires_in: 60 },
      () => 5000,
    );
    expect(renewed).toEqual({ ...expiredTokens(), access_token: 'b', obtained_at: 5000, expires_at: 65_000 });
  });
});

describe('providers', () => {
  it('are Spotify or a server by its address, wherever it stands', () => {
    expect(findProvider('spotify')).toBe(spotify);
    expect(spotify.tokenEndpoint).toBe('https://accounts.spotify.com/api/token');
    expect(barlineServer('https://example.com/spot/?x#y')).toMatchObject({
      name: 'https://example.com/spot',
      authorizationEndpoint: 'https://example.com/spot/authorize',
      api: 'https://example.com/spot',
    });
    for (const wrong of ['Spotify', 'ftp://example.com', '']) expect(() => findProvider(wrong)).toThrow(TypeError);
  });
});

describe('texts of Spotify', () => {
  it('are recognised in every year’s words, and nothing else is', () => {
    expect(recogniseText('INVALID_CLIENT: Invalid redirect URI')).toBe('redirect_uri_mismatch');
    expect(recogniseText('redirect_uri: Not matching configuration')).toBe('redirect_uri_mismatch');
    expect(recogniseText(' Illegal scope\n')).toBe('illegal_scope');
    expect(recogniseText('The access token expired')).toBe('token_expired');
    expect(recogniseText('Missing/invalid/expired access token')).toBe('token_refused');
    for (const text of ['', null, undefined, 'toString', 'Invalid']) expect(recogniseText(text)).toBeNull();
  });
});
