import type { Light } from './light.ts';
import type { Random } from './random.ts';

export type Sensor = {
  /** Light on the sensor: 1 makes a white page just white. */
  readonly exposure: number;
  /** What the camera multiplies the signal by afterwards. */
  readonly gain: number;
  /** Electrons of a full pixel, at exposure 1: their square root is the shot noise. */
  readonly electrons: number;
  /** Noise of reading a pixel, in electrons. */
  readonly readNoise: number;
  /** Each pixel sees one colour (red, green, green, blue), the others are filled in from its neighbours. */
  readonly mosaic: boolean;
};

/** Numbers from the normal distribution, made once: drawing from a table is ten times as fast. */
const NORMAL = normalNumbers(1 << 16);

/** Light is told apart in so many steps where its noise is looked up, up to four times what makes white. */
const STEPS = 1024;
const BRIGHTEST = 4;

/** Exposes the sensor, with its noise, and clips, in place. */
export function expose(light: Light, { exposure, gain, electrons, readNoise, mosaic }: Sensor, random: Random): Light {
  const { data } = light;
  if (mosaic) keepMosaic(light);
  const read = (readNoise / electrons) ** 2;
  const noise = Float32Array.from(
    { length: STEPS + 1 },
    (_, step) => gain * Math.sqrt((step * BRIGHTEST) / STEPS / electrons + read),
  );
  const toStep = (exposure * STEPS) / BRIGHTEST;
  const signal = exposure * gain;
  let state = (random.next() * 2 ** 32) | 1;
  for (let i = 0; i < data.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const step = Math.min(STEPS, (data[i] * toStep) | 0);
    const value = data[i] * signal + noise[step] * NORMAL[state & 0xffff];
    data[i] = value < 0 ? 0 : Math.min(1, value);
  }
  return mosaic ? fillMosaic(light) : light;
}

/** Sets to 0 what a pixel's filter keeps out. Red where x and y are even, blue where both are odd, green elsewhere. */
function keepMosaic({ width, height, data }: Light): void {
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const keep = (x & 1) + (y & 1);
      for (let c = 0; c < 3; c++) if (c !== keep) data[i + c] = 0;
    }
  }
}

/** Fills in the missing colours of each pixel: the mean of the neighbours that have it. */
function fillMosaic({ width, height, data }: Light): Light {
  const full = new Float32Array(data);
  const stride = width * 3;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = (y * width + x) * 3;
      const own = (x & 1) + (y & 1);
      if (own === 1) {
        const across = (data[i - 3 + 2 * (y & 1)] + data[i + 3 + 2 * (y & 1)]) / 2;
        const along = (data[i - stride + 2 * (x & 1)] + data[i + stride + 2 * (x & 1)]) / 2;
        full[i + 2 * (y & 1)] = across;
        full[i + 2 * (x & 1)] = along;
      } else {
        const g = i + 1;
        full[g] = (data[g - 3] + data[g + 3] + data[g - stride] + data[g + stride]) / 4;
        const o = i + (own === 0 ? 2 : 0);
        full[o] = (data[o - stride - 3] + data[o - stride + 3] + data[o + stride - 3] + data[o + stride + 3]) / 4;
      }
    }
  }
  // The outermost pixels lack neighbours: they repeat the next ones.
  for (let x = 0; x < width; x++) {
    const inside = Math.min(width - 2, Math.max(1, x));
    copyPixel(full, width + inside, x);
    copyPixel(full, (height - 2) * width + inside, (height - 1) * width + x);
  }
  for (let y = 1; y < height - 1; y++) {
    copyPixel(full, y * width + 1, y * width);
    copyPixel(full, y * width + width - 2, y * width + width - 1);
  }
  return { width, height, data: full };
}

function copyPixel(data: Float32Array, from: number, to: number): void {
  for (let c = 0; c < 3; c++) data[to * 3 + c] = data[from * 3 + c];
}

function normalNumbers(count: number): Float32Array {
  const numbers = new Float32Array(count);
  let state = 20261122;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < count; i += 2) {
    // Box and Muller.
    const radius = Math.sqrt(-2 * Math.log(next()));
    const angle = 2 * Math.PI * next();
    numbers[i] = radius * Math.cos(angle);
    numbers[i + 1] = radius * Math.sin(angle);
  }
  return numbers;
}
