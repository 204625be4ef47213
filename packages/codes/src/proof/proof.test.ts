import { describe, expect, test } from 'vitest';
import { encode } from '../codec/encode.ts';
import { toMediaRef } from '../media-ref.ts';
import type { Pixels } from '../pixels.ts';
import { rasterToRgba, renderRaster } from '../renderer/raster.ts';
import { resolveStyle, type Style, type StyleRequest } from '../renderer/style.ts';
import { DEFECTS } from './defects.ts';
import { compress } from './jpeg.ts';
import { judgeProof, provePicture, proveScan } from './proof.ts';

const DRAWING = { levels: encode(toMediaRef(57639171874)) };

function style(request: StyleRequest): Style {
  const resolved = resolveStyle(request);
  if (!resolved.ok) throw new Error(resolved.field);
  return resolved.style;
}

const prove = (request: StyleRequest) => {
  const proof = proveScan(DRAWING, style(request));
  return { ...proof, judgement: judgeProof(proof) };
};

test('there are 48 defects, each with its own name', () => {
  expect(DEFECTS).toHaveLength(48);
  expect(new Set(DEFECTS.map(({ name }) => name)).size).toBe(48);
});

describe('a proof', () => {
  test('of black and white is good', () => {
    const proof = prove({ bg: 'white', bars: 'black' });
    expect(proof).toMatchObject({ of: 48, nominal: true, misreads: 0, judgement: 'good' });
    expect(proof.read).toBeGreaterThanOrEqual(45);
    expect(proof.ratio).toBeCloseTo(21, 5);
    expect(proof.defects.filter(({ read }) => read)).toHaveLength(proof.read);
  });

  test('of white on Spotify’s green warns of its contrast and yet reads', () => {
    const proof = prove({ bg: '1DB954', bars: 'white' });
    expect(proof.ratio).toBeCloseTo(2.59, 2);
    expect(proof.read).toBeGreaterThanOrEqual(43);
    expect(proof.judgement).toBe('low');
  });

  test('of two greys that are almost one is risky', () => {
    expect(prove({ bg: '#e0e0e0', bars: '#c8c8c8' }).judgement).toBe('risky');
  });

  test('of one colour on itself is unreadable', () => {
    expect(prove({ bg: '#123456', bars: '#123456' })).toMatchObject({
      read: 0,
      nominal: false,
      judgement: 'unreadable',
    });
  });

  test('is the same every time', () => {
    const request = { bg: '#336699', bars: '#88aacc', width: 120 };
    expect(prove(request)).toEqual(prove(request));
  });

  test('honours margins, corners, a frame, a mirror and transparent ground', () => {
    for (const request of [
      { margin: 30, corners: 20, frame: 4, bg: '#222222' },
      { mirror: true },
      { bg: 'transparent', bars: 'black' },
    ]) {
      expect(prove(request).read).toBeGreaterThanOrEqual(43);
    }
  });
});

describe('a picture’s proof', () => {
  const strip = rasterToRgba(renderRaster(DRAWING, style({ bg: '1DB954', bars: 'white', width: 500 })));
  const onPage = paste(strip, { width: 900, height: 700, grey: 120 }, 200, 300);

  test('is that of the code in it', () => {
    const proof = provePicture(onPage);
    expect(proof?.code.mediaRef).toBe(57639171874);
    expect(proof?.read).toBeGreaterThanOrEqual(43);
    expect(proof?.ratio).toBeCloseTo(2.59, 1);
  });

  test('has the contrast of the bar that stands out least', () => {
    const picture = { ...onPage, data: onPage.data.slice() };
    // A veil over the right end of the strip.
    for (let y = 300; y < 425; y++) {
      for (let x = 640; x < 700; x++) {
        const at = (y * 900 + x) * 4;
        for (let channel = 0; channel < 3; channel++) picture.data[at + channel] = 200 + picture.data[at + channel] / 8;
      }
    }
    expect(provePicture(picture)?.ratio).toBeLessThan(1.5);
  });

  test('is none where there is no code', () => {
    expect(provePicture({ width: 300, height: 200, data: new Uint8ClampedArray(240000).fill(255) })).toBeNull();
  });
});

test('JPEG changes a picture little at quality 95 and much at 10', () => {
  const { width, height, data } = rasterToRgba(renderRaster(DRAWING, style({ width: 200 })));
  const difference = (quality: number) => {
    const copy = Uint8ClampedArray.from(data);
    compress(copy, width, height, quality);
    return copy.reduce((sum, value, at) => sum + Math.abs(value - data[at]), 0) / copy.length;
  };
  expect(difference(95)).toBeLessThan(2);
  expect(difference(95)).toBeGreaterThan(0);
  expect(difference(10)).toBeGreaterThan(3);
});

function paste(from: Pixels, page: { width: number; height: number; grey: number }, left: number, top: number): Pixels {
  const data = new Uint8ClampedArray(page.width * page.height * 4).fill(page.grey);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  for (let y = 0; y < from.height; y++) {
    const row = from.data.subarray(y * from.width * 4, (y + 1) * from.width * 4);
    data.set(row, ((top + y) * page.width + left) * 4);
  }
  return { width: page.width, height: page.height, data };
}
