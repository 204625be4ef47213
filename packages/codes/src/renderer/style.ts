import { type Colour, contrastingColour, isColour, parseColour } from './colour.ts';

/** How a drawing looks. The bars and the mark share one colour; `width` is in pixels, the height a quarter of it. */
export type Style = {
  readonly background: Colour | 'transparent';
  readonly bars: Colour;
  readonly width: number;
};

/** A style as a person asks for it. `bars` is `auto`, `black`, `white` or any colour. */
export type StyleRequest = {
  readonly bg?: string;
  readonly bars?: string;
  readonly width?: string | number;
};

export type ResolvedStyle =
  | { readonly ok: true; readonly style: Style }
  | { readonly ok: false; readonly field: 'bg' | 'bars' | 'width'; readonly value: string };

export const MIN_WIDTH = 64;
export const MAX_WIDTH = 8192;

/**
 * Fills in what is not asked for (black background, bars in the contrasting colour, 640 px) and names the first
 * field that makes no sense. Automatic bars on a transparent background are black.
 */
export function resolveStyle({ bg = '#000000', bars = 'auto', width = 640 }: StyleRequest): ResolvedStyle {
  const background = bg.trim().toLowerCase() === 'transparent' ? 'transparent' : parseColour(bg);
  if (background === null) return { ok: false, field: 'bg', value: bg };
  const auto = bars.trim().toLowerCase() === 'auto';
  const colour = auto ? contrastingColour(background === 'transparent' ? '#ffffff' : background) : parseColour(bars);
  if (colour === null) return { ok: false, field: 'bars', value: bars };
  const pixels = /^\s*\d{1,9}\s*$/.test(String(width)) ? Number(width) : Number.NaN;
  if (!isWidth(pixels)) return { ok: false, field: 'width', value: String(width) };
  return { ok: true, style: { background, bars: colour, width: pixels } };
}

/** Throws `RangeError` for a style that `resolveStyle` could not have given. */
export function checkStyle({ background, bars, width }: Style): void {
  if (!isWidth(width)) throw new RangeError(`A width is a whole number of pixels from 64 to 8192, not ${width}.`);
  if (background !== 'transparent' && !isColour(background)) throw new RangeError(`${background} is no colour.`);
  if (!isColour(bars)) throw new RangeError(`${bars} is no colour.`);
}

function isWidth(width: number): boolean {
  return Number.isInteger(width) && width >= MIN_WIDTH && width <= MAX_WIDTH;
}
