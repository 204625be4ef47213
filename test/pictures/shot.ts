import { encode, MEDIA_REF_LIMIT, type MediaRef, type Namespace, toMediaRef } from '@barline/codes';
import type { Ground } from './ground.ts';
import { mixTones, type Tone, toTone, WHITE } from './light.ts';
import { type Glare, NO_SHADOW, type Shadow } from './lighting.ts';
import type { Print } from './print.ts';
import type { Random } from './random.ts';
import type { Sensor } from './sensor.ts';

/** A code in the scene: what it carries, how it was drawn and where it hangs. Angles in degrees. */
export type Item = {
  mediaRef: MediaRef;
  namespace: Namespace;
  print: Print;
  /** The middle of the code, as shares of the room that its size leaves it in the picture; 0 is left and top. */
  x: number;
  y: number;
  /** Length of the code's box, seen face to face, as a share of the picture's width. */
  share: number;
  roll: number;
  tilt: number;
  tiltAxis: number;
  arc: number;
};

/** A scene and the camera that takes it. Blurs are in units of the distance from bar to bar in the picture. */
export type Shot = {
  width: number;
  height: number;
  ground: Ground;
  items: Item[];
  shadow: Shadow;
  glare: Glare | null;
  /** Standard deviation of the lens' and sensor's softness, in pixels. */
  softness: number;
  /** Radius of the disc that a point becomes. */
  defocus: number;
  /** Length of the line that a point becomes, and its direction from the strip's, in degrees. */
  motion: number;
  motionAngle: number;
  sensor: Sensor;
  /** Quality of the JPEG that the camera stores, `null` for none. */
  jpeg: number | null;
};

const SIZES = [
  [640, 480],
  [800, 600],
  [960, 540],
  [1280, 720],
  [720, 960],
] as const;

/** A good photograph of one code: any place, size, colours; nearly upright, sharp, well lit. */
export function nominalShot(random: Random): Shot {
  const [width, height] = random.pick(SIZES);
  return {
    width,
    height,
    ground: random.pick(['plain', 'gradient', 'wood', 'cloth', 'stone', 'clutter'] as const),
    items: [anyItem(random)],
    shadow: NO_SHADOW,
    glare: null,
    softness: random.between(0.3, 0.65),
    defocus: 0,
    motion: 0,
    motionAngle: 0,
    sensor: { exposure: random.between(0.8, 1), gain: 1, electrons: 8000, readNoise: 6, mosaic: false },
    jpeg: null,
  };
}

export function anyItem(random: Random): Item {
  const mediaRef = toMediaRef(Math.floor(random.next() * MEDIA_REF_LIMIT));
  const namespace = random.chance(0.25) ? 'local' : 'spotify';
  return {
    mediaRef,
    namespace,
    print: {
      levels: encode(mediaRef, namespace),
      ...anyColours(random),
      mark: true,
      square: false,
      boldness: 1,
      cut: 0,
      border: random.chance(0.5) ? random.between(4, 60) : 0,
      paper: random.chance(0.6) ? WHITE : mixTones([0.1, 0.1, 0.1], [random.next(), random.next(), random.next()], 0.6),
      finish: { kind: 'flat' },
      hidden: [],
    },
    x: random.next(),
    y: random.next(),
    share: random.between(0.35, 0.8),
    roll: random.between(-8, 8),
    tilt: random.between(0, 8),
    tiltAxis: random.between(0, 360),
    arc: 0,
  };
}

/** The backgrounds that spotifycodes.com offers. */
const OFFICIAL = (
  '000000 5394e7 4430e9 2e49ae 1e3361 97bac9 94e6d7 6bdc88 74ec5b 4d887b 2c644f bbe5c0 c4eb6c f4be6c f1de59 ' +
  'e99045 7b4937 b78d84 ba7e5a e9623d e64336 e13139 801b33 f5c3c9 ad93bf ea7898 e640a2 a12e8c 50364e ffffff 1db954'
)
  .split(' ')
  .map((hex) => toTone(`#${hex}`));

/** Inks and screens do not send back all or no light: a reflectance of 3 to 90 %. */
const PRINTED_BLACK: Tone = [0.03, 0.03, 0.03];
const PRINTED_WHITE: Tone = [0.9, 0.9, 0.9];

/** Bars as people choose them: white or black on one of the official backgrounds, seldom any two colours. */
function anyColours(random: Random): { bars: Tone; ground: Tone } {
  for (;;) {
    const ground = printed(random.chance(0.4) ? random.pick([OFFICIAL[0], WHITE]) : random.pick(OFFICIAL));
    const bars = random.chance(0.85)
      ? random.pick([PRINTED_BLACK, PRINTED_WHITE])
      : printed([random.next(), random.next(), random.next()]);
    if (contrast(bars, ground) > 2.4) return { bars, ground };
  }
}

function printed(tone: Tone): Tone {
  return [0, 1, 2].map((c) => PRINTED_BLACK[c] + tone[c] * (PRINTED_WHITE[c] - PRINTED_BLACK[c])) as unknown as Tone;
}

function luminance([red, green, blue]: Tone): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast as WCAG 2 reckons it, 1 to 21. */
export function contrast(a: Tone, b: Tone): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
