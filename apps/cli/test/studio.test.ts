import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { encode, parseMediaRef, scan } from '@barline/codes';
import { readPicture } from '@barline/server';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { barline as run } from './barline.ts';
import { temporaryFolder } from './folder.ts';

// Everything here is drawn, and read 48 times.
vi.setConfig({ testTimeout: 60_000 });

const URI = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';
const URL_ = 'https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy?si=1';
const ALBUM = 'spotify:album:4m2880jivSbbyEGAKfITCa';
const UNKNOWN = 'spotify:track:4uLU6hMCjMI75M1A2tKUQC';
const REF = 57639171874;

const folder = temporaryFolder();
const place = (name: string) => join(folder, name);
const barline = (args: readonly string[], given: { input?: string | Uint8Array; env?: NodeJS.ProcessEnv } = {}) =>
  run(args, { ...given, env: { BARLINE_DATA_DIR: folder, ...given.env } });

beforeAll(async () => {
  writeFileSync(place('pairs.csv'), `media_ref,uri\n${REF},${URI}\n11111111111,${ALBUM}\n`);
  await barline(['registry', 'import', place('pairs.csv')]);
  const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: '#803020' } });
  await picture.jpeg().toFile(place('me.jpg'));
});

test.each(['pdf', 'eps', 'dxf', 'stl', '3mf', 'scad'])('create writes %s', async (extension) => {
  const file = place(`code.${extension}`);
  expect(await barline(['create', URI, '-o', file])).toMatchObject({ code: 0, out: `${file}\n`, err: '' });
  expect(readFileSync(file).length).toBeGreaterThan(1000);
});

test('create warns of white on Spotify’s green with its proof, and makes it', async () => {
  const ran = await barline(['create', URI, '-o', place('green.png'), '--bg', '1DB954', '--bars', 'white']);
  expect(ran.code).toBe(0);
  expect(ran.err).toMatch(/^Low contrast \(2\.59:1\), but read in 4\d of 48/);
});

test('create takes lengths, margins, corners, a frame and a mirror', async () => {
  const style = ['--width', '80mm', '--dpi', '300', '--margin', '20', '--corners', '10', '--frame', '2', '--mirror'];
  const { code, stdout } = await barline(['create', URI, '-o', '-', '--format', 'png', ...style]);
  expect(code).toBe(0);
  expect(await sharp(stdout).metadata()).toMatchObject({ width: 945, density: 300, hasAlpha: true });
  expect(scan(await readPicture(stdout)).codes.map(({ mediaRef }) => mediaRef)).toEqual([REF]);
});

test.each([
  [['--margin', '101'], /“101” makes no sense for margin/, /«101» не подходит для margin/],
  [['--width', '80mm', '--dpi', '9'], /36 to 2400/, /от 36 до 2400/],
  [['--format', 'stl', '--size', 'big'], /“big” makes no sense for size/, /«big» не подходит/],
  [['--format', 'stl', '--nfc', '25'], /no room for nfc 25/, /Для nfc 25 нет места/],
  [['--format', '3mf', '--keychain', 'bottom'], /“bottom” makes no sense/, /«bottom» не подходит/],
  [['--format', 'pdf', '--bleed=-1'], /from 0 to 20/, /от 0 до 20/],
  [['--laser', 'melt'], /Known: engrave, cut/, /Возможно: engrave, cut/],
])('create refuses %j in both languages', async (args, english, russian) => {
  const ran = await barline(['create', URI, '-o', '-', ...args]);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(english);
  expect((await barline(['create', URI, '-o', '-', ...args, '--lang', 'ru'])).err).toMatch(russian);
});

test('check says how well a picture can be read, and exits with 9 where it is a risk', async () => {
  await barline(['create', URI, '-o', place('good.png'), '--bg', 'white']);
  expect(await barline(['check', place('good.png')])).toMatchObject({ code: 0, err: '' });
  expect((await barline(['check', place('good.png')])).out).toMatch(/^read in 4\d of 48 · contrast 21\.00:1 · good\n$/);

  await barline(['create', URI, '-o', place('faint.png'), '--bg', 'e0e0e0', '--bars', 'c8c8c8']);
  const risky = await barline(['check', place('faint.png'), '--json']);
  expect(risky.code).toBe(9);
  expect(JSON.parse(risky.out)).toMatchObject({
    schema: 'barline.check/1',
    codes: [{ media_ref: String(REF), of: 48, judgement: 'risky' }],
  });
  expect((await barline(['check', place('me.jpg')])).code).toBe(4);
});

