import type { Pixels, Point } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { fitPolynomial, valueAt } from './least-squares.ts';
import type { Luma } from './luma.ts';
import { type Strip, stripBox, TINY, WHOLE } from './mark.ts';
import { brightnessIn, PITCH_UNITS } from './sampler.ts';

/** Why a code that is there cannot be read, or why none would be seen if it were. */
export type Trouble =
  | 'too_small'
  | 'cropped'
  | 'low_contrast'
  | 'glare'
  | 'blurry'
  | 'damaged'
  | 'unsupported_layout'
  | 'too_dark'
  | 'overexposed';

/** Of a tiny strip so much must look like bars: letters behind a bullet look much like it. */
const LEAST_SHARE_OF_TINY = 0.92;
/** Paler marks than this, in grey steps, are too pale. */
const LEAST_CONTRAST = 20;
/** A share of the strip that is pure white, where neither mark nor ground is, is a lamp's image. */
const MOST_WHITE = 0.06;
const WHITE = 250;
/** The ripple of the bars along the axis, as a share of the mark's contrast: 0.63 where they are sharp. */
const LEAST_RIPPLE = 0.16;

/** The likeliest place of a code that was not read, of those found by their marks, and what is wrong with it; `null` where there is none. */
export function findUnreadStrip(
  pixels: Pixels,
  strips: readonly Strip[],
): { polygon: [Point, Point, Point, Point]; reason: Trouble } | null {
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
  const at = toSampler(pixels, strip);
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
  const at = toSampler(pixels, strip);
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
  const at = toSampler(pixels, strip);
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

/** Bars that must be told apart, and how many of them must be uneven, by so many units: a step of a half bar is 3.5. */
const LEAST_BARS = 16;
const LEAST_UNEVEN = 7;
const UNEVEN = 4;

/**
 * True where the upper and the lower halves of many bars differ: the double density of old group sessions, which nobody has
 * described.
 */
function hasUnevenHalves(pixels: Pixels, strip: Strip): boolean {
  const at = toSampler(pixels, strip);
  const ground = (at(190, 42) + at(190, -42) + at(100, 42) + at(280, -42)) / 4;
  const isInk = (u: number, v: number) => Math.abs(at(u, v) - ground - strip.contrast) < Math.abs(strip.contrast) / 2;
  const extent = (u: number, way: 1 | -1) => {
    let v = 0;
    while (v < 45 && isInk(u, way * v)) v += 0.5;
    return v;
  };
  // Bar by bar along the axis: where it stands and by how much its lower half is longer.
  const bars: { u: number; off: number }[] = [];
  let from: number | null = null;
  for (let u = 46; u <= 336; u += 0.5) {
    const ink = isInk(u, 0);
    if (ink) from ??= u;
    if (ink || from === null) continue;
    const middle = (from + u) / 2;
    if (u - from > 2) bars.push({ u: middle, off: extent(middle, 1) - extent(middle, -1) });
    from = null;
  }
  if (bars.length < LEAST_BARS || bars.length > BAR_COUNT + 2) return false;
  // The axis may be off and askew a little.
  const line = fitPolynomial(
    bars.map(({ u }) => (u - 190) / 140),
    bars.map(({ off }) => off),
    1,
  );
  if (line === null) return false;
  return bars.filter(({ u, off }) => Math.abs(off - valueAt(line, (u - 190) / 140)) > UNEVEN).length >= LEAST_UNEVEN;
}

/** Brightness by place in units from the mark's centre, along the strip and across it. */
function toSampler(pixels: Pixels, { x, y, angle, unit }: Strip): (u: number, v: number) => number {
  const brightness = brightnessIn(pixels);
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  return (u, v) => brightness(x + u * cos - v * sin, y + u * sin + v * cos);
}

/** Pictures whose brightest places are darker than this show nothing. */
const DARK = 48;
/** Pictures of which so much is pure white, and hardly a pixel is darker than pale, have lost what was there. */
const MOST_BURNT = 0.2;
const PALE = 180;
const HARDLY = 0.0005;
/** Smaller pictures than this, in pixels, are no camera's: white ones are blank pages. */
const LEAST_TAKEN = 320 * 240;
const EXTREME = 0.01;
/** Every so manieth pixel is looked at. */
const STRIDE = 7;

/** What the whole picture suffers from: too little or too much light, or nothing. */
export function lightTrouble({ data, scale }: Luma): Trouble | null {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let i = 0; i < data.length; i += STRIDE, count++) histogram[data[i]]++;
  const below = (share: number) => {
    let left = share * count;
    let value = 0;
    while (value < 255 && left >= histogram[value]) left -= histogram[value++];
    return value;
  };
  const brightest = below(1 - EXTREME);
  if (brightest < DARK && brightest - below(EXTREME) > 2) return 'too_dark';
  let burnt = 0;
  for (let value = WHITE; value < 256; value++) burnt += histogram[value];
  const isTaken = data.length * scale ** 2 >= LEAST_TAKEN;
  if (isTaken && burnt > MOST_BURNT * count && below(HARDLY) > PALE) return 'overexposed';
  return null;
}
