import type { Pixels } from '../pixels.ts';

/**
 * Brightness of a picture or of a part of it, one byte a pixel, rows from the top. One of its pixels covers
 * `scale` × `scale` pixels of the picture; its corner lies at (`left`, `top`) of the picture.
 */
export type Luma = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly data: Uint8Array;
};

export type OpaqueLuma = Luma & { readonly scale: Scale; readonly opaque: boolean };

/** A part of a picture in pixels, right and bottom edges excluded. */
export type Rectangle = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/**
 * The pixels as one 32-bit number each, red in the lowest byte, without a copy where memory allows.
 * Every platform that runs JavaScript today is little-endian.
 */
export function toWords({ data, width, height }: Pixels): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
}

/** Returns the picture laid over a grey ground of brightness `ground` (0 to 255), all pixels opaque. */
export function flatten({ width, height, data }: Pixels, ground: number): Pixels {
  const flat = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3];
    for (let c = 0; c < 3; c++) flat[i + c] = (data[i + c] * alpha + ground * (255 - alpha) + 127) / 255;
    flat[i + 3] = 255;
  }
  return { width, height, data: flat };
}

/**
 * The four pixels of a cell that are looked at. Of a cell of 4 × 4 no two are in a row or a column, so that edges in either
 * direction come out smooth.
 */
const CELLS = {
  2: [0, 0, 1, 0, 0, 1, 1, 1],
  4: [1, 0, 3, 1, 0, 2, 2, 3],
} as const;

/** How many times a picture is reduced. */
export type Scale = 1 | 2 | 4;

/**
 * Brightness (red + 2 green + blue) / 4 of a part of the picture, each pixel the mean of four pixels of a cell; cells that
 * the part cuts are left out. `opaque` is true when none of the pixels looked at is transparent.
 */
export function toLuma(pixels: Pixels, scale: Scale, part: Rectangle = wholeOf(pixels)): OpaqueLuma {
  if (scale === 1) return copyLuma(pixels, part);
  const { left, top } = part;
  const width = Math.floor((part.right - left) / scale);
  const height = Math.floor((part.bottom - top) / scale);
  const data = new Uint8Array(width * height);
  const words = toWords(pixels);
  const [ax, ay, bx, by, cx, cy, dx, dy] = CELLS[scale];
  let all = -1;
  let out = 0;
  for (let y = 0; y < height; y++) {
    const row = (top + scale * y) * pixels.width + left;
    let a = row + ay * pixels.width + ax;
    let b = row + by * pixels.width + bx;
    let c = row + cy * pixels.width + cx;
    let d = row + dy * pixels.width + dx;
    for (const end = out + width; out < end; out++) {
      const p = words[a];
      const q = words[b];
      const r = words[c];
      const s = words[d];
      all &= p & q & r & s;
      // Red and blue are summed in one number, 16 bits apart; green and opacity in another.
      const redBlue = (p & 0xff00ff) + (q & 0xff00ff) + (r & 0xff00ff) + (s & 0xff00ff);
      const green = ((p >>> 8) & 0xff) + ((q >>> 8) & 0xff) + ((r >>> 8) & 0xff) + ((s >>> 8) & 0xff);
      data[out] = ((redBlue & 0xffff) + (redBlue >>> 16) + 2 * green) >> 4;
      a += scale;
      b += scale;
      c += scale;
      d += scale;
    }
  }
  return { width, height, scale, left, top, data, opaque: all >>> 24 === 0xff };
}

/**
 * `toLuma` for frames of a camera, in less time: at half size each pixel is the mean of two pixels of a cell, one in each row and
 * column.
 */
export function toQuickLuma(pixels: Pixels, scale: 2 | 4): Luma & { readonly scale: Scale } {
  if (scale === 4) return toLuma(pixels, scale);
  const width = pixels.width >> 1;
  const height = pixels.height >> 1;
  const data = new Uint8Array(width * height);
  const words = toWords(pixels);
  for (let y = 0, out = 0; y < height; y++) {
    let a = 2 * y * pixels.width;
    let b = a + pixels.width + 1;
    for (const end = out + width; out < end; out++) {
      const redBlue = (words[a] & 0xff00ff) + (words[b] & 0xff00ff);
      const green = ((words[a] >>> 8) & 0xff) + ((words[b] >>> 8) & 0xff);
      data[out] = ((redBlue & 0xffff) + (redBlue >>> 16) + 2 * green) >> 3;
      a += 2;
      b += 2;
    }
  }
  return { width, height, scale, left: 0, top: 0, data };
}

function wholeOf({ width, height }: Pixels): Rectangle {
  return { left: 0, top: 0, right: width, bottom: height };
}

function copyLuma(pixels: Pixels, { left, top, right, bottom }: Rectangle): OpaqueLuma {
  const words = toWords(pixels);
  const data = new Uint8Array((right - left) * (bottom - top));
  let all = -1;
  let out = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * pixels.width + left, end = y * pixels.width + right; i < end; i++) {
      const p = words[i];
      all &= p;
      data[out++] = ((p & 0xff) + ((p >>> 7) & 0x1fe) + ((p >>> 16) & 0xff)) >> 2;
    }
  }
  return { width: right - left, height: bottom - top, scale: 1, left, top, data, opaque: all >>> 24 === 0xff };
}

/** The next coarser picture: each pixel the mean of 2 × 2. */
export function halve(luma: Luma): Luma {
  const { width, data: from } = luma;
  const halfWidth = width >> 1;
  const halfHeight = luma.height >> 1;
  const data = new Uint8Array(halfWidth * halfHeight);
  let out = 0;
  for (let y = 0; y < halfHeight; y++) {
    let above = 2 * y * width;
    let below = above + width;
    for (const end = out + halfWidth; out < end; out++) {
      data[out] = (from[above] + from[above + 1] + from[below] + from[below + 1]) >> 2;
      above += 2;
      below += 2;
    }
  }
  return { ...luma, width: halfWidth, height: halfHeight, scale: luma.scale * 2, data };
}
