import { GROUNDS } from './ground.ts';
import { BLACK, mixTones, scaleTone, type Tone, toTone, WHITE } from './light.ts';
import type { Shadow } from './lighting.ts';
import { type Picture, photograph } from './photograph.ts';
import type { Print } from './print.ts';
import { type Random, randomFor } from './random.ts';
import type { Sensor } from './sensor.ts';
import { anyItem, nominalShot, type Shot } from './shot.ts';
import { anyTone, type Texture } from './textures.ts';

/** Makes a shot harder. */
type Hardship = (shot: Shot, random: Random) => void;

type Severity = {
  readonly name: string;
  /** Least share of codes that shall be read, or `null` where it is only reported. */
  readonly goal: number | null;
};

/** Pictures of one kind of trouble, from mild to hard. */
export type PictureSet = { readonly name: string; readonly severities: readonly Severity[] };

type Ladder = Readonly<Record<string, { readonly goal?: number; readonly apply: Hardship }>>;

const rung = (apply: Hardship, goal?: number) => ({ apply, goal });

/** The rungs of a ladder of numbers; those up to `until` have the goal. */
function ladder(
  values: readonly number[],
  name: (value: number) => string,
  aim: { goal: number; until?: number } | null,
  apply: (shot: Shot, value: number, random: Random) => void,
): Ladder {
  const goalOf = (value: number) => (aim !== null && value <= (aim.until ?? value) ? aim.goal : undefined);
  return Object.fromEntries(
    values.map((value) => [name(value), rung((shot, random) => apply(shot, value, random), goalOf(value))]),
  );
}

function resize(shot: Shot, width: number, height: number): void {
  shot.width = width;
  shot.height = height;
}

/** Pictures in which blurs are reckoned pixel by pixel are small ones. */
function small(shot: Shot, random: Random): void {
  if (random.chance(0.7)) resize(shot, 640, 480);
  else resize(shot, 800, 600);
}

