import { readReturnAddress } from './return-address.ts';
import type { PageHandler } from './visit.ts';

/** The cookie of the language that was chosen on a page, kept for a year. */
export const LANGUAGE_COOKIE = 'barline_language';
const YEAR = 365 * 24 * 3600;

/** GET /language?to=ru&continue=/login: remembers the language and goes back. */
export function chooseLanguage(): PageHandler {
  return async ({ query }) => {
    const to = query.one('to');
    const location = readReturnAddress(query.one('continue'), '/account');
    if (to !== 'en' && to !== 'ru') return { location };
    return { location, cookies: [{ name: LANGUAGE_COOKIE, value: to, maxAge: YEAR }] };
  };
}
