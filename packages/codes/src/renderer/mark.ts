import { outlinePath } from './outline.ts';
import { formatPath, type Path, parsePath } from './path.ts';
import { rememberLast } from './remember.ts';

/**
 * A round mark: SVG path data filled by the even-odd rule, in a box of 60 x 60 units. A scanner looks for a disc of
 * radius 30 about (30, 30), with or without holes.
 */
export type Mark = string;

/** How far a mark may reach out of its box, in units. */
const OVERHANG = 1;

/** Our own mark: a disc with the barline that ends a piece of music, a thin stroke and a thick one, and the two dots of a repeat cut out. */
export const BARLINE_MARK: Mark = formatPath(
  parsePath(
    'M30 0A30 30 0 1 1 30 60A30 30 0 1 1 30 0Z' +
      'M36 17A4.5 4.5 0 0 1 45 17V43A4.5 4.5 0 0 1 36 43Z' +
      'M26 14.5A2 2 0 0 1 30 14.5V45.5A2 2 0 0 1 26 45.5Z' +
      'M17 21A3.5 3.5 0 1 1 17 28A3.5 3.5 0 1 1 17 21Z' +
      'M17 32A3.5 3.5 0 1 1 17 39A3.5 3.5 0 1 1 17 32Z',
  ) ?? [],
);

/**
 * Reads a mark, ours or one that a server sent. `null` unless it is path data that encloses something and stays in
 * its box, so that it can reach neither out of the drawing's mark-up nor over the bars.
 */
export const readMark: (mark: Mark) => Path | null = rememberLast((mark: Mark) => {
  const path = parsePath(mark);
  if (path === null) return null;
  const corners = outlinePath(path, 0.1).flat();
  const inside = corners.every((value) => value >= -OVERHANG && value <= 60 + OVERHANG);
  return corners.length > 0 && inside ? path : null;
});
