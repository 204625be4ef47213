import { encode, type Levels, layoutCode, type Pixels, type ScanFailure, toMediaRef } from '@barline/codes';
import { MEDIA_REF_LIMIT } from '../../packages/codes/src/media-ref.ts';
import { openEasel } from './easel.ts';
import { toTone, WHITE } from './light.ts';
import { LOOK_ALIKES, type Painter } from './look-alikes.ts';
import { photograph, photographSheet } from './photograph.ts';
import { type Random, randomFor } from './random.ts';
import { nominalShot, type Shot } from './shot.ts';

/** Makes a picture whose code cannot be read, for one reason. */
type Spoil = (shot: Shot, random: Random) => Promise<Pixels>;

/** Each reason with pictures that must give it. Nothing may be read in any of them. */
const SPOILS: Partial<Record<ScanFailure, Spoil>> = {
  no_code: spoiled((shot) => {
    shot.items = [];
  }),
  too_small: spoiled((shot, random) => {
    [shot.width, shot.height] = [1280, 720];
    shot.items[0].share = random.between(40, 60) / 1280;
  }),
  blurry: spoiled((shot, random) => {
    [shot.width, shot.height] = [640, 480];
    shot.items[0].share = 0.6;
    if (random.chance(0.5)) shot.defocus = 2.2;
    else shot.motion = 3;
  }),
  low_contrast: spoiled((shot) => {
    Object.assign(shot.items[0].print, { bars: [0.5, 0.5, 0.5], ground: [0.525, 0.525, 0.525] });
    shot.sensor = { ...shot.sensor, electrons: 400 };
  }),
  overexposed: spoiled((shot) => {
    Object.assign(shot.items[0].print, { bars: WHITE, ground: toTone('#e8e8d8'), paper: WHITE });
    shot.ground = 'plain';
    shot.sensor = { ...shot.sensor, exposure: 6 };
  }),
  too_dark: spoiled((shot) => {
    shot.sensor = { ...shot.sensor, exposure: 1 / 8000, gain: 12, mosaic: true };
  }),
  glare: spoiled((shot) => {
    shot.glare = { share: 0.6 };
  }),
  cropped: async (shot, random) => {
    const { pixels, codes } = await photograph(shot, random);
    const [[left], [right]] = codes[0].polygon;
    return cutRight(pixels, Math.round(left + (right - left) * random.between(0.5, 0.7)));
  },
  damaged: spoiled((shot, random) => {
    const start = random.whole(1, 6);
    shot.items[0].print.hidden = Array.from({ length: 8 }, (_, i) => start + 2 * i);
  }),
  checksum: painted(LOOK_ALIKES['a code whose checksum is wrong']),
  ambiguous: (shot, random) => {
    // Seen straight on: from the side the bars would be nearer to one of the two codes.
    shot.items[0].tilt = 0;
    return painted(betweenTwoCodes)(shot, random);
  },
  unsupported_layout: painted(LOOK_ALIKES['a code of two halves']),
};

export const REFUSALS = Object.keys(SPOILS) as readonly ScanFailure[];

/** Picture number `index` that must be refused for this reason: the same one every time. */
export async function makeRefusal(reason: ScanFailure, index: number): Promise<Pixels> {
  const spoil = SPOILS[reason];
  if (spoil === undefined) throw new RangeError(`There are no pictures to be refused as '${reason}'.`);
  const random = randomFor('refusal', reason, index);
  const shot = nominalShot(random);
  shot.ground = random.pick(['plain', 'gradient', 'wood', 'stone']);
  return spoil(shot, random);
}

function spoiled(change: (shot: Shot, random: Random) => void): Spoil {
  return async (shot, random) => {
    change(shot, random);
    return (await photograph(shot, random)).pixels;
  };
}

function painted(paint: Painter): Spoil {
  return (shot, random) => {
    const [black, white] = [toTone('#202020'), toTone('#f0f0f0')];
    const fine = Math.max(0.5, (1.6 * shot.items[0].share * shot.width) / 400);
    const { width, height, texture, texelsPerUnit } = paint(random, black, white, fine);
    const box = { left: 0, top: 0, right: width, bottom: height };
    const sheet = { texture, texelsPerUnit, box, extent: box, paper: WHITE, opacity: null, grid: null };
    return photographSheet(shot, sheet, random);
  };
}

/** References that differ in these two bits have codes that differ least: as little as by 12 squared levels. */
const NEAREST = 3 * 2 ** 32;
const LEAST_DISTANCE = 12;

/** Bars as long as the mean of those of two codes. */
function betweenTwoCodes(...[random, ink, paper, fine]: Parameters<Painter>): ReturnType<Painter> {
  const easel = openEasel(400, 100, paper, fine);
  easel.ellipse(50, 50, 30, 30, ink);
  const [one, other] = twoLikeCodes(random).map((levels) => layoutCode({ levels }).bars);
  one.forEach(({ x, width, height }, bar) => {
    easel.bar(x + width / 2, 50, width, (height + other[bar].height) / 2, true, ink);
  });
  return easel;
}

function twoLikeCodes(random: Random): readonly [Levels, Levels] {
  for (;;) {
    const ref = Math.floor(random.next() * MEDIA_REF_LIMIT);
    const one = encode(toMediaRef(ref));
    const other = encode(toMediaRef(Number(BigInt(ref) ^ BigInt(NEAREST))));
    if (one.reduce<number>((sum, level, bar) => sum + (level - other[bar]) ** 2, 0) <= LEAST_DISTANCE)
      return [one, other];
  }
}

/** What is left of the picture up to column `width`. */
function cutRight({ width: stride, height, data }: Pixels, width: number): Pixels {
  const cut = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) cut.set(data.subarray(y * stride * 4, (y * stride + width) * 4), y * width * 4);
  return { width, height, data: cut };
}
