import { LANGUAGES, type Language } from '@barline/messages';
import { chooseLanguage, useLanguage, useTexts } from '../texts/language.ts';

/** Languages are named in themselves, so that whoever needs one can read its name. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

export function LanguageSwitch() {
  const current = useLanguage();
  const { site } = useTexts();
  return (
    <fieldset class="language-switch">
      <legend class="visually-hidden">{site.language}</legend>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          aria-label={`${language.toUpperCase()}, ${NAMES[language]}`}
          onClick={() => chooseLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
