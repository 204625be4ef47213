import type { View } from './view.ts';

/** What can go wrong between a code and a camera. */
export type DefectFamily =
  | 'defocus'
  | 'motion'
  | 'noise'
  | 'dark'
  | 'bright'
  | 'tilt'
  | 'nod'
  | 'turn'
  | 'jpeg'
  | 'small'
  | 'glare'
  | 'curve'
  | 'shadow'
  | 'fade'
  | 'cast';

/** One way to spoil a photograph. Lengths are in pitches of the bars or units of the code's box. */
export type Spoiling = Partial<Omit<View, 'size'>> & {
  /** Width of the code in pixels. */
  readonly size?: number;
  /** Radius of the disc that a point becomes, in pitches. */
  readonly defocus?: number;
  /** Length in pitches and angle in degrees of the line that a point becomes. */
  readonly motion?: readonly [length: number, angle: number];
  /** Standard deviation of the noise, in steps of a byte. */
  readonly noise?: number;
  /** How much of the light arrives. */
  readonly exposure?: number;
  /** JPEG quality. */
  readonly jpeg?: number;
  /** A bright spot: its place from the code's middle and its radius in units, and its strength. */
  readonly glare?: readonly [x: number, y: number, radius: number, strength: number];
  /** A shadow over everything beyond a line: the line's x at the middle in units, its slope, what light is left. */
  readonly shadow?: readonly [x: number, slope: number, left: number];
  /** Haze: the share of the picture's contrast that is lost. */
  readonly fade?: number;
  /** The colour of the light. */
  readonly cast?: readonly [red: number, green: number, blue: number];
};

export type Defect = { readonly name: string; readonly family: DefectFamily; readonly spoiling: Spoiling };

const FAMILIES: Readonly<Record<DefectFamily, readonly Spoiling[]>> = {
  defocus: [{ defocus: 0.2 }, { defocus: 0.3 }, { defocus: 0.4 }, { defocus: 0.5 }],
  motion: [{ motion: [0.3, 0] }, { motion: [0.5, 0] }, { motion: [0.6, 90] }, { motion: [0.5, 35] }],
  noise: [{ noise: 12 }, { noise: 24 }, { noise: 40 }],
  dark: [
    { exposure: 0.2, noise: 4 },
    { exposure: 0.06, noise: 5 },
    { exposure: 0.025, noise: 6 },
  ],
  bright: [{ exposure: 1.6 }, { exposure: 2.6 }, { exposure: 4 }],
  tilt: [{ tilt: 15 }, { tilt: 30 }, { tilt: 45 }],
  nod: [{ nod: 15 }, { nod: 30 }, { nod: 45 }],
  turn: [{ roll: 8 }, { roll: 45 }, { roll: 90 }, { roll: 172 }],
  jpeg: [{ jpeg: 60 }, { jpeg: 30 }, { jpeg: 10 }],
  small: [{ size: 300 }, { size: 200 }, { size: 120 }],
  glare: [{ glare: [-90, -30, 16, 0.5] }, { glare: [30, 28, 20, 0.8] }, { glare: [120, 0, 14, 0.9] }],
  curve: [{ bend: 40 }, { bend: 70 }, { bend: 100 }],
  shadow: [{ shadow: [40, 0.6, 0.4] }, { shadow: [-60, -0.4, 0.2] }, { shadow: [100, 1.5, 0.1] }],
  fade: [{ fade: 0.4 }, { fade: 0.65 }, { fade: 0.85, noise: 3 }],
  cast: [{ cast: [1, 0.72, 0.4] }, { cast: [0.4, 0.65, 1] }, { cast: [0.9, 0.4, 1] }],
};

/** The 48 defects of every proof, always the same, from mild to hard within a family. */
export const DEFECTS: readonly Defect[] = Object.entries(FAMILIES).flatMap(([family, spoilings]) =>
  spoilings.map((spoiling, index) => ({
    name: `${family}-${index + 1}`,
    family: family as DefectFamily,
    spoiling,
  })),
);
