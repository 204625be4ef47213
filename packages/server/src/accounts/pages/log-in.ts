import type { Language } from '@barline/messages';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { alert, field, hidden } from './parts.ts';
import { textsOf } from './texts.ts';

export type LogInPage = {
  readonly language: Language;
  readonly formToken: string;
  readonly returnTo: string;
  readonly username?: string;
  readonly error?: string | null;
  /** The app that waits for the log-in. */
  readonly app: string | null;
  /** Who is logged in already. */
  readonly user: { readonly displayName: string } | null;
};

export function logInPage({ language, formToken, returnTo, username = '', error, app, user }: LogInPage) {
  const t = textsOf(language).logIn;
  const back = `continue=${encodeURIComponent(returnTo)}`;
  return layout(
    { language, title: t.title, narrow: true, path: `/login?${back}` },
    html`<h1>${t.title}</h1>
${app !== null && html`<p class="muted">${t.lead} <strong><bdi>${app}</bdi></strong></p>`}
${user && html`<p class="callout">${t.loggedInAs} <strong><bdi>${user.displayName}</bdi></strong>. <a href="${returnTo}">${t.stay}</a></p>`}
<form class="card" method="post" action="/login">
${alert(error)}
${field({ id: 'login-username', name: 'username', label: t.username, value: username, autocomplete: 'username', focus: !username })}
${field({ id: 'login-password', name: 'password', label: t.password, type: 'password', autocomplete: 'current-password', focus: username !== '' })}
${hidden('continue', returnTo)}${hidden('form_token', formToken)}
<button class="button primary wide" id="login-button" type="submit" data-testid="login-button">${t.button}</button>
</form>
<p>${t.noAccount} <a href="/signup?${back}">${t.signUp}</a></p>`,
  );
}
