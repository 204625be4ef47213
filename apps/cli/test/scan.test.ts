import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { encode, type MediaRef, resolveStyle, toMediaRef } from '@barline/codes';
import { drawPicture } from '@barline/server';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { type Given, barline as run } from './barline.ts';
import { temporaryFolder } from './folder.ts';

const KNOWN = toMediaRef(57639171874);
const URI = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';
const UNKNOWN = toMediaRef(12345);

const folder = temporaryFolder();
const barline = (args: readonly string[], given: Given = {}) =>
  run(['scan', ...args], { ...given, env: { BARLINE_DATA_DIR: folder, ...given.env } });
const path = (name: string) => join(folder, name);

async function draw(mediaRef: MediaRef): Promise<Uint8Array> {
  const style = resolveStyle({ width: 400 });
  if (!style.ok) throw new Error('The style is wrong.');
  return (await drawPicture({ levels: encode(mediaRef) }, style.style, 'png')).bytes;
}

beforeAll(async () => {
  const [known, unknown] = await Promise.all([draw(KNOWN), draw(UNKNOWN)]);
  const page = sharp({ create: { width: 900, height: 700, channels: 3, background: '#fff' } });
  const both = [
    { input: Buffer.from(known), left: 50, top: 50 },
    { input: Buffer.from(unknown), left: 400, top: 400 },
  ];
  const blank = { create: { width: 640, height: 480, channels: 3, background: '#ddd' } } as const;
  writeFileSync(path('known.png'), known);
  writeFileSync(path('unknown.png'), unknown);
  writeFileSync(path('both.png'), await page.composite(both).png().toBuffer());
  writeFileSync(path('blank.png'), await sharp(blank).png().toBuffer());
  writeFileSync(path('empty.png'), '');
  writeFileSync(path('truncated.png'), known.subarray(0, known.length / 2));
  writeFileSync(path('text.png'), 'this is not a picture');
  writeFileSync(path('bytes.png'), Buffer.alloc(50_000_000));
  writeFileSync(path('pixels.png'), hugePng());
  mkdirSync(path('folder.png'));
});

/** A PNG of 200 megapixels of one bit each, in a few kilobytes. */
function hugePng(): Buffer {
  const [width, height] = [20_000, 10_000];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + width / 8) * height), { level: 1 });
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

test('a known code gives its link', async () => {
  expect(await barline([path('known.png')])).toMatchObject({ code: 0, out: `${URI}\n`, err: '' });
});

test('an unknown code gives its number, exit code 5, and what to do next', async () => {
  const { code, out, err } = await barline([path('unknown.png')]);
  expect({ code, out }).toEqual({ code: 5, out: '12345\n' });
  expect(err).toMatch(/^barline: .+ barline teach 12345 LINK\n$/);
  expect((await barline([path('unknown.png'), '--lang', 'ru'])).err).toMatch(/barline teach 12345 ССЫЛКА\n$/);
});

test('several codes in one picture are a line each', async () => {
  const { code, out } = await barline([path('both.png')]);
  expect(out.trim().split('\n').toSorted()).toEqual(['12345', URI]);
  expect(code).toBe(13);
});

test('- is standard input', async () => {
  const input = readFileSync(path('known.png'));
  expect(await barline(['-'], { input })).toMatchObject({ code: 0, out: `${URI}\n` });
  const { out } = await barline(['-', '--json'], { input });
  expect(JSON.parse(out).source).toBe('-');
});

test('--json is one barline.scan/1 object', async () => {
  const { code, out } = await barline([path('known.png'), '--json']);
  expect(code).toBe(0);
  const report = JSON.parse(out);
  expect(report).toEqual({
    schema: 'barline.scan/1',
    source: path('known.png'),
    elapsed_ms: expect.any(Number),
    codes: [
      {
        kind: 'spotify-code',
        namespace: 'spotify',
        layout: 'centered',
        media_ref: String(KNOWN),
        crc_ok: true,
        confidence: expect.any(Number),
        corrected_bits: 0,
        heights: expect.any(Array),
        polygon: expect.any(Array),
        resolved: expect.objectContaining({
          status: 'known',
          via: 'registry',
          uri: URI,
          type: 'playlist',
          title: null,
        }),
      },
    ],
    errors: [],
  });
  expect(report.codes[0].heights).toHaveLength(23);
  expect(report.codes[0].polygon).toHaveLength(4);
});

test('--json of an unknown code says so', async () => {
  const { code, out } = await barline([path('unknown.png'), '--json']);
  expect(code).toBe(5);
  expect(JSON.parse(out)).toMatchObject({
    codes: [{ media_ref: '12345', resolved: { status: 'unknown' } }],
    errors: [],
  });
});

