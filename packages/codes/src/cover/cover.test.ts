import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encode } from '../codec/encode.ts';
import { toMediaRef } from '../media-ref.ts';
import type { Pixels } from '../pixels.ts';
import { scan } from '../scan.ts';
import { sceneToSvg } from '../scene/svg.ts';
import { readFont } from '../text/font.ts';
import { missingCharacters, writeLine } from '../text/write-text.ts';
import { type Cover, composeCover } from './compose.ts';
import { paletteOf } from './palette.ts';
import { COVER_TEMPLATES, type CoverTemplateId } from './templates.ts';

const REF = toMediaRef(57639171874);
const DRAWING = { levels: encode(REF) };
const TEMPLATES = Object.keys(COVER_TEMPLATES) as CoverTemplateId[];

const { resolve } = createRequire(import.meta.url);
const font = readFont(
  ['latin', 'cyrillic'].map((script) =>
    readFileSync(resolve(`@fontsource/inter/files/inter-${script}-700-normal.woff`)),
  ),
  (bytes) => inflateSync(bytes),
);

/** Four quarters: red, green, blue and yellow. */
const QUARTERS = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="200" height="200" fill="#f00"/>' +
    '<rect x="200" width="200" height="200" fill="#0f0"/><rect y="200" width="200" height="200" fill="#00f"/>' +
    '<rect x="200" y="200" width="200" height="200" fill="#ff0"/></svg>',
).toString('base64')}`;

async function draw(cover: Partial<Cover>, px = 600): Promise<Pixels & { at(x: number, y: number): number[] }> {
  const picture = { width: 400, height: 400 };
  const whole: Cover = { template: 'square', background: '#ffffff', bars: '#000000', picture, ...cover };
  const svg = sceneToSvg(composeCover(DRAWING, whole, font).scene, { px, href: QUARTERS });
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x: number, y: number) => {
    const pixel = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    return [...data.subarray(pixel, pixel + 3)];
  };
  return { width, height, data, at };
}

test.each(TEMPLATES)('the strip of the template %s is read, with a picture and words', async (template) => {
  const { px } = COVER_TEMPLATES[template];
  const pixels = await draw(
    { template, title: 'Ёлка и Цой', caption: 'Summer', background: '#1db954', bars: '#ffffff' },
    Math.min(px, 1200),
  );
  const { codes } = scan(pixels);
  expect(new Set(codes.map(({ mediaRef }) => mediaRef))).toEqual(new Set([REF]));
  expect(codes).toHaveLength(template === 'tent' ? 2 : 1);
});

describe('a picture', () => {
  // The square's picture area is 4 wide and 3 high: of a square picture the middle rows are seen.
  test('fills its place', async () => {
    const { at } = await draw({});
    expect([at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.65), at(0.9, 0.65)]).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
    ]);
  });

  test('is moved by x and y where it is larger', async () => {
    const { at } = await draw({ crop: { zoom: 4, x: 1, y: -1 } });
    for (const [x, y] of [
      [0.02, 0.02],
      [0.98, 0.02],
      [0.5, 0.7],
    ])
      expect(at(x, y)).toEqual([0, 255, 0]);
  });

  test('is turned about the middle of its place, and still fills it', async () => {
    const { at } = await draw({ crop: { turn: 180 } });
    expect([at(0.1, 0.1), at(0.9, 0.65)]).toEqual([
      [255, 255, 0],
      [255, 0, 0],
    ]);
    for (let turn = -170; turn < 180; turn += 34) {
      const turned = await draw({ crop: { turn } }, 200);
      for (const [x, y] of [
        [0.01, 0.01],
        [0.99, 0.01],
        [0.01, 0.73],
        [0.99, 0.73],
      ]) {
        expect(turned.at(x, y), `${turn}`).not.toEqual([255, 255, 255]);
      }
    }
  });

  test('is whole where that is asked for', async () => {
    const { at } = await draw({ crop: { fit: 'whole' } });
    expect(at(0.05, 0.3)).toEqual([255, 255, 255]);
    expect([at(0.15, 0.02), at(0.85, 0.02), at(0.15, 0.73), at(0.85, 0.73)]).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
    ]);
  });

  test('with nonsense for numbers lies as one without', async () => {
    const { scene } = composeCover(
      DRAWING,
      cover({ crop: { zoom: Number.NaN, x: Number.NaN, y: 0, turn: Infinity } }),
      null,
    );
    expect(scene).toEqual(composeCover(DRAWING, cover({ crop: {} }), null).scene);
    function cover(rest: Partial<Cover>): Cover {
      return { template: 'card', background: '#ffffff', bars: '#000000', picture: { width: 3, height: 2 }, ...rest };
    }
  });
});

describe('words', () => {
  test('are as wide as they are said to be, and made smaller to fit', () => {
    const place = { x: 10, y: 20, size: 8, most: 1000 };
    const written = writeLine(font, 'Ёлка', place);
    expect(written.outlines).toHaveLength(4);
    const tight = writeLine(font, 'Ёлка', { ...place, most: written.width / 2 });
    expect(tight.width).toBeCloseTo(written.width / 2, 9);
    const xs = written.outlines.flat().flatMap((segment) => (segment[0] === 'Z' ? [] : [segment.at(-2) as number]));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...xs)).toBeLessThanOrEqual(10 + written.width);
  });

  test('name the characters that the typeface does not have', () => {
    expect(missingCharacters(font, 'Ёлка ♫ 日 ♫ x')).toEqual(['♫', '日']);
    expect(missingCharacters(font, 'и\u0306')).toEqual([]);
  });

  test('need a font: what is none is refused', () => {
    expect(() => readFont([], (bytes) => bytes)).toThrow(RangeError);
    expect(() => readFont([new Uint8Array(100)], (bytes) => bytes)).toThrow(RangeError);
  });
});

test('a palette names the colours of a picture, the most frequent first', async () => {
  const data = new Uint8ClampedArray(100 * 4).fill(255);
  for (let pixel = 0; pixel < 60; pixel++) data.set([200, 30, 30], 4 * pixel);
  for (let pixel = 60; pixel < 70; pixel++) data.set([20, 30, 200], 4 * pixel);
  expect(paletteOf({ width: 10, height: 10, data })).toEqual(['#c81e1e', '#ffffff', '#141ec8']);
});
