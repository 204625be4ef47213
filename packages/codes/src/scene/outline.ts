import { outlinePath } from '../renderer/outline.ts';
import type { Path } from '../renderer/path.ts';

/** One step of an outline: a move, a line, a cubic curve or the way back to the last move. All places are absolute. */
export type Segment =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Outline = readonly Segment[];

/** An affine map: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where an affine map takes a point. */
function mapXY([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** An outline moved by an affine map. */
export function mapOutline(outline: Outline, matrix: Matrix): Outline {
  return outline.map((segment): Segment => {
    switch (segment[0]) {
      case 'Z':
        return segment;
      case 'C':
        return [
          'C',
          ...mapXY(matrix, segment[1], segment[2]),
          ...mapXY(matrix, segment[3], segment[4]),
          ...mapXY(matrix, segment[5], segment[6]),
        ];
      default:
        return [segment[0], ...mapXY(matrix, segment[1], segment[2])];
    }
  });
}

/** How far the control points of a quarter circle stand from its ends, in radii. */
const KAPPA = 0.5522847498;

/** A rectangle with round corners, clockwise. */
export function roundedRect(x: number, y: number, width: number, height: number, radius = 0): Outline {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom] = [x + width, y + height];
  if (r <= 0) return [['M', x, y], ['L', right, y], ['L', right, bottom], ['L', x, bottom], ['Z']];
  const k = r * (1 - KAPPA);
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - k, y, right, y + k, right, y + r],
    ['L', right, bottom - r],
    ['C', right, bottom - k, right - k, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + k, bottom, x, bottom - k, x, bottom - r],
    ['L', x, y + r],
    ['C', x, y + k, x + k, y, x + r, y],
    ['Z'],
  ];
}

/** A path as an outline of straight sides that stay within `tolerance` of it. */
export function toOutline(path: Path, tolerance: number): Outline {
  return outlinePath(path, tolerance).flatMap((polygon): Outline => {
    const segments: Segment[] = [];
    for (let at = 0; at < polygon.length; at += 2) {
      segments.push([at === 0 ? 'M' : 'L', polygon[at], polygon[at + 1]]);
    }
    return [...segments, ['Z']];
  });
}
