import {
  COVER_TEMPLATES,
  type Colour,
  type Cover,
  type CoverTemplateId,
  CROP_LIMITS,
  MOST_PADDING,
  type ResolvedStyle,
  resolveStyle,
  type Style,
} from '@barline/codes';

/** A cover as the visitor designs it. Colours are as typed. */
export type Design = {
  readonly template: CoverTemplateId;
  readonly bg: string;
  readonly bars: string;
  readonly fit: 'cover' | 'whole';
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly padding: number;
  readonly title: string;
  readonly caption: string;
};

export const PLAIN_DESIGN: Design = {
  template: 'square',
  bg: '#000000',
  bars: 'auto',
  fit: 'cover',
  zoom: 1,
  x: 0,
  y: 0,
  turn: 0,
  padding: 0,
  title: '',
  caption: '',
};

export const TEMPLATE_IDS = Object.keys(COVER_TEMPLATES) as CoverTemplateId[];

export const LONGEST_TEXT = 120;

/** Background and bars of a design, or which of the two makes no sense. A cover is on paper: nothing is transparent. */
export function coloursOf({ bg, bars }: Design): ResolvedStyle {
  const resolved = resolveStyle({ bg, bars });
  if (resolved.ok && resolved.style.background === 'transparent') return { ok: false, field: 'bg', value: bg };
  return resolved;
}

/** The design as it is composed. */
export function coverOf(
  design: Design,
  { background, bars }: Style,
  picture: { width: number; height: number } | null,
  bleed = 0,
): Cover {
  const { template, fit, zoom, x, y, turn, padding, title, caption } = design;
  const crop = { fit, zoom, x, y, turn };
  return { template, background: background as Colour, bars, picture, crop, padding, title, caption, bleed };
}

/** Reads a design that was kept; what is missing or out of range is as always. */
export function readDesign(json: string | null): Design {
  if (json === null) return PLAIN_DESIGN;
  try {
    const kept = JSON.parse(json) as Partial<Record<keyof Design, unknown>>;
    const number = (name: 'zoom' | 'x' | 'y' | 'turn' | 'padding', least: number, most: number) => {
      const value = Number(kept[name] ?? PLAIN_DESIGN[name]);
      return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : PLAIN_DESIGN[name];
    };
    const text = (name: 'bg' | 'bars' | 'title' | 'caption') =>
      typeof kept[name] === 'string' ? (kept[name] as string).slice(0, LONGEST_TEXT) : PLAIN_DESIGN[name];
    return {
      template: TEMPLATE_IDS.find((id) => id === kept.template) ?? PLAIN_DESIGN.template,
      bg: text('bg'),
      bars: text('bars'),
      fit: kept.fit === 'whole' ? 'whole' : 'cover',
      zoom: number('zoom', ...CROP_LIMITS.zoom),
      x: number('x', ...CROP_LIMITS.x),
      y: number('y', ...CROP_LIMITS.y),
      turn: number('turn', ...CROP_LIMITS.turn),
      padding: number('padding', 0, MOST_PADDING),
      title: text('title'),
      caption: text('caption'),
    };
  } catch {
    return PLAIN_DESIGN;
  }
}
