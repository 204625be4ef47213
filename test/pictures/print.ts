import { type Levels, layoutCode, renderRaster } from '@barline/codes';
import { BLACK, darkness, flood, type Light, scaleTone, type Tone } from './light.ts';
import { type Random, randomFor } from './random.ts';
import type { Sheet } from './sheet.ts';
import { anyTone, cloudNoise, type Texture, TILE, textureTile, VARIANTS } from './textures.ts';

/** How a code was made visible. */
export type Finish =
  | { readonly kind: 'flat' }
  /** Rasters of dots in cyan, magenta, yellow and black; `dots` to the distance from bar to bar. */
  | { readonly kind: 'halftone'; readonly dots: number }
  /** A screen whose pixels are three upright stripes; `dots` pixels to the distance from bar to bar. */
  | { readonly kind: 'screen'; readonly dots: number }
  /**
   * Cut into a material: seen by the shading of the walls, which fall off over `bevel` units, and by the floor, which
   * is darker by `stain`.
   */
  | { readonly kind: 'relief'; readonly bevel: number; readonly stain: number; readonly material: Texture | null };

/** A code as it was drawn on something. */
export type Print = {
  levels: Levels;
  /** `null`: black or white, whichever stands out. */
  bars: Tone | null;
  /** `null`: the bars stand on whatever is behind the code. */
  ground: Tone | null;
  mark: boolean;
  /** Bars end square instead of round. */
  square: boolean;
  /** Width of the bars, 1 as in Spotify's drawing. */
  boldness: number;
  /** Units cut off all round: the margin has 20. */
  cut: number;
  /** Paper round the code's box, units, and its colour. */
  border: number;
  paper: Tone;
  finish: Finish;
  /** Bars that something opaque lies on. */
  hidden: readonly number[];
};

const BOX = { width: 400, height: 100 } as const;
/** What is left of the mark ends here; the first bar begins at 100. */
const MARK_END = 92;

/** Draws a print as a sheet with so many texels to a unit of the code's box; `behind` is the colour that it is laid on, by and large. */
export function drawPrint(print: Print, behind: Tone, texelsPerUnit: number, random: Random): Sheet {
  const coverage = drawCoverage(print, texelsPerUnit);
  const scale = coverage.width / BOX.width;
  const texture =
    print.finish.kind === 'relief'
      ? carve(coverage, scale, print, random)
      : ink(coverage, print.bars ?? standingOut(print.ground ?? behind), print.ground);
  if (print.finish.kind === 'halftone') screenDots(texture, (PITCH * scale) / print.finish.dots);
  for (const bar of print.hidden) hide(texture, coverage, scale, bar, random);
  const { cut, border } = print;
  const extent = {
    left: cut - border,
    top: cut - border,
    right: BOX.width - cut + border,
    bottom: BOX.height - cut + border,
  };
  return {
    texture,
    texelsPerUnit: scale,
    box: { left: cut, top: cut, right: BOX.width - cut, bottom: BOX.height - cut },
    extent,
    paper: print.finish.kind === 'relief' ? (print.ground ?? print.paper) : print.paper,
    opacity: print.ground === null ? coverage.data : null,
    grid: print.finish.kind === 'screen' ? PITCH / print.finish.dots : null,
  };
}

const PITCH = 559 / 45;

type Coverage = { readonly width: number; readonly height: number; readonly data: Float32Array };

/** How much of each texel is bar or mark, by our own renderer. */
function drawCoverage({ levels, mark, square, boldness }: Print, texelsPerUnit: number): Coverage {
  const style = {
    background: '#000000',
    bars: '#ffffff',
    width: Math.max(64, Math.round(BOX.width * texelsPerUnit)),
  } as const;
  const { width, height, data } = renderRaster({ levels }, style);
  const coverage = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) coverage[i] = data[i] / 15;
  const scale = width / BOX.width;
  const bars = Math.floor(MARK_END * scale);
  if (!mark) for (let y = 0; y < height; y++) coverage.fill(0, y * width, y * width + bars);
  if (square || boldness !== 1) {
    for (let y = 0; y < height; y++) coverage.fill(0, y * width + bars, (y + 1) * width);
    for (const bar of layoutCode({ levels }).bars) {
      const wide = bar.width * boldness;
      const left = bar.x + (bar.width - wide) / 2;
      fillBar(coverage, width, scale, left, bar.y, wide, bar.height, square ? 0 : wide / 2);
    }
  }
  return { width, height, data: coverage };
}

/** An upright bar with ends rounded by `radius`; edges smooth by the distance from them. */
function fillBar(
  coverage: Float32Array,
  stride: number,
  scale: number,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  const middleX = (x + width / 2) * scale;
  const middleY = (y + height / 2) * scale;
  const halfX = (width / 2 - radius) * scale;
  const halfY = (height / 2 - radius) * scale;
  for (let row = Math.floor(y * scale) - 1; row <= (y + height) * scale + 1; row++) {
    for (let column = Math.floor(x * scale) - 1; column <= (x + width) * scale + 1; column++) {
      const dx = Math.abs(column + 0.5 - middleX) - halfX;
      const dy = Math.abs(row + 0.5 - middleY) - halfY;
      const outside = Math.hypot(Math.max(0, dx), Math.max(0, dy)) + Math.min(0, Math.max(dx, dy)) - radius * scale;
      coverage[row * stride + column] = Math.min(1, Math.max(0, 0.5 - outside));
    }
  }
}

/** White on what is darker than middle grey to the eye, black on the rest. */
function standingOut([red, green, blue]: Tone): Tone {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 ? [0.9, 0.9, 0.9] : [0.03, 0.03, 0.03];
}

