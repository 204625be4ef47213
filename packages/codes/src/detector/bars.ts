import type { Components } from './components.ts';

/** Components that may be bars: parallel arrays, coordinates in pixels of the level they were found at. */
export type Bars = {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Length along the longer axis and across it, as of a rectangle with the same second moments. */
  readonly length: Float64Array;
  readonly width: Float64Array;
  /** Direction of the longer axis, radians. */
  readonly angle: Float64Array;
  readonly light: Uint8Array;
};

/** A bar is at least this wide; thinner pieces are noise at the level where they are found. */
const MIN_WIDTH = 0.9;
/** Bars wider than this are found at a coarser level. */
const MAX_WIDTH = 11;
/** The tallest bar is 60 / 6.71 = 8.9 times as long as wide; shear and thin drawing make it 14. Halved, the set curvature loses a picture. */
const MAX_ELONGATION = 16;
/** How much of its rectangle a bar fills. Doubled, the sets over-exposure and printed on lose pictures. */
const MIN_FILL = 0.62;

/** Areas a bar can have, in pixels. */
export const BAR_AREAS = { least: 2, most: MAX_WIDTH * MAX_WIDTH * MAX_ELONGATION };

/** Picks the components with the shape of a bar. */
export function findBars(components: Components): Bars {
  const { count, area, sumX, sumY, sumXX, sumXY, sumYY } = components;
  const bars: Bars = {
    count: 0,
    x: new Float64Array(count),
    y: new Float64Array(count),
    length: new Float64Array(count),
    width: new Float64Array(count),
    angle: new Float64Array(count),
    light: new Uint8Array(count),
  };
  for (let c = 0; c < count; c++) {
    const n = area[c];
    const x = sumX[c] / n;
    const y = sumY[c] / n;
    // A pixel is a square: its own second moment is 1/12.
    const xx = sumXX[c] / n - x * x + 1 / 12;
    const yy = sumYY[c] / n - y * y + 1 / 12;
    const xy = sumXY[c] / n - x * y;
    const half = (xx + yy) / 2;
    const spread = Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
    const length = Math.sqrt(12 * (half + spread));
    const width = Math.sqrt(12 * Math.max(half - spread, 0));
    if (width < MIN_WIDTH || width > MAX_WIDTH || length > width * MAX_ELONGATION) continue;
    if (n < MIN_FILL * length * width) continue;
    const i = bars.count++;
    bars.x[i] = x + 0.5;
    bars.y[i] = y + 0.5;
    bars.length[i] = length;
    bars.width[i] = width;
    bars.angle[i] = Math.atan2(2 * xy, xx - yy) / 2;
    bars.light[i] = components.light[c];
  }
  return bars;
}
