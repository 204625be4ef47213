/** An opaque sRGB colour: `#` and six hexadecimal digits in lower case. */
export type Colour = `#${string}`;

/** The basic colour names of CSS (CSS Color 4, section 6.1: the sixteen of HTML 4, and their other spellings). */
const NAMES: Readonly<Record<string, Colour>> = {
  aqua: '#00ffff',
  black: '#000000',
  blue: '#0000ff',
  cyan: '#00ffff',
  fuchsia: '#ff00ff',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lime: '#00ff00',
  magenta: '#ff00ff',
  maroon: '#800000',
  navy: '#000080',
  olive: '#808000',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  silver: '#c0c0c0',
  teal: '#008080',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** Reads `#1DB954`, `1db954`, `#fff`, `fff` or a basic CSS name in any case; `null` for anything else. */
export function parseColour(text: string): Colour | null {
  const name = text.trim().toLowerCase();
  if (Object.hasOwn(NAMES, name)) return NAMES[name];
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(name)?.[1];
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

/** True for a colour as `parseColour` gives it. */
export function isColour(text: string): text is Colour {
  return /^#[0-9a-f]{6}$/.test(text);
}

/** Red, green and blue of a colour, 0 to 255. */
export function toRgb(colour: Colour): readonly [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Contrast of two colours, 1 to 21, in either order (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever stands out more against `background`: never less than 4.58 to 1. */
export function contrastingColour(background: Colour): Colour {
  return contrastRatio(background, '#000000') > contrastRatio(background, '#ffffff') ? '#000000' : '#ffffff';
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [red, green, blue] = toRgb(colour).map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
