import { type Colour, contrastingColour, contrastRatio, isColour, parseColour } from './colour.ts';
import { parseLength } from './length.ts';

/**
 * How a drawing looks. The bars and the mark share one colour; `width` is that of the whole picture in pixels, margin
 * included. `margin`, `corners` and `frame` are whole units of the code's box of 400 x 100: room added on every side,
 * the radius of the background's corners, and the thickness of a line along the edge in the bars' colour. `mirror`
 * swaps left and right, as a stamp needs. `mm` is the width on paper, where that matters.
 */
export type Style = {
  readonly background: Colour | 'transparent';
  readonly bars: Colour;
  readonly width: number;
  readonly margin?: number;
  readonly corners?: number;
  readonly frame?: number;
  readonly mirror?: boolean;
  readonly mm?: number;
};

/**
 * A style as a person asks for it. `bars` is `auto`, `black`, `white` or any colour; `width` is in pixels, or with
 * `mm`, `cm` or `in` behind it a length on paper at `dpi` dots an inch.
 */
export type StyleRequest = {
  readonly bg?: string;
  readonly bars?: string;
  readonly width?: string | number;
  readonly dpi?: string | number;
  readonly margin?: string | number;
  readonly corners?: string | number;
  readonly frame?: string | number;
  readonly mirror?: string | boolean;
};

export type StyleField = keyof StyleRequest;

export type ResolvedStyle =
  | { readonly ok: true; readonly style: Style }
  | { readonly ok: false; readonly field: StyleField; readonly value: string };

export const MIN_WIDTH = 64;
export const MAX_WIDTH = 8192;

/** Dots an inch where a length on paper comes without: what printers ask for. */
export const DEFAULT_DPI = 300;

/** The most of what is measured in units of the box, and the fewest and most dots an inch. */
export const STYLE_LIMITS = { margin: 100, corners: 50, frame: 10, dpi: [36, 2400] } as const;

const MM_PER_INCH = 25.4;

/**
 * Fills in what is not asked for (black background, bars in the contrasting colour, 640 px, nothing else) and names
 * the first field that makes no sense. Automatic bars on a transparent background are black.
 */
export function resolveStyle(request: StyleRequest): ResolvedStyle {
  const { bg = '#000000', bars = 'auto', width = 640, dpi = DEFAULT_DPI, mirror = false } = request;
  const refuse = (field: StyleField, value: unknown) => ({ ok: false, field, value: String(value) }) as const;

  const background = bg.trim().toLowerCase() === 'transparent' ? 'transparent' : parseColour(bg);
  if (background === null) return refuse('bg', bg);
  const auto = bars.trim().toLowerCase() === 'auto';
  const colour = auto ? contrastingColour(background === 'transparent' ? '#ffffff' : background) : parseColour(bars);
  if (colour === null) return refuse('bars', bars);

  const dots = readWhole(dpi, STYLE_LIMITS.dpi[1]);
  if (!(dots >= STYLE_LIMITS.dpi[0])) return refuse('dpi', dpi);
  const mm = typeof width === 'string' ? parseLength(width) : null;
  const pixels = mm === null ? readWhole(width, MAX_WIDTH) : Math.round((mm / MM_PER_INCH) * dots);
  if (!isWidth(pixels)) return refuse('width', width);

  let style: Style = { background, bars: colour, width: pixels };
  for (const field of UNIT_FIELDS) {
    const units = readWhole(request[field] ?? 0, STYLE_LIMITS[field]);
    if (Number.isNaN(units)) return refuse(field, request[field]);
    if (units > 0) style = { ...style, [field]: units };
  }
  const mirrored = readSwitch(mirror);
  if (mirrored === null) return refuse('mirror', mirror);
  if (mirrored) style = { ...style, mirror: true };
  return { ok: true, style: mm === null ? style : { ...style, mm } };
}

/** How well the bars can be told from the background, 1 to 21; a transparent one is taken for white. */
export function contrastOf({ background, bars }: Style): number {
  return contrastRatio(background === 'transparent' ? '#ffffff' : background, bars);
}

/** Throws `RangeError` for a style that `resolveStyle` could not have given. */
export function checkStyle(style: Style): void {
  const { background, bars, width, mm } = style;
  if (!isWidth(width)) throw new RangeError(`A width is a whole number of pixels from 64 to 8192, not ${width}.`);
  if (background !== 'transparent' && !isColour(background)) throw new RangeError(`${background} is no colour.`);
  if (!isColour(bars)) throw new RangeError(`${bars} is no colour.`);
  for (const field of UNIT_FIELDS) {
    const units = style[field] ?? 0;
    const most = STYLE_LIMITS[field];
    if (!(Number.isInteger(units) && units >= 0 && units <= most)) {
      throw new RangeError(`The ${field} of a style is a whole number from 0 to ${most}, not ${units}.`);
    }
  }
  if (mm !== undefined && !(mm > 0 && mm < 1e5)) throw new RangeError(`${mm} mm is no width.`);
}

const UNIT_FIELDS = ['margin', 'corners', 'frame'] as const;

function isWidth(width: number): boolean {
  return Number.isInteger(width) && width >= MIN_WIDTH && width <= MAX_WIDTH;
}

/** A whole number from 0 to `most`, else NaN. */
function readWhole(value: string | number, most: number): number {
  const number = /^\s*\d{1,9}\s*$/.test(String(value)) ? Number(value) : Number.NaN;
  return number <= most ? number : Number.NaN;
}

function readSwitch(value: string | boolean): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = value.trim().toLowerCase();
  if (['1', 'true', 'yes', ''].includes(word)) return true;
  return ['0', 'false', 'no'].includes(word) ? false : null;
}
