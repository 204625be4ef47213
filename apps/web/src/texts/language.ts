import { LANGUAGES, type Language } from '@barline/messages';
import { kept } from '../kept.ts';
import { createStore, useStore } from '../store.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import type { Texts } from './texts.ts';

const texts: Readonly<Record<Language, Texts>> = { en, ru };

/** The language of the page. public/boot.js has chosen it from `?lang=`, the stored choice or the browser. */
export const language = createStore<Language>(chosenLanguage());

/** Turns the whole page to another language and remembers it. */
export function chooseLanguage(chosen: Language): void {
  document.documentElement.lang = chosen;
  kept.write('language', chosen);
  language.set(chosen);
}

/** All texts in the language of the page. */
export function useTexts(): Texts {
  return texts[useStore(language)];
}

export function useLanguage(): Language {
  return useStore(language);
}

/** All texts in the language of the page, outside a component. */
export function currentTexts(): Texts {
  return texts[language.get()];
}

function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')?.slice(0, 2).toLowerCase();
  if (isLanguage(asked)) kept.write('language', asked);
  const chosen = document.documentElement.lang;
  return isLanguage(chosen) ? chosen : 'en';
}

function isLanguage(tag: string | undefined): tag is Language {
  return (LANGUAGES as readonly (string | undefined)[]).includes(tag);
}
