import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode, rasterToRgba, renderRaster, toMediaRef } from '@barline/codes';
import { beforeAll, expect, test } from 'vitest';
import { inputOf } from '../src/camera.ts';
import { type Given, barline as run } from './barline.ts';
import { temporaryFolder } from './folder.ts';

const URI = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';
const folder = temporaryFolder();
const path = (name: string) => join(folder, name);
const barline = (args: readonly string[], given: Given = {}) =>
  run(['scan', ...args], {
    env: { BARLINE_DATA_DIR: folder, XDG_STATE_HOME: folder, BARLINE_FFMPEG: path('ffmpeg'), ...given.env },
  });

/** Stands in for ffmpeg: notes how it was called and gives these files as frames. */
function standIn(name: string, ...frames: string[]): void {
  writeFileSync(path(name), `#!/bin/sh\necho "$@" > ${path('called')}\ncat ${frames.map(path).join(' ')}\n`);
  chmodSync(path(name), 0o755);
}

/** A frame of 1280 × 720 with a code in the middle, or without one. */
function frameOf(mediaRef: number | null): Buffer {
  const [width, height] = [1280, 720];
  const frame = Buffer.alloc(width * height * 4, 180);
  if (mediaRef === null) return frame;
  const style = { width: 640, background: '#ffffff', bars: '#000000' } as const;
  const code = rasterToRgba(renderRaster({ levels: encode(toMediaRef(mediaRef)) }, style));
  for (let y = 0; y < code.height; y++) {
    const row = code.data.subarray(y * code.width * 4, (y + 1) * code.width * 4);
    frame.set(row, ((280 + y) * width + 320) * 4);
  }
  return frame;
}

beforeAll(() => {
  writeFileSync(path('known'), frameOf(57639171874));
  writeFileSync(path('unknown'), frameOf(12345));
  writeFileSync(path('empty'), frameOf(null));
  standIn('ffmpeg', 'empty', 'known', 'known', 'known');
});

test('the first code before the camera is printed, and --once ends with it', async () => {
  const { code, out, err } = await barline(['--camera', '0', '--once']);
  expect(out).toBe(`${URI}\n`);
  expect(err).toContain('Looking for a code.');
  expect(code).toBe(0);
  const called = readFileSync(path('called'), 'utf8');
  if (process.platform === 'linux') expect(called).toContain('-f v4l2 -i /dev/video0');
  expect(called).toContain('-f rawvideo -pix_fmt rgba pipe:1');
});

test('without --once every code is printed once, however long it is in view', async () => {
  standIn('both', 'known', 'known', 'empty', 'unknown', 'unknown', 'known', 'known');
  const { code, out } = await barline(['--camera', '0', '--jsonl'], { env: { BARLINE_FFMPEG: path('both') } });
  const reports = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(reports.map(({ schema, source }) => [schema, source])).toEqual([
    ['barline.scan/1', 'camera:0'],
    ['barline.scan/1', 'camera:0'],
  ]);
  expect(reports.map(({ codes }) => codes.map((each: { media_ref: string }) => each.media_ref))).toEqual([
    ['57639171874'],
    ['12345'],
  ]);
  expect(code).toBe(13);
});

test('--open opens the page of a known code', async () => {
  writeFileSync(path('browser'), `#!/bin/sh\necho "$1" > ${path('opened')}\n`);
  chmodSync(path('browser'), 0o755);
  await barline(['--camera', '0', '--once', '--open'], { env: { BROWSER: path('browser') } });
  await expect
    .poll(() => readFileSync(path('opened'), 'utf8'))
    .toBe(`https://open.spotify.com/playlist/${URI.slice(17)}\n`);
});

test('a machine without ffmpeg, and a camera that gives nothing, are told apart', async () => {
  const without = await barline(['--camera', '0'], { env: { BARLINE_FFMPEG: path('nowhere') } });
  expect(without.err).toContain('through the program ffmpeg, which is not installed');
  expect(without.code).toBe(1);
  writeFileSync(path('silent'), '#!/bin/sh\necho "/dev/video0: No such file or directory" >&2\nexit 1\n');
  chmodSync(path('silent'), 0o755);
  const silent = await barline(['--camera', '0'], { env: { BARLINE_FFMPEG: path('silent') } });
  expect(silent.err).toContain('The camera “0” gives no picture: /dev/video0: No such file or directory');
  expect(silent.code).toBe(1);
});

test('files and a camera are not read at the same time', async () => {
  for (const args of [['--camera', '0', 'photo.jpg'], ['photo.jpg', '--once'], []]) {
    expect((await barline(args)).code, args.join(' ')).toBe(2);
  }
});

test('each system’s cameras are named as ffmpeg names them there', () => {
  expect(inputOf('0', 'linux')).toEqual(['-f', 'v4l2', '-i', '/dev/video0']);
  expect(inputOf('/dev/video9', 'linux')).toEqual(['-f', 'v4l2', '-i', '/dev/video9']);
  expect(inputOf('1', 'darwin')).toEqual(['-f', 'avfoundation', '-framerate', '30', '-i', '1']);
  expect(inputOf('Integrated Camera', 'win32')).toEqual(['-f', 'dshow', '-i', 'video=Integrated Camera']);
});
