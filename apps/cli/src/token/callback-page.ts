import type { Language } from '@barline/messages';

export type CallbackPage = {
  readonly ok: boolean;
  readonly title: string;
  readonly text: string;
  readonly words: string;
};

/** Nothing is loaded, run, framed or told to others. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const CLOSE = { en: 'You can close this page.', ru: 'Эту страницу можно закрыть.' };
const COMPARE = { en: 'Words of this login:', ru: 'Слова этого входа:' };

/** The page that a person sees after the log-in. */
export function drawCallbackPage({ ok, title, text, words }: CallbackPage, language: Language): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Barline</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1rem }
h1 { font-size: 1.75rem; line-height: 1.2 }
strong { font-size: 1.25rem }
</style>
<main>
<h1>${ok ? '✓' : '✕'} ${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p>${COMPARE[language]} <strong>${escapeHtml(words)}</strong></p>
<p>${CLOSE[language]}</p>
</main>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
