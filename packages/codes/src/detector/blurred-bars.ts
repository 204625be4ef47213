import { fitParameters } from './least-squares.ts';
import { PITCH_UNITS } from './sampler.ts';
import { type Explained, explainLight } from './spread-bars.ts';
import { COLUMN_UNITS, type StripLight } from './strip-light.ts';

/** Bars told apart in the light of a strip. Lengths and places are in units from the mark's centre. */
export type BlurredBars = {
  /** Where bar `k` stands: a polynomial of degree 2 in `t = (k - 11) / 11`. */
  readonly places: readonly number[];
  /** The light of each bar, as the length of a bar that is as bright as the strip's axis is on the average. */
  readonly lengths: Float64Array;
  /** The share of the light that the bars do not explain. */
  readonly residue: number;
};

/**
 * Radii that are tried first; how far inside the strip's ends the first and the last bar may stand, for a short one hardly shows
 * there and a tall one far out; and by how much both may stand more to one side.
 */
const BLURS = [0.45, 0.6, 0.75, 0.9, 1.05].map((share) => share * PITCH_UNITS);
const INSIDE = [2, 4.5, 7, 9.5, 12];
const ASIDE = [-3, 0, 3];

/** The best guess of blurred bars leaves 0.02 of the light unexplained at most (set defocus). */
const MOST_AT_FIRST = 0.03;

/**
 * Tells bars apart that blur has run together. The light of the columns is that of 23 bars of unknown lengths, each spread by the
 * same disc: linear equations for any places of the bars and any radius. Those are looked for that leave the least
 * unexplained. At a radius of 0.6 × the pitch a row of equal bars leaves no ripple at all (the first zero of the disc's transfer
 * function, 2 J₁(x) / x with x = 2π · radius / pitch), yet changes half as fine, and lengths need no finer, are damped by no more than 0.6.
 */
export function findBlurredBars(light: StripLight): BlurredBars | null {
  const explain = ([middle, half, bend, blur]: readonly number[]) => explainLight(light, [middle, half, bend], blur);
  const guesses = BLURS.flatMap((blur) => guessPlaces(light).map((places) => [...places, blur]));
  const residues = guesses.map((guess) => residueOf(light, explain(guess)));
  const least = Math.min(...residues);
  if (least > MOST_AT_FIRST) return null;
  const found = fitParameters((parameters) => explain(parameters)?.rest ?? null, guesses[residues.indexOf(least)]);
  const explained = explain(found);
  if (explained === null) return null;
  return { places: found.slice(0, 3), lengths: explained.lengths, residue: residueOf(light, explained) };
}

/** Where the bars may stand between the ends of the strip, as polynomials. */
function guessPlaces({ start, columns }: StripLight): number[][] {
  const half = ((columns.length - 1) * COLUMN_UNITS) / 2;
  return INSIDE.flatMap((inside) => ASIDE.map((aside) => [start + half + aside, half - inside, 0]));
}

function residueOf({ columns }: StripLight, explained: Explained | null): number {
  if (explained === null) return 1;
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  return squares(explained.rest) / squares(columns);
}
