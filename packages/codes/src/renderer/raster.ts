import type { Pixels } from '../pixels.ts';
import { type BarSprite, barSprites } from './bar-sprite.ts';
import { toRgb } from './colour.ts';
import { drawEdge, FIRST_EDGE_SHADE, hasEdge } from './edge.ts';
import { fitFrame } from './frame.ts';
import { type Drawing, layoutCode } from './layout.ts';
import { type MarkSprite, markSprites } from './mark-sprite.ts';
import { MAX_SHADE } from './shade.ts';
import { checkStyle, type Style } from './style.ts';

/** A picture of few colours: `palette` holds 4 bytes RGBA a colour, `data` one index a pixel, rows from the top. */
export type Raster = {
  readonly width: number;
  readonly height: number;
  readonly palette: Uint8Array;
  readonly data: Uint8Array;
};

/**
 * Draws a code as pixels, the same layout as `renderSvg`. Edges are smooth: 16 colours run from the background
 * to the bars' colour by how much of the pixel is covered, and 16 more fade out where the edge is cut. Throws `RangeError` as `layoutCode` and `checkStyle` do.
 */
export function renderRaster(drawing: Drawing, style: Style): Raster {
  checkStyle(style);
  const { bars, mark } = layoutCode(drawing);
  const frame = fitFrame(style);
  const { width, height } = frame;
  const data = new Uint8Array(width * height);
  const sprites = bars.map(barSprites(frame));
  for (const sprite of sprites) drawUpperHalf(data, width, height, sprite);
  mirrorUpperHalf(data, width, height, sprites);
  drawMark(data, width, markSprites(frame)(mark));
  if (hasEdge(style)) drawEdge(data, frame, style);
  if (style.mirror) mirrorRows(data, width);
  return { width, height, palette: paint(style), data };
}

/** Looks every index up. The bytes can be handed to an `ImageData`. */
export function rasterToRgba({ width, height, palette, data }: Raster): Pixels {
  const colours = new Uint32Array(palette.slice().buffer);
  const rgba = Uint32Array.from(data, (index) => colours[index]);
  return { width, height, data: new Uint8ClampedArray(rgba.buffer) };
}

function drawUpperHalf(data: Uint8Array, width: number, height: number, { left, top, rows }: BarSprite): void {
  const end = Math.ceil(height / 2);
  for (let y = top; y < end; y++) {
    const shades = rows[Math.min(y - top, rows.length - 1)];
    const start = y * width + left;
    for (let x = 0; x < shades.length; x++) data[start + x] = Math.min(MAX_SHADE, data[start + x] + shades[x]);
  }
}

/** Bars are symmetrical about the middle of the picture, so that its lower half is the upper one upside down. */
function mirrorUpperHalf(data: Uint8Array, width: number, height: number, sprites: readonly BarSprite[]): void {
  const left = sprites[0].left;
  for (let y = Math.min(...sprites.map(({ top }) => top)); y < height >> 1; y++) {
    data.copyWithin((height - 1 - y) * width + left, y * width + left, (y + 1) * width);
  }
}

function drawMark(data: Uint8Array, width: number, { left, top, side, shades }: MarkSprite): void {
  for (let y = 0; y < side; y++) {
    data.set(shades.subarray(y * side, (y + 1) * side), (top + y) * width + left);
  }
}

function mirrorRows(data: Uint8Array, width: number): void {
  for (let start = 0; start < data.length; start += width) data.subarray(start, start + width).reverse();
}

/** The colours from the background, shade 0, to the bars, shade 15; then those of a cut edge, from nothing to all. */
function paint(style: Style): Uint8Array {
  const { background, bars, frame = 0 } = style;
  const front = toRgb(bars);
  const cut = hasEdge(style) && background !== 'transparent';
  const palette = new Uint8Array(4 * (MAX_SHADE + 1) * (cut ? 2 : 1));
  for (let shade = 0; shade <= MAX_SHADE; shade++) {
    const share = shade / MAX_SHADE;
    if (background === 'transparent') {
      palette.set([...front, Math.round(255 * share)], 4 * shade);
    } else {
      const back = toRgb(background);
      palette.set(
        [...front.map((value, index) => Math.round(back[index] + share * (value - back[index]))), 255],
        4 * shade,
      );
      if (!cut) continue;
      const edge = frame > 0 ? front : back;
      palette.set([...edge, Math.round(255 * share)], 4 * (FIRST_EDGE_SHADE + shade));
    }
  }
  return palette;
}
