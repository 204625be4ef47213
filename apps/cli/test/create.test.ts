import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan as scanPixels } from '@barline/codes';
import { readPicture } from '@barline/server';
import { expect, test, vi } from 'vitest';
import { barlineProcess, type Given, barline as run } from './barline.ts';
import { temporaryFolder } from './folder.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const URI = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';
const URL_ = 'https://open.spotify.com/intl-de/playlist/37i9dQZF1DWZq91oLsHZvy?si=1';
const REF = 57639171874;
const NEW = 'spotify:track:4uLU6hMCjMI75M1A2tKUQC';

const folder = temporaryFolder();
const env = { BARLINE_DATA_DIR: folder };
const barline = (args: readonly string[], given: Given = {}) => run(args, { ...given, env: { ...env, ...given.env } });

test.each([['svg'], ['png'], ['jpg'], ['jpeg'], ['webp']])(
  'a code is drawn as %s and reads back',
  async (extension) => {
    const file = join(folder, `code.${extension}`);
    expect(await barline(['create', URL_, '-o', file])).toMatchObject({ code: 0, out: `${file}\n`, err: '' });
    const { codes } = scanPixels(await readPicture(readFileSync(file)));
    expect(codes.map((code) => code.mediaRef)).toEqual([REF]);
  },
);

