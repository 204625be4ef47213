import type { Pixels, Point } from '../pixels.ts';
import { type Homography, mapPoint, squareTo } from './homography.ts';
import { LIGHT_OF_BYTE, type Light } from './light.ts';

/** The part of a picture that a code stands in, as light, and where a unit of the code's box of 400 x 100 is in it. */
export type Source = {
  readonly light: Light;
  /** From units of the box to pixels of `light`. */
  readonly toPixel: Homography;
  /** Pixels a unit. */
  readonly scale: number;
};

type Corners = readonly [Point, Point, Point, Point];

/** How much of the picture around the code is looked at, in units. */
const SURROUNDINGS = 60;
/** A picture finer than this, in pixels a unit, is halved: nothing is photographed larger than one pixel a unit. */
const FINE = 2.4;

/** Takes what stands in and around the code from a picture. `box` is the code's box in it, clockwise from the left top. */
export function takeSource(pixels: Pixels, box: Corners): Source {
  const toPicture = squareTo(box, 400, 100);
  const around = [-SURROUNDINGS, 400 + SURROUNDINGS].flatMap((x) =>
    [-SURROUNDINGS, 100 + SURROUNDINGS].map((y) => mapPoint(toPicture, x, y)),
  );
  const clampTo = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const left = clampTo(Math.floor(Math.min(...around.map(([x]) => x))), pixels.width - 1);
  const top = clampTo(Math.floor(Math.min(...around.map(([, y]) => y))), pixels.height - 1);
  const right = clampTo(Math.ceil(Math.max(...around.map(([x]) => x))), pixels.width);
  const bottom = clampTo(Math.ceil(Math.max(...around.map(([, y]) => y))), pixels.height);

  const [a, b, c, d] = box;
  let scale = Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - d[0], c[1] - d[1])) / 400;
  let light = toLight(pixels, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  let shrunk = 1;
  while (scale > FINE && light.width > 1 && light.height > 1) {
    light = halve(light);
    scale /= 2;
    shrunk *= 2;
  }
  const place = ([x, y]: Point): Point => [(x - left) / shrunk, (y - top) / shrunk];
  return { light, scale, toPixel: squareTo([place(a), place(b), place(c), place(d)], 400, 100) };
}

/** Part of a picture as light, over white where it is transparent. */
function toLight(pixels: Pixels, left: number, top: number, width: number, height: number): Light {
  const { data: bytes } = pixels;
  const data = new Float32Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    let from = ((top + y) * pixels.width + left) * 4;
    for (let x = 0; x < width; x++, from += 4, to += 3) {
      const share = bytes[from + 3] / 255;
      for (let channel = 0; channel < 3; channel++) {
        const byte = bytes[from + channel];
        data[to + channel] = LIGHT_OF_BYTE[share === 1 ? byte : Math.round(255 + share * (byte - 255))];
      }
    }
  }
  return { width, height, data };
}

function halve({ width, height, data }: Light): Light {
  const half = { width: width >> 1, height: height >> 1, data: new Float32Array((width >> 1) * (height >> 1) * 3) };
  const stride = width * 3;
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const from = 2 * y * stride + 6 * x;
      for (let at = from; at < from + 3; at++) {
        half.data[to++] = (data[at] + data[at + 3] + data[at + stride] + data[at + stride + 3]) / 4;
      }
    }
  }
  return half;
}
