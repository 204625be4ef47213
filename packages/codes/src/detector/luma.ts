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

export type HalfLuma = Luma & { readonly opaque: boolean };

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

/** Brightness (red + 2 green + blue) / 4 of a part of the picture, at the picture's own size. */
export function cutLuma(pixels: Pixels, { left, top, right, bottom }: Rectangle): Luma {
  const { width } = pixels;
  const words = toWords(pixels);
  const data = new Uint8Array((right - left) * (bottom - top));
  let out = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      const p = words[i];
      data[out++] = ((p & 0xff) + ((p >>> 7) & 0x1fe) + ((p >>> 16) & 0xff)) >> 2;
    }
  }
  return { width: right - left, height: bottom - top, scale: 1, left, top, data };
}

/**
 * Brightness at half size: each pixel the mean of 2 × 2; an odd last row or column is left out. `opaque` is true
 * when none of those pixels is transparent.
 */
export function toHalfLuma(pixels: Pixels): HalfLuma {
  const { width, height } = pixels;
  const words = toWords(pixels);
  const halfWidth = width >> 1;
  const halfHeight = height >> 1;
  const data = new Uint8Array(halfWidth * halfHeight);
  let all = -1;
  let out = 0;
  for (let y = 0; y < halfHeight; y++) {
    let above = 2 * y * width;
    let below = above + width;
    for (const end = out + halfWidth; out < end; out++) {
      const p = words[above];
      const q = words[above + 1];
      const r = words[below];
      const s = words[below + 1];
      all &= p & q & r & s;
      // Red and blue are summed in one number, 16 bits apart; green and opacity in another.
      const redBlue = (p & 0xff00ff) + (q & 0xff00ff) + (r & 0xff00ff) + (s & 0xff00ff);
      const green = ((p >>> 8) & 0xff) + ((q >>> 8) & 0xff) + ((r >>> 8) & 0xff) + ((s >>> 8) & 0xff);
      data[out] = ((redBlue & 0xffff) + (redBlue >>> 16) + 2 * green) >> 4;
      above += 2;
      below += 2;
    }
  }
  return { width: halfWidth, height: halfHeight, scale: 2, left: 0, top: 0, data, opaque: all >>> 24 === 0xff };
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
