import type { Pixels } from '../pixels.ts';
import type { Colour } from '../renderer/colour.ts';

/** How many pixels are looked at, about. */
const SAMPLES = 40_000;
/** Two colours nearer than this, in steps of a byte, count as one. */
const NEAR = 56;

/** The colours a picture is made of, the most frequent first: six at most, none like another. */
export function paletteOf({ width, height, data }: Pixels, most = 6): Colour[] {
  const sums = new Map<number, [count: number, red: number, green: number, blue: number]>();
  const step = Math.max(1, Math.floor((width * height) / SAMPLES));
  for (let pixel = 0; pixel < width * height; pixel += step) {
    const at = 4 * pixel;
    if (data[at + 3] < 128) continue;
    const key = ((data[at] >> 4) << 8) | ((data[at + 1] >> 4) << 4) | (data[at + 2] >> 4);
    const sum = sums.get(key) ?? [0, 0, 0, 0];
    sum[0]++;
    for (let channel = 0; channel < 3; channel++) sum[channel + 1] += data[at + channel];
    sums.set(key, sum);
  }
  const chosen: number[][] = [];
  for (const [count, ...channels] of [...sums.values()].sort((a, b) => b[0] - a[0])) {
    const colour = channels.map((sum) => Math.round(sum / count));
    const isNew = chosen.every((other) => Math.hypot(...other.map((value, index) => value - colour[index])) > NEAR);
    if (isNew) chosen.push(colour);
    if (chosen.length === most) break;
  }
  return chosen.map((colour): Colour => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`);
}