test('several pictures are told apart by path and tab, and mixed outcomes exit 13', async () => {
  const { code, out, err } = await barline([path('known.png'), path('blank.png'), path('unknown.png')]);
  expect(out).toBe(`${path('known.png')}\t${URI}\n${path('unknown.png')}\t12345\n`);
  expect(err).toMatch(new RegExp(`^barline: ${path('blank.png')}: There is no Spotify Code`));
  expect(code).toBe(13);
});

test('several pictures with one outcome keep its exit code', async () => {
  expect((await barline([path('known.png'), path('known.png')])).code).toBe(0);
  expect((await barline([path('unknown.png'), path('unknown.png')])).code).toBe(5);
  expect((await barline([path('blank.png'), path('blank.png')])).code).toBe(4);
});

test('--jsonl is one line for each picture, in order, failures included', async () => {
  const names = ['bytes.png', 'known.png', 'missing.png', 'unknown.png', 'text.png', 'blank.png', 'known.png'];
  const { code, out } = await barline([...names.map(path), '--jsonl']);
  const reports = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(reports.map((report) => report.source)).toEqual(names.map(path));
  expect(reports.map((report) => report.errors[0]?.id ?? report.codes[0].media_ref)).toEqual([
    'image_too_large',
    String(KNOWN),
    'decode_image_failed',
    '12345',
    'decode_image_failed',
    'no_code',
    String(KNOWN),
  ]);
  for (const report of reports) expect(report).toMatchObject({ schema: 'barline.scan/1' });
  expect(code).toBe(13);
});

test('--json of several pictures is one object with their reports', async () => {
  const { out } = await barline([path('known.png'), path('blank.png'), '--json']);
  expect(JSON.parse(out).results.map((report: { errors: [] }) => report.errors.length)).toEqual([0, 1]);
});

test.each([
  ['no code', 'blank.png', 4, 'no_code', /There is no Spotify Code/, /нет кода Spotify/],
  ['an empty file', 'empty.png', 2, 'decode_image_failed', /empty \(0 bytes\)/, /Файл пуст/],
  ['a picture that is cut off', 'truncated.png', 2, 'decode_image_failed', /cut off/, /неполное/],
  ['no picture', 'text.png', 2, 'decode_image_failed', /not a picture/, /не изображение/],
  ['50 MB', 'bytes.png', 2, 'image_too_large', /larger than 20 MB/, /больше 20 МБ/],
  ['200 megapixels', 'pixels.png', 2, 'image_too_large', /200 megapixels/, /200 мегапикселей/],
  ['a file that is missing', 'missing.png', 2, 'decode_image_failed', /cannot be opened/, /Не удаётся открыть/],
  ['a folder', 'folder.png', 2, 'decode_image_failed', /is a folder/, /папка/],
])('%s has its own sentence in both languages', async (_, name, code, id, english, russian) => {
  const ran = await barline([path(name), '--json']);
  expect(ran.code).toBe(code);
  expect(JSON.parse(ran.out)).toMatchObject({ schema: 'barline.scan/1', codes: [], errors: [{ id }] });
  expect(ran.err).toMatch(/^barline: [^\n]+\n$/);
  expect(ran.err).toMatch(english);
  const inRussian = await barline([path(name), '--json', '--lang', 'ru']);
  expect(inRussian.err).toMatch(russian);
  expect(JSON.parse(inRussian.out).errors[0].detail).toMatch(russian);
});

test('an endless standard input is refused after 20 MB', async () => {
  const { code, err } = await barline(['-'], { input: Buffer.alloc(21 * 1024 * 1024 + 1) });
  expect(code).toBe(2);
  expect(err).toMatch(/larger than 20 MB/);
});

test('a picture is read though the registry cannot be opened; its link is then not known', async () => {
  const { code, out, err } = await barline([path('known.png')], { env: { BARLINE_DATA_DIR: '/dev/null/none' } });
  expect({ code, out }).toEqual({ code: 5, out: `${KNOWN}\n` });
  expect(err).toMatch(/database cannot be reached/);
  expect(err).toMatch(/without the registry/);
});

test('a wrong setting is named', async () => {
  const { code, err } = await barline([path('known.png')], { env: { BARLINE_DATABASE_URL: 'mysql://x' } });
  expect(code).toBe(2);
  expect(err).toMatch(/BARLINE_DATABASE_URL=mysql:\/\/x/);
});

test('-- ends the options before a file whose name begins with a dash', async () => {
  const { code, err } = await barline(['--', '--json']);
  expect(code).toBe(2);
  expect(err).toMatch(/The file --json cannot be opened/);
});
