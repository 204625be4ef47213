import type { Frame } from './frame.ts';
import { MAX_SHADE, toShade } from './shade.ts';
import type { Style } from './style.ts';

/** The first of the shades of what ends at the picture's edge: nothing, and from there to all of it. */
export const FIRST_EDGE_SHADE = MAX_SHADE + 1;

/** True when the picture's edge is more than the end of its background. */
export function hasEdge({ background, corners = 0, frame = 0 }: Style): boolean {
  return frame > 0 || (corners > 0 && background !== 'transparent');
}

/**
 * Draws the line along the edge and cuts the corners off. Shades from `FIRST_EDGE_SHADE` up say how much of the pixel
 * is inside; where the background is transparent, a line is drawn with the shades of the bars.
 */
export function drawEdge(data: Uint8Array, { width, height, scale }: Frame, style: Style): void {
  const radius = (style.corners ?? 0) * scale;
  const line = (style.frame ?? 0) * scale;
  const band = Math.ceil(Math.max(radius, line)) + 1;
  for (let y = 0; y < height; y++) {
    const inTheMiddle = y >= band && y < height - band;
    for (let x = 0; x < width; x++) {
      if (inTheMiddle && x === band && width > 2 * band) x = width - band;
      const inside = coverRounded(x, y, width, height, 0, radius);
      const within = line > 0 ? coverRounded(x, y, width, height, line, Math.max(0, radius - line)) : 1;
      const at = y * width + x;
      // As shades: what is whole but for a rounding error would be drawn as line.
      const shade = toShade(inside);
      if (shade < MAX_SHADE && style.background !== 'transparent') data[at] = FIRST_EDGE_SHADE + shade;
      else if (inside - within > 0) data[at] = Math.max(data[at], toShade(inside - within));
    }
  }
}

/** How much of a pixel lies in the rectangle of the picture less `inset` on each side, with corners of `radius`. */
function coverRounded(x: number, y: number, width: number, height: number, inset: number, radius: number): number {
  const [halfWidth, halfHeight] = [width / 2 - inset, height / 2 - inset];
  const dx = Math.abs(x + 0.5 - width / 2) - (halfWidth - radius);
  const dy = Math.abs(y + 0.5 - height / 2) - (halfHeight - radius);
  const distance = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  return Math.min(1, Math.max(0, 0.5 - distance));
}
