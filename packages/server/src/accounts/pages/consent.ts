import { findScope, type Language, SCOPE_GROUPS, type ScopeGroup } from '@barline/messages';
import type { App } from '../../storage/apps.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { textsOf } from './texts.ts';

export type ConsentPage = {
  readonly language: Language;
  readonly app: Pick<App, 'name' | 'description' | 'website'>;
  readonly scopes: readonly string[];
  readonly user: { readonly displayName: string };
  /** Approved before, but for less. */
  readonly grown: boolean;
  /** The forms go to `{action}/accept` and `{action}/cancel`. */
  readonly action: string;
  /** Hidden fields. */
  readonly fields: Html;
  /** Where to log in as somebody else and come back. */
  readonly path: string;
  /** Whom the person returns to, or what to check before going on. */
  readonly note: Html | null;
};

/** What an app will be able to do, who asks, and who answers: each permission is one item of a list. */
export function consentPage({ language, app, scopes, user, grown, action, fields, path, note }: ConsentPage) {
  const t = textsOf(language).consent;
  return layout(
    { language, title: t.title(app.name), narrow: true, path },
    html`<div class="tight">
<h1><bdi>${app.name}</bdi></h1>
${app.description && html`<p class="muted"><bdi>${app.description}</bdi></p>`}
${app.website && html`<p><a href="${app.website}" rel="noopener noreferrer nofollow">${t.website}</a></p>`}
</div>
<form class="card" method="post" action="${action}/accept">
${grown && html`<p class="callout">${t.more}</p>`}
${scopes.length > 0 ? html`<p>${t.agree}</p>${scopeGroups(scopes, language)}` : html`<p>${t.nothing}</p>`}
<p class="hint">${t.removable}</p>
<p class="hint">${t.loggedIn} <strong><bdi>${user.displayName}</bdi></strong>. <a href="/login?continue=${encodeURIComponent(path)}">${t.notYou}</a></p>
${note && html`<p class="hint">${note}</p>`}
${fields}
<div class="buttons">
<button class="button primary" type="submit" data-testid="auth-accept" id="auth-accept">${t.accept}</button>
<button class="button" type="submit" formaction="${action}/cancel" data-testid="auth-cancel" id="auth-cancel">${t.cancel}</button>
</div>
</form>`,
  );
}

/** The permissions under their headings. */
export function scopeGroups(names: readonly string[], language: Language): Html {
  const scopes = names.map(findScope).filter((scope) => scope !== null);
  const groups = Object.keys(SCOPE_GROUPS) as ScopeGroup[];
  return html`${groups
    .map((group) => ({ group, of: scopes.filter((scope) => scope.group === group) }))
    .filter(({ of }) => of.length > 0)
    .map(
      ({ group, of }) => html`<div class="tight"><h2>${SCOPE_GROUPS[group][language]}</h2>
<ul class="scopes">${of.map(({ name, consent }) => html`<li data-scope="${name}">${consent[language]}</li>`)}</ul></div>`,
    )}`;
}
