import { MAX_WIDTH, MIN_WIDTH, type ResolvedStyle, resolveStyle } from '@barline/codes';

/** What the visitor has chosen, as it was typed. All of it stands in the address of the page. */
export type Settings = {
  readonly uri: string;
  readonly bg: string;
  readonly bars: string;
  readonly width: string;
};

export const DEFAULTS: Settings = { uri: '', bg: '#000000', bars: 'auto', width: '640' };

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

/** Reads the settings from an address. */
export function readSettings(search: string): Settings {
  const query = new URLSearchParams(search);
  const value = (name: keyof Settings) => withHash(query.get(name) ?? DEFAULTS[name]);
  return {
    uri: query.get('uri') ?? query.get('link') ?? '',
    bg: value('bg'),
    bars: value('bars'),
    width: query.get('width') ?? DEFAULTS.width,
  };
}

/** Writes the settings for an address; what is as always is left out. Colours lose their `#`. */
export function writeSettings(settings: Settings): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ['uri', 'bg', 'bars', 'width'] as const) {
    if (settings[name] !== DEFAULTS[name]) query.set(name, settings[name].replace(/^#/, ''));
  }
  return query;
}

/** Colours stand in an address without the `#`. */
function withHash(text: string): string {
  return /^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) ? `#${text}` : text;
}

export function styleOf({ bg, bars, width }: Settings): ResolvedStyle {
  return resolveStyle({ bg, bars, width });
}
