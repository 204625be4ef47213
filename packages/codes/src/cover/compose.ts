import type { Colour } from '../renderer/colour.ts';
import type { Drawing } from '../renderer/layout.ts';
import { type Matrix, mapOutline, roundedRect } from '../scene/outline.ts';
import { codeFills, type Fill, type Placed, type Scene } from '../scene/scene.ts';
import type { Font } from '../text/font.ts';
import { missingCharacters, writeLine } from '../text/write-text.ts';
import { type Box, COVER_TEMPLATES, type CoverTemplate, type CoverTemplateId, type TextSlot } from './templates.ts';

/**
 * How a picture lies in its place. `fit`: `cover` fills the place and cuts the rest off, `whole` shows all of it. `zoom`
 * from 1 makes it larger; `x` and `y`, -1 to 1, say which part is seen (-1 its left or upper end); `turn` is in degrees.
 */
export type Crop = {
  readonly fit?: 'cover' | 'whole';
  readonly zoom?: number;
  readonly x?: number;
  readonly y?: number;
  readonly turn?: number;
};

/** A cover as it is designed. `padding` is a share of the width, 0 to 0.2, left free around the picture. */
export type Cover = {
  readonly template: CoverTemplateId;
  readonly background: Colour;
  readonly bars: Colour;
  readonly picture?: { readonly width: number; readonly height: number } | null;
  readonly crop?: Crop;
  readonly padding?: number;
  readonly title?: string;
  readonly caption?: string;
  /** What is printed beyond the edge of the paper, in mm. */
  readonly bleed?: number;
};

/** A composed cover: what is printed, where its strip is, and the characters for which the typeface has no glyph. */
export type ComposedCover = { readonly scene: Scene; readonly strip: Box; readonly missing: readonly string[] };

export const CROP_LIMITS = { zoom: [1, 8], x: [-1, 1], y: [-1, 1], turn: [-180, 180] } as const;
export const MOST_PADDING = 0.2;

/** Puts a code, a picture and words on the paper of a template. Without a `font` there are no words. Numbers out of range are brought into it. */
export function composeCover(drawing: Drawing, cover: Cover, font: Font | null): ComposedCover {
  const template: CoverTemplate = COVER_TEMPLATES[cover.template];
  const { strip, width, height } = template;
  const scale = strip.width / 400;
  const texts = [
    [template.title, cover.title],
    [template.caption, cover.caption],
  ] as const;
  const items = [
    ...placePicture(template, cover),
    ...texts.flatMap(([slot, text]) => writeText(slot, text, cover.bars, font)),
    ...codeFills(drawing, { bars: cover.bars }, [scale, 0, 0, scale, strip.x, strip.y]),
  ];
  const words = texts.flatMap(([slot, text]) => (slot && text ? [text] : [])).join(' ');
  return {
    scene: {
      width,
      height,
      background: cover.background,
      items: template.folded ? [...items, ...items.map((item) => upsideDown(item, template))] : items,
    },
    strip,
    missing: font ? missingCharacters(font, words) : [],
  };
}

/** The box of the picture less its padding; at the paper's edge it reaches over it by the bleed. */
function pictureBox(template: CoverTemplate, { padding = 0, bleed = 0 }: Cover): Box {
  const { picture, width } = template;
  const free = clamp(padding, 0, MOST_PADDING) * width;
  const left = picture.x + free;
  const top = picture.y + free;
  const right = picture.x + picture.width - free;
  const bottom = picture.y + picture.height - free;
  const over = { left: left <= 0 ? bleed : 0, top: top <= 0 ? bleed : 0, right: right >= width ? bleed : 0 };
  return {
    x: left - over.left,
    y: top - over.top,
    width: right - left + over.left + over.right,
    height: bottom - top + over.top,
  };
}

function placePicture(template: CoverTemplate, cover: Cover): Placed[] {
  if (!cover.picture) return [];
  const box = pictureBox(template, cover);
  const { width, height } = cover.picture;
  const { fit = 'cover' } = cover.crop ?? {};
  const wanted = { zoom: 1, x: 0, y: 0, turn: 0, ...cover.crop };
  const within = (field: keyof typeof CROP_LIMITS) =>
    clamp(wanted[field], CROP_LIMITS[field][0], CROP_LIMITS[field][1]);
  const [zoom, x, y, turn] = [within('zoom'), within('x'), within('y'), within('turn')];
  const angle = (turn * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [asin, acos] = [Math.abs(sin), Math.abs(cos)];
  // The box as wide and high as the turned picture sees it, and the other way round.
  const seen = [box.width * acos + box.height * asin, box.width * asin + box.height * acos];
  const taken = [width * acos + height * asin, width * asin + height * acos];
  const least =
    fit === 'cover'
      ? Math.max(seen[0] / width, seen[1] / height)
      : Math.min(box.width / taken[0], box.height / taken[1]);
  const scale = least * zoom;
  const [w, h] = [width * scale, height * scale];
  const offX = x * Math.max(0, (w - seen[0]) / 2) + w / 2;
  const offY = y * Math.max(0, (h - seen[1]) / 2) + h / 2;
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const place: Matrix = [
    cos * w,
    sin * w,
    -sin * h,
    cos * h,
    middleX - cos * offX + sin * offY,
    middleY - sin * offX - cos * offY,
  ];
  return [{ kind: 'picture', place, clip: roundedRect(box.x, box.y, box.width, box.height) }];
}

function writeText(slot: TextSlot | null, text: string | undefined, colour: Colour, font: Font | null): Fill[] {
  if (slot === null || !text || font === null) return [];
  return writeLine(font, text, slot).outlines.map((outline) => ({ kind: 'fill', outline, colour, rule: 'nonzero' }));
}

/** The same on the other face of folded paper. */
function upsideDown(item: Fill | Placed, { width, height }: CoverTemplate): Fill | Placed {
  const turn: Matrix = [-1, 0, 0, -1, width, height];
  if (item.kind === 'fill') return { ...item, outline: mapOutline(item.outline, turn) };
  const [a, b, c, d, e, f] = item.place;
  return { ...item, place: [-a, -b, -c, -d, width - e, height - f], clip: mapOutline(item.clip, turn) };
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : Math.max(least, 0);
}
