import { catalogueEn } from './catalogue.en.ts';
import { catalogueRu } from './catalogue.ru.ts';
import { useLanguage } from './language.ts';
import type { Widen } from './texts.ts';

/** The texts of the catalogue in the language of the page. */
export function useCatalogueTexts(): Widen<typeof catalogueEn> {
  return useLanguage() === 'ru' ? catalogueRu : catalogueEn;
}
