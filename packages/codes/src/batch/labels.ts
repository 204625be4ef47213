import type { Drawing } from '../renderer/layout.ts';
import type { Style } from '../renderer/style.ts';
import { roundedRect } from '../scene/outline.ts';
import type { Sheet } from '../scene/pdf.ts';
import { codeFills, type Fill, type Scene } from '../scene/scene.ts';
import type { Font } from '../text/font.ts';
import { writeLine } from '../text/write-text.ts';

/** Sheets of A4 with labels as they are sold: how many, how large, and where the first begins, in mm. */
export const LABEL_SHEETS = {
  '2x7': { columns: 2, rows: 7, width: 99.1, height: 38.1, left: 4.65, top: 15.15, gapX: 2.5, gapY: 0 },
  '3x7': { columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.25, top: 15.15, gapX: 2.5, gapY: 0 },
  '3x8': { columns: 3, rows: 8, width: 63.5, height: 33.9, left: 7.25, top: 12.9, gapX: 2.5, gapY: 0 },
  '5x13': { columns: 5, rows: 13, width: 38.1, height: 21.2, left: 4.75, top: 10.7, gapX: 2.5, gapY: 0 },
} as const;

export type LabelSheetId = keyof typeof LABEL_SHEETS;

export type Label = { readonly drawing: Drawing; readonly style: Style; readonly title: string };

const A4 = { width: 210, height: 297 } as const;
/** What stays free around a label's content, in mm. */
const BORDER = 2;
/** The share of a label's height that its title takes. */
const TITLE = 0.16;

/** Lays labels out on sheets, from left to right and from the top, a code and its title on each. */
export function layoutLabels(labels: Iterable<Label>, id: LabelSheetId, font: Font | null): Sheet[] {
  const { columns, rows, width, height, left, top, gapX, gapY } = LABEL_SHEETS[id];
  const sheets: { width: number; height: number; scenes: { scene: Scene; x: number; y: number }[] }[] = [];
  let index = 0;
  for (const label of labels) {
    const place = index++ % (columns * rows);
    if (place === 0) sheets.push({ ...A4, scenes: [] });
    const [column, row] = [place % columns, Math.floor(place / columns)];
    sheets[sheets.length - 1].scenes.push({
      scene: drawLabel(label, width, height, font),
      x: left + column * (width + gapX),
      y: top + row * (height + gapY),
    });
  }
  return sheets;
}

function drawLabel({ drawing, style, title }: Label, width: number, height: number, font: Font | null): Scene {
  const worded = title !== '' && font !== null;
  const size = worded ? height * TITLE : 0;
  const strip = Math.min(width - 2 * BORDER, 4 * (height - 2 * BORDER - size * 1.3));
  const [x, y] = [(width - strip) / 2, (height - strip / 4 - size * 1.3) / 2];
  const scale = strip / 400;
  const ground: Fill[] =
    style.background === 'transparent'
      ? []
      : [{ kind: 'fill', outline: roundedRect(x, y, strip, strip / 4), colour: style.background }];
  const base = y + strip / 4 + size;
  const words = worded
    ? writeLine(font, title, { x: width / 2, y: base, size: size * 0.8, most: strip, align: 'centre' }).outlines
    : [];
  const ink = words.map((outline): Fill => ({ kind: 'fill', outline, colour: '#000000', rule: 'nonzero' }));
  return {
    width,
    height,
    background: 'transparent',
    items: [...ground, ...codeFills(drawing, style, [scale, 0, 0, scale, x, y]), ...ink],
  };
}
