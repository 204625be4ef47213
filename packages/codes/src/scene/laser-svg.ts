import { extentOf } from '../renderer/frame.ts';
import { BOX, type Drawing, layoutCode, MARK_BOX } from '../renderer/layout.ts';
import type { Style } from '../renderer/style.ts';
import { decimal } from './numbers.ts';
import { type Matrix, mapOutline, type Outline, roundedRect, toOutline } from './outline.ts';
import { DEFAULT_MM } from './scene.ts';
import { writeOutline } from './svg.ts';

/**
 * What a laser does: `engrave` burns the bars and the mark (with `invert` everything else), `cut` follows their
 * outlines. `kerf` is the width of the beam in mm: outlines are moved outwards by half of it.
 */
export type Laser = {
  readonly mm?: number;
  readonly mode?: 'engrave' | 'cut';
  readonly invert?: boolean;
  readonly kerf?: number;
};

/** The colours by which laser programs tell what to do: black is engraved, red is cut. */
const ENGRAVE = '#000000';
const CUT = '#ff0000';
/** A line that laser programs take for one without width, in mm. */
const HAIRLINE = 0.01;
const TOLERANCE = 0.02;

/** Writes a code in one colour for laser cutters: SVG in millimetres with the groups `code` and `outline`. */
export function renderLaserSvg(drawing: Drawing, style: Style, laser: Laser = {}): string {
  const { mode = 'engrave', invert = false, kerf = 0 } = laser;
  const layout = layoutCode(drawing);
  const extent = extentOf(style);
  const mm = laser.mm ?? style.mm ?? DEFAULT_MM;
  const scale = mm / extent.width;
  const height = extent.height * scale;
  const place: Matrix = style.mirror
    ? [-scale, 0, 0, scale, (BOX.width - extent.x) * scale, -extent.y * scale]
    : [scale, 0, 0, scale, -extent.x * scale, -extent.y * scale];

  // A mark's outline cannot be moved like that of a bar, but the beam is thin beside it.
  const grow = kerf / 2 / scale;
  const bars = layout.bars.map((bar) =>
    roundedRect(bar.x - grow, bar.y - grow, bar.width + 2 * grow, bar.height + 2 * grow, bar.radius + grow),
  );
  const mark = mapOutline(toOutline(layout.mark, TOLERANCE), [1, 0, 0, 1, MARK_BOX.x, MARK_BOX.y]);
  const code = [...bars, mark].map((outline) => mapOutline(outline, place));
  const edge = roundedRect(-kerf / 2, -kerf / 2, mm + kerf, height + kerf, (style.corners ?? 0) * scale);

  const stroke = (colour: string) => `fill="none" stroke="${colour}" stroke-width="${HAIRLINE}"`;
  const drawn = (outlines: readonly Outline[]) =>
    outlines.map((outline) => `<path d="${writeOutline(outline)}"/>`).join('');
  const engraved = invert
    ? `<path d="${writeOutline([...roundedRect(0, 0, mm, height, (style.corners ?? 0) * scale), ...code.flat()])}"/>`
    : drawn(code);
  const group =
    mode === 'cut'
      ? `<g id="code" ${stroke(CUT)}>${drawn(code)}</g>`
      : `<g id="code" fill="${ENGRAVE}" fill-rule="evenodd">${engraved}</g>`;
  const view = `${decimal(-kerf / 2)} ${decimal(-kerf / 2)} ${decimal(mm + kerf)} ${decimal(height + kerf)}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${decimal(mm + kerf)}mm" height="${decimal(height + kerf)}mm" viewBox="${view}">` +
    `${group}<g id="outline" ${stroke(CUT)}><path d="${writeOutline(edge)}"/></g></svg>`
  );
}