test('cover puts a picture above the code, on paper and on screens, and both are read', async () => {
  const words = ['--title', 'Ёлка и Цой', '--caption', 'Summer 2026'];
  const poster = place('poster.pdf');
  const made = await barline([
    'cover',
    URL_,
    '--picture',
    place('me.jpg'),
    '--template',
    'poster-a4',
    ...words,
    '-o',
    poster,
  ]);
  expect(made).toMatchObject({ code: 0, out: `${poster}\n`, err: '' });
  expect(await barline(['scan', poster])).toMatchObject({ code: 0, out: `${URI}\n` });

  const story = place('story.png');
  await barline(['cover', URL_, '--picture', place('me.jpg'), '--template', 'story', '--width', '540', '-o', story]);
  expect(await sharp(story).metadata()).toMatchObject({ width: 540, height: 960 });
  expect(await barline(['scan', story])).toMatchObject({ code: 0, out: `${URI}\n` });
});

test('cover says what is wrong', async () => {
  const cover = (...args: string[]) => barline(['cover', URI, '-o', '-', ...args]);
  expect((await cover('--template', 'wall')).err).toMatch(
    /“wall” makes no sense for template. Known: square, poster-a4/,
  );
  expect((await cover('--picture', place('none.jpg'))).err).toMatch(/cannot be opened/);
  expect((await cover('--zoom', '9')).err).toMatch(/from 1 to 8/);
  expect((await cover('--format', 'dxf')).err).toMatch(/Known: pdf, svg, png/);
  const folder = await cover('--template', 'poster-a4', '--format', 'svg', '--title', 'A☃B');
  expect(folder.err).toMatch(/does not have these characters, they are left out: ☃/);
});

const TABLE = `Ссылка;Название;Фон\r\n${URL_};Ёлка;#fff\r\n${ALBUM};../Ёлка;\r\nничего;;\r\n${UNKNOWN};;\r\n${ALBUM};Ёлка;reddish\r\n`;

/** "Ёлка" and the rest as Excel writes them in Russian. */
const WINDOWS = Uint8Array.from(TABLE, (letter) => {
  const code = letter.charCodeAt(0);
  if (code < 128) return code;
  return letter === 'Ё' ? 0xa8 : letter === 'ё' ? 0xb8 : code - 0x410 + 0xc0;
});

test('batch makes a ZIP of a table in Windows-1251, names what failed and goes on', async () => {
  const zip = place('codes.zip');
  const ran = await barline(['batch', '-', '-o', zip, '--format', 'svg,png'], { input: WINDOWS });
  expect(ran).toMatchObject({ code: 13, out: `${zip}\n` });
  expect(ran.err).toMatch(/4: This is not a Spotify link/);
  expect(ran.err).toMatch(/“reddish” is not a colour/);
  expect(ran.err).toMatch(/Made: 2 · failed: 3/);
  const files = unzipSync(readFileSync(zip));
  expect(Object.keys(files)).toEqual([
    '001-playlist-Ёлка.svg',
    '001-playlist-Ёлка.png',
    '002-album--Ёлка.svg',
    '002-album--Ёлка.png',
    'index.csv',
  ]);
  expect(strFromU8(files['001-playlist-Ёлка.svg'])).toContain('fill="#ffffff"');
  const index = strFromU8(files['index.csv']).trim().split('\r\n');
  expect(index[0]).toBe('link,uri,media_ref,file,proof,error');
  expect(index[1]).toMatch(new RegExp(`,${URI},${REF},001-playlist-Ёлка.svg 001-playlist-Ёлка.png,4\\d/48,$`));
  expect(index[4]).toMatch(/offline_needed_network/);
  const { codes } = scan(await readPicture(files['002-album--Ёлка.png']));
  expect(codes[0].levels).toEqual(encode(parseMediaRef('11111111111')!));
  expect(readdirSync(folder).filter((name) => /part|journal/.test(name))).toEqual([]);
});

