import { darkness, flood, type Light, mixTones, type Tone, toTone } from './light.ts';
import { type Random, randomFor } from './random.ts';

/** Side of a tile in pixels; a tile repeats without seams. */
export const TILE = 512;

/** Surfaces that codes lie on and stand before, made from numbers. */
export const TEXTURES = ['wood', 'brick', 'cloth', 'foliage', 'stone', 'clutter', 'screen'] as const;
export type Texture = (typeof TEXTURES)[number];

/** How many different tiles there are of each texture. */
export const VARIANTS = 3;

const made = new Map<string, Light>();

/** The tile of a texture, `variant` from 0 to 2: made once, the same every time. */
export function textureTile(texture: Texture, variant: number): Light {
  const name = `${texture} ${variant}`;
  let tile = made.get(name);
  if (tile === undefined) {
    tile = PAINTERS[texture](randomFor('texture', name));
    made.set(name, tile);
  }
  return tile;
}

/**
 * Smooth noise from -1 to 1 (nearly) that repeats after a tile: octaves of cells `largest` pixels wide, half that,
 * and so on down to `smallest`, each `roughness` times as strong as the one before. Cells are `stretch` times as long as high.
 */
export function cloudNoise(
  random: Random,
  largest: number,
  smallest: number,
  roughness = 0.5,
  stretch = 1,
): Float32Array {
  const noise = new Float32Array(TILE * TILE);
  let strength = 1;
  let total = 0;
  for (let cell = largest; cell >= smallest; cell /= 2, strength *= roughness) {
    total += strength;
    const columns = Math.max(1, Math.round(TILE / (cell * stretch)));
    const rows = Math.round(TILE / cell);
    const knots = Float32Array.from({ length: columns * rows }, () => random.between(-1, 1));
    for (let y = 0, i = 0; y < TILE; y++) {
      const atY = (y * rows) / TILE;
      const top = Math.floor(atY);
      const above = top * columns;
      const below = ((top + 1) % rows) * columns;
      const partY = ease(atY - top);
      for (let x = 0; x < TILE; x++, i++) {
        const atX = (x * columns) / TILE;
        const left = Math.floor(atX);
        const right = (left + 1) % columns;
        const partX = ease(atX - left);
        const high = knots[above + left] + partX * (knots[above + right] - knots[above + left]);
        const low = knots[below + left] + partX * (knots[below + right] - knots[below + left]);
        noise[i] += strength * (high + partY * (low - high));
      }
    }
  }
  // The octaves seldom all agree: 1.6 brings the spread back.
  for (let i = 0; i < noise.length; i++) noise[i] *= 1.6 / total;
  return noise;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function paint(toneAt: (x: number, y: number, i: number) => Tone): Light {
  const tile = darkness(TILE, TILE);
  for (let y = 0, i = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++, i++) tile.data.set(toneAt(x, y, i), i * 3);
  }
  return tile;
}

/** Fills a turned ellipse or rectangle of a tile, edges wrapping round. `half` sizes in pixels. */
export function stamp(
  tile: Light,
  shape: 'ellipse' | 'rectangle',
  x: number,
  y: number,
  halfWidth: number,
  halfHeight: number,
  angle: number,
  tone: Tone,
): void {
  const { width, height, data } = tile;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const reachX = Math.ceil(Math.abs(halfWidth * cos) + Math.abs(halfHeight * sin));
  const reachY = Math.ceil(Math.abs(halfWidth * sin) + Math.abs(halfHeight * cos));
  for (let dy = -reachY; dy <= reachY; dy++) {
    for (let dx = -reachX; dx <= reachX; dx++) {
      const across = (dx * cos + dy * sin) / halfWidth;
      const down = (dy * cos - dx * sin) / halfHeight;
      const inside =
        shape === 'ellipse' ? across * across + down * down < 1 : Math.abs(across) < 1 && Math.abs(down) < 1;
      if (!inside) continue;
      const column = (((Math.round(x) + dx) % width) + width) % width;
      const row = (((Math.round(y) + dy) % height) + height) % height;
      data.set(tone, (row * width + column) * 3);
    }
  }
}

