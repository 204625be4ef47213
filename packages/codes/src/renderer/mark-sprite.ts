import { coverPolygons } from './coverage.ts';
import type { Frame } from './frame.ts';
import { MARK_BOX } from './layout.ts';
import { outlinePath } from './outline.ts';
import type { Path } from './path.ts';
import { rememberLast } from './remember.ts';
import { toShade } from './shade.ts';

/** A square of shades, and where its left top pixel stands in the picture. */
export type MarkSprite = {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly shades: Uint8Array;
};

/** Room around the mark's box, in units, for marks that reach a little out of it. */
const ROOM = 1;

/** How far an outline may stray from its curve, in pixels. */
const TOLERANCE = 0.02;

/** Gives the function from marks to their pixels in one frame; those of the last frame are kept. */
export const markSprites: (frame: Frame) => (mark: Path) => MarkSprite = rememberLast((frame: Frame) =>
  rememberLast((mark: Path) => drawMark(frame, mark)),
);

function drawMark(frame: Frame, mark: Path): MarkSprite {
  const { scale } = frame;
  const left = Math.floor(frame.left + (MARK_BOX.x - ROOM) * scale);
  const top = Math.floor(frame.top + (MARK_BOX.y - ROOM) * scale);
  const side = Math.ceil((MARK_BOX.size + 2 * ROOM) * scale) + 1;
  const offset = [frame.left + MARK_BOX.x * scale - left, frame.top + MARK_BOX.y * scale - top];
  const polygons = outlinePath(mark, TOLERANCE / scale).map((polygon) =>
    polygon.map((value, index) => value * scale + offset[index % 2]),
  );
  return { left, top, side, shades: Uint8Array.from(coverPolygons(polygons, side, side), toShade) };
}
