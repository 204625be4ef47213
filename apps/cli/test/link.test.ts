import { expect, test } from 'vitest';
import { barline } from './barline.ts';

const URI = 'spotify:track:0d6bZwEAi1XblGRhnzPfgC';
const URL_ = 'https://open.spotify.com/track/0d6bZwEAi1XblGRhnzPfgC';

test('link prints the plain form of a link with words around it', async () => {
  const text = `Послушай: https://open.spotify.com/intl-de/track/0d6bZwEAi1XblGRhnzPfgC?si=abc вот`;
  expect(await barline(['link', text])).toMatchObject({ code: 0, out: `${URI}\n`, err: '' });
  expect((await barline(['link', text, '--as', 'url'])).out).toBe(`${URL_}\n`);
  expect(JSON.parse((await barline(['link', '--as=json', text])).out)).toEqual({
    source: text,
    uri: URI,
    url: URL_,
    type: 'track',
    id: '0d6bZwEAi1XblGRhnzPfgC',
    errors: [],
  });
});

test('link reads lines from standard input', async () => {
  const { code, out } = await barline(['link', '-', '--as', 'url'], { input: `${URI}\nnothing\n${URL_}\n` });
  expect(out).toBe(`${URL_}\n\n${URL_}\n`);
  expect(code).toBe(13);
});

test.each([
  ['a link to another site', 'https://example.com/track/0d6bZwEAi1XblGRhnzPfgC', 2, /not a Spotify link/, /не ссылка/],
  ['an id that is too short', 'spotify:track:0d6bZwEAi1Xbl', 2, /22 .+ 13/, /22 .+ 13/],
  ['an id with other signs', 'spotify:track:0d6bZwEAi1XblGRhnzPf-C', 2, /letters and digits/, /латинские/],
  ['a page without codes', 'https://open.spotify.com/concert/0d6bZwEAi1XblGRhnzPfgC', 2, /Codes exist/, /Коды бывают/],
  ['a short link', 'https://spotify.link/abcdef', 8, /need the network/, /нужна сеть/],
  ['an empty text', '', 2, /not a Spotify link/, /не ссылка/],
])('%s is refused in both languages', async (_, text, code, english, russian) => {
  const ran = await barline(['link', text]);
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).toMatch(english);
  expect((await barline(['link', text, '--lang', 'ru'])).err).toMatch(russian);
});

test('a form that is not known is refused', async () => {
  expect(await barline(['link', URI, '--as', 'qr'])).toMatchObject({ code: 2, out: '' });
});
