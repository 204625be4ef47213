import type { Language } from '@barline/messages';
import { en, type Texts } from './en.ts';
import { ru } from './ru.ts';

const texts: Readonly<Record<Language, Texts>> = { en, ru };

/** What the pages say in a language. */
export function textsOf(language: Language): Texts {
  return texts[language];
}
