import type { Language } from '@barline/messages';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { alert, field, hidden } from './parts.ts';
import { textsOf } from './texts.ts';

export type SignUpFields = 'username' | 'displayName' | 'email' | 'password';

export type SignUpPage = {
  readonly language: Language;
  readonly formToken: string;
  readonly returnTo: string;
  readonly values?: Partial<Record<SignUpFields, string>>;
  readonly errors?: Partial<Record<SignUpFields, string>>;
  readonly error?: string;
};

export function signUpPage({ language, formToken, returnTo, values = {}, errors = {}, error }: SignUpPage) {
  const t = textsOf(language).signUp;
  const back = `continue=${encodeURIComponent(returnTo)}`;
  return layout(
    { language, title: t.title, narrow: true, path: `/signup?${back}` },
    html`<h1>${t.title}</h1>
<form class="card" method="post" action="/signup">
${alert(error)}
${field({ id: 'signup-username', name: 'username', label: t.username, value: values.username, hint: t.usernameHint, error: errors.username, autocomplete: 'username' })}
${field({ id: 'signup-password', name: 'password', label: t.password, type: 'password', hint: t.passwordHint, error: errors.password, autocomplete: 'new-password' })}
${field({ id: 'signup-name', name: 'display_name', label: t.displayName, value: values.displayName, hint: t.displayNameHint, autocomplete: 'name', required: false })}
${field({ id: 'signup-email', name: 'email', label: t.email, type: 'email', value: values.email, hint: t.emailHint, error: errors.email, autocomplete: 'email', required: false })}
${hidden('continue', returnTo)}${hidden('form_token', formToken)}
<button class="button primary wide" id="signup-button" type="submit" data-testid="signup-button">${t.button}</button>
</form>
<p>${t.haveAccount} <a href="/login?${back}">${t.logIn}</a></p>`,
  );
}