describe('batch of a list', () => {
  let api: Server;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    api = createServer(({ url = '', headers }, response) => {
      const known = headers.authorization === 'Bearer BQtoken' && url.startsWith('/v1/albums/');
      const items = [
        { uri: URI, name: '=Ёлка' },
        { uri: UNKNOWN, name: 'b' },
      ];
      const error = { status: 404, message: 'Resource not found' };
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(known ? { items, total: 2 } : { error }));
    });
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    const { port } = api.address() as AddressInfo;
    env = {
      BARLINE_CONFIG_DIR: folder,
      BARLINE_PROVIDER: `http://127.0.0.1:${port}`,
      SPOTIFY_ACCESS_TOKEN: 'BQtoken',
      BARLINE_STRIP_URL: 'off',
    };
  });
  afterAll(() => api.close());

  test('makes what an album holds, by its names', async () => {
    const zip = place('album.zip');
    const ran = await barline(['batch', ALBUM, '-o', zip], { env });
    expect(ran).toMatchObject({ code: 13, out: `${zip}\n` });
    expect(ran.err).toMatch(/Made: 1 · failed: 1/);
    expect(Object.keys(unzipSync(readFileSync(zip)))).toEqual(['001-playlist-=Ёлка.svg', 'index.csv']);
  });

  test('says what the Web API refuses, and that a token is needed', async () => {
    const refused = await barline(['batch', URI, '-o', place('never.zip')], { env });
    expect(refused.code).not.toBe(0);
    expect(refused.err).toMatch(/Resource not found/);
    const without = await barline(['batch', ALBUM, '-o', place('never.zip')], {
      env: { ...env, SPOTIFY_ACCESS_TOKEN: undefined },
    });
    expect(without.err).toMatch(/barline token/);
    expect(existsSync(place('never.zip'))).toBe(false);
  });
});

test('batch goes on where it was interrupted, and gives the same file', async () => {
  const input = `${URI}\n${ALBUM}\n`.repeat(3);
  const whole = place('whole.zip');
  await barline(['batch', '-', '-o', whole, '--template', '{n}-{type}'], { input });

  // As a batch leaves things when it is stopped after its second row: a journal, and a ZIP file without an end.
  const resumed = place('resumed.zip');
  await barline(['batch', '-', '-o', resumed, '--template', '{n}-{type}'], { input });
  const bytes = readFileSync(resumed);
  const third = bytes.indexOf('3-playlist.svg') - 30;
  const entries = (name: string) => {
    const start = bytes.lastIndexOf(name) - 46;
    return bytes.subarray(start, start + 46 + name.length).toString('base64');
  };
  const key = await keyOf(resumed, input);
  const lines = strFromU8(unzipSync(bytes)['index.csv']).split('\r\n');
  const records = [1, 2].map((n) => {
    const name = n === 1 ? '1-playlist' : '2-album';
    const length = n === 1 ? bytes.indexOf('2-album.svg') - 30 : third;
    return JSON.stringify({ n, name, index: `${lines[n]}\r\n`, exit: 0, entries: [entries(`${name}.svg`)], length });
  });
  const head = JSON.stringify({ schema: 'barline.batch/1', key });
  writeFileSync(`${resumed}.journal`, `${[head, ...records].join('\n')}\n`);
  writeFileSync(`${resumed}.part`, Buffer.concat([bytes.subarray(0, third), Buffer.from('half a file')]));

  const ran = await barline(['batch', '-', '-o', resumed, '--template', '{n}-{type}', '--resume'], { input });
  expect(ran.code).toBe(0);
  expect(ran.err).toMatch(/Going on after 2 rows/);
  const [one, other] = [whole, resumed].map((file) => unzipSync(readFileSync(file)));
  expect(Object.keys(other)).toEqual(Object.keys(one));
  for (const name of Object.keys(one)) expect(Buffer.from(other[name]).equals(Buffer.from(one[name]))).toBe(true);
});

/** The key that a batch gives its journal, from one that cannot be finished. */
async function keyOf(zip: string, input: string): Promise<string> {
  await barline(['batch', '-', '-o', zip, '--template', '{n}-{type}', '--resume'], {
    input,
    env: { BARLINE_DATABASE_URL: 'postgres://127.0.0.1:1/none' },
  });
  return JSON.parse(readFileSync(`${zip}.journal`, 'utf8').split('\n')[0]).key;
}

