import { expect, test } from 'vitest';
import { contentOf } from './other-code.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';

test.each([
  `https://open.spotify.com/track/${ID}?si=abc`,
  `https://open.spotify.com/intl-ru/track/${ID}`,
  `spotify:track:${ID}`,
  ` https://open.spotify.com/track/${ID}\n`,
])('%s is a page of Spotify’s', (text) => {
  expect(contentOf(text)).toEqual({ is: 'spotify', link: { type: 'track', id: ID } });
});

test('a short link is followed by the server, not opened', () => {
  expect(contentOf('https://spotify.link/AbCdEf123')).toEqual({
    is: 'short-link',
    url: 'https://spotify.link/AbCdEf123',
  });
});

test.each([
  `https://menu.example/?next=https://open.spotify.com/track/${ID}`,
  `https://open.spotify.com.evil.example/track/${ID}`,
  `https://evil.example/open.spotify.com/track/${ID}`,
  `https://open.spotify.com@evil.example/track/${ID}`,
])('%s is an address elsewhere, whatever stands in it', (text) => {
  const content = contentOf(text);
  expect(content.is).toBe('address');
  if (content.is === 'address') expect(content.url.host).toMatch(/example$/);
});

test.each([
  'WIFI:T:WPA;S:guest;P:secret;;',
  'just words',
  '4006381333931',
  'javascript:alert(1)',
  `see spotify:track:${ID}`,
])('%s is only text', (text) => {
  expect(contentOf(text)).toEqual({ is: 'text' });
});

test('a page of Spotify’s that has no code is an address', () => {
  expect(contentOf('https://open.spotify.com/concert/123').is).toBe('address');
});
