import type { Colour } from '../renderer/colour.ts';
import { extentOf } from '../renderer/frame.ts';
import { BOX, type Drawing, layoutCode, MARK_BOX } from '../renderer/layout.ts';
import { checkStyle, type Style } from '../renderer/style.ts';
import { type Matrix, mapOutline, type Outline, roundedRect, toOutline } from './outline.ts';

/** Something filled with one colour, by the even-odd rule unless it is `nonzero`, as letters are. */
export type Fill = {
  readonly kind: 'fill';
  readonly outline: Outline;
  readonly colour: Colour;
  readonly rule?: 'nonzero';
};

/** A picture: `place` takes its unit square, left top at the origin, to millimetres; `clip` is what is seen of it. */
export type Placed = { readonly kind: 'picture'; readonly place: Matrix; readonly clip: Outline };

/** What is printed on a piece of paper: millimetres, y downwards. What reaches beyond its size is for the bleed. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly background: Colour | 'transparent';
  readonly items: readonly (Fill | Placed)[];
};

/** The width on paper of a code for which none is asked: 80 mm. */
export const DEFAULT_MM = 80;

/** How far a mark's outline may stray from its curve, in units of the code's box: at 80 mm, 1/500 mm. */
const TOLERANCE = 0.01;

/** A code by itself. Throws `RangeError` as `layoutCode` and `checkStyle` do. */
export function codeScene(drawing: Drawing, style: Style, mm = style.mm ?? DEFAULT_MM): Scene {
  checkStyle(style);
  const extent = extentOf(style);
  const scale = mm / extent.width;
  const place: Matrix = [scale, 0, 0, scale, -extent.x * scale, -extent.y * scale];
  const { background, corners = 0 } = style;
  const ground: Fill[] =
    background === 'transparent' || corners === 0
      ? []
      : [
          {
            kind: 'fill',
            outline: roundedRect(0, 0, mm, extent.height * scale, corners * scale),
            colour: background,
          },
        ];
  return {
    width: mm,
    height: extent.height * scale,
    background: corners === 0 ? background : 'transparent',
    items: [...ground, ...frameFills(style, scale), ...codeFills(drawing, style, place)],
  };
}

/** The bars and the mark, their box of 400 x 100 put where `place` says. */
export function codeFills(drawing: Drawing, { bars, mirror }: Pick<Style, 'bars' | 'mirror'>, place: Matrix): Fill[] {
  const layout = layoutCode(drawing);
  const upright = layout.bars.map((bar) => roundedRect(bar.x, bar.y, bar.width, bar.height, bar.radius));
  const mark = mapOutline(toOutline(layout.mark, TOLERANCE), [1, 0, 0, 1, MARK_BOX.x, MARK_BOX.y]);
  const [a, b, c, d, e, f] = place;
  const matrix: Matrix = mirror ? [-a, -b, c, d, a * BOX.width + e, b * BOX.width + f] : place;
  return [...upright, mark].map((outline) => ({ kind: 'fill', outline: mapOutline(outline, matrix), colour: bars }));
}

function frameFills(style: Style, scale: number): Fill[] {
  const { frame = 0, corners = 0, bars } = style;
  if (frame === 0) return [];
  const { width, height } = extentOf(style);
  const inner = roundedRect(frame, frame, width - 2 * frame, height - 2 * frame, Math.max(0, corners - frame));
  const outline = [...roundedRect(0, 0, width, height, corners), ...inner];
  return [{ kind: 'fill', outline: mapOutline(outline, [scale, 0, 0, scale, 0, 0]), colour: bars }];
}
