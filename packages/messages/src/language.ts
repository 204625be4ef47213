export type Language = 'en' | 'ru';

export const LANGUAGES: readonly Language[] = ['en', 'ru'];

/** The same sentence in both languages; `{name}` stands for a value. */
export type Text = Readonly<Record<Language, string>>;

/** Returns `text` in `language` with every `{name}` replaced by its value; a name without a value stays as it is. */
export function say(text: Text, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/**
 * Picks the language of an `Accept-Language` header, a `LANG` variable or a `--lang` value: the first language
 * of ours it names, by its order and `q` weights, or `fallback`.
 */
export function pickLanguage(wanted: string | undefined, fallback: Language = 'en'): Language {
  const ranked = (wanted ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return {
        language: tag.trim().slice(0, 2).toLowerCase(),
        weight: weight === undefined ? 1 : Number(weight),
        order,
      };
    })
    .filter(({ language, weight }) => (LANGUAGES as readonly string[]).includes(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  return (ranked[0]?.language as Language | undefined) ?? fallback;
}
