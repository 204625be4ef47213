import type { Pixels } from '@barline/codes';

/** A picture in linear light: red, green and blue of each pixel, 1 being what a white page sends back in full light. */
export type Light = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** A colour in linear light. */
export type Tone = readonly [red: number, green: number, blue: number];

export const BLACK: Tone = [0, 0, 0];
export const WHITE: Tone = [1, 1, 1];

export function darkness(width: number, height: number): Light {
  return { width, height, data: new Float32Array(width * height * 3) };
}

/** Fills all of it, in place. */
export function flood(light: Light, [red, green, blue]: Tone): Light {
  const { data } = light;
  for (let i = 0; i < data.length; i += 3) {
    data[i] = red;
    data[i + 1] = green;
    data[i + 2] = blue;
  }
  return light;
}

/** The colour `#rrggbb` in linear light (IEC 61966-2-1, sRGB). */
export function toTone(colour: string): Tone {
  const [red, green, blue] = [1, 3, 5].map((at) => toLinear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return [red, green, blue];
}

export function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** The colour that the picture is by and large. */
export function meanTone({ data }: Light): Tone {
  const sum = [0, 0, 0];
  // A prime number of pixels apart, so that all columns come up.
  const stride = 3 * 37;
  for (let i = 0; i < data.length; i += stride) for (let c = 0; c < 3; c++) sum[c] += data[i + c];
  const count = Math.ceil(data.length / stride);
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** So much of `b` in `a`. */
export function mixTones(a: Tone, b: Tone, share: number): Tone {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2])];
}

export function scaleTone([red, green, blue]: Tone, factor: number): Tone {
  return [red * factor, green * factor, blue * factor];
}

/** Fine enough for the steep beginning of the sRGB curve: 12.92 × 255 steps to 1. */
const STEPS = 1 << 14;
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const value = i / STEPS;
  return Math.round(255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
});

/** What a camera stores: sRGB, 8 bits, everything beyond 1 cut off. */
export function toPixels({ width, height, data }: Light): Pixels {
  const pixels = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    pixels[to] = encodeValue(data[from]);
    pixels[to + 1] = encodeValue(data[from + 1]);
    pixels[to + 2] = encodeValue(data[from + 2]);
    pixels[to + 3] = 255;
  }
  return { width, height, data: pixels };
}

function encodeValue(value: number): number {
  return value <= 0 ? 0 : value >= 1 ? 255 : ENCODED[(value * STEPS + 0.5) | 0];
}
