import type { Light, Tone } from './light.ts';
import type { Surface } from './surface.ts';

/** A rectangle in units of the code's box. */
export type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Something flat that is laid on a surface; lengths in units of the code's box, whose corner is at (0, 0). */
export type Sheet = {
  /** Drawn from (0, 0) on; only what is inside `box` is seen. */
  readonly texture: Light;
  readonly texelsPerUnit: number;
  readonly box: Area;
  /** How far the paper reaches. */
  readonly extent: Area;
  readonly paper: Tone;
  /** One number a texel; where it is given there is no paper, and only this share of the ground is covered. */
  readonly opacity: Float32Array | null;
  /** Side of the pixels of the screen that shows the sheet; `null` for paper. */
  readonly grid: number | null;
};

/** A pixel is looked at in 3 × 3 places, or 5 × 5 where the stripes of a screen's pixels are to be told apart. */
const PARTS = 3;
const SCREEN_PARTS = 5;

/** Lays a sheet over the picture, each pixel the mean over its area, in place. */
export function laySheet(picture: Light, sheet: Sheet, surface: Surface): void {
  const { box, extent, paper, texture, texelsPerUnit, opacity, grid } = sheet;
  const { width, height, data } = picture;
  const parts = grid === null ? PARTS : SCREEN_PARTS;
  const bounds = findBounds(surface, extent, width, height);
  const place = new Float64Array(3);
  const tone = new Float64Array(4);
  const { data: texels, width: columns, height: rows } = texture;
  for (let y = bounds.top; y < bounds.bottom; y++) {
    for (let x = bounds.left; x < bounds.right; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let covered = 0;
      for (let part = 0; part < parts * parts; part++) {
        const atX = x + ((part % parts) + 0.5) / parts;
        const atY = y + (Math.floor(part / parts) + 0.5) / parts;
        if (!surface.toSheet(atX, atY, place)) continue;
        const u = place[0];
        const v = place[1];
        if (u < extent.left || u >= extent.right || v < extent.top || v >= extent.bottom) continue;
        let share = 1;
        if (u < box.left || u >= box.right || v < box.top || v >= box.bottom) {
          if (opacity !== null) continue;
          tone[0] = paper[0];
          tone[1] = paper[1];
          tone[2] = paper[2];
        } else {
          sample(texels, opacity, columns, rows, u * texelsPerUnit - 0.5, v * texelsPerUnit - 0.5, tone);
          share = tone[3];
        }
        if (grid !== null) shineThroughGrid(tone, u / grid, v / grid);
        const weight = share * place[2];
        covered += share;
        red += tone[0] * weight;
        green += tone[1] * weight;
        blue += tone[2] * weight;
      }
      if (covered === 0) continue;
      const i = (y * width + x) * 3;
      const all = parts * parts;
      const behind = 1 - covered / all;
      data[i] = data[i] * behind + red / all;
      data[i + 1] = data[i + 1] * behind + green / all;
      data[i + 2] = data[i + 2] * behind + blue / all;
    }
  }
}

/** Bilinear; tone[3] becomes the opacity. */
function sample(
  texels: Float32Array,
  opacity: Float32Array | null,
  columns: number,
  rows: number,
  x: number,
  y: number,
  tone: Float64Array,
): void {
  const left = Math.min(columns - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(rows - 2, Math.max(0, Math.floor(y)));
  const partX = Math.min(1, Math.max(0, x - left));
  const partY = Math.min(1, Math.max(0, y - top));
  const a = top * columns + left;
  const c = a + columns;
  const wa = (1 - partX) * (1 - partY);
  const wb = partX * (1 - partY);
  const wc = (1 - partX) * partY;
  const wd = partX * partY;
  for (let i = 0; i < 3; i++) {
    tone[i] = texels[a * 3 + i] * wa + texels[a * 3 + 3 + i] * wb + texels[c * 3 + i] * wc + texels[c * 3 + 3 + i] * wd;
  }
  tone[3] = opacity === null ? 1 : opacity[a] * wa + opacity[a + 1] * wb + opacity[c] * wc + opacity[c + 1] * wd;
}

/** Share of a screen's pixel that shines, across a stripe and down it; the rest is the black between them. */
const STRIPE_FILL = 0.8;
const ROW_FILL = 0.85;

/** Leaves of a tone what the stripe at this place of the screen, in pixels of it, sends out. */
function shineThroughGrid(tone: Float64Array, column: number, row: number): void {
  const across = (column - Math.floor(column)) * 3;
  const stripe = Math.floor(across);
  const shines = across - stripe < STRIPE_FILL && row - Math.floor(row) < ROW_FILL;
  for (let c = 0; c < 3; c++) tone[c] *= shines && c === stripe ? 3 / (STRIPE_FILL * ROW_FILL) : 0;
}

/** The pixels that the sheet may cover. */
function findBounds(surface: Surface, { left, top, right, bottom }: Area, width: number, height: number): Area {
  let [minX, minY, maxX, maxY] = [width, height, 0, 0];
  const steps = 16;
  for (let i = 0; i <= steps; i++) {
    const u = left + ((right - left) * i) / steps;
    for (let j = 0; j <= steps; j++) {
      const [x, y] = surface.toPicture(u, top + ((bottom - top) * j) / steps);
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return {
    left: Math.max(0, Math.floor(minX) - 2),
    top: Math.max(0, Math.floor(minY) - 2),
    right: Math.min(width, Math.ceil(maxX) + 2),
    bottom: Math.min(height, Math.ceil(maxY) + 2),
  };
}
