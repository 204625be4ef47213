import type { Pixels } from '../pixels.ts';
import { toWords } from './luma.ts';

/** Weights of red, green and blue, in 1/4. Every grey gives 0; two colours of the same brightness differ in one or the other. */
const CHANNELS = [
  { red: 2, green: 0, blue: -2 },
  { red: 1, green: -2, blue: 1 },
] as const;

/** A channel that spans less than this over the picture holds no code. */
const MIN_RANGE = 16;
/** Every so manieth pixel is looked at for the range; a prime, so that it falls on all columns. */
const STRIDE = 37;

/**
 * Pictures at half size, grey, in which colours of the same brightness differ: red from blue, then green from
 * purple. For codes such as red bars on a green ground that brightness alone does not show. A channel without
 * contrast gives none: a grey picture gives none at all.
 */
export function* chromaPictures(pixels: Pixels): Generator<Pixels> {
  const words = toWords(pixels);
  for (const channel of CHANNELS) {
    let low = 255;
    let high = 0;
    for (let i = 0; i < words.length; i += STRIDE) {
      const value = mix(words[i], channel);
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low >= MIN_RANGE) yield toHalfPicture(pixels, words, channel);
  }
}

type Channel = (typeof CHANNELS)[number];

/** The channel's value of a pixel, 0 to 255. */
function mix(word: number, { red, green, blue }: Channel): number {
  const sum = red * (word & 0xff) + green * ((word >>> 8) & 0xff) + blue * ((word >>> 16) & 0xff);
  return Math.max(0, Math.min(255, (sum >> 2) + 128));
}

function toHalfPicture({ width, height }: Pixels, words: Uint32Array, channel: Channel): Pixels {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint32Array(half.width * half.height);
  for (let y = 0, o = 0; y < half.height; y++) {
    for (let i = 2 * y * width, end = o + half.width; o < end; o++, i += 2) {
      const value = (mix(words[i], channel) + mix(words[i + width + 1], channel)) >> 1;
      out[o] = 0xff000000 | (value * 0x010101);
    }
  }
  return { ...half, data: new Uint8Array(out.buffer) };
}