/** Any colour that things have: seldom a pure one. */
export function anyTone(random: Random): Tone {
  const tone: Tone = [random.next() ** 2, random.next() ** 2, random.next() ** 2];
  const grey = (tone[0] + tone[1] + tone[2]) / 3;
  return mixTones(tone, [grey, grey, grey], random.between(0.1, 0.8));
}

const PAINTERS: Record<Texture, (random: Random) => Light> = {
  wood(random) {
    const light = toTone(random.pick(['#c69c6d', '#b98b5a', '#d8b98a', '#8a5a34']));
    const dark = mixTones(light, toTone('#3a2110'), random.between(0.4, 0.7));
    const rings = random.whole(9, 16);
    const bend = cloudNoise(random, 128, 32, 0.5, 4);
    const fibre = cloudNoise(random, 4, 2, 0.7, 16);
    const planks = random.whole(2, 4);
    return paint((_, y, i) => {
      const ring = (y * rings) / TILE + bend[i] * 1.6;
      const share = ring - Math.floor(ring);
      const seam = (y * planks) % TILE < 2 * planks ? 0.35 : 1;
      return mixTones(light, dark, (0.6 * share * share + 0.3 + 0.25 * fibre[i]) * 0.8).map((t) =>
        Math.max(0, t * seam),
      ) as unknown as Tone;
    });
  },
  brick(random) {
    const brick = toTone(random.pick(['#9c4a33', '#b5654a', '#7d3b2c', '#c9c2b8']));
    const mortar = toTone(random.pick(['#b8b0a4', '#8f8a82', '#d8d2c8']));
    const rows = random.pick([8, 16]);
    const tall = TILE / rows;
    const wide = TILE / (rows / 2);
    const shades = Array.from({ length: 512 }, () => random.between(0.6, 1.15));
    const grain = cloudNoise(random, 16, 2, 0.8);
    return paint((x, y, i) => {
      const row = Math.floor(y / tall);
      const shifted = (x + (row % 2) * (wide / 2)) % TILE;
      const column = Math.floor(shifted / wide);
      const joint = Math.min(y % tall, shifted % wide) < tall * 0.12;
      const shade = Math.max(0.1, (joint ? 1 : shades[(row * 31 + column * 7) % 512]) * (1 + 0.4 * grain[i]));
      const tone = joint ? mortar : brick;
      return [tone[0] * shade, tone[1] * shade, tone[2] * shade];
    });
  },
  cloth(random) {
    const tone = anyTone(random);
    const other = mixTones(tone, anyTone(random), 0.5);
    const thread = random.pick([4, 8, 16]);
    const folds = cloudNoise(random, 256, 64);
    const grain = cloudNoise(random, 4, 2);
    const tartan = random.chance(0.4);
    return paint((x, y, i) => {
      const warp = Math.sin((2 * Math.PI * x) / thread);
      const weft = Math.sin((2 * Math.PI * y) / thread);
      const weave = warp * weft > 0 ? 0.8 + 0.2 * Math.abs(warp) : 0.8 + 0.2 * Math.abs(weft);
      const shade = Math.max(0.05, weave * (1 + 0.35 * folds[i]) * (1 + 0.2 * grain[i]));
      const share = tartan ? (x % 128 < 40 ? 0.5 : 0) + (y % 128 < 40 ? 0.5 : 0) : 0.5;
      return mixTones(tone, other, share).map((t) => t * shade) as unknown as Tone;
    });
  },
  foliage(random) {
    const tile = flood(darkness(TILE, TILE), toTone('#10240c'));
    const leaf = random.pick(['#4c7a2a', '#6f9a3c', '#2f5f2a', '#93a84a']);
    for (let i = 0; i < 2600; i++) {
      const size = random.between(4, 16);
      const shade = random.between(0.15, 1.3) * (0.4 + (0.6 * i) / 2600);
      const tone = mixTones(toTone(leaf), toTone('#c8c050'), random.between(0, 0.3));
      stamp(
        tile,
        'ellipse',
        random.between(0, TILE),
        random.between(0, TILE),
        size,
        size * random.between(0.25, 0.5),
        random.between(0, Math.PI),
        [tone[0] * shade, tone[1] * shade, tone[2] * shade],
      );
    }
    return tile;
  },
  stone(random) {
    const tone = mixTones(toTone('#9a958c'), anyTone(random), 0.25);
    const clouds = cloudNoise(random, 128, 2, 0.65);
    const specks = cloudNoise(random, 4, 2, 1);
    return paint((_, __, i) => {
      const shade = Math.max(0.03, (1 + 0.7 * clouds[i]) * (specks[i] > 0.75 ? 1.6 : specks[i] < -0.75 ? 0.4 : 1));
      return [tone[0] * shade, tone[1] * shade, tone[2] * shade];
    });
  },
  clutter(random) {
    const tile = flood(darkness(TILE, TILE), anyTone(random));
    for (let i = 0; i < 60; i++) {
      const shape = random.pick(['ellipse', 'rectangle'] as const);
      stamp(
        tile,
        shape,
        random.between(0, TILE),
        random.between(0, TILE),
        random.between(8, 110),
        random.between(6, 60),
        random.between(0, Math.PI),
        anyTone(random),
      );
    }
    for (let i = 0; i < 10; i++) writeLines(tile, random, random.between(0, TILE), random.between(0, TILE));
    return tile;
  },
  screen(random) {
    const dark = random.chance(0.6);
    const tile = flood(darkness(TILE, TILE), toTone(dark ? '#121212' : '#fafafa'));
    const ink = toTone(dark ? '#e8e8e8' : '#222222');
    for (let row = 0; row < 6; row++) {
      const y = row * 85 + 10;
      stamp(tile, 'rectangle', 256, y + 35, 246, 36, 0, toTone(dark ? '#242424' : '#e9edf2'));
      stamp(tile, 'rectangle', 50, y + 35, 30, 30, 0, anyTone(random));
      for (let line = 0; line < 3; line++) {
        writeWords(tile, random, 95, y + 14 + 20 * line, random.between(80, 320), 4 - line / 2, ink);
      }
      if (random.chance(0.5)) stamp(tile, 'ellipse', 470, y + 35, 14, 14, 0, toTone('#1db954'));
    }
    return tile;
  },
};

/** Marks that look like a paragraph from afar. */
function writeLines(tile: Light, random: Random, x: number, y: number): void {
  const size = random.between(2, 7);
  const ink = random.chance(0.7) ? toTone('#181818') : toTone('#f4f4f4');
  for (let line = 0, count = random.whole(1, 7); line < count; line++) {
    writeWords(tile, random, x, y + line * size * 3.2, random.between(40, 200), size, ink);
  }
}

/** Marks that look like words: a row of strokes with gaps. `size` is half the height of a letter in pixels. */
export function writeWords(
  tile: Light,
  random: Random,
  x: number,
  y: number,
  length: number,
  size: number,
  ink: Tone,
): void {
  for (let at = 0; at < length; ) {
    const letter = random.pick(['ellipse', 'rectangle', 'rectangle'] as const);
    const tall = random.chance(0.3) ? 1.4 : 1;
    const wide = random.between(0.12, 0.55);
    stamp(tile, letter, x + at, y - (tall - 1) * size, size * wide, size * tall, random.between(-0.15, 0.15), ink);
    at += size * (2 * wide + random.between(0.4, 0.7)) + (random.chance(0.17) ? size * 1.2 : 0);
  }
}
