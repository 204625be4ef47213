import type { Language } from '@barline/messages';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { alert, describe, done, hidden } from './parts.ts';
import { textsOf } from './texts.ts';

export type PairPage = {
  readonly language: Language;
  readonly user: { readonly displayName: string };
  readonly formToken: string;
  readonly code?: string;
  readonly error?: string;
  readonly result?: string;
};

/** /pair: where the code of a device is entered, and what came of it. */
export function pairPage({ language, user, formToken, code = '', error, result }: PairPage) {
  const t = textsOf(language).pair;
  return layout(
    { language, user, title: t.title, narrow: true, path: '/pair' },
    html`<div class="tight"><h1>${t.title}</h1>${!result && html`<p class="muted">${t.lead}</p>`}</div>
${done(result)}
${
  !result &&
  html`<form class="card" method="post" action="/pair">
${alert(error)}
<div class="field"><label for="user-code">${t.code}</label>
<input class="input user-code" id="user-code" name="user_code" value="${code}" maxlength="20" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required autofocus${describe('user-code', null, null)}></div>
${hidden('form_token', formToken)}
<button class="button primary" type="submit" data-testid="pair-next">${t.button}</button>
</form>`
}`,
  );
}
