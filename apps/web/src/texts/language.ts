import { LANGUAGES, type Language } from '@barline/messages';
import { kept } from '../kept.ts';
import { createStore, useStore } from '../store.ts';
import type { Texts } from './texts.ts';

const load: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import('./en.ts')).en,
  ru: async () => (await import('./ru.ts')).ru,
};
/** The languages that have been needed so far. */
const texts: Partial<Record<Language, Texts>> = {};

/** The language of the page. public/boot.js has chosen it from `?lang=`, the stored choice or the browser. */
export const language = createStore<Language>(chosenLanguage());

/** Fetches the texts of a language, once. Nothing is drawn before those of the page's own are there. */
export async function loadTexts(wanted: Language = language.get()): Promise<void> {
  texts[wanted] ??= await load[wanted]();
}

/** Turns the whole page to another language and remembers it. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await loadTexts(chosen);
  document.documentElement.lang = chosen;
  kept.write('language', chosen);
  language.set(chosen);
}

/** All texts in the language of the page. */
export function useTexts(): Texts {
  return texts[useStore(language)]!;
}

export function useLanguage(): Language {
  return useStore(language);
}

/** All texts in the language of the page, outside a component. */
export function currentTexts(): Texts {
  return texts[language.get()]!;
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
