import { existsSync, readdirSync, readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { readPicture } from './read-picture.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const left = sharp({ create: { width: 20, height: 30, channels: 3, background: '#ff0000' } });
const right = sharp({ create: { width: 20, height: 30, channels: 3, background: '#0000ff' } });
/** 40 × 30, the left half red, the right half blue. */
const flag = sharp({ create: { width: 40, height: 30, channels: 3, background: '#ffffff' } }).composite([
  { input: await left.png().toBuffer(), left: 0, top: 0 },
  { input: await right.png().toBuffer(), left: 20, top: 0 },
]);
const picture = await flag.png().toBuffer();

describe('opens', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('%s', async (format) => {
    const { width, height, data } = await readPicture(await sharp(picture).toFormat(format).toBuffer());
    expect([width, height, data.length]).toEqual([40, 30, 40 * 30 * 4]);
    expect(colourAt(data, 40, 5, 15)).toBe('red');
    expect(colourAt(data, 40, 35, 15)).toBe('blue');
  });

  it.each<[string, (flag: Sharp) => Sharp]>([
    ['16 bits a channel', (image) => image.toColourspace('rgb16').png()],
    ['CMYK', (image) => image.toColourspace('cmyk').jpeg()],
    ['a palette', (image) => image.png({ palette: true })],
    ['half transparency', (image) => image.ensureAlpha(0.5).png()],
  ])('a picture with %s', async (_what, encode) => {
    const { width, data } = await readPicture(await encode(sharp(picture)).toBuffer());
    expect(data).toHaveLength(40 * 30 * 4);
    expect(colourAt(data, width, 5, 15)).toBe('red');
  });

  it('a grey picture of 16 bits', async () => {
    const grey = await sharp(picture).greyscale().toColourspace('grey16').png().toBuffer();
    const { data } = await readPicture(grey);
    expect(data).toHaveLength(40 * 30 * 4);
    expect(data[0]).toBe(data[1]);
  });

  it('keeps transparency, for whoever reads it to decide what is behind', async () => {
    const clear = { create: { width: 4, height: 4, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } } as const;
    expect((await readPicture(await sharp(clear).png().toBuffer())).data[3]).toBe(0);
  });

  it('a photo as its camera was held', async () => {
    const turned = await sharp(picture).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height, data } = await readPicture(turned);
    expect([width, height]).toEqual([30, 40]);
    expect(colourAt(data, 30, 15, 5)).toBe('red');
  });

  it('the first frame of an animation', async () => {
    const frames = Buffer.concat([await left.raw().toBuffer(), await right.raw().toBuffer()]);
    const raw = { width: 20, height: 60, channels: 3, pageHeight: 30 } as const;
    const gif = await sharp(frames, { raw }).gif().toBuffer();
    const { height, data } = await readPicture(gif);
    expect([height, colourAt(data, 20, 5, 5)]).toEqual([30, 'red']);
  });

  it.each([
    ['small', 'viewBox="0 0 400 100"', 1000, 250],
    ['medium', 'width="2000" height="500"', 2000, 500],
    ['enormous', 'width="64000" height="16000"', 4000, 1000],
  ])('a %s drawing at a size that can be scanned', async (_what, size, width, height) => {
    expect(await readPicture(svg(size, '<rect width="9" height="9"/>'))).toMatchObject({ width, height });
  });

  it('a drawing without whatever it would fetch from elsewhere', async () => {
    const elsewhere =
      '<image href="file:///etc/hostname" width="9" height="9"/><image href="http://127.0.0.1:1/x.png" width="9" height="9"/>';
    expect(await readPicture(svg('width="1000" height="100"', elsewhere))).toMatchObject({ width: 1000 });
  });
});

describe('refuses', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, object]>([
    ['0 bytes', () => new Uint8Array(), { id: 'decode_image_failed', values: { reason: 'empty' } }],
    ['a text', () => Buffer.from('Dear diary'), { id: 'decode_image_failed', values: { reason: 'unknown' } }],
    ['a page', () => Buffer.from('<!doctype html>'), { id: 'decode_image_failed', values: { reason: 'unknown' } }],
    ['more than 20 MB', () => new Uint8Array(20 * 2 ** 20 + 1), { id: 'image_too_large', values: { reason: 'bytes' } }],
    ['51 megapixels', () => blank(6000, 8500), { id: 'image_too_large', values: { reason: 'pixels', megapixels: 51 } }],
    ['an endless entity', () => svg('width="9" height="9"', '&a;', laughs), { id: 'decode_image_failed' }],
  ])('%s', async (_what, bytes, failure) => {
    await expect(readPicture(await bytes())).rejects.toMatchObject(failure);
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('a %s that is cut off', async (format) => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const create = { width: 200, height: 100, channels: 3, background: 'red', noise } as const;
    const whole = await sharp({ create }).toFormat(format).toBuffer();
    for (const length of [30, whole.length >> 1, whole.length - 20]) {
      const refused = { id: 'decode_image_failed', values: { reason: 'truncated' } };
      await expect(readPicture(whole.subarray(0, length)), `${length} bytes`).rejects.toMatchObject(refused);
    }
  });

  it('50 megapixels are not too many', async () => {
    expect(await readPicture(await blank(5000, 10_000))).toMatchObject({ width: 5000 });
  });
});

const shared = new URL('../../../../../shared/codes/images/', import.meta.url);
describe.skipIf(!existsSync(shared))('real pictures (skipped where ../shared is absent)', () => {
  it('all open', async () => {
    for (const kind of ['screenshot', 'product', 'photo']) {
      const folder = new URL(`${kind}/`, shared);
      for (const name of readdirSync(folder).slice(0, 10)) await readPicture(readFileSync(new URL(name, folder)));
    }
  }, 60_000);
});

const laughs =
  '<!DOCTYPE svg [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;"><!ENTITY a2 "&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;"><!ENTITY a3 "&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;"><!ENTITY a4 "&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;"><!ENTITY a5 "&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;"><!ENTITY a6 "&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;"><!ENTITY a7 "&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;"><!ENTITY a "&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;">]>';

function svg(size: string, inside: string, before = ''): Buffer {
  return Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);
}

function blank(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
}

function colourAt(data: ArrayLike<number>, width: number, x: number, y: number): 'red' | 'blue' | 'other' {
  const [r, , b] = Array.from({ length: 3 }, (_, channel) => data[(y * width + x) * 4 + channel]);
  return r > 150 && b < 100 ? 'red' : b > 150 && r < 100 ? 'blue' : 'other';
}
