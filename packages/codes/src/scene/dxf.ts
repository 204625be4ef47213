import { extentOf } from '../renderer/frame.ts';
import { BOX, type Drawing, layoutCode, MARK_BOX } from '../renderer/layout.ts';
import { outlinePath } from '../renderer/outline.ts';
import { checkStyle, type Style } from '../renderer/style.ts';
import { decimal } from './numbers.ts';
import { DEFAULT_MM } from './scene.ts';

/** A corner of a closed line; `bulge` is the tangent of a quarter of the angle of the arc to the next corner. */
type Corner = readonly [x: number, y: number, bulge?: number];

/** Layers by what they hold: their number among AutoCAD's colours. */
const LAYERS = { BARS: 7, MARK: 3, OUTLINE: 1 } as const;

/** How far the mark's outline may stray from its curve, in units of the code's box. */
const TOLERANCE = 0.02;
const QUARTER = Math.tan(Math.PI / 8);

/**
 * Writes the outlines of a code for cutters and engravers: DXF of AutoCAD R12 in millimetres, `mm` wide (else the
 * style's width on paper, else 80 mm), y upwards from the left bottom. Layers BARS, MARK and OUTLINE; round ends are true arcs.
 */
export function renderDxf(drawing: Drawing, style: Style, { mm }: { readonly mm?: number } = {}): string {
  checkStyle(style);
  const { bars, mark } = layoutCode(drawing);
  const extent = extentOf(style);
  const width = mm ?? style.mm ?? DEFAULT_MM;
  const scale = width / extent.width;
  const height = extent.height * scale;
  // y turns over, and with it the way round; a mirrored code turns once more.
  const place = (x: number, y: number): [number, number] => [
    ((style.mirror ? BOX.width - x : x) - extent.x) * scale,
    height - (y - extent.y) * scale,
  ];
  const turn = style.mirror ? 1 : -1;
  const line = (layer: keyof typeof LAYERS, corners: readonly Corner[]) =>
    polyline(
      layer,
      corners.map(([x, y, bulge = 0]) => [...place(x, y), turn * bulge]),
    );

  const entities = [
    line('OUTLINE', roundedCorners(extent.x, extent.y, extent.width, extent.height, style.corners ?? 0)),
    ...(style.frame
      ? [
          line(
            'OUTLINE',
            roundedCorners(
              extent.x + style.frame,
              extent.y + style.frame,
              extent.width - 2 * style.frame,
              extent.height - 2 * style.frame,
              Math.max(0, (style.corners ?? 0) - style.frame),
            ),
          ),
        ]
      : []),
    ...bars.map((bar) =>
      line('BARS', roundedCorners(bar.x, bar.y, bar.width, bar.height, Math.min(bar.radius, bar.width / 2))),
    ),
    ...outlinePath(mark, TOLERANCE).map((polygon) => line('MARK', toCorners(polygon))),
  ];
  return pairs([
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1009'],
    [9, '$INSUNITS'],
    [70, '4'],
    [9, '$MEASUREMENT'],
    [70, '1'],
    [9, '$EXTMIN'],
    [10, '0'],
    [20, '0'],
    [9, '$EXTMAX'],
    [10, decimal(width, 4)],
    [20, decimal(height, 4)],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'TABLES'],
    [0, 'TABLE'],
    [2, 'LTYPE'],
    [70, '1'],
    [0, 'LTYPE'],
    [2, 'CONTINUOUS'],
    [70, '0'],
    [3, 'Solid line'],
    [72, '65'],
    [73, '0'],
    [40, '0'],
    [0, 'ENDTAB'],
    [0, 'TABLE'],
    [2, 'LAYER'],
    [70, '3'],
    ...Object.entries(LAYERS).flatMap(([name, colour]): Pair[] => [
      [0, 'LAYER'],
      [2, name],
      [70, '0'],
      [62, String(colour)],
      [6, 'CONTINUOUS'],
    ]),
    [0, 'ENDTAB'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...entities.flat(),
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ]);
}

type Pair = readonly [code: number, value: string];

/** Group codes and values, a line each. */
function pairs(all: readonly Pair[]): string {
  return all.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('');
}

function polyline(layer: string, corners: readonly (readonly [number, number, number])[]): Pair[] {
  return [
    [0, 'POLYLINE'],
    [8, layer],
    [66, '1'],
    [10, '0'],
    [20, '0'],
    [30, '0'],
    [70, '1'],
    ...corners.flatMap(([x, y, bulge]): Pair[] => [
      [0, 'VERTEX'],
      [8, layer],
      [10, decimal(x, 4)],
      [20, decimal(y, 4)],
      [30, '0'],
      ...(bulge === 0 ? [] : [[42, decimal(bulge, 8)] as const]),
    ]),
    [0, 'SEQEND'],
    [8, layer],
  ];
}

function roundedCorners(x: number, y: number, width: number, height: number, radius: number): Corner[] {
  const [right, bottom, r] = [x + width, y + height, radius];
  if (r <= 0)
    return [
      [x, y],
      [right, y],
      [right, bottom],
      [x, bottom],
    ];
  return [
    [x + r, y],
    [right - r, y, QUARTER],
    [right, y + r],
    [right, bottom - r, QUARTER],
    [right - r, bottom],
    [x + r, bottom, QUARTER],
    [x, bottom - r],
    [x, y + r, QUARTER],
  ];
}

function toCorners(polygon: readonly number[]): Corner[] {
  return Array.from({ length: polygon.length / 2 }, (_, at) => [
    polygon[2 * at] + MARK_BOX.x,
    polygon[2 * at + 1] + MARK_BOX.y,
  ]);
}
