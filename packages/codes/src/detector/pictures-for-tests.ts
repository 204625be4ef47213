import type { Pixels } from '../pixels.ts';

/** A picture of one colour, `[red, green, blue, alpha]`. */
export function blank(width: number, height: number, colour: readonly number[] = [255, 255, 255, 255]): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < data.length; i++) data[i] = colour[i % 4];
  return { width, height, data };
}

/** Lays `piece` over `picture` with its corner at (left, top), in place; what falls outside is cut off. */
export function paste(picture: Pixels, piece: Pixels, left: number, top: number): Pixels {
  for (let y = Math.max(0, -top); y < piece.height && top + y < picture.height; y++) {
    for (let x = Math.max(0, -left); x < piece.width && left + x < picture.width; x++) {
      const from = (y * piece.width + x) * 4;
      const to = ((top + y) * picture.width + left + x) * 4;
      for (let c = 0; c < 4; c++) picture.data[to + c] = piece.data[from + c];
    }
  }
  return picture;
}

/** The picture turned clockwise by so many quarters. */
export function turn(picture: Pixels, quarters: number): Pixels {
  if (quarters % 4 === 0) return picture;
  const { width, height, data } = picture;
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (x * height + (height - 1 - y)) * 4;
      for (let c = 0; c < 4; c++) turned[to + c] = data[(y * width + x) * 4 + c];
    }
  }
  return turn({ width: height, height: width, data: turned }, quarters - 1);
}

/** Numbers from 0 up to 1, the same sequence for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
