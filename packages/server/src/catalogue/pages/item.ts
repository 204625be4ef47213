import type { Language } from '@barline/messages';
import { type Html, html } from '../../accounts/pages/html.ts';
import type { MadeCode } from '../../codes/codes.ts';
import type { ItemDescription, ItemLine } from '../describe-item.ts';
import { itemTexts } from './texts.ts';

export type ItemPage = {
  readonly item: ItemDescription;
  readonly code: MadeCode | null;
  /** The QR code of the link, as SVG of our own making. */
  readonly qr: { readonly size: number; readonly path: string };
  readonly language: Language;
  readonly publicUrl: string;
};

/** What goes into the head of an item's page: its name, and cards for those who link to it. */
export function itemHead({ item, language, publicUrl, code }: ItemPage): Html {
  const { types, summary } = itemTexts(language);
  const page = `${publicUrl}${pathOf(item)}`;
  const about = item.description ?? summary(types[item.type], item.by.map(({ name }) => name).join(', '));
  const kinds: Record<string, string> = {
    track: 'music.song',
    album: 'music.album',
    playlist: 'music.playlist',
    user: 'profile',
  };
  const picture = `${publicUrl}${item.picture.replace('-300.svg', '-640.jpeg')}`;
  return html`<meta name="description" content="${about}">
<link rel="canonical" href="${page}">
<link rel="alternate" type="application/json+oembed" href="${`${publicUrl}/oembed?url=${encodeURIComponent(page)}`}" title="${item.name}">
<meta property="og:site_name" content="Barline">
<meta property="og:type" content="${kinds[item.type] ?? 'website'}">
<meta property="og:title" content="${item.name}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${page}">
<meta property="og:image" content="${picture}">
<meta property="og:image:alt" content="${item.name}">
${
  code &&
  html`<meta property="og:image" content="${`${publicUrl}${pictureOfCode(item, 'png')}`}">
<meta property="og:image:alt" content="${itemTexts(language).code}">`
}
<meta property="og:locale" content="${language === 'ru' ? 'ru_RU' : 'en_US'}">
<meta name="twitter:card" content="summary">`;
}

/** What the page shows where scripts do not run; the site takes its place where they do. */
export function itemBody(page: ItemPage): Html {
  const { item, language } = page;
  const t = itemTexts(language);
  return html`<div class="item-plain">
<a class="skip-link" href="#content">${t.skip}</a>
<header class="item-plain-header"><a href="/" aria-label="${t.home}">Barline</a></header>
<main id="content">
<article class="about">
<img class="about-cover" src="${item.picture}" width="300" height="300" alt="">
<div class="about-text">
<p class="about-type">${t.types[item.type]}</p>
<h1>${item.name}</h1>
${item.by.length > 0 && html`<p class="about-by">${join(item.by.map(nameOf))}</p>`}
${item.album && html`<p>${t.album}: ${nameOf(item.album)}</p>`}
${item.released && html`<p>${t.released}: ${item.released}</p>`}
${item.description && html`<p>${item.description}</p>`}
<p class="buttons"><a class="button button-primary" href="${item.url}" rel="noopener noreferrer">${t.open}</a></p>
</div>
</article>
${codeSection(page)}
${linesSection(item, language)}
</main>
<footer class="item-plain-footer"><p>${t.footer}</p></footer>
</div>`;
}

function codeSection({ item, code, qr, language }: ItemPage): Html {
  const t = itemTexts(language);
  const value = (id: string, name: string, text: string) =>
    html`<p class="about-value"><label for="${id}">${name}</label><input class="input" id="${id}" value="${text}" readonly></p>`;
  return html`<section class="about-codes" aria-labelledby="codes">
<h2 id="codes">${t.all}</h2>
<div class="about-codes-body">
<div>
${
  code
    ? html`<p><img class="about-code" src="${pictureOfCode(item, 'svg')}" width="640" height="160" alt="${t.code}"></p>
${code.namespace === 'local' && html`<p class="muted">${t.local}</p>`}
${value('reference', t.reference, String(code.mediaRef))}`
    : html`<form method="post" action="${`${pathOf(item)}/code`}"><p>${t.noCode}</p><p class="buttons"><button class="button" type="submit">${t.make}</button></p></form>`
}
${value('link', t.link, item.url)}
${value('uri', t.uri, item.uri)}
</div>
<figure class="about-qr"><svg class="qr" viewBox="${`0 0 ${qr.size} ${qr.size}`}" role="img" aria-label="${t.qr}" shape-rendering="crispEdges"><rect width="${qr.size}" height="${qr.size}" fill="#fff"/><path d="${qr.path}" fill="#000"/></svg><figcaption>${t.qr}</figcaption></figure>
</div>
</section>`;
}

function linesSection(item: ItemDescription, language: Language): Html | null {
  const t = itemTexts(language);
  if (item.lines.length === 0) return null;
  const rest = item.total - item.lines.length;
  return html`<section aria-labelledby="lines">
<h2 id="lines">${t.lines[item.type]}</h2>
<ol class="about-lines">
${item.lines.map((line) => html`<li><span>${nameOf(line)}${line.by && html`<span class="muted"> · ${line.by}</span>`}</span>${line.durationMs !== null && html`<span class="number">${minutes(line.durationMs)}</span>`}</li>\n`)}
</ol>
${rest > 0 && html`<p class="muted">${t.more(rest)}</p>`}
</section>`;
}

function nameOf(line: ItemLine): Html {
  if (line.type === '' || line.type === 'chapter') return html`${line.name}`;
  return html`<a href="${pathOf(line)}">${line.name}</a>`;
}

function join(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`, ${part}`))}`;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The address of an item's page. */
export function pathOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `/i/${type}/${encodeURIComponent(id)}`;
}

export function pictureOfCode({ type, id }: { readonly type: string; readonly id: string }, format: string): string {
  return `/api/v1/codes/${type}/${encodeURIComponent(id)}.${format}`;
}
