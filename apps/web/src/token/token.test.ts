import { toTokens } from '@barline/auth';
import { expect, test } from 'vitest';
import { tokenEn } from '../texts/token.en.ts';
import { tokenRu } from '../texts/token.ru.ts';
import { formatLeft } from './countdown.tsx';
import { isClientId } from './plan.ts';
import { recommend } from './recommend.ts';
import { hideTokens, SNIPPETS, writeSnippet } from './snippets.ts';

/** Every text with the way to it. */
function leaves(texts: object, path = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, value(5, 6)]];
    return leaves(value as object, here);
  });
}

test('both languages say the same things, each in its own letters', () => {
  expect(leaves(tokenRu).map(([path]) => path)).toEqual(leaves(tokenEn).map(([path]) => path));
  for (const [path, text] of [...leaves(tokenEn), ...leaves(tokenRu)]) expect(text.trim(), path).not.toBe('');
  expect(leaves(tokenEn).filter(([, text]) => /[а-яё]/i.test(text))).toEqual([]);
  const latin = leaves(tokenRu).filter(([, text]) => !/[а-яё]/i.test(text));
  expect(latin.map(([path]) => path)).toEqual(['.nav.pkce', '.wizard.app.clientId', '.result.parties.spotify']);
});

test('the flow follows from who is asked and where the code runs', () => {
  expect(recommend({ need: 'app', where: 'mobile' })).toBe('client');
  expect(recommend({ need: 'user', where: 'server' })).toBe('code');
  for (const where of ['browser', 'desktop', 'mobile'] as const) {
    expect(recommend({ need: 'user', where })).toBe('pkce');
  }
});

test('a client id is 32 hexadecimal digits', () => {
  expect(isClientId('0123456789abcdef0123456789abcdef')).toBe(true);
  for (const text of ['', '0123', '0123456789abcdef0123456789abcdeg', '0123456789abcdef0123456789abcdef0']) {
    expect(isClientId(text), text).toBe(false);
  }
});

test('what is left is told to the second, and never less than nothing', () => {
  expect([3_600_000, 3_599_000, 59_001, 1, 0, -5].map(formatLeft)).toEqual([
    '1:00:00',
    '59:59',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
  ]);
});

test('what is shown of a program holds no token, and what is copied of the first one does', () => {
  const tokens = toTokens(
    { access_token: 'BQaccess', token_type: 'Bearer', expires_in: 3600, refresh_token: 'AQrefresh' },
    { flow: 'pkce' },
  );
  for (const name of SNIPPETS) {
    const text = writeSnippet(name, 'https://api.spotify.com', tokens, 'id');
    expect(hideTokens(text, tokens), name).not.toMatch(/BQaccess|AQrefresh/);
    expect(text, name).toContain('SPOTIFY_ACCESS_TOKEN');
  }
  expect(writeSnippet('env', '', tokens, 'id')).toBe(
    'SPOTIFY_CLIENT_ID=id\nSPOTIFY_ACCESS_TOKEN=BQaccess\nSPOTIFY_REFRESH_TOKEN=AQrefresh',
  );
});
