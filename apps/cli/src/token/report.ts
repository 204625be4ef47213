import { approvalEnd, findProvider, missingScopes } from '@barline/auth';
import type { Language, Text } from '@barline/messages';
import type { Output } from '../output.ts';
import type { Login } from './login.ts';

const TEXTS = {
  as: { en: 'Logged in as {name}.', ru: 'Вход выполнен: {name}.' },
  in: { en: 'Logged in.', ru: 'Вход выполнен.' },
  kept: {
    en: 'Kept in {place}, for your eyes only; “barline token logout” forgets it.',
    ru: 'Хранится в {place}, доступно только вам; «barline token logout» забудет.',
  },
  end: { en: 'Log in again by {date}.', ru: 'Войти снова нужно до {date}.' },
  missing: {
    en: 'Not granted: {scopes}. What needs it will be refused.',
    ru: 'Не разрешено: {scopes}. В том, для чего это нужно, будет отказано.',
  },
} satisfies Record<string, Text>;

/** Tells after a log-in whose it is, where it is kept (`place`: the first time) and until when. */
export function describeLoggedIn(output: Output, language: Language, login: Login, place: string | null): void {
  const name = login.account?.name ?? login.account?.id;
  if (name) output.note(TEXTS.as, { name });
  else output.note(TEXTS.in);
  const end = approvalEnd(login, findProvider(login.provider));
  if (end !== null && login.refresh_token !== null) output.note(TEXTS.end, { date: formatDay(end, language) });
  if (place !== null) namePlace(output, place);
}

/** Says where a login is kept. */
export function namePlace(output: Output, place: string): void {
  output.note(TEXTS.kept, { place });
}

/** Warns of scopes that were asked for and not granted. */
export function warnOfMissing(output: Output, login: Login): void {
  const missing = missingScopes(login);
  if (missing.length > 0) output.note(TEXTS.missing, { scopes: missing.join(' ') });
}

/** `22 May 2027`, `22 мая 2027 г.` */
export function formatDay(time: number, language: Language): string {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(time);
}