const LADDERS: Readonly<Record<string, Ladder>> = {
  nominal: { good: rung(() => {}, 0.995) },
  rotation: {
    'any angle': rung((shot, random) => {
      shot.items[0].roll = random.between(0, 360);
    }, 0.995),
    'quarters and upside down': rung((shot, random) => {
      shot.items[0].roll = random.pick([90, 180, 270]) + random.between(-3, 3);
    }, 0.995),
  },
  perspective: ladder(
    [15, 30, 45, 55],
    (degrees) => `${degrees}°`,
    { goal: 0.95, until: 45 },
    (shot, degrees, random) => {
      const [item] = shot.items;
      item.tilt = degrees;
      item.roll = random.between(-30, 30);
      item.share = random.between(0.45, 0.85);
    },
  ),
  scale: {
    '95 % of the width': size(1280, 720, 0.95, 0.995),
    '25 % of the width': size(1280, 720, 0.25, 0.995),
    '160 px of 1280': size(1280, 720, 161 / 1280, 0.995),
    '8 % of 2016 px': size(2016, 1134, 0.081, 0.995),
    '130 px of 640': size(640, 480, 130 / 640),
    '100 px of 640': size(640, 480, 100 / 640),
  },
  defocus: ladder(
    [0.2, 0.4, 0.6, 0.8, 1, 1.2],
    (radius) => `${radius} × pitch`,
    { goal: 0.95, until: 0.6 },
    (shot, radius, random) => {
      small(shot, random);
      shot.defocus = radius;
    },
  ),
  'motion along': ladder(
    [0.25, 0.5, 0.75, 1],
    (length) => `${length} × pitch`,
    { goal: 0.95, until: 0.5 },
    (shot, length, random) => {
      small(shot, random);
      shot.motion = length;
    },
  ),
  'motion any way': ladder(
    [0.25, 0.5, 0.75, 1],
    (length) => `${length} × pitch`,
    null,
    (shot, length, random) => {
      small(shot, random);
      shot.motion = length;
      shot.motionAngle = random.between(0, 180);
    },
  ),
  noise: ladder(
    [1500, 400, 100],
    (electrons) => `${electrons} electrons`,
    null,
    (shot, electrons) => {
      shot.sensor = { ...shot.sensor, electrons, readNoise: 4 };
    },
  ),
  'low light': {
    'dim room': lit({ exposure: 1 / 4, gain: 1.5 }, 0.95),
    candle: lit({ exposure: 1 / 16, gain: 4 }, 0.95),
    night: lit({ exposure: 1 / 64, gain: 10 }),
  },
  'over-exposure': {
    'one half more': lit({ exposure: 1.5 }),
    'twice the light': lit({ exposure: 2 }),
    'three times': lit({ exposure: 3 }),
  },
  shadow: {
    uneven: shade({ depth: 1, softness: 1, edges: 0, slope: 0.8 }),
    'soft edge': shade({ depth: 0.3, softness: 0.3, edges: 1, slope: 0.2 }),
    'hard edge': shade({ depth: 0.25, softness: 0.008, edges: 1, slope: 0.2 }),
    stripes: shade({ depth: 0.4, softness: 0.03, edges: 5, slope: 0.2 }),
  },
  glare: ladder(
    [5, 10, 15, 20],
    (percent) => `${percent} % of the strip`,
    { goal: 0.8, until: 15 },
    (shot, percent) => {
      shot.glare = { share: percent / 100 };
    },
  ),
  curvature: ladder(
    [30, 60, 90],
    (degrees) => `${degrees}° of arc`,
    { goal: 0.8 },
    (shot, degrees, random) => {
      const [item] = shot.items;
      item.arc = degrees;
      item.print.border = random.pick([0, 30, 80, 400]);
    },
  ),
  occlusion: ladder(
    [1, 2, 3],
    (count) => `${count} of the bars`,
    { goal: 0.8, until: 2 },
    (shot, count, random) => {
      const bars = new Set<number>();
      while (bars.size < count) bars.add(random.whole(0, 22));
      shot.items[0].print.hidden = [...bars];
    },
  ),
  JPEG: ladder(
    [50, 30, 20],
    (quality) => `quality ${quality}`,
    null,
    (shot, quality) => {
      shot.jpeg = quality;
    },
  ),
  'low contrast': {
    'white on Spotify green': colours([WHITE], ['#1db954']),
    'white on the palest': colours([WHITE], ['#bbe5c0', '#f5c3c9']),
    'grey 1.5 : 1': colours([[0.45, 0.45, 0.45]], ['#8c8c8c', '#dcdcdc']),
    'grey 1.2 : 1': colours([[0.45, 0.45, 0.45]], ['#a1a1a1', '#c4c4c4']),
  },
  moiré: ladder(
    [2.5, 1.3, 0.8],
    (size) => `screen pixels of ${size}`,
    null,
    (shot, size, random) => {
      small(shot, random);
      const [item] = shot.items;
      const pitch = (item.share * shot.width * 559) / 45 / 400;
      item.print.finish = { kind: 'screen', dots: pitch / size };
      item.print.border = 15;
      shot.sensor = { ...shot.sensor, mosaic: true };
    },
  ),
  halftone: ladder(
    [8, 4, 2.5],
    (dots) => `${dots} dots a pitch`,
    null,
    (shot, dots, random) => {
      const { print } = shot.items[0];
      print.finish = { kind: 'halftone', dots };
      print.ground = toTone(random.pick(['#5394e7', '#97bac9', '#6bdc88', '#e99045', '#b78d84', '#ea7898', '#ad93bf']));
      print.bars = random.pick([WHITE, BLACK]);
    },
  ),
  engraving: {
    'dark floor': carve({ bevel: 1.5, stain: 0.45, material: null }),
    'dark floor in wood': carve({ bevel: 1.5, stain: 0.6, material: 'wood' }),
    'walls only': carve({ bevel: 2.5, stain: 0, material: null }),
  },
  'on a label before': Object.fromEntries(
    GROUNDS.map((ground) => [
      ground,
      rung((shot) => {
        shot.ground = ground;
      }),
    ]),
  ),
  'printed on': Object.fromEntries(
    GROUNDS.map((ground) => [
      ground,
      rung((shot) => {
        shot.ground = ground;
        Object.assign(shot.items[0].print, { ground: null, bars: null });
      }),
    ]),
  ),
  drawing: {
    'no mark': drawn({ mark: false }),
    'square ends': drawn({ square: true }),
    'thin bars': drawn({ boldness: 0.75 }),
    'bold bars': drawn({ boldness: 1.2 }),
    'margin cut off': drawn({ cut: 18, border: 0 }),
    'square, no mark, no margin': drawn({ mark: false, square: true, cut: 18, border: 0 }),
  },
  several: ladder(
    [2, 3, 4],
    (count) => `${count} codes`,
    null,
    (shot, count, random) => {
      resize(shot, 1280, 720);
      const places = [0, 1, 2, 3].sort(() => random.between(-1, 1)).slice(0, count);
      shot.items = places.map((place) => {
        const item = anyItem(random);
        item.print.border = Math.min(4, item.print.border);
        return { ...item, x: place % 2, y: place >> 1, share: random.between(0.28, 0.42) };
      });
    },
  ),
  combined: {
    mild: rung((shot, random) => {
      const [item] = shot.items;
      small(shot, random);
      item.roll = random.between(0, 360);
      item.tilt = random.between(0, 25);
      item.share = random.between(0.4, 0.8);
      shot.ground = random.pick(GROUNDS);
      shot.defocus = random.between(0, 0.3);
      shot.motion = random.between(0, 0.25);
      shot.motionAngle = random.between(0, 180);
      shot.shadow = { depth: 0.5, softness: 0.2, edges: 1, slope: 0.3 };
      shot.sensor = { ...shot.sensor, electrons: 800, mosaic: true };
      shot.jpeg = 60;
    }),
    hard: rung((shot, random) => {
      const [item] = shot.items;
      small(shot, random);
      item.roll = random.between(0, 360);
      item.tilt = random.between(20, 45);
      item.arc = random.chance(0.3) ? 40 : 0;
      item.share = random.between(0.4, 0.8);
      shot.ground = random.pick(GROUNDS);
      shot.defocus = random.between(0.2, 0.5);
      shot.motion = random.between(0, 0.4);
      shot.motionAngle = random.between(0, 180);
      shot.shadow = { depth: 0.4, softness: 0.05, edges: 1, slope: 0.4 };
      shot.sensor = { ...shot.sensor, electrons: 400, mosaic: true };
      shot.jpeg = 40;
    }),
  },
};

