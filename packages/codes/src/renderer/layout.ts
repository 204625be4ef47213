import { BAR_COUNT, isLevels, type Levels, MAX_LEVEL } from '../symbol.ts';
import { BARLINE_MARK, type Mark, readMark } from './mark.ts';
import type { Path } from './path.ts';

/** What to draw: 23 levels from left to right, and the round mark at their left, `BARLINE_MARK` where none is given. */
export type Drawing = { readonly levels: Levels; readonly mark?: Mark };

/** An upright bar, centred on the axis of the code, with ends rounded by `radius`. */
export type Bar = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
};

/** Where everything stands, in units of a box of 400 x 100; the mark's own box of 60 x 60 stands at (20, 20). */
export type Layout = { readonly bars: readonly Bar[]; readonly mark: Path };

/** The box that holds a code, whatever its size in pixels; margins of 20 units are part of it. */
export const BOX = { width: 400, height: 100, axis: 50 } as const;

/** The mark's box in the code's box: its left top corner and its side. */
export const MARK_BOX = { x: 20, y: 20, size: 60 } as const;

/** Bars as they stand in Spotify's own pictures, docs/symbol.md step 9: the last one ends at x = 380. */
export const BARS = {
  left: 100,
  pitch: 559 / 45,
  width: 302 / 45,
  radius: 3.36,
  lowest: 11,
  step: 7,
} as const;

/** Places a drawing in its box. Throws `RangeError` unless it has 23 levels and a mark that `readMark` reads. */
export function layoutCode({ levels, mark = BARLINE_MARK }: Drawing): Layout {
  if (!isLevels(levels)) throw new RangeError(`A code is ${BAR_COUNT} levels from 0 to 7, not ${levels}.`);
  const path = readMark(mark);
  if (path === null) throw new RangeError('The mark is not path data inside a box of 60 x 60.');
  return { bars: levels.map((level, index) => PLACED[index][level]), mark: path };
}

/** Every bar there can be, by its place and its level: equal bars of two codes are the same object. */
const PLACED: readonly (readonly Bar[])[] = Array.from({ length: BAR_COUNT }, (_, index) =>
  Array.from({ length: MAX_LEVEL + 1 }, (_, level) => placeBar(index, level)),
);

function placeBar(index: number, level: number): Bar {
  const height = BARS.lowest + BARS.step * level;
  return {
    x: BARS.left + BARS.pitch * index,
    y: BOX.axis - height / 2,
    width: BARS.width,
    height,
    radius: BARS.radius,
  };
}
