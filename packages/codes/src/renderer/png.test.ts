import { constants, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Levels } from '../symbol.ts';
import { encodePng } from './png.ts';
import { type Raster, rasterToRgba, renderRaster } from './raster.ts';

const LEVELS: Levels = [0, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 7, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 0];

const deflate = (bytes: Uint8Array) => deflateSync(bytes, { strategy: constants.Z_RLE });

async function expectSame(raster: Raster): Promise<void> {
  const png = encodePng(raster, deflate);
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([raster.width, raster.height]);
  expect(Buffer.compare(data, Buffer.from(rasterToRgba(raster).data))).toBe(0);
}

test('a PNG of any raster decodes to its pixels', async () => {
  const rasters = fc
    .record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 12 }),
      colours: fc.constantFrom(1, 2, 3, 15, 16, 17, 256),
      seed: fc.infiniteStream(fc.nat()),
    })
    .map(({ width, height, colours, seed }): Raster => {
      const take = (count: number, limit: number) => Uint8Array.from(seed.take(count), (value) => value % limit);
      return { width, height, palette: take(4 * colours, 256), data: take(width * height, colours) };
    });
  await fc.assert(fc.asyncProperty(rasters, expectSame), { numRuns: 100 });
});

test.each([64, 65, 255, 640, 2001])('a PNG of a code %i px wide decodes to its pixels', async (width) => {
  await expectSame(renderRaster({ levels: LEVELS }, { background: '#1db954', bars: '#ffffff', width }));
  await expectSame(renderRaster({ levels: LEVELS }, { background: 'transparent', bars: '#123456', width }));
});

test('a PNG of 640 px takes less than 4 kB', () => {
  const raster = renderRaster({ levels: LEVELS }, { background: '#000000', bars: '#ffffff', width: 640 });
  expect(encodePng(raster, deflate).length).toBeLessThan(4000);
});

test('a PNG says how large it is on paper', async () => {
  const raster = renderRaster({ levels: LEVELS }, { background: '#000000', bars: '#ffffff', width: 945 });
  expect((await sharp(encodePng(raster, deflate, 300)).metadata()).density).toBe(300);
});
