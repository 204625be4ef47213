import { darkness, flood, type Light, mixTones, toTone } from './light.ts';
import type { Random } from './random.ts';
import { anyTone, TEXTURES, type Texture, TILE, textureTile, VARIANTS } from './textures.ts';

/** What stands behind the code. */
export const GROUNDS = ['plain', 'gradient', ...TEXTURES] as const;
export type Ground = 'plain' | 'gradient' | Texture;

/** Paints a whole picture of the ground, at any place, angle and size that chance finds. */
export function paintGround(ground: Ground, width: number, height: number, random: Random): Light {
  const light = darkness(width, height);
  if (ground === 'plain') {
    const grey = toTone(random.pick(['#f2f2f2', '#d9d9d9', '#9a9a9a', '#3c3c3c', '#161616']));
    return flood(light, mixTones(grey, anyTone(random), random.between(0, 0.4)));
  }
  if (ground === 'gradient') return paintGradient(light, random);
  return layTile(light, textureTile(ground, random.whole(0, VARIANTS - 1)), random);
}

function paintGradient(light: Light, random: Random): Light {
  const from = anyTone(random);
  const to = anyTone(random);
  const angle = random.between(0, 2 * Math.PI);
  const across = Math.cos(angle) / light.width;
  const down = Math.sin(angle) / light.height;
  for (let y = 0, i = 0; y < light.height; y++) {
    for (let x = 0; x < light.width; x++, i += 3) {
      const share = Math.min(1, Math.max(0, 0.5 + across * (x - light.width / 2) + down * (y - light.height / 2)));
      for (let c = 0; c < 3; c++) light.data[i + c] = from[c] + share * (to[c] - from[c]);
    }
  }
  return light;
}

/** Covers the picture with a tile, turned and sized by chance. Bilinear: a tile's pixel is at least one of the picture's. */
function layTile(light: Light, tile: Light, random: Random): Light {
  const size = random.between(1, 2.4);
  const angle = random.chance(0.5) ? random.between(-0.2, 0.2) : random.between(0, 2 * Math.PI);
  const cos = Math.cos(angle) / size;
  const sin = Math.sin(angle) / size;
  const startX = random.between(0, TILE);
  const startY = random.between(0, TILE);
  const side = tile.width;
  const mask = side - 1;
  const { width, height, data } = light;
  const texels = tile.data;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      const atX = startX + x * cos - y * sin;
      const atY = startY + x * sin + y * cos;
      const left = Math.floor(atX);
      const top = Math.floor(atY);
      const partX = atX - left;
      const partY = atY - top;
      const above = (top & mask) * side;
      const below = ((top + 1) & mask) * side;
      const column = left & mask;
      const next = (left + 1) & mask;
      const a = (above + column) * 3;
      const b = (above + next) * 3;
      const c = (below + column) * 3;
      const d = (below + next) * 3;
      const wa = (1 - partX) * (1 - partY);
      const wb = partX * (1 - partY);
      const wc = (1 - partX) * partY;
      const wd = partX * partY;
      data[to] = texels[a] * wa + texels[b] * wb + texels[c] * wc + texels[d] * wd;
      data[to + 1] = texels[a + 1] * wa + texels[b + 1] * wb + texels[c + 1] * wc + texels[d + 1] * wd;
      data[to + 2] = texels[a + 2] * wa + texels[b + 2] * wb + texels[c + 2] * wc + texels[d + 2] * wd;
    }
  }
  return light;
}
