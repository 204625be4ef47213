import { BAR_COUNT, MAX_LEVEL } from '../symbol.ts';
import { measureHalves } from './measure.ts';
import { isReferencePair, lengthScales } from './quantizer.ts';
import { PITCH_UNITS, type Profile, SHORTEST_UNITS, TALLEST_UNITS } from './sampler.ts';

/** The heights in levels that each of the 23 bars may have, none for a hidden one, and how many pixels a unit of the code's box is along them. */
export type DamagedHeights = { readonly possible: readonly (readonly number[])[]; readonly unit: number };

/** The halves of a bar that differ by more levels than this have not both been measured at the bar's end. */
const MOST_UNEVEN = 1;
/** A height of so many levels below 0 or above 7 is not that of a bar. Without it, the set occlusion loses a picture. */
const MOST_OUTSIDE = 0.8;
/** So many bars must be seen with both ends. Doubled, the set glare loses pictures. */
const LEAST_WHOLE = 10;
/** With more bars hidden or in doubt than this there is no use in asking what is left. */
const MOST_DAMAGED = 12;

/** What the lengths of a bar may be, by its two halves: twice the half's length, by side. */
type Sides = readonly [up: readonly number[], down: readonly number[]];

/**
 * What is known of each bar where something lies on some of them: tape, dirt, or a lamp's image. A bar stands evenly to
 * both sides of the axis, so that of halves of different lengths one is false, and which is left to the decoder. All ways to
 * take the scale from what is seen of the reference bars are tried in turn.
 */
export function* damagedHeights(
  profiles: readonly Profile[],
  gaps: readonly Float64Array[],
): Generator<DamagedHeights> {
  const halves = profiles.map((_, bar) => measureHalves(profiles, gaps[bar], bar));
  // The axis may lie a little to one side of the bars' middles.
  const uneven = halves.flatMap(([up, down]) => (up.length > 0 && down.length > 0 ? [(up[0] - down[0]) / 2] : []));
  if (uneven.length < LEAST_WHOLE) return;
  const aside = medianOf(uneven);
  for (const scale of lengthScales(profiles.map(({ pitch }) => pitch))) {
    const sides = halves.map(
      ([up, down], bar): Sides => [
        up.map((length) => 2 * (length - aside) * scale[bar]),
        down.map((length) => 2 * (length + aside) * scale[bar]),
      ],
    );
    for (const [short, tall] of possibleScales(sides, profiles[BAR_COUNT >> 1].pitch / PITCH_UNITS)) {
      const perLevel = (tall - short) / MAX_LEVEL;
      const possible = sides.map((lengths) => possibleHeights(lengths, short, perLevel));
      const damaged = possible.filter((heights) => heights.length !== 1).length;
      if (damaged > 0 && damaged <= MOST_DAMAGED) yield { possible, unit: perLevel / 7 };
    }
  }
}

/** The heights a bar may have: the mean of two halves that agree, else each that can be a bar's. */
function possibleHeights([ups, downs]: Sides, short: number, perLevel: number): number[] {
  const toSeen = (lengths: readonly number[]) =>
    lengths
      .map((length) => (length - short) / perLevel)
      .filter((height) => height > -MOST_OUTSIDE && height < MAX_LEVEL + MOST_OUTSIDE);
  const [up, down] = [toSeen(ups), toSeen(downs)];
  for (const a of up) for (const b of down) if (Math.abs(a - b) <= MOST_UNEVEN) return [(a + b) / 2];
  return [...up, ...down];
}

/** Halves of a reference bar that differ by more than this share are taken one by one. */
const EVEN = 1.12;
/** A scale that is within this share of one tried before gives no other heights. */
const SAME_SCALE = 0.03;

/**
 * Lengths of the shortest and the tallest bar, by all that may be the lengths of the reference bars. `unit` is one of the code's box along
 * the axis, in pixels: seen face to face, it is one along the bars as well.
 */
function* possibleScales(sides: readonly Sides[], unit: number): Generator<[short: number, tall: number]> {
  const whole = sides.map(evenLength);
  const [first, last] = [whole[0], whole[BAR_COUNT - 1]];
  const ends =
    first !== null && last !== null && areEven(first, last)
      ? [(first + last) / 2]
      : [...possibleLengths(sides[0]), ...possibleLengths(sides[BAR_COUNT - 1])];
  const others = whole.filter((length, bar) => length !== null && bar !== BAR_COUNT >> 1) as number[];
  const middle = whole[BAR_COUNT >> 1];
  const middles = possibleLengths(sides[BAR_COUNT >> 1]);
  // Where the middle bar is hidden, another one is mostly as tall or as short.
  const [shortest, tallest] = [Math.min(...others), Math.max(...others)];
  if (middle === null || middle > EVEN * tallest || middle < shortest / EVEN) {
    middles.push(tallest, shortest, TALLEST_UNITS * unit, SHORTEST_UNITS * unit);
  }
  const tried: [number, number][] = [];
  for (const end of ends) {
    for (const other of middles) {
      const [short, tall] = [Math.min(end, other), Math.max(end, other)];
      if (!isReferencePair(short, tall)) continue;
      const near = SAME_SCALE * tall;
      if (tried.some(([a, b]) => Math.abs(a - short) < near && Math.abs(b - tall) < near)) continue;
      tried.push([short, tall]);
      yield [short, tall];
    }
  }
}

/** The length of a bar whose halves agree, or `null`. */
function evenLength([ups, downs]: Sides): number | null {
  for (const up of ups) for (const down of downs) if (areEven(up, down)) return (up + down) / 2;
  return null;
}

function possibleLengths(sides: Sides): number[] {
  const length = evenLength(sides);
  return length === null ? [...sides[0], ...sides[1]] : [length];
}

function areEven(a: number, b: number): boolean {
  return Math.max(a, b) <= EVEN * Math.min(a, b);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
