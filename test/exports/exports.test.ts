import { deflateSync } from 'node:zlib';
import { composeCover, encode, renderOpenscad, sceneToPdf, toMediaRef } from '@barline/codes';
import { drawPicture } from '@barline/server';
import { describe, expect, test } from 'vitest';
import { goodCodes, randomCode } from './random-codes.ts';
import { FLAT_FORMATS, readBack, readPlate, solidOf } from './read-back.ts';
import { boundsOf, drawDxf, drawPdf, read3mf, readStl, volumeOf } from './readers.ts';

const SAMPLE = 8;
const CODE = randomCode(1);
const PLAIN = { background: '#ffffff', bars: '#000000', width: 640 } as const;

test(`${SAMPLE} random codes in random styles are read in every flat export, drawn by programs of others`, {
  timeout: 120_000,
}, async () => {
  for (const code of goodCodes(SAMPLE)) {
    for (const format of FLAT_FORMATS) {
      expect({ ...code, format, read: await readBack(code, format) }).toMatchObject({ read: 'same' });
    }
  }
});

test('plates of every kind are closed, as large as they should be, and read from above', {
  timeout: 120_000,
}, async () => {
  for (let index = 0; index < 7; index++) {
    const { openEdges, off, read } = await readPlate(randomCode(index), solidOf(index));
    expect({ index, openEdges, read }).toEqual({ index, openEdges: 0, read: true });
    expect(off).toBeLessThan(0.01);
  }
});

describe('a PDF', () => {
  const deflate = (bytes: Uint8Array) => deflateSync(bytes);

  test('has the size, the boxes and the title that are asked for', async () => {
    const labels = { title: 'Код «Ёлки»', description: '' };
    const { bytes } = await drawPicture(CODE.drawing, { ...PLAIN, mm: 100 }, 'pdf', {
      bleed: 3,
      cropMarks: true,
      labels,
    });
    const { title, box } = await drawPdf(bytes);
    expect(title).toBe('Код «Ёлки»');
    // Its crop box is the page: the paper, 3 mm of bleed and 6 mm for the marks on either side.
    expect(box[2]).toBeCloseTo(((100 + 18) * 72) / 25.4, 2);
    expect(box[3]).toBeCloseTo(((25 + 18) * 72) / 25.4, 2);
    const text = Buffer.from(bytes).toString('latin1');
    const trim = /\/TrimBox \[([\d. ]+)\]/.exec(text)?.[1].split(' ').map(Number) ?? [];
    expect(trim[2] - trim[0]).toBeCloseTo((100 * 72) / 25.4, 2);
  });

  test('of a cover shows its picture where it is cropped to', async () => {
    // Left half red, right half blue: pushed to its right end, only blue is seen.
    const rgb = new Uint8Array(200 * 50 * 3);
    for (let pixel = 0; pixel < 200 * 50; pixel++) rgb[3 * pixel + (pixel % 200 < 100 ? 0 : 2)] = 255;
    const picture = { width: 200, height: 50, rgb };
    const cover = { template: 'square', background: '#ffffff', bars: '#000000', picture, crop: { x: 1 } } as const;
    const { scene } = composeCover(CODE.drawing, cover, null);
    const { pixels } = await drawPdf(sceneToPdf(scene, {}, picture, deflate));
    for (const [x, y] of [
      [0.1, 0.1],
      [0.9, 0.6],
      [0.5, 0.4],
    ]) {
      const at = (Math.round(y * pixels.height) * pixels.width + Math.round(x * pixels.width)) * 4;
      expect([...pixels.data.slice(at, at + 3)]).toEqual([0, 0, 255]);
    }
  });
});

test('a DXF is in millimetres and on its layers', async () => {
  const { bytes } = await drawPicture(CODE.drawing, { ...PLAIN, mm: 80 }, 'dxf');
  const { layers, box } = drawDxf(Buffer.from(bytes).toString());
  expect(layers).toEqual(['BARS', 'MARK', 'OUTLINE']);
  expect(box).toEqual([80, 20]);
});

test('STL in text is what it is in bytes', async () => {
  const [bytes, text] = await Promise.all(
    [false, true].map(async (ascii) => (await drawPicture(CODE.drawing, PLAIN, 'stl', { stl: { ascii } })).bytes),
  );
  expect(Buffer.from(text).toString()).toMatch(/^solid /);
  expect(readStl(text)).toHaveLength(readStl(bytes).length);
  expect(volumeOf(readStl(text))).toBeCloseTo(volumeOf(readStl(bytes)), 1);
});

test('3MF has two bodies in their colours that fill the same room as the one of STL', async () => {
  for (const index of [0, 2]) {
    const solid = solidOf(index);
    const style = { ...PLAIN, background: '#1db954' } as const;
    const { bodies, colours, unit } = read3mf((await drawPicture(CODE.drawing, style, '3mf', { solid })).bytes);
    expect(unit).toBe('millimeter');
    expect(Object.keys(bodies)).toEqual(['Plate', 'Bars']);
    expect(colours).toEqual(['#1DB954FF', '#000000FF']);
    const whole = readStl((await drawPicture(CODE.drawing, style, 'stl', { solid })).bytes);
    const [plate, bars] = [volumeOf(bodies.Plate), volumeOf(bodies.Bars)];
    expect(bars).toBeGreaterThan(10);
    // Raised bars stand on the plate; engraved ones are missing from the whole and fill what is cut.
    expect(volumeOf(whole)).toBeCloseTo(solid.cut === 'raised' ? plate + bars : plate, 0);
    expect(boundsOf(bodies.Bars).least[2]).toBeCloseTo(
      solid.cut === 'raised' ? solid.base : solid.base - solid.relief,
      4,
    );
  }
});

test('OpenSCAD source holds the bars, and its brackets match', () => {
  const drawing = { levels: encode(toMediaRef(57639171874)) };
  for (let index = 0; index < 7; index++) {
    const source = renderOpenscad(drawing, solidOf(index));
    expect(source).toContain(`levels = [${drawing.levels.join(', ')}];`);
    const open: string[] = [];
    for (const bracket of source
      .replace(/\/\/.*$/gm, '')
      .replace(/"[^"]*"/g, '')
      .match(/[()[\]{}]/g) ?? []) {
      if ('([{'.includes(bracket)) open.push(bracket);
      else expect(open.pop()).toBe({ ')': '(', ']': '[', '}': '{' }[bracket]);
    }
    expect(open).toEqual([]);
  }
});
