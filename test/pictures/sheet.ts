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

/** A pixel is looked at in 5 × 5 places where the stripes of a screen's pixels are to be told apart. */
const SCREEN_PARTS = 5;

/** Lays a sheet over the picture, each pixel the mean over its area, in place. */
export function laySheet(picture: Light, sheet: Sheet, surface: Surface): void {
  const { box, extent, paper, texture, texelsPerUnit, opacity, grid } = sheet;
  const { width, height, data } = picture;
  const { data: texels, width: columns, height: rows } = texture;
  const bounds = findBounds(surface, extent, width, height);
  const count = bounds.right - bounds.left;
  if (count <= 0) return;
  // What the middles of a row's pixels see, and those of the row below: u, v and light of each.
  let here = new Float64Array(3 * (count + 1));
  let below = new Float64Array(3 * (count + 1));
  lookThroughRow(surface, bounds.left, bounds.top, below);
  const tone = new Float64Array(4);
  for (let y = bounds.top; y < bounds.bottom; y++) {
    [here, below] = [below, here];
    lookThroughRow(surface, bounds.left, y + 1, below);
    for (let x = 0; x < count; x++) {
      const at = 3 * x;
      const u = here[at];
      const v = here[at + 1];
      if (Number.isNaN(u)) continue;
      // How far the next pixels see; at an edge, where they see nothing, this one counts as small.
      const acrossU = here[at + 3] - u || 0;
      const acrossV = here[at + 4] - v || 0;
      const downU = below[at] - u || 0;
      const downV = below[at + 1] - v || 0;
      const reachU = (Math.abs(acrossU) + Math.abs(downU)) / 2;
      const reachV = (Math.abs(acrossV) + Math.abs(downV)) / 2;
      const i = (y * width + bounds.left + x) * 3;
      const lit = here[at + 2];
      if (isOutside(extent, u, v, reachU, reachV)) continue;
      if (grid === null && isOutside(box, u, v, reachU, reachV)) {
        if (opacity !== null) continue;
        if (isInside(extent, u, v, reachU, reachV)) {
          data[i] = paper[0] * lit;
          data[i + 1] = paper[1] * lit;
          data[i + 2] = paper[2] * lit;
          continue;
        }
      }
      const texelsAcross = 2 * Math.max(reachU, reachV) * texelsPerUnit;
      const parts = grid === null ? Math.min(4, Math.max(2, Math.ceil(texelsAcross / 1.5))) : SCREEN_PARTS;
      let red = 0;
      let green = 0;
      let blue = 0;
      let covered = 0;
      if (grid === null && opacity === null && isInside(box, u, v, reachU, reachV)) {
        // Most pixels: nothing but print. What `sample` does, without its calls.
        for (let part = 0; part < parts * parts; part++) {
          const down = ((part % parts) + 0.5) / parts - 0.5;
          const across = (((part / parts) | 0) + 0.5) / parts - 0.5;
          const x = Math.max(0, (u + across * acrossU + down * downU) * texelsPerUnit - 0.5);
          const y = Math.max(0, (v + across * acrossV + down * downV) * texelsPerUnit - 0.5);
          const left = Math.min(columns - 2, x | 0);
          const top = Math.min(rows - 2, y | 0);
          const partX = x - left;
          const partY = y - top;
          const a = (top * columns + left) * 3;
          const c = a + 3 * columns;
          const wd = partX * partY;
          const wb = partX - wd;
          const wc = partY - wd;
          const wa = 1 - partX - wc;
          red += texels[a] * wa + texels[a + 3] * wb + texels[c] * wc + texels[c + 3] * wd;
          green += texels[a + 1] * wa + texels[a + 4] * wb + texels[c + 1] * wc + texels[c + 4] * wd;
          blue += texels[a + 2] * wa + texels[a + 5] * wb + texels[c + 2] * wc + texels[c + 5] * wd;
        }
        const share = lit / (parts * parts);
        data[i] = red * share;
        data[i + 1] = green * share;
        data[i + 2] = blue * share;
        continue;
      }
      for (let row = 0; row < parts; row++) {
        const down = (row + 0.5) / parts - 0.5;
        for (let column = 0; column < parts; column++) {
          const across = (column + 0.5) / parts - 0.5;
          const partU = u + across * acrossU + down * downU;
          const partV = v + across * acrossV + down * downV;
          if (!contains(extent, partU, partV)) continue;
          if (contains(box, partU, partV)) {
            sample(texels, opacity, columns, rows, partU * texelsPerUnit - 0.5, partV * texelsPerUnit - 0.5, tone);
          } else {
            if (opacity !== null) continue;
            tone[0] = paper[0];
            tone[1] = paper[1];
            tone[2] = paper[2];
            tone[3] = 1;
          }
          if (grid !== null) shineThroughGrid(tone, partU / grid, partV / grid);
          covered += tone[3];
          red += tone[0] * tone[3];
          green += tone[1] * tone[3];
          blue += tone[2] * tone[3];
        }
      }
      const all = parts * parts;
      const behind = 1 - covered / all;
      data[i] = data[i] * behind + (red * lit) / all;
      data[i + 1] = data[i + 1] * behind + (green * lit) / all;
      data[i + 2] = data[i + 2] * behind + (blue * lit) / all;
    }
  }
}

/** Writes what the pixels of row `y` from `left` on see; NaN where they do not see the surface. */
function lookThroughRow(surface: Surface, left: number, y: number, out: Float64Array): void {
  for (let at = 0, x = left + 0.5; at < out.length; at += 3, x++) {
    if (!surface.toSheet(x, y + 0.5, PLACE)) {
      out[at] = Number.NaN;
      continue;
    }
    out[at] = PLACE[0];
    out[at + 1] = PLACE[1];
    out[at + 2] = PLACE[2];
  }
}

const PLACE = new Float64Array(3);

function contains({ left, top, right, bottom }: Area, u: number, v: number): boolean {
  return u >= left && u < right && v >= top && v < bottom;
}

function isOutside({ left, top, right, bottom }: Area, u: number, v: number, du: number, dv: number): boolean {
  return u + du < left || u - du > right || v + dv < top || v - dv > bottom;
}

function isInside({ left, top, right, bottom }: Area, u: number, v: number, du: number, dv: number): boolean {
  return u - du >= left && u + du <= right && v - dv >= top && v + dv <= bottom;
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
  const left = x <= 0 ? 0 : x >= columns - 1 ? columns - 2 : x | 0;
  const top = y <= 0 ? 0 : y >= rows - 1 ? rows - 2 : y | 0;
  const partX = Math.min(1, Math.max(0, x - left));
  const partY = Math.min(1, Math.max(0, y - top));
  const a = top * columns + left;
  const c = a + columns;
  const wa = (1 - partX) * (1 - partY);
  const wb = partX * (1 - partY);
  const wc = (1 - partX) * partY;
  const wd = partX * partY;
  const i = a * 3;
  const j = c * 3;
  tone[0] = texels[i] * wa + texels[i + 3] * wb + texels[j] * wc + texels[j + 3] * wd;
  tone[1] = texels[i + 1] * wa + texels[i + 4] * wb + texels[j + 1] * wc + texels[j + 4] * wd;
  tone[2] = texels[i + 2] * wa + texels[i + 5] * wb + texels[j + 2] * wc + texels[j + 5] * wd;
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
