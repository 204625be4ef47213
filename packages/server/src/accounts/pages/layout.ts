import { BARLINE_MARK } from '@barline/codes';
import type { Language } from '@barline/messages';
import { type Html, html } from './html.ts';
import { STYLE_PATH } from './style.ts';
import { textsOf } from './texts.ts';

export type PageFrame = {
  readonly language: Language;
  readonly title: string;
  /** The page itself, for the links that change its language; absent where it cannot be asked for again. */
  readonly path?: string;
  /** Who is logged in. */
  readonly user?: { readonly displayName: string } | null;
  /** Which entry of the menu it is. */
  readonly current?: 'account' | 'dashboard';
  readonly narrow?: boolean;
  /** Address of a script of this server. */
  readonly script?: string;
};

/** A whole page around its content. */
export function layout(frame: PageFrame, content: Html): Html {
  const { language, title, user = null, current, narrow = false, path, script } = frame;
  const t = textsOf(language);
  const link = (href: string, text: string, name: string) =>
    html`<a href="${href}"${current === name && html` aria-current="page"`}>${text}</a>`;
  return html`<!doctype html>
<html lang="${language}">
${head(`${title} · Barline`)}
<body>
<a class="skip" href="#content">${t.skip}</a>
<header class="header">
${brand(t.home)}
${user && html`<nav class="menu" aria-label="${t.menu}">${link('/account', t.account, 'account')}${link('/dashboard', t.dashboard, 'dashboard')}</nav>`}
</header>
<main id="content" tabindex="-1"${narrow && html` class="narrow"`}>
${content}
</main>
${footer(language, path)}
${script && html`<script type="module" src="${script}"></script>`}
</body>
</html>`;
}

/** A page whose first words are `literal`: clients and their tests look for them. */
export function errorLayout(language: Language, literal: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${language}">
${head(literal)}
<body>
<main id="content">
<h1>${literal}</h1>
${content}
</main>
${footer(language)}
</body>
</html>`;
}

function head(title: string): Html {
  return html`<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${STYLE_PATH}">
</head>`;
}

function brand(home: string): Html {
  return html`<a class="brand" href="/" aria-label="${home}"><svg class="logo" viewBox="0 0 60 60" aria-hidden="true"><path d="${BARLINE_MARK}" fill-rule="evenodd"/></svg><span>Barline</span></a>`;
}

/** Each language is named in itself. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

function footer(language: Language, path?: string): Html {
  const t = textsOf(language);
  const other: Language = language === 'en' ? 'ru' : 'en';
  const back = path && `/language?to=${other}&continue=${encodeURIComponent(path)}`;
  return html`<footer class="footer">
<p>${t.independent}</p>
<nav aria-label="${t.languages}">${back && html`<a href="${back}" lang="${other}" hreflang="${other}">${NAMES[other]}</a>`}<a href="/">${t.site}</a></nav>
</footer>`;
}
