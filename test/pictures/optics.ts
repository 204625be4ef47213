import { darkness, type Light } from './light.ts';

/** Discs beyond this radius, in pixels, are laid over the picture at half its size: they leave no detail there. */
const LARGE_RADIUS = 8;

/** Out of focus: each point becomes an even disc of the radius given, in pixels. */
export function defocus(light: Light, radius: number): Light {
  if (radius < 0.3) return light;
  if (radius > LARGE_RADIUS) return enlarge(defocus(halve(light), radius / 2), light.width, light.height);
  const { width, height } = light;
  const reach = Math.ceil(radius) + 1;
  const padded = pad(light, reach);
  const sums = sumRows(padded);
  const stride = (padded.width + 1) * 3;
  const out = darkness(width, height);
  const to = out.data;
  const rows = discRows(radius);
  const area = rows.reduce((sum, { half }) => sum + 2 * half, 0);
  for (const { dy, half } of rows) {
    // The sum from x - half to x + half, between whole pixels by interpolation.
    const whole = Math.floor(half + 0.5);
    const outer = (half + 0.5 - whole) / area;
    const inner = 1 / area - outer;
    const right = (reach + whole) * 3;
    const left = (reach + 1 - whole) * 3;
    for (let y = 0; y < height; y++) {
      let plus = (y + reach + dy) * stride + right;
      let minus = (y + reach + dy) * stride + left;
      for (let i = y * width * 3, end = i + width * 3; i < end; i++, plus++, minus++) {
        to[i] += (sums[plus] - sums[minus]) * inner + (sums[plus + 3] - sums[minus - 3]) * outer;
      }
    }
  }
  return out;
}

/** The half widths of a disc's rows of pixels, each the mean over the row. */
function discRows(radius: number): { dy: number; half: number }[] {
  const rows: { dy: number; half: number }[] = [];
  const parts = 8;
  for (let dy = -Math.ceil(radius); dy <= Math.ceil(radius); dy++) {
    let half = 0;
    for (let part = 0; part < parts; part++) {
      half += Math.sqrt(Math.max(0, radius ** 2 - (dy + (part + 0.5) / parts - 0.5) ** 2)) / parts;
    }
    if (half > 0) rows.push({ dy, half });
  }
  return rows;
}

/** Sums along each row: entry x of a row is what stands left of pixel x. */
function sumRows({ width, height, data }: Light): Float64Array {
  const sums = new Float64Array((width + 1) * 3 * height);
  for (let y = 0, from = 0, to = 3; y < height; y++, to += 3) {
    for (const end = from + width * 3; from < end; from++, to++) sums[to] = sums[to - 3] + data[from];
  }
  return sums;
}

/** Moved while the shutter was open: each point becomes an even line from end to end, in pixels. */
export function moveBlur(light: Light, dx: number, dy: number): Light {
  const taps = lineTaps(dx, dy);
  return taps.length === 1 ? light : convolve(light, taps);
}

/** The softness of lens and sensor, in place: a bell with the standard deviation given, in pixels, at most 0.65. */
export function soften({ width, height, data }: Light, sigma: number): void {
  const beside = Math.exp(-1 / (2 * sigma * sigma));
  const side = beside / (1 + 2 * beside);
  const middle = 1 - 2 * side;
  const stride = width * 3;
  for (let row = 0; row < data.length; row += stride) {
    for (let c = row; c < row + 3; c++) {
      let before = data[c];
      for (let i = c, end = c + stride - 3; i < end; i += 3) {
        const here = data[i];
        data[i] = here * middle + (before + data[i + 3]) * side;
        before = here;
      }
    }
  }
  const above = data.slice(0, stride);
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0, i = y * stride; x < stride; x++, i++) {
      const here = data[i];
      data[i] = here * middle + (above[x] + data[i + stride]) * side;
      above[x] = here;
    }
  }
}

type Tap = { readonly dx: number; readonly dy: number; readonly weight: number };

