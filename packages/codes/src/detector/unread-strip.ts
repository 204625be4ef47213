import type { Pixels } from '../pixels.ts';
import { type Strip, stripBox, TINY, WHOLE } from './mark.ts';
import { brightnessAlong, PITCH_UNITS } from './sampler.ts';
import { LEAST_CONTRAST, type Trouble, type Unread } from './trouble.ts';
import { hasUnevenHalves } from './uneven-halves.ts';

/** Of a tiny strip so much must look like bars: letters behind a bullet look much like it. */
const LEAST_SHARE_OF_TINY = 0.92;
/** A share of the strip that is pure white, where neither mark nor ground is, is a lamp's image. */
const MOST_WHITE = 0.06;
const WHITE = 250;
/**
 * The ripple of the bars along the axis, as a share of the mark's contrast: 0.63 where they are sharp.
 * Without it, the refusals as blurry lose a picture.
 */
const LEAST_RIPPLE = 0.16;

/** The likeliest place of a code that was not read, of those found by their marks, and what is wrong with it; `null` where there is none. */
export function findUnreadStrip(pixels: Pixels, strips: readonly Strip[]): Unread | null {
  let best: Strip | null = null;
  for (const strip of strips) {
    if (best === null || Math.abs(strip.contrast) * strip.inside > Math.abs(best.contrast) * best.inside) best = strip;
  }
  const reason = best === null ? null : troubleOf(pixels, best);
  return best === null || reason === null ? null : { polygon: stripBox(best), reason };
}

/** `null` for what is sharp and yet has no bars: a line of text behind a bullet, or a QR code. */
function troubleOf(pixels: Pixels, strip: Strip): Trouble | null {
  if (400 * strip.unit < TINY) return strip.share < LEAST_SHARE_OF_TINY ? null : 'too_small';
  if (strip.inside < WHOLE) return ripple(pixels, strip) < LEAST_RIPPLE ? null : 'cropped';
  if (Math.abs(strip.contrast) < LEAST_CONTRAST) return 'low_contrast';
  if (whiteShare(pixels, strip) > MOST_WHITE) return 'glare';
  if (ripple(pixels, strip) < LEAST_RIPPLE) return softness(pixels, strip) > LEAST_SOFTNESS ? 'blurry' : null;
  return hasUnevenHalves(pixels, strip) ? 'unsupported_layout' : 'damaged';
}

/** The edge of a blurred mark is wider than this, in units: a third of the distance from bar to bar. */
const LEAST_SOFTNESS = 4;

/** Width of the mark's edge, in units: from three quarters of its contrast to one, on the side away from the bars. */
function softness(pixels: Pixels, strip: Strip): number {
  const at = brightnessAlong(pixels, strip);
  const ground = (at(0, 44) + at(0, -44)) / 2;
  const widths: number[] = [];
  for (let degrees = 90; degrees <= 270; degrees += 20) {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const ink = (reach: number) => (at(reach * cos, reach * sin) - ground) / strip.contrast;
    let outer = 50;
    while (outer > 10 && ink(outer) < 0.25) outer -= 0.5;
    let inner = outer;
    while (inner > 0 && ink(inner) < 0.75) inner -= 0.5;
    widths.push(outer - inner);
  }
  return widths.sort((a, b) => a - b)[widths.length >> 1];
}

/** Share of the strip that is pure white; 0 where the mark or the ground beside the strip is nearly so. */
function whiteShare(pixels: Pixels, strip: Strip): number {
  const at = brightnessAlong(pixels, strip);
  const [, ground] = [at(0, 44), at(0, -44), at(-44, 0)].sort((a, b) => a - b);
  if (Math.max(ground, ground + strip.contrast) > WHITE - 15) return 0;
  let white = 0;
  let all = 0;
  for (let u = 50; u <= 330; u += 3) {
    for (let v = -28; v <= 28; v += 4) {
      all++;
      if (at(u, v) >= WHITE) white++;
    }
  }
  return white / all;
}

/** Bars in a window over which the ripple is measured, and frequencies about the expected one that are tried. */
const WINDOW = 6;
const DETUNED = [-0.08, -0.05, -0.025, 0, 0.025, 0.05, 0.08];

/** How strongly brightness goes up and down from bar to bar along the axis, as a share of the mark's contrast. */
function ripple(pixels: Pixels, strip: Strip): number {
  const at = brightnessAlong(pixels, strip);
  let strongest = 0;
  for (const detuned of DETUNED) {
    const pitch = PITCH_UNITS * (1 + detuned);
    const amplitudes: number[] = [];
    for (let from = 52; from + WINDOW * pitch < 56 + 272 * strip.inside; from += WINDOW * pitch) {
      let real = 0;
      let imaginary = 0;
      const places = WINDOW * 12;
      for (let i = 0; i < places; i++) {
        const value = at(from + (i * pitch) / 12, 0);
        real += value * Math.cos((i * Math.PI) / 6);
        imaginary += value * Math.sin((i * Math.PI) / 6);
      }
      amplitudes.push((2 * Math.hypot(real, imaginary)) / places);
    }
    amplitudes.sort((a, b) => a - b);
    strongest = Math.max(strongest, amplitudes[amplitudes.length >> 1]);
  }
  return strongest / Math.abs(strip.contrast);
}