function ink({ width, height, data }: Coverage, bars: Tone, ground: Tone | null): Light {
  const texture = darkness(width, height);
  if (ground === null) return flood(texture, bars);
  const out = texture.data;
  for (let i = 0, to = 0; i < data.length; i++) {
    for (let c = 0; c < 3; c++) out[to++] = ground[c] + data[i] * (bars[c] - ground[c]);
  }
  return texture;
}

/** Angles at which the rasters of cyan, magenta and yellow stand, and that of black, as printers have them. */
const SCREEN_ANGLES = [15, 75, 0].map((degrees) => (degrees * Math.PI) / 180);

/** A turn of the cosine in so many steps. */
const COSINE = Float32Array.from({ length: 1024 }, (_, step) => Math.cos((2 * Math.PI * step) / 1024));

/** Turns tones into dots of ink, `pitch` texels apart: each ink is there or not, its dots as large as the tone asks. */
function screenDots({ width, height, data }: Light, pitch: number): void {
  SCREEN_ANGLES.forEach((angle, c) => {
    const a = (1024 * Math.cos(angle)) / pitch;
    const b = (1024 * Math.sin(angle)) / pitch;
    for (let y = 0, i = c; y < height; y++) {
      for (let x = 0; x < width; x++, i += 3) {
        // From 0 to 1, evenly spread well enough.
        const threshold = 0.5 + 0.25 * (COSINE[(a * x + b * y) & 1023] + COSINE[(b * x - a * y) & 1023]);
        // Half a texel of softness.
        const share = Math.min(1, Math.max(0, 0.5 + (data[i] - threshold) * pitch * 0.6));
        // Inks neither cover wholly nor is paper quite white.
        data[i] = 0.02 + 0.93 * share;
      }
    }
  });
}

/** A heightfield lit from one side: the material brighter where its walls face the light, darker where they turn away. */
function carve({ width, height, data }: Coverage, scale: number, { ground, finish }: Print, random: Random): Light {
  if (finish.kind !== 'relief') throw new RangeError('Only reliefs are carved.');
  const texture = darkness(width, height);
  const depth = blurred(data, width, height, Math.max(0.5, (finish.bevel * scale) / 2));
  const light = random.between(0, 2 * Math.PI);
  const [towardX, towardY] = [Math.cos(light), Math.sin(light)];
  const raised = random.chance(0.5) ? 1 : -1;
  const steepness = (random.between(0.8, 1.4) * finish.bevel * scale) / 2;
  const base = ground ?? BLACK;
  const grain = finish.material === null ? null : textureTile(finish.material, random.whole(0, VARIANTS - 1));
  const plastic = cloudNoise(randomFor('plastic'), 8, 2);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const slopeX = depth[y * width + Math.min(width - 1, x + 1)] - depth[y * width + Math.max(0, x - 1)];
      const slopeY = depth[Math.min(height - 1, y + 1) * width + x] - depth[Math.max(0, y - 1) * width + x];
      // Light from 45 degrees above: 0.7 on what is flat.
      const wallX = raised * steepness * slopeX;
      const wallY = raised * steepness * slopeY;
      const lit = (1 - towardX * wallX - towardY * wallY) / Math.sqrt(1 + wallX * wallX + wallY * wallY);
      const shade =
        Math.max(0.15, lit) * (1 - finish.stain * depth[i]) * (1 + 0.05 * plastic[(y & 511) * TILE + (x & 511)]);
      const at = ((y % TILE) * TILE + (x % TILE)) * 3;
      for (let c = 0; c < 3; c++)
        texture.data[i * 3 + c] = 0.85 * shade * (grain === null ? base[c] : grain.data[at + c]);
    }
  }
  return texture;
}

/** Three passes of a sliding mean: nearly a bell. */
function blurred(data: Float32Array, width: number, height: number, radius: number): Float32Array {
  let from = data;
  const reach = Math.max(1, Math.round(radius));
  for (let pass = 0; pass < 4; pass++) {
    const [count, length, step, stride] = pass % 2 ? [width, height, width, 1] : [height, width, 1, width];
    const to = new Float32Array(data.length);
    for (let line = 0; line < count; line++) {
      const start = line * stride;
      let sum = 0;
      const at = (k: number) => from[start + Math.min(length - 1, Math.max(0, k)) * step];
      for (let k = -reach; k <= reach; k++) sum += at(k);
      for (let k = 0; k < length; k++) {
        to[start + k * step] = sum / (2 * reach + 1);
        sum += at(k + reach + 1) - at(k - reach);
      }
    }
    from = to;
  }
  return from;
}

/** Lays something over the whole cell of a bar: tape, dirt or a sticker, up to the gaps at both sides. */
function hide(texture: Light, coverage: Coverage, scale: number, bar: number, random: Random): void {
  const { width, height } = texture;
  const tone = random.chance(0.5) ? scaleTone(anyTone(random), 0.7) : random.pick([BLACK, [0.8, 0.78, 0.7] as Tone]);
  const middle = (100 + PITCH * bar + 302 / 90) * scale;
  const half = PITCH * 0.47 * scale;
  const rough = [random.between(0, 6), random.between(0, 6)];
  const top = random.between(4, 18) * scale;
  const bottom = random.between(82, 96) * scale;
  for (let y = Math.floor(top); y < Math.min(height, bottom); y++) {
    const sway = Math.sin(y / scale / 7 + rough[0]) * scale * 0.5;
    for (let x = Math.floor(middle - half + sway); x < middle + half + sway; x++) {
      if (x < 0 || x >= width) continue;
      texture.data.set(tone, (y * width + x) * 3);
      coverage.data[y * width + x] = 1;
    }
  }
}
