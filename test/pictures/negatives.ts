import { GROUNDS } from './ground.ts';
import { type Tone, WHITE } from './light.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { type Picture, photographSheet } from './photograph.ts';
import { randomFor } from './random.ts';
import { contrast, nominalShot } from './shot.ts';
import { anyTone } from './textures.ts';

/** Kinds of pictures without a code. */
export const NEGATIVES: readonly string[] = Object.keys(LOOK_ALIKES);

/** How many pictures are tried at least before anything is called free of false finds. */
export const NEGATIVE_COUNT = 2000;

/**
 * Picture number `index` that holds no code, the same one every time: kinds take turns. Half are seen flat and sharp,
 * half by a camera held as people do.
 */
export async function makeNegative(index: number): Promise<Picture & { kind: string }> {
  const kind = NEGATIVES[index % NEGATIVES.length];
  const random = randomFor('negative', index);
  const shot = nominalShot(random);
  const [item] = shot.items;
  shot.width = 640;
  shot.height = random.pick([360, 480]);
  shot.ground = random.pick(GROUNDS);
  item.share = random.between(0.4, 0.95);
  if (random.chance(0.5)) {
    item.roll = random.between(0, 360);
    item.tilt = random.between(0, 40);
    shot.defocus = random.chance(0.5) ? random.between(0, 0.4) : 0;
    shot.motion = random.chance(0.2) ? random.between(0, 0.5) : 0;
    shot.sensor = { ...shot.sensor, electrons: random.between(300, 4000) };
  } else {
    item.roll = random.pick([0, 0, 90]);
    item.tilt = 0;
  }
  const [ink, paper] = anyPair(random);
  const fine = Math.max(0.5, (1.6 * item.share * shot.width) / 400);
  const { width, height, texture, texelsPerUnit } = LOOK_ALIKES[kind](random, ink, paper, fine);
  const box = { left: 0, top: 0, right: width, bottom: height };
  const sheet = { texture, texelsPerUnit, box, extent: box, paper: WHITE, opacity: null, grid: null };
  return { kind, pixels: await photographSheet(shot, sheet, random), codes: [] };
}

function anyPair(random: ReturnType<typeof randomFor>): [Tone, Tone] {
  const black: Tone = [0.02, 0.02, 0.02];
  const white: Tone = [0.9, 0.9, 0.9];
  if (random.chance(0.5)) return random.chance(0.5) ? [black, white] : [white, black];
  for (;;) {
    const pair: [Tone, Tone] = [random.pick([black, white, anyTone(random)]), anyTone(random)];
    if (contrast(...pair) > 2.2) return pair;
  }
}
