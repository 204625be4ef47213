import { helpEn } from '../texts/help.en.ts';
import { helpRu } from '../texts/help.ru.ts';
import { useLanguage } from '../texts/language.ts';

/** What the help centre says, in the language of the page. It comes with the help pages, not with the first one. */
export function useHelpTexts() {
  return useLanguage() === 'ru' ? helpRu : helpEn;
}