test('batch fills a folder, and sheets of labels', async () => {
  const into = `${place('into')}/`;
  await barline(['batch', '-', '-o', into, '--template', '{type}/{title}'], {
    input: `${URI},Список\n${ALBUM},Альбом`,
  });
  expect(existsSync(join(into, 'playlist', 'Список.svg'))).toBe(true);
  expect(existsSync(join(into, 'index.csv'))).toBe(true);

  const labels = place('labels.pdf');
  const ran = await barline(['batch', '-', '-o', labels, '--sheet', '2x7'], {
    input: `${URI},Список\n${ALBUM},Альбом`,
  });
  expect(ran).toMatchObject({ code: 0, out: `${labels}\n` });
  const scanned = await barline(['scan', labels]);
  expect(scanned.out.trim().split('\n').sort()).toEqual([ALBUM, URI]);
});

test.each([
  [['--format', 'svg,bmp'], /“bmp” is not known/],
  [['--template', '{nr}'], /no field \{nr\}/],
  [['--jobs', '99'], /from 1 to 16/],
  [['-o', '/dev/null/x/codes.zip'], /cannot be written/],
])('batch refuses %j', async (args, message) => {
  const ran = await barline(['batch', '-', '-o', place('never.zip'), ...args], { input: URI });
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toMatch(message);
});

test('batch takes a single link as a list of one; a file that is missing is called so', async () => {
  const zip = place('one.zip');
  const env = { BARLINE_STRIP_URL: 'off' };
  const ran = await barline(['batch', UNKNOWN, '-o', zip], { env });
  expect(ran.err).toMatch(/Made: 0 · failed: 1/);
  expect(Object.keys(unzipSync(readFileSync(zip)))).toEqual(['index.csv']);
  const missing = await barline(['batch', place('missing.csv'), '-o', zip]);
  expect(missing).toMatchObject({ code: 2 });
  expect(missing.err).toMatch(/The file .*missing\.csv cannot be read/);
  expect((await barline(['--lang', 'ru', 'batch', place('missing.csv')])).err).toMatch(/Не удаётся прочитать файл/);
});

test('batch of nothing says so', async () => {
  expect((await barline(['batch', '-'], { input: '# nothing\n\n' })).err).toMatch(/no links in -/);
});

test('history notes what is made and read, and moves between machines', async () => {
  const here = { BARLINE_DATA_DIR: temporaryFolder() };
  await run(['registry', 'import', place('pairs.csv')], { env: here });
  const file = place('noted.png');
  await run(['create', URI, '-o', file], { env: here });
  await run(['scan', file], { env: here });
  const { out } = await run(['history', '--json'], { env: here });
  expect(JSON.parse(out)).toMatchObject({
    count: 2,
    entries: [
      { kind: 'scan', uri: URI, media_ref: String(REF), source: file },
      { kind: 'create', uri: URI, source: file },
    ],
  });
  for (const name of ['history.csv', 'history.json']) {
    await run(['history', 'export', place(name)], { env: here });
    const there = { BARLINE_DATA_DIR: temporaryFolder() };
    expect((await run(['history', 'import', place(name)], { env: there })).err).toMatch(/Added: 2 /);
    expect((await run(['history', 'import', place(name)], { env: there })).err).toMatch(/there already: 2 /);
    expect((await run(['history', '--jsonl'], { env: there })).out.trim().split('\n')).toHaveLength(2);
  }
  expect((await run(['history', 'clear'], { env: here })).err).toBe('Deleted: 2\n');
  expect((await run(['history', 'list'], { env: here })).out).toBe('');
  await run(['scan', file], { env: { ...here, BARLINE_HISTORY: 'off' } });
  expect((await run(['history', 'list'], { env: here })).out).toBe('');
});

test('registry stats counts, teach --from learns and proves a list', async () => {
  expect(JSON.parse((await barline(['registry', 'stats', '--json'])).out)).toMatchObject({
    type: { playlist: expect.any(Number), album: expect.any(Number) },
  });
  const ran = await barline(['teach', '--from', '-'], { input: `${URI}\n${REF} ${URL_}\n12 ${URI}\n` });
  expect(ran).toMatchObject({ code: 13, out: `${REF}\t${URI}\n${REF}\t${URI}\n` });
  expect(ran.err).toMatch(/^barline: 3: /);
});

test('scan says what is wrong with a PDF', async () => {
  const ran = await barline(['scan', '-'], { input: '%PDF-1.7\nnonsense' });
  expect(ran.code).toBe(2);
  expect(ran.err).toMatch(/PDF is damaged/);
});