test('-o - writes the picture to standard output and nothing else', async () => {
  const { code, stdout, err } = await barline(['create', URI, '-o', '-', '--format', 'png', '--width', '400']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { width, height } = await readPicture(stdout);
  expect([width, height]).toEqual([400, 100]);
});

test('--bg, --bars and --width are drawn', async () => {
  const style = ['--bg', '1DB954', '--bars', 'black', '--width', '1200'];
  const { out } = await barline(['create', URI, '-o', '-', ...style]);
  expect(out).toMatch(/<svg[^>]+width="1200"/);
  expect(out).toContain('fill="#1db954"');
  expect(out).toContain('fill="#000000"');
});

test('without -o the picture gets a readable name, and never that of another file', async () => {
  const cwd = temporaryFolder();
  const first = await barlineProcess(['create', URI], { cwd, env });
  const second = await barlineProcess(['create', URI], { cwd, env });
  expect(first.out).toBe('spotify-playlist-37i9dQZF1DWZq91oLsHZvy-640.svg\n');
  expect(second.out).toBe('spotify-playlist-37i9dQZF1DWZq91oLsHZvy-640-2.svg\n');
  expect(readdirSync(cwd)).toHaveLength(2);
});

test('-o takes a folder', async () => {
  const { out } = await barline(['create', URI, '-o', folder, '--format', 'jpeg', '--width', '320']);
  expect(out).toBe(`${join(folder, 'spotify-playlist-37i9dQZF1DWZq91oLsHZvy-320.jpg')}\n`);
  expect(existsSync(out.trim())).toBe(true);
});

test('--format wins over the extension', async () => {
  const file = join(folder, 'really-png.svg');
  await barline(['create', URI, '-o', file, '--format', 'png']);
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
});

test('--json says everything about the code', async () => {
  const file = join(folder, 'json.png');
  const { out } = await barline(['create', URI, '-o', file, '--json']);
  expect(JSON.parse(out)).toMatchObject({
    media_ref: String(REF),
    namespace: 'spotify',
    uri: URI,
    url: 'https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy',
    type: 'playlist',
    id: '37i9dQZF1DWZq91oLsHZvy',
    label: null,
    file,
    content_type: 'image/png',
    width: 640,
    readable: true,
  });
});

test('a file that was named is replaced, whole, and no unfinished one stays', async () => {
  const place = temporaryFolder();
  const file = join(place, 'code.svg');
  writeFileSync(file, 'something else');
  await barline(['create', URI, '-o', file]);
  expect(readFileSync(file, 'utf8')).toMatch(/^<svg/);
  expect(readdirSync(place)).toEqual(['code.svg']);
});

test('a new link without the network needs the network, and leaves no file', async () => {
  const file = join(folder, 'new.svg');
  const english = await barline(['create', NEW, '-o', file]);
  expect(english).toMatchObject({ code: 8, out: '' });
  expect(english.err).toMatch(/^barline: Only Spotify can give a number to a new link/);
  expect((await barline(['create', NEW, '--lang', 'ru'])).err).toMatch(/^barline: Номер для новой ссылки/);
  expect(existsSync(file)).toBe(false);
});

test('where the registry may assign, a new link gets a local code, and that is said', async () => {
  const given = { env: { BARLINE_REGISTRY: 'local' } };
  const file = join(folder, 'local.png');
  const english = await barline(['create', NEW, '-o', file], given);
  expect(english).toMatchObject({ code: 0, out: `${file}\n` });
  expect(english.err).toMatch(/known to this server only; the Spotify app cannot open it/);
  const russian = await barline(['create', NEW, '-o', join(folder, 'local2.png'), '--lang', 'ru'], given);
  expect(russian.err).toMatch(/известен только этому серверу/);
  expect((await barline(['create', NEW, '-o', '-', '-q'], given)).err).toBe('');
  const scanned = await barline(['scan', file]);
  expect(scanned.out).toBe(`${NEW}\n`);
  expect(scanned.err).toMatch(/the Spotify app cannot open it/);
  const elsewhere = await barline(['scan', file], { env: { BARLINE_DATA_DIR: temporaryFolder() } });
  expect(elsewhere.code).toBe(5);
  expect(elsewhere.err).toMatch(/only the one that made it knows its page/);
  expect(JSON.parse((await barline(['scan', file, '--json'])).out).codes[0].namespace).toBe('local');
});

test('a picture that cannot be read back is made, with a warning and exit code 9', async () => {
  const file = join(folder, 'risky.png');
  const ran = await barline(['create', URI, '-o', file, '--bg', '#101010', '--bars', '#111111']);
  expect(ran).toMatchObject({ code: 9, out: `${file}\n` });
  expect(ran.err).toMatch(/cannot read it back/);
  expect(statSync(file).size).toBeGreaterThan(0);
});

test.each([
  ['a link to another site', ['https://example.com/x'], 2, /not a Spotify link/, /не ссылка Spotify/],
  ['an id that is too short', ['spotify:track:abc'], 2, /22/, /22/],
  ['a width that is too small', [URI, '--width', '63'], 2, /64 to 8192 pixels, not 63/, /от 64 до 8192/],
  ['a width that is too large', [URI, '--width', '8193'], 2, /64 to 8192/, /от 64 до 8192/],
  ['a width that is no number', [URI, '--width', '1e3'], 2, /64 to 8192/, /от 64 до 8192/],
  ['a colour that is none', [URI, '--bg', 'reddish'], 2, /“reddish” is not a colour/, /«reddish» — не цвет/],
  ['bars that are no colour', [URI, '--bars', '#12'], 2, /“#12” is not a colour/, /«#12» — не цвет/],
  ['an unknown format', [URI, '--format', 'bmp'], 2, /“bmp” is not known/, /«bmp» неизвестен/],
  ['an unknown extension', [URI, '-o', 'code.bmp'], 2, /“bmp” is not known/, /«bmp» неизвестен/],
  ['a folder that is missing', [URI, '-o', '/nowhere/code.svg'], 2, /cannot be written/, /не удаётся записать/i],
  ['a short link offline', ['https://spotify.link/abc'], 8, /need the network/, /нужна сеть/],
  ['picture and JSON at once', [URI, '-o', '-', '--json'], 2, /not both/, /не оба/],
])('%s is refused in both languages', async (_, args, code, english, russian) => {
  const ran = await barline(['create', ...args]);
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).toMatch(/^barline: [^\n]+\n$/);
  expect(ran.err).toMatch(english);
  expect((await barline(['create', ...args, '--lang', 'ru'])).err).toMatch(russian);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is said', async () => {
  const ran = await barline(['create', URI, '-o', '/dev/full', '--format', 'svg']);
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toMatch(/^barline: The disk is full/);
});
