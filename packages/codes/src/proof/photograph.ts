import type { Pixels } from '../pixels.ts';
import type { Spoiling } from './defects.ts';
import { compress } from './jpeg.ts';
import { byteOfLight, type Light } from './light.ts';
import { defocus, moveBlur } from './optics.ts';
import { randomFrom } from './random.ts';
import type { Source } from './source.ts';
import { lookAt } from './view.ts';

/** The width of a code in a photograph that is not spoiled, in pixels: one a unit. */
const SIZE = 400;
/** The distance from bar to bar, in units. */
const PITCH = 559 / 45;
/** What every camera adds, in steps of a byte. */
const LEAST_NOISE = 1.5;
/** The light of haze. */
const HAZE = 0.55;

/** Gives the function that photographs a code with a defect; `seed` chooses the noise. */
export function photographer(source: Source): (spoiling: Spoiling, seed: number) => Pixels {
  // Most defects see the code straight: that view is computed once.
  const straight = lookAt(source, { size: SIZE });
  return (spoiling, seed) => {
    const { size = SIZE, roll, tilt, nod, bend, noise = LEAST_NOISE } = spoiling;
    const isStraight = size === SIZE && !(roll || tilt || nod || bend);
    const pitch = (PITCH * size) / 400;
    let light = isStraight ? straight : lookAt(source, { size, roll, tilt, nod, bend });
    if (spoiling.exposure || spoiling.glare || spoiling.shadow || spoiling.fade || spoiling.cast) {
      light = illuminate(light, spoiling, size / 400);
    }
    if (spoiling.defocus) light = defocus(light, spoiling.defocus * pitch);
    if (spoiling.motion) light = moveBlur(light, spoiling.motion[0] * pitch, spoiling.motion[1]);
    const data = expose(light, noise, seed);
    if (spoiling.jpeg) compress(data, light.width, light.height, spoiling.jpeg);
    return { width: light.width, height: light.height, data };
  };
}

/** What the light does to a picture. */
function illuminate(light: Light, spoiling: Spoiling, scale: number): Light {
  const { exposure = 1, glare, shadow, fade = 0, cast = [1, 1, 1] } = spoiling;
  const { width, height } = light;
  const data = light.data.slice();
  for (let y = 0, at = 0; y < height; y++) {
    const v = (y + 0.5 - height / 2) / scale;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5 - width / 2) / scale;
      let left = exposure;
      if (shadow) left *= 1 - (1 - shadow[2]) * softStep((u - shadow[0] - shadow[1] * v) / 6);
      const shine = glare ? glare[3] * Math.exp(-((u - glare[0]) ** 2 + (v - glare[1]) ** 2) / glare[2] ** 2) : 0;
      for (let channel = 0; channel < 3; channel++, at++) {
        data[at] = left * cast[channel] * (data[at] * (1 - fade) + HAZE * fade) + shine;
      }
    }
  }
  return { width, height, data };
}

function softStep(value: number): number {
  const t = Math.min(1, Math.max(0, value / 2 + 0.5));
  return t * t * (3 - 2 * t);
}

/** Normal deviates, used again and again from different places: a power of two of them. */
const BELL = ((count: number) => {
  const random = randomFrom(48);
  return Float32Array.from({ length: count }, () => {
    // Four even numbers make a bell of standard deviation 1/sqrt(3).
    return (random() + random() + random() + random() - 2) * Math.sqrt(3);
  });
})(1 << 15);

/** Light to bytes, with noise. */
function expose({ width, height, data }: Light, noise: number, seed: number): Uint8ClampedArray {
  const random = randomFrom(seed);
  const bytes = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    let bell = Math.floor(random() * BELL.length);
    for (let x = 0; x < width; x++, from += 3, to += 4) {
      bytes[to] = byteOfLight(data[from]) + BELL[bell++ & (BELL.length - 1)] * noise;
      bytes[to + 1] = byteOfLight(data[from + 1]) + BELL[bell++ & (BELL.length - 1)] * noise;
      bytes[to + 2] = byteOfLight(data[from + 2]) + BELL[bell++ & (BELL.length - 1)] * noise;
      bytes[to + 3] = 255;
    }
  }
  return bytes;
}
