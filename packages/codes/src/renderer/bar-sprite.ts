import type { Frame } from './frame.ts';
import type { Bar } from './layout.ts';
import { rememberEach, rememberLast } from './remember.ts';
import { toShade } from './shade.ts';

/**
 * The upper half of a bar as shades of pixels: its left column and top row in the picture, and its rows from there
 * down. The last of them repeats down to the middle of the picture.
 */
export type BarSprite = { readonly left: number; readonly top: number; readonly rows: readonly Uint8Array[] };

/**
 * Gives the function from bars to their sprites in one frame. Drawing a bar costs more than all else in a picture, so
 * the sprites of the last frame are kept: 184 at most.
 */
export const barSprites: (frame: Frame) => (bar: Bar) => BarSprite = rememberLast((frame: Frame) =>
  rememberEach((bar: Bar) => drawBar(frame, bar)),
);

function drawBar({ scale, left, top, height }: Frame, bar: Bar): BarSprite {
  const radius = Math.min(bar.radius, bar.width / 2) * scale;
  const x0 = left + bar.x * scale;
  const y0 = top + bar.y * scale;
  const arch: Arch = { centreX: x0 + radius, baseY: y0 + radius, radius };
  const firstColumn = Math.floor(x0);
  const columns = Math.ceil(x0 + 2 * radius) - firstColumn;
  const firstRow = Math.floor(y0);
  const axis = height / 2;
  const lastRow = Math.min(Math.ceil(arch.baseY), Math.ceil(axis) - 1);

  const rows: Uint8Array[] = [];
  for (let y = firstRow; y <= lastRow; y++) {
    rows.push(Uint8Array.from({ length: columns }, (_, x) => toShade(coverPixel(arch, firstColumn + x, y, axis))));
  }
  return { left: firstColumn, top: firstRow, rows };
}

/** A half disc standing on `baseY`, and everything below it between its two sides. In pixels. */
type Arch = { readonly centreX: number; readonly baseY: number; readonly radius: number };

/** How much of the pixel at (x, y) lies in the arch and its mirror image below `axis`, exactly. */
function coverPixel(arch: Arch, x: number, y: number, axis: number): number {
  const bottom = Math.min(y + 1, axis);
  const above = areaAbove(arch, x, bottom) - areaAbove(arch, x, y);
  return y + 1 > axis ? 2 * above : above;
}

/** The area of the arch between the verticals x and x + 1 and above the horizontal y. */
function areaAbove({ centreX, baseY, radius }: Arch, x: number, y: number): number {
  const height = y - baseY;
  const reach = height >= 0 ? radius : Math.sqrt(Math.max(0, radius * radius - height * height));
  const from = Math.max(x - centreX, -reach);
  const to = Math.min(x + 1 - centreX, reach);
  if (to <= from) return 0;
  return height * (to - from) + circleIntegral(to, radius) - circleIntegral(from, radius);
}

/** The integral of sqrt(radius^2 - t^2) from 0 to t. */
function circleIntegral(t: number, radius: number): number {
  const sine = Math.max(-1, Math.min(1, t / radius));
  return (t * Math.sqrt(Math.max(0, radius * radius - t * t)) + radius * radius * Math.asin(sine)) / 2;
}