/** One size of the picture, and of the strip as a share of the picture's width. */
function size(width: number, height: number, share: number, goal?: number) {
  return rung((shot) => {
    resize(shot, width, height);
    shot.items[0].share = share;
  }, goal);
}

function lit(light: Partial<Sensor>, goal?: number) {
  return rung((shot) => {
    shot.sensor = { ...shot.sensor, electrons: 4000, readNoise: 5, mosaic: true, ...light };
  }, goal);
}

function shade(shadow: Shadow) {
  return rung((shot) => {
    shot.shadow = shadow;
  }, 0.95);
}

function colours(bars: readonly Tone[], grounds: readonly string[]) {
  return rung((shot, random) => {
    const { print } = shot.items[0];
    print.bars = scaleTone(random.pick(bars), 0.95);
    print.ground = scaleTone(toTone(random.pick(grounds)), 0.95);
  });
}

function carve(relief: { bevel: number; stain: number; material: Texture | null }) {
  return rung((shot, random) => {
    const { print } = shot.items[0];
    const grey = random.between(0.25, 0.8);
    print.ground = mixTones([grey, grey, grey], anyTone(random), 0.3);
    print.finish = { kind: 'relief', ...relief };
  });
}

function drawn(change: Partial<Print>) {
  return rung((shot) => {
    Object.assign(shot.items[0].print, change);
  });
}

/** All sets, in the order of the report. */
export const SETS: readonly PictureSet[] = Object.entries(LADDERS).map(([name, rungs]) => ({
  name,
  severities: Object.entries(rungs).map(([severity, { goal }]) => ({ name: severity, goal: goal ?? null })),
}));

/** Picture number `index` of a set at a severity: the same one every time. Throws `RangeError` for names that are none. */
export async function makePicture(set: string, severity: string, index: number): Promise<Picture> {
  const found = LADDERS[set]?.[severity];
  if (found === undefined) throw new RangeError(`There are no pictures of '${set}' at '${severity}'.`);
  const random = randomFor(set, severity, index);
  const shot = nominalShot(random);
  found.apply(shot, random);
  return photograph(shot, random);
}
