import type { Light } from './light.ts';
import type { Random } from './random.ts';
import type { Surface } from './surface.ts';

/**
 * How the light falls: `edges` are borders between full light and shadow, straight lines across the picture. On the
 * dark side of each only `depth` of the light is left; `softness` is the width of the border as a share of the picture.
 */
export type Shadow = {
  readonly depth: number;
  readonly softness: number;
  readonly edges: number;
  /** How much less light reaches the picture's far corner. */
  readonly slope: number;
};

export const NO_SHADOW: Shadow = { depth: 1, softness: 1, edges: 0, slope: 0 };

/** Lights the picture unevenly, in place. The first border runs through the place given. */
export function castShadow(light: Light, shadow: Shadow, through: readonly [number, number], random: Random): void {
  const { depth, softness, edges, slope } = shadow;
  if (edges === 0 && slope === 0) return;
  const { width, height, data } = light;
  const angle = random.between(0, 2 * Math.PI);
  const across = Math.cos(angle);
  const down = Math.sin(angle);
  const size = Math.max(width, height);
  const soft = softness * size;
  // Several borders make stripes, as of blinds or leaves.
  const period = size / Math.max(1, edges);
  const fall = random.between(0, 2 * Math.PI);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      let lit = 1 - slope * (0.5 + (Math.cos(fall) * (x - width / 2) + Math.sin(fall) * (y - height / 2)) / size / 1.5);
      if (edges > 0) {
        const distance = across * (x - through[0]) + down * (y - through[1]);
        const folded =
          edges === 1 ? distance : Math.abs((((distance % period) + period) % period) - period / 2) - period / 4;
        const share = Math.min(1, Math.max(0, 0.5 + folded / soft));
        lit *= depth + (1 - depth) * share * share * (3 - 2 * share);
      }
      for (let c = i; c < i + 3; c++) data[c] *= lit;
    }
  }
}

/** A lamp mirrored in the surface: an ellipse that covers `share` of the strip, which is the mark and the bars without margins. */
export type Glare = { readonly share: number };

/** Where a lamp's image lies on the sheet: an ellipse in units of the code's box, turned by `angle`. */
export type Blob = {
  readonly u: number;
  readonly v: number;
  readonly long: number;
  readonly short: number;
  readonly angle: number;
};

/** The mark and the bars, in units of the code's box. */
const STRIP = { left: 20, top: 20, right: 380, bottom: 80 } as const;

/** An ellipse somewhere on the strip, up to three times as long as wide, as large as covers `share` of it. */
export function anyBlob({ share }: Glare, random: Random): Blob {
  const u = random.between(STRIP.left, STRIP.right);
  const v = random.between(STRIP.top, STRIP.bottom);
  const ratio = random.between(1, 3);
  const angle = random.between(0, Math.PI);
  let [low, high] = [0, 800];
  const at = (long: number): Blob => ({ u, v, long, short: long / ratio, angle });
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (coveredShare(at(middle)) < share) low = middle;
    else high = middle;
  }
  return at(high);
}

/** Share of the strip inside the ellipse. */
function coveredShare(blob: Blob): number {
  let inside = 0;
  let all = 0;
  for (let u = STRIP.left + 2; u < STRIP.right; u += 4) {
    for (let v = STRIP.top + 2; v < STRIP.bottom; v += 4) {
      all++;
      if (reach(blob, u, v) < 1) inside++;
    }
  }
  return inside / all;
}

/** 0 in the blob's middle, 1 at its edge. */
export function reach({ u, v, long, short, angle }: Blob, atU: number, atV: number): number {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return Math.hypot(((atU - u) * cos + (atV - v) * sin) / long, ((atV - v) * cos - (atU - u) * sin) / short);
}

/** Adds the lamp's image, in place: far beyond white inside the ellipse, a short fall outside it. */
export function addGlare(light: Light, blob: Blob, surface: Surface): void {
  const { width, height, data } = light;
  const place = new Float64Array(3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      if (!surface.toSheet(x + 0.5, y + 0.5, place)) continue;
      const distance = reach(blob, place[0], place[1]);
      if (distance > 2) continue;
      const shine = distance < 1 ? 2 : 1.6 * Math.exp(-(((distance - 1) / 0.12) ** 2) / 2) + 0.1 * (2 - distance);
      data[i] += shine;
      data[i + 1] += shine * 0.98;
      data[i + 2] += shine * 0.94;
    }
  }
}
