import type { Language } from '@barline/messages';

/** The forms of a counted noun; which languages have which is CLDR's plural rules. */
export type Forms = { one: string; few?: string; many?: string; other: string };

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  ru: new Intl.PluralRules('ru'),
};

/** Smaller numbers are written without a separator. To find that out the browser takes 20 ms the first time, just when a code was read. */
const THOUSAND = 1000;

/** Returns the form of a noun that goes with `count`, with `#` replaced by the number. */
export function plural(language: Language, count: number, forms: Forms): string {
  const category = rules[language].select(count) as keyof Forms;
  const number = Number.isInteger(count) && count < THOUSAND ? String(count) : count.toLocaleString(language);
  return (forms[category] ?? forms.other).replace('#', number);
}
