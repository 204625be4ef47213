import type { Light } from './light.ts';

/** Out of focus: each point becomes an even disc of the radius given, in pixels. */
export function defocus(light: Light, radius: number): Light {
  const taps: Tap[] = [];
  const reach = Math.ceil(radius);
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const weight = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)));
      if (weight > 0) taps.push({ dx, dy, weight });
    }
  }
  return spread(light, taps);
}

/** Moved while the shutter was open: each point becomes an even line of `length` pixels at an angle in degrees. */
export function moveBlur(light: Light, length: number, angle: number): Light {
  const weights = new Map<string, Tap>();
  const points = Math.max(2, Math.ceil(length * 4));
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180) * length, Math.sin((angle * Math.PI) / 180) * length];
  for (let point = 0; point < points; point++) {
    const part = (point + 0.5) / points - 0.5;
    const [x, y] = [Math.round(dx * part), Math.round(dy * part)];
    const weight = (weights.get(`${x} ${y}`)?.weight ?? 0) + 1;
    weights.set(`${x} ${y}`, { dx: x, dy: y, weight });
  }
  return spread(light, [...weights.values()]);
}

type Tap = { readonly dx: number; readonly dy: number; readonly weight: number };

/** Each pixel the weighted mean of its neighbours; beyond the picture the nearest pixel counts. */
function spread(light: Light, taps: readonly Tap[]): Light {
  const total = taps.reduce((sum, { weight }) => sum + weight, 0);
  const reach = Math.max(...taps.map(({ dx, dy }) => Math.max(Math.abs(dx), Math.abs(dy))));
  const { width, height } = light;
  const { width: stride, data: from } = pad(light, reach);
  const out = new Float32Array(light.data.length);
  for (const { dx, dy, weight } of taps) {
    const share = weight / total;
    for (let y = 0, at = 0; y < height; y++) {
      let source = ((y + reach + dy) * stride + reach + dx) * 3;
      for (const end = at + width * 3; at < end; at++, source++) out[at] += share * from[source];
    }
  }
  return { width, height, data: out };
}

/** The picture with so many pixels more on every side, each like the nearest one of the picture. */
function pad({ width, height, data }: Light, margin: number): Light {
  const wider = { width: width + 2 * margin, height: height + 2 * margin };
  const out = new Float32Array(wider.width * wider.height * 3);
  for (let y = 0; y < wider.height; y++) {
    const row = Math.min(height - 1, Math.max(0, y - margin)) * width * 3;
    const to = y * wider.width * 3;
    out.set(data.subarray(row, row + width * 3), to + margin * 3);
    for (let x = 0; x < margin * 3; x++) {
      out[to + x] = data[row + (x % 3)];
      out[to + (margin + width) * 3 + x] = data[row + (width - 1) * 3 + (x % 3)];
    }
  }
  return { ...wider, data: out };
}
