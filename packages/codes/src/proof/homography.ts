import type { Point } from '../pixels.ts';

/** A projective map of the plane: the nine numbers of its matrix, row by row. */
export type Homography = readonly number[];

/** Where a point goes. */
export function mapPoint(m: Homography, x: number, y: number): Point {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/** The map that does `second` after `first`. */
export function compose(second: Homography, first: Homography): Homography {
  const product: number[] = [];
  for (let row = 0; row < 9; row += 3) {
    for (let column = 0; column < 3; column++) {
      product.push(
        second[row] * first[column] + second[row + 1] * first[column + 3] + second[row + 2] * first[column + 6],
      );
    }
  }
  return product;
}

/** The map back (the adjugate; a factor does not matter). */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/**
 * The map that takes the corners of a rectangle of `width` x `height` at the origin to four points, clockwise from the
 * left top (Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3).
 */
export function squareTo(
  [p0, p1, p2, p3]: readonly [Point, Point, Point, Point],
  width: number,
  height: number,
): Homography {
  const sum = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
  const one = [p1[0] - p2[0], p1[1] - p2[1]];
  const two = [p3[0] - p2[0], p3[1] - p2[1]];
  const area = one[0] * two[1] - two[0] * one[1];
  const g = (sum[0] * two[1] - two[0] * sum[1]) / area;
  const h = (one[0] * sum[1] - sum[0] * one[1]) / area;
  return [
    (p1[0] - p0[0] + g * p1[0]) / width,
    (p3[0] - p0[0] + h * p3[0]) / height,
    p0[0],
    (p1[1] - p0[1] + g * p1[1]) / width,
    (p3[1] - p0[1] + h * p3[1]) / height,
    p0[1],
    g / width,
    h / height,
    1,
  ];
}
