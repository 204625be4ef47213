import { type Picture, photograph } from './photograph.ts';
import { type Random, randomFor } from './random.ts';
import { nominalShot, type Shot } from './shot.ts';

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
  apply: (shot: Shot, value: number, random: Random) => void,
  goal: number,
  until = Number.POSITIVE_INFINITY,
): Ladder {
  return Object.fromEntries(
    values.map((value) => [
      name(value),
      rung((shot, random) => apply(shot, value, random), value <= until ? goal : undefined),
    ]),
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
    (shot, degrees, random) => {
      const [item] = shot.items;
      item.tilt = degrees;
      item.roll = random.between(-30, 30);
      item.share = random.between(0.45, 0.85);
    },
    0.95,
    45,
  ),
  scale: {
    '95 % of the width': rung((shot) => {
      shot.items[0].share = 0.95;
      shot.items[0].roll = 1;
    }, 0.995),
    '25 % of the width': rung((shot) => {
      resize(shot, 1280, 720);
      shot.items[0].share = 0.25;
    }, 0.995),
    '160 px of 1280': rung((shot) => {
      resize(shot, 1280, 720);
      shot.items[0].share = 161 / 1280;
    }, 0.995),
    '8 % of 2016 px': rung((shot) => {
      resize(shot, 2016, 1134);
      shot.items[0].share = 0.081;
    }, 0.995),
    '130 px of 640': rung((shot) => {
      resize(shot, 640, 480);
      shot.items[0].share = 130 / 640;
    }),
    '100 px of 640': rung((shot) => {
      resize(shot, 640, 480);
      shot.items[0].share = 100 / 640;
    }),
  },
  defocus: ladder(
    [0.2, 0.4, 0.6, 0.8, 1, 1.2],
    (radius) => `${radius} × pitch`,
    (shot, radius, random) => {
      small(shot, random);
      shot.defocus = radius;
    },
    0.95,
    0.6,
  ),
  'motion along': ladder(
    [0.25, 0.5, 0.75, 1],
    (length) => `${length} × pitch`,
    (shot, length, random) => {
      small(shot, random);
      shot.motion = length;
    },
    0.95,
    0.5,
  ),
  'motion any way': ladder(
    [0.25, 0.5, 0.75, 1],
    (length) => `${length} × pitch`,
    (shot, length, random) => {
      small(shot, random);
      shot.motion = length;
      shot.motionAngle = random.between(0, 180);
    },
    0.95,
    0.5,
  ),
  noise: ladder(
    [1500, 400, 100],
    (electrons) => `${electrons} electrons`,
    (shot, electrons) => {
      shot.sensor = { ...shot.sensor, electrons, readNoise: 4 };
    },
    0.95,
    -1,
  ),
};

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
