import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Level, Levels } from '../symbol.ts';
import type { Colour } from './colour.ts';
import { type Raster, rasterToRgba, renderRaster } from './raster.ts';
import { MAX_SHADE } from './shade.ts';
import type { Style } from './style.ts';
import { renderSvg } from './svg.ts';

const LEVELS: Levels = [0, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 7, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 0];
const BLACK: Style = { background: '#000000', bars: '#ffffff', width: 640 };

/** First and last of the places where something is true. */
function extent(places: readonly boolean[]): [first: number, last: number] {
  return [places.indexOf(true), places.lastIndexOf(true)];
}

function isDark({ width, data }: Raster, x: number, y: number): boolean {
  return data[y * width + x] > MAX_SHADE / 2;
}

describe('a raster of 640 x 160', () => {
  const raster = renderRaster({ levels: LEVELS }, BLACK);
  const columns = Array.from({ length: 640 }, (_, x) => x);
  const rows = Array.from({ length: 160 }, (_, y) => y);
  const isInked = columns.map((x) => rows.some((y) => isDark(raster, x, y)));

  test('has the mark in columns and rows 32 to 127', () => {
    expect(extent(isInked.slice(0, 144))).toEqual([32, 127]);
    expect(extent(rows.map((y) => columns.slice(0, 144).some((x) => isDark(raster, x, y))))).toEqual([32, 127]);
  });

  test('has bars as wide, as high and where Spotify’s pictures have them', () => {
    const bars: [number, number][] = [];
    for (let x = 144; x < 640; x++) {
      if (isInked[x] && !isInked[x - 1]) bars.push([x, x]);
      if (isInked[x]) bars[bars.length - 1][1] = x;
    }
    expect(bars).toHaveLength(23);
    expect(bars[0]).toEqual([160, 170]);
    expect(bars[22]).toEqual([597, 607]);
    const heights = [18, 28, 40, 52, 62, 74, 84, 96];
    for (const [index, [first, last]] of bars.entries()) {
      expect([10, 11]).toContain(last - first + 1);
      const [top, bottom] = extent(rows.map((y) => columns.slice(first, last + 1).some((x) => isDark(raster, x, y))));
      expect(Math.abs(bottom - top + 1 - heights[LEVELS[index]])).toBeLessThanOrEqual(1);
      expect(top + bottom).toBe(159);
    }
  });

  test('has smooth edges between the two colours', () => {
    expect(new Set(raster.data).size).toBe(MAX_SHADE + 1);
    expect([...raster.palette.slice(0, 4)]).toEqual([0, 0, 0, 255]);
    expect([...raster.palette.slice(-4)]).toEqual([255, 255, 255, 255]);
  });
});

const level = fc.integer({ min: 0, max: 7 }) as fc.Arbitrary<Level>;
const levels = fc.array(level, { minLength: 23, maxLength: 23 });
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value): Colour => `#${value.toString(16).padStart(6, '0')}`);

/** The next width from that of a style on whose height is a whole number of pixels. */
function wholeHeight({ width, margin }: { width: number; margin: number }): number {
  const [across, down] = [400 + 2 * margin, 100 + 2 * margin];
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const step = across / divisor(across, down);
  return step * Math.ceil(width / step);
}

test('a line round a narrow picture is as thin as it should be', () => {
  const style = { background: '#000000', bars: '#ffffff', width: 80, frame: 1, corners: 4 } as const;
  const { data } = rasterToRgba(renderRaster({ levels: LEVELS }, style));
  // A fifth of a pixel, in the middle of the upper edge.
  expect(data[4 * 40]).toBe(51);
});

test('a raster looks as librsvg draws our SVG, in any style', async () => {
  const background = fc.oneof(colour, fc.constant('transparent' as const));
  const units = (max: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max }));
  const style = fc.record({
    background,
    bars: colour,
    width: fc.integer({ min: 64, max: 1100 }),
    margin: units(40),
    corners: units(50),
    frame: units(10),
    mirror: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(levels, style, async (levels, drawn) => {
      // Where the height is rounded, an SVG is cut at its edge, and with it a line that runs there.
      const style = drawn.corners + drawn.frame === 0 ? drawn : { ...drawn, width: wholeHeight(drawn) };
      const ours = rasterToRgba(renderRaster({ levels }, style));
      const image = sharp(Buffer.from(renderSvg({ levels }, style)))
        .ensureAlpha()
        .raw();
      const { data: theirs, info } = await image.toBuffer({ resolveWithObject: true });
      expect([ours.width, ours.height]).toEqual([info.width, info.height]);
      let total = 0;
      let largest = 0;
      for (let at = 0; at < theirs.length; at += 4) {
        const [ourAlpha, theirAlpha] = [ours.data[at + 3], theirs[at + 3]];
        for (let channel = at; channel < at + 4; channel++) {
          const isAlpha = channel === at + 3;
          const one = isAlpha ? ourAlpha : (ours.data[channel] * ourAlpha) / 255;
          const other = isAlpha ? theirAlpha : (theirs[channel] * theirAlpha) / 255;
          total += Math.abs(one - other);
          largest = Math.max(largest, Math.abs(one - other));
        }
      }
      // Only pixels on an edge differ: the narrower the strip, the larger their share, and more of them with a frame.
      const edges = style.corners + style.frame === 0 ? 1 : 3;
      const narrow = Math.max(1, (100 / style.width) * (1 + style.margin / 200));
      expect(total / theirs.length).toBeLessThan(1.5 * narrow * edges);
      if (style.corners + style.frame === 0) expect(largest).toBeLessThan(48);
    }),
    { numRuns: 60 },
  );
});

test('a raster of any width has its bars upside down as they are upright', () => {
  fc.assert(
    fc.property(levels, fc.integer({ min: 64, max: 400 }), (levels, width) => {
      const { data, height } = renderRaster({ levels }, { ...BLACK, width });
      expect(height).toBe(Math.round(width / 4));
      const left = Math.ceil(width / 4) - 2;
      for (let y = 0; y < height; y++) {
        const upright = data.subarray(y * width + left, (y + 1) * width);
        const mirrored = data.subarray((height - 1 - y) * width + left, (height - y) * width);
        expect(upright).toEqual(mirrored);
      }
    }),
    { numRuns: 50 },
  );
});

test('the largest raster takes two seconds at most', () => {
  const start = performance.now();
  const raster = renderRaster({ levels: LEVELS }, { ...BLACK, width: 8192 });
  expect([raster.width, raster.height]).toEqual([8192, 2048]);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('bars on transparent ground differ by alpha only', () => {
  const { palette } = renderRaster({ levels: LEVELS }, { ...BLACK, background: 'transparent' });
  for (let shade = 0; shade <= MAX_SHADE; shade++) {
    expect([...palette.slice(4 * shade, 4 * shade + 4)]).toEqual([255, 255, 255, shade * 17]);
  }
});
