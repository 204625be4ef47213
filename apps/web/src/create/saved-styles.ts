import { readStyle, type StyleSettings, writeStyle } from './settings.ts';

/** A style that was given a name. `query` is how it stands in an address. */
export type SavedStyle = { readonly name: string; readonly query: string };

/** More would be no help to anyone. */
const MOST_STYLES = 200;
const LONGEST_NAME = 80;

/** Puts a style first; one of the same name gives way. */
export function addStyle(styles: readonly SavedStyle[], name: string, settings: StyleSettings): readonly SavedStyle[] {
  const called = name.trim().slice(0, LONGEST_NAME);
  return [{ name: called, query: writeStyle(settings).toString() }, ...withoutStyle(styles, called)].slice(
    0,
    MOST_STYLES,
  );
}

export function withoutStyle(styles: readonly SavedStyle[], name: string): readonly SavedStyle[] {
  return styles.filter((style) => style.name !== name);
}

export function settingsOf({ query }: SavedStyle): StyleSettings {
  return readStyle(new URLSearchParams(query));
}

export function formatStyles(styles: readonly SavedStyle[]): string {
  return `${JSON.stringify({ schema: 'barline.styles/1', styles }, null, 2)}\n`;
}

/** Reads what `formatStyles` writes; what is no style is left out. `null` for another file. */
export function parseStyles(json: string | null): readonly SavedStyle[] | null {
  if (json === null) return null;
  try {
    const { schema, styles } = JSON.parse(json) as Record<string, unknown>;
    if (schema !== 'barline.styles/1' || !Array.isArray(styles)) return null;
    return styles.slice(0, MOST_STYLES).flatMap((style) => {
      const { name, query } = (style ?? {}) as Record<string, unknown>;
      if (typeof name !== 'string' || name.trim() === '' || typeof query !== 'string') return [];
      const known = writeStyle(readStyle(new URLSearchParams(query))).toString();
      return [{ name: name.trim().slice(0, LONGEST_NAME), query: known }];
    });
  } catch {
    return null;
  }
}
