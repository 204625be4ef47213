import type { Pixels, Point } from '../pixels.ts';
import { BAR_COUNT } from '../symbol.ts';
import { type Axis, barCentre, fitAxis, pitchAt, shiftAxis } from './axis.ts';
import { findBars } from './bars.ts';
import { findThresholds } from './binarizer.ts';
import { findComponents } from './components.ts';
import { findRows } from './finder.ts';
import { halve, type Luma, toHalfLuma, toLuma, toWords } from './luma.ts';
import { PITCH_UNITS } from './sampler.ts';

/** A place where a code may be: the axes it may have, likeliest first, and how many bars were seen. */
export type Candidate = { readonly axes: readonly Axis[]; readonly bars: number };

/** Coarser levels than this hold no code of which 23 bars could be told apart. */
const MIN_SIDE = 40;

/** The picture's levels from fine to coarse. */
function* levels(pixels: Pixels): Generator<Luma> {
  const words = toWords(pixels);
  yield toLuma(words, pixels.width, pixels.height);
  let luma = toHalfLuma(words, pixels.width, pixels.height);
  while (Math.max(luma.width, luma.height) >= MIN_SIDE) {
    yield luma;
    luma = halve(luma);
  }
}

/** Finds the places where codes may be. */
export function* detect(pixels: Pixels): Generator<Candidate> {
  for (const luma of levels(pixels)) {
    const bars = findBars(findComponents(luma, findThresholds(luma)));
    for (const row of findRows(bars, luma.width, luma.height)) {
      const axis = fitAxis(bars, row, luma.scale);
      if (axis === null) continue;
      const seen = row.index[row.index.length - 1] + 1;
      const axes: Axis[] = [];
      // A row that lacks bars at an end may begin at any bar that leaves room for the rest.
      for (let shift = Math.min(0, seen - BAR_COUNT); shift <= Math.max(0, seen - BAR_COUNT); shift++) {
        axes.push(shiftAxis(axis, shift));
      }
      yield { axes, bars: row.members.length };
    }
  }
}

/** The 400 × 100 box of a code in the picture: clockwise from the corner above the mark. */
export function boxOf(axis: Axis): [Point, Point, Point, Point] {
  const corner = (boxX: number, boxY: number): Point => {
    const k = (boxX - (100 + 302 / 90)) / PITCH_UNITS;
    const [x, y] = barCentre(axis, k);
    const unit = pitchAt(axis, k) / PITCH_UNITS;
    const angle = axis.lean + axis.leanStep * k;
    return [x + Math.cos(angle) * boxY * unit, y + Math.sin(angle) * boxY * unit];
  };
  return [corner(0, -50), corner(400, -50), corner(400, 50), corner(0, 50)];
}
