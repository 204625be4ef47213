import type { AuthError } from '@barline/auth';
import { describeFailure, type FailureDescription, type Language } from '@barline/messages';
import { useLanguage } from '../texts/language.ts';
import type { Widen } from '../texts/texts.ts';
import { tokenEn } from '../texts/token.en.ts';
import { tokenRu } from '../texts/token.ru.ts';

export type TokenTexts = Widen<typeof tokenEn>;

/** What the token pages say, in the language of the page. It comes with these pages, not with the first one. */
export function useTokenTexts(): TokenTexts {
  return useLanguage() === 'ru' ? tokenRu : tokenEn;
}

/** The sentences of an error; what to do next is the site's own advice where the general one speaks of the terminal. */
export function describeAuthError(error: AuthError, language: Language, texts: TokenTexts): FailureDescription {
  const description = describeFailure({ id: error.code, values: error.values }, language);
  const fixes: Readonly<Record<string, string | undefined>> = texts.fixes;
  return { ...description, fix: fixes[error.code] ?? description.fix };
}
