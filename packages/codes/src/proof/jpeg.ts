/** Quantisation of brightness and of colour at quality 50 (ITU-T T.81, tables K.1 and K.2). */
const BRIGHTNESS = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const COLOUR = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...Array<number>(32).fill(99),
];

/** The discrete cosine transform of 8 values: COSINES[8 u + x]. */
const COSINES = Float32Array.from(
  { length: 64 },
  (_, at) => Math.cos(((2 * (at & 7) + 1) * (at >> 3) * Math.PI) / 16) * (at < 8 ? Math.sqrt(1 / 8) : 0.5),
);

/** The same for the way back. */
const TURNED_COSINES = COSINES.map((_, at) => COSINES[((at & 7) << 3) | (at >> 3)]);

/** What saving as JPEG at `quality`, 1 to 100, and opening again does to sRGB bytes, in place: RGBA, colour at half size. */
export function compress(data: Uint8ClampedArray, width: number, height: number, quality: number): void {
  const factor = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const scaled = (table: readonly number[]) =>
    table.map((step) => Math.min(255, Math.max(1, Math.floor((step * factor + 50) / 100))));
  const [halfWidth, halfHeight] = [(width + 1) >> 1, (height + 1) >> 1];
  const y = new Float32Array(width * height);
  const blue = new Float32Array(halfWidth * halfHeight);
  const red = new Float32Array(halfWidth * halfHeight);
  const counts = new Float32Array(halfWidth * halfHeight);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const [r, g, b] = [data[4 * at], data[4 * at + 1], data[4 * at + 2]];
      const half = (row >> 1) * halfWidth + (column >> 1);
      y[at] = 0.299 * r + 0.587 * g + 0.114 * b;
      blue[half] += (b - y[at]) * 0.564;
      red[half] += (r - y[at]) * 0.713;
      counts[half]++;
    }
  }
  for (let half = 0; half < counts.length; half++) {
    blue[half] /= counts[half];
    red[half] /= counts[half];
  }
  quantise(y, width, height, scaled(BRIGHTNESS));
  quantise(blue, halfWidth, halfHeight, scaled(COLOUR));
  quantise(red, halfWidth, halfHeight, scaled(COLOUR));
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const half = (row >> 1) * halfWidth + (column >> 1);
      data[4 * at] = y[at] + 1.403 * red[half];
      data[4 * at + 1] = y[at] - 0.714 * red[half] - 0.344 * blue[half];
      data[4 * at + 2] = y[at] + 1.773 * blue[half];
    }
  }
}

/** Transforms each block of 8 x 8, rounds it to its steps and transforms it back. */
function quantise(plane: Float32Array, width: number, height: number, steps: readonly number[]): void {
  const block = new Float32Array(64);
  const other = new Float32Array(64);
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let at = 0; at < 64; at++) {
        const row = Math.min(height - 1, top + (at >> 3));
        block[at] = plane[row * width + Math.min(width - 1, left + (at & 7))] - 128;
      }
      transform(block, other, false);
      transform(other, block, false);
      for (let at = 0; at < 64; at++) block[at] = Math.round(block[at] / steps[at]) * steps[at];
      transform(block, other, true);
      transform(other, block, true);
      for (let at = 0; at < 64; at++) {
        const [row, column] = [top + (at >> 3), left + (at & 7)];
        if (row < height && column < width) plane[row * width + column] = block[at] + 128;
      }
    }
  }
}

/** Transforms the rows of a block, there or back, and turns it over its diagonal, so that twice does both ways. */
function transform(from: Float32Array, to: Float32Array, back: boolean): void {
  const cosines = back ? TURNED_COSINES : COSINES;
  for (let row = 0; row < 64; row += 8) {
    const [a, b, c, d] = [from[row], from[row + 1], from[row + 2], from[row + 3]];
    const [e, f, g, h] = [from[row + 4], from[row + 5], from[row + 6], from[row + 7]];
    for (let u = 0, to8 = row >> 3; u < 64; u += 8, to8 += 8) {
      to[to8] =
        a * cosines[u] +
        b * cosines[u + 1] +
        c * cosines[u + 2] +
        d * cosines[u + 3] +
        e * cosines[u + 4] +
        f * cosines[u + 5] +
        g * cosines[u + 6] +
        h * cosines[u + 7];
    }
  }
}