/** A line about the middle as pixels and their shares. */
function lineTaps(dx: number, dy: number): Tap[] {
  const points = Math.max(1, Math.ceil(Math.hypot(dx, dy) * 6));
  const weights = new Map<string, Tap>();
  for (let i = 0; i < points; i++) {
    const x = dx * ((i + 0.5) / points - 0.5);
    const y = dy * ((i + 0.5) / points - 0.5);
    const left = Math.floor(x);
    const top = Math.floor(y);
    for (const [tapX, shareX] of [
      [left, 1 - (x - left)],
      [left + 1, x - left],
    ]) {
      for (const [tapY, shareY] of [
        [top, 1 - (y - top)],
        [top + 1, y - top],
      ]) {
        const weight = (shareX * shareY) / points + (weights.get(`${tapX} ${tapY}`)?.weight ?? 0);
        if (weight > 0) weights.set(`${tapX} ${tapY}`, { dx: tapX, dy: tapY, weight });
      }
    }
  }
  return [...weights.values()];
}

/** Each pixel the weighted sum of its neighbours; the weights sum to 1. */
function convolve(light: Light, taps: readonly Tap[]): Light {
  const reach = Math.max(...taps.map(({ dx, dy }) => Math.max(Math.abs(dx), Math.abs(dy))));
  const { width, height } = light;
  const { width: stride, data: from } = pad(light, reach);
  const out = darkness(width, height);
  const to = out.data;
  for (let y = 0; y < height; y++) {
    const start = y * width * 3;
    const end = start + width * 3;
    for (const { dx, dy, weight } of taps) {
      const offset = ((y + reach + dy) * stride + reach + dx) * 3 - start;
      for (let i = start; i < end; i++) to[i] += weight * from[i + offset];
    }
  }
  return out;
}

/** The picture with so many pixels more on every side, each like the nearest one of the picture. */
function pad({ width, height, data }: Light, margin: number): Light {
  const wider = darkness(width + 2 * margin, height + 2 * margin);
  const stride = wider.width * 3;
  for (let y = 0; y < wider.height; y++) {
    const row = Math.min(height - 1, Math.max(0, y - margin)) * width * 3;
    wider.data.set(data.subarray(row, row + width * 3), y * stride + margin * 3);
    for (let x = 0; x < margin; x++) {
      for (let c = 0; c < 3; c++) {
        wider.data[y * stride + x * 3 + c] = data[row + c];
        wider.data[(y + 1) * stride - (x + 1) * 3 + c] = data[row + (width - 1) * 3 + c];
      }
    }
  }
  return wider;
}

function halve({ width, height, data }: Light): Light {
  const half = darkness(width >> 1, height >> 1);
  const stride = width * 3;
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const from = 2 * y * stride + 6 * x;
      for (let c = from; c < from + 3; c++) {
        half.data[to++] = (data[c] + data[c + 3] + data[c + stride] + data[c + stride + 3]) / 4;
      }
    }
  }
  return half;
}

/** About twice as large, bilinear. */
function enlarge(half: Light, width: number, height: number): Light {
  const out = darkness(width, height);
  const stride = half.width * 3;
  for (let y = 0, to = 0; y < height; y++) {
    const atY = Math.min(half.height - 1, Math.max(0, y / 2 - 0.25));
    const top = Math.min(half.height - 2, Math.floor(atY));
    const partY = atY - top;
    for (let x = 0; x < width; x++) {
      const atX = Math.min(half.width - 1, Math.max(0, x / 2 - 0.25));
      const left = Math.min(half.width - 2, Math.floor(atX));
      const partX = atX - left;
      const from = top * stride + left * 3;
      for (let c = from; c < from + 3; c++) {
        const above = half.data[c] * (1 - partX) + half.data[c + 3] * partX;
        const below = half.data[c + stride] * (1 - partX) + half.data[c + stride + 3] * partX;
        out.data[to++] = above * (1 - partY) + below * partY;
      }
    }
  }
  return out;
}
