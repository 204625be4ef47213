import { MAX_WIDTH, MIN_WIDTH, type ResolvedStyle, resolveStyle } from '@barline/codes';

/** What the visitor has chosen, as it was typed. All of it stands in the address of the page. */
export type Settings = {
  readonly uri: string;
  readonly bg: string;
  readonly bars: string;
  /** Pixels, or with `mm`, `cm` or `in` behind it a length on paper. */
  readonly width: string;
  /** Dots an inch, for a width on paper. */
  readonly dpi: string;
  /** Room on every side, radius of the corners and thickness of the frame, in units of the code's box of 400 × 100. */
  readonly margin: string;
  readonly corners: string;
  readonly frame: string;
  /** `1` for a stamp. */
  readonly mirror: string;
};

export type StyleSettings = Omit<Settings, 'uri'>;

export const DEFAULTS: Settings = {
  uri: '',
  bg: '#000000',
  bars: 'auto',
  width: '640',
  dpi: '300',
  margin: '0',
  corners: '0',
  frame: '0',
  mirror: '0',
};

const STYLE_NAMES = ['bg', 'bars', 'width', 'dpi', 'margin', 'corners', 'frame', 'mirror'] as const;

/** Backgrounds that Spotify's own code page offers, SPEC of the strip, section 3. */
export const PALETTE = [
  '#000000',
  '#5394e7',
  '#4430e9',
  '#2e49ae',
  '#1e3361',
  '#97bac9',
  '#94e6d7',
  '#6bdc88',
  '#74ec5b',
  '#4d887b',
  '#2c644f',
  '#bbe5c0',
  '#c4eb6c',
  '#f4be6c',
  '#f1de59',
  '#e99045',
  '#7b4937',
  '#b78d84',
  '#ba7e5a',
  '#e9623d',
  '#e64336',
  '#e13139',
  '#801b33',
  '#f5c3c9',
  '#ad93bf',
  '#ea7898',
  '#e640a2',
  '#a12e8c',
  '#50364e',
] as const;

/** Widths for a chat, a slide and a poster. */
export const WIDTHS = ['320', '640', '1280', '2560'] as const;

export const WIDTH_LIMITS = { min: MIN_WIDTH, max: MAX_WIDTH } as const;

/** Widths on paper in millimetres: a sticker, a card, a flyer, a poster. */
export const PAPER_WIDTHS = ['40', '80', '120', '200'] as const;

export const DPIS = ['150', '300', '600', '1200'] as const;

/** Reads the settings from an address. */
export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  return { uri: query.get('uri') ?? query.get('link') ?? '', ...readStyle(query) };
}

/** Whether an address says anything about the style. */
export function namesStyle(search: string): boolean {
  const query = new URLSearchParams(search);
  return STYLE_NAMES.some((name) => query.has(name));
}

/** Writes the settings for an address; what is as always is left out. Colours lose their `#`. */
export function writeSettings(settings: Settings): URLSearchParams {
  const query = new URLSearchParams();
  if (settings.uri !== '') query.set('uri', settings.uri);
  for (const [name, value] of writeStyle(settings)) query.set(name, value);
  return query;
}

/** The style alone, as it stands in an address. */
export function writeStyle(settings: StyleSettings): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of STYLE_NAMES) {
    if (settings[name] !== DEFAULTS[name]) query.set(name, settings[name].replace(/^#/, ''));
  }
  return query;
}

export function readStyle(query: URLSearchParams): StyleSettings {
  const value = (name: (typeof STYLE_NAMES)[number]) => query.get(name) ?? DEFAULTS[name];
  return {
    bg: withHash(value('bg')),
    bars: withHash(value('bars')),
    width: value('width'),
    dpi: value('dpi'),
    margin: value('margin'),
    corners: value('corners'),
    frame: value('frame'),
    mirror: value('mirror'),
  };
}

/** Colours stand in an address without the `#`. */
function withHash(text: string): string {
  return /^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) ? `#${text}` : text;
}

export function styleOf(settings: StyleSettings): ResolvedStyle {
  const { bg, bars, width, dpi, margin, corners, frame, mirror } = settings;
  return resolveStyle({ bg, bars, width, dpi, margin, corners, frame, mirror });
}
