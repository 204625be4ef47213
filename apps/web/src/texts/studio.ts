import { useLanguage } from './language.ts';
import { studioEn } from './studio.en.ts';
import { studioRu } from './studio.ru.ts';
import type { Widen } from './texts.ts';

/** What the pages for style, covers, batches and showing say. It comes with these pages, not with the first one. */
export type StudioTexts = Widen<typeof studioEn>;

/** The texts of the studio in the language of the page. */
export function useStudio(): StudioTexts {
  return useLanguage() === 'ru' ? studioRu : studioEn;
}
