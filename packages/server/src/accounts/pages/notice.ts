import type { Language } from '@barline/messages';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { textsOf } from './texts.ts';

/** A form that does not belong to whoever sent it, or no longer. */
export function expiredPage(language: Language, back: string) {
  const { title, text, again } = textsOf(language).expired;
  return layout(
    { language, title, narrow: true },
    html`<h1>${title}</h1><p>${text}</p><p><a class="button" href="${back}">${again}</a></p>`,
  );
}

/** Nothing is here, or nothing of the visitor's. */
export function notFoundPage(language: Language) {
  const { notFound, notFoundText } = textsOf(language).failed;
  return layout({ language, title: notFound, narrow: true }, html`<h1>${notFound}</h1><p>${notFoundText}</p>`);
}

/** Any other refusal or failure: two sentences. */
export function failurePage(language: Language, title: string, text: string) {
  return layout({ language, title, narrow: true }, html`<h1>${title}</h1><p>${text}</p>`);
}
