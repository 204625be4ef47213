import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barlineProcess } from '../../apps/cli/test/barline.ts';
import { referenceOf, type StripService, startStripService, TEST_MARK } from '../strip-service/strip-service.ts';

/** A link that no registry knows at first, as a person copies it. */
const LINK = 'Послушай: https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=6c0e';
const URI = 'spotify:track:4uLU6hMCjMI75M1A2tKUQC';
const REF = String(referenceOf(URI));
const ARTIST = 'spotify:artist:0TnOYISbd1XYRBk9myaseg';
const ARTIST_REF = String(referenceOf(ARTIST));

const folder = mkdtempSync(join(tmpdir(), 'barline-journey-'));
let strips: StripService;
beforeAll(async () => {
  strips = await startStripService();
});
afterAll(async () => {
  await strips.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The terminal of a person: one folder to work in, one registry, and the stand-in for Spotify's strip service. */
function barline(args: readonly string[], input?: Uint8Array | string, env: NodeJS.ProcessEnv = {}) {
  const registry = { BARLINE_DATA_DIR: join(folder, 'data'), BARLINE_STRIP_URL: strips.url };
  return barlineProcess(args, { input, cwd: folder, env: { ...registry, ...env } });
}

test('a link becomes a picture, and the picture the same link', async () => {
  for (const [name, style] of [
    ['code.svg', []],
    ['code.png', ['--bg', '1DB954', '--bars', 'black', '--width', '300']],
    ['code.jpg', ['--bg', 'white', '--width', '1600']],
    ['code.webp', ['--bg', 'transparent']],
  ] as const) {
    const made = await barline(['create', LINK, '-o', name, ...style]);
    expect(made, name).toMatchObject({ code: 0, out: `${name}\n`, err: '' });
    expect(await barline(['scan', name]), name).toMatchObject({ code: 0, out: `${URI}\n`, err: '' });
  }
});

test('the code is Spotify’s own: its number, its bars, its mark; and it was asked for once', async () => {
  expect(strips.requests).toHaveLength(1);
  const { out } = await barline(['scan', 'code.png', '--json']);
  const [code] = JSON.parse(out).codes;
  expect(code).toMatchObject({ namespace: 'spotify', media_ref: REF, resolved: { uri: URI, origin: 'learned' } });
  const { out: levels } = await barline(['encode', REF]);
  expect(code.heights.map(Math.round).join(',')).toBe(levels.trim());
  expect((await barline(['decode', levels.trim()])).out).toBe(`${REF}\n`);
  expect(readFileSync(join(folder, 'code.svg'), 'utf8')).toContain(TEST_MARK.slice(0, 3));
});

test('a picture goes through pipes', async () => {
  const { stdout } = await barline(['create', URI, '-o', '-', '--format', 'png']);
  expect((await barline(['scan', '-'], stdout)).out).toBe(`${URI}\n`);
});

test('what was made once is known for ever, offline too', async () => {
  const offline = { BARLINE_STRIP_URL: 'off' };
  expect((await barline(['create', LINK, '-o', 'again.svg'], '', offline)).code).toBe(0);
  expect(readFileSync(join(folder, 'again.svg'))).toEqual(readFileSync(join(folder, 'code.svg')));
  expect((await barline(['resolve', REF], '', offline)).out).toBe(`${URI}\n`);
});

test('an unknown number is taught with its proof', async () => {
  expect((await barline(['resolve', ARTIST_REF])).code).toBe(5);
  const wrong = await barline(['teach', ARTIST_REF, 'spotify:album:4aawyAB9vmqN3uQ7FjRGTy']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toMatch(/Nothing was stored/);
  expect(await barline(['teach', ARTIST_REF, ARTIST])).toMatchObject({ code: 0, out: `${ARTIST}\n` });
  expect((await barline(['resolve', ARTIST_REF])).out).toBe(`${ARTIST}\n`);
});

test.each([
  ['refuse', /refuses this link \(404\)/, /отказал этой ссылке/],
  ['fail', /does not answer \(500\)/, /не отвечает \(500\)/],
  ['html', /something that is not a code/, /не является кодом/],
  ['empty', /refuses this link/, /отказал этой ссылке/],
  ['lie', /belong to another link/, /принадлежит другой ссылке/],
  ['flood', /far too much data/, /слишком много данных/],
  ['slow', /within 3 seconds/, /за 3 секунды/],
  ['reset', /cannot be reached/, /нет связи/],
] as const)('a strip service that would %s is told in both languages, and nothing is kept', async (mood, en, ru) => {
  strips.become(mood);
  const link = 'spotify:show:4rOoJ6Egrf8K2IrywzwOMk';
  const [english, russian] = await Promise.all([
    barline(['create', link, '-o', 'none.svg']),
    barline(['create', link, '-o', 'none.svg', '--lang', 'ru']),
  ]);
  strips.become('answer');
  expect(english).toMatchObject({ code: 8, out: '' });
  expect(english.err).toMatch(en);
  expect(russian.err).toMatch(ru);
  expect((await barline(['registry', 'export'])).out).not.toContain(link);
});
