import type { Language } from '@barline/messages';
import type { App } from '../../storage/apps.ts';
import type { AuditEvent } from '../../storage/audit.ts';
import type { Authorization } from '../../storage/authorizations.ts';
import type { Session } from '../../storage/sessions.ts';
import type { User } from '../../storage/users.ts';
import { scopeGroups } from './consent.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { alert, day, done, field, hidden, minute } from './parts.ts';
import { textsOf } from './texts.ts';

type Frame = { readonly language: Language; readonly user: User };

const frame = ({ language, user }: Frame, title: string, path: string, narrow = false) =>
  ({ language, user, title, path, narrow, current: 'account' }) as const;

/** /account: who it is, what can be done, and the way out. */
export function accountPage(of: Frame & { readonly logOutToken: string }) {
  const { user, language } = of;
  const t = textsOf(language).accountPage;
  const tiles = [
    ['/account/apps', t.apps, t.appsText],
    ['/account/password', t.password, t.passwordText],
    ['/account/sessions', t.sessions, t.sessionsText],
    ['/account/events', t.events, t.eventsText],
    ['/pair', t.pair, t.pairText],
    ['/account/delete', t.remove, t.removeText],
  ] as const;
  return layout(
    frame(of, t.title, '/account'),
    html`<div class="row"><h1>${t.hello} <bdi>${user.displayName}</bdi></h1>
<form method="post" action="/logout" data-testid="logout-form">${hidden('form_token', of.logOutToken)}<button class="button" type="submit" data-testid="logout">${t.logOut}</button></form></div>
<dl class="card facts">
<dt>${t.username}</dt><dd><bdi>${user.username}</bdi></dd>
<dt>${t.id}</dt><dd class="mono">${user.id}</dd>
<dt>${t.email}</dt><dd>${user.email ?? t.noEmail}</dd>
<dt>${t.country}</dt><dd>${user.country}</dd>
<dt>${t.product}</dt><dd>${user.product}</dd>
<dt>${t.since}</dt><dd>${day(user.createdAt, language)}</dd>
</dl>
<div class="tiles">${tiles.map(([href, title, text]) => html`<a class="tile" href="${href}"><strong>${title}</strong><span class="muted">${text}</span></a>`)}</div>`,
  );
}

export type ApprovedApp = { readonly app: App; readonly authorization: Authorization; readonly formToken: string };

/** /account/apps: a form for each approved app. */
export function approvedAppsPage(of: Frame & { readonly approved: readonly ApprovedApp[]; readonly removed: boolean }) {
  const { approved, removed, language } = of;
  const t = textsOf(language).apps;
  return layout(
    frame(of, t.title, '/account/apps'),
    html`<div class="tight"><h1>${t.title}</h1><p class="muted">${t.lead}</p></div>
${done(removed && t.removed)}
${approved.length === 0 && html`<p class="callout">${t.none}</p>`}
${approved.map(
  ({ app, authorization, formToken }) => html`<section class="card" data-client-id="${app.clientId}">
<div class="tight"><h2><bdi>${app.name}</bdi></h2>
${app.description && html`<p class="muted"><bdi>${app.description}</bdi></p>`}
<p class="hint">${t.since}: ${day(authorization.since, language)}</p></div>
${authorization.scopes.length > 0 ? scopeGroups(authorization.scopes, language) : html`<p>${t.nothing}</p>`}
<form method="post" action="/account/apps/remove">${hidden('client_id', app.clientId)}${hidden('form_token', formToken)}<button class="button danger" type="submit" data-testid="remove-access" aria-label="${`${t.remove}: ${app.name}`}">${t.remove}</button></form>
</section>`,
)}`,
  );
}

/** /account/password */
export function passwordPage(
  of: Frame & {
    readonly formToken: string;
    readonly errors?: { current?: string; next?: string };
    readonly error?: string;
    readonly changed?: boolean;
  },
) {
  const { formToken, errors = {}, error, changed, language, user } = of;
  const t = textsOf(language).password;
  const { passwordHint } = textsOf(language).signUp;
  return layout(
    frame(of, t.title, '/account/password', true),
    html`<h1>${t.title}</h1>
${done(changed && t.done)}
<form class="card" method="post" action="/account/password">
${alert(error)}
<input type="text" name="username" value="${user.username}" autocomplete="username" hidden>
${field({ id: 'current-password', name: 'current_password', label: t.current, type: 'password', error: errors.current, autocomplete: 'current-password' })}
${field({ id: 'new-password', name: 'new_password', label: t.next, type: 'password', hint: passwordHint, error: errors.next, autocomplete: 'new-password' })}
${hidden('form_token', formToken)}
<button class="button primary" type="submit" data-testid="change-password">${t.button}</button>
</form>`,
  );
}

/** /account/sessions */
export function sessionsPage(
  of: Frame & {
    readonly sessions: readonly Session[];
    readonly own: Session;
    readonly formToken: string;
    readonly ended: boolean;
  },
) {
  const { sessions, own, formToken, ended, language } = of;
  const t = textsOf(language).sessions;
  const form = (id: string, text: string, about: string) =>
    html`<form method="post" action="/account/sessions">${hidden('session', id)}${hidden('form_token', formToken)}<button class="button" type="submit" data-testid="end-session" aria-label="${about}">${text}</button></form>`;
  return layout(
    frame(of, t.title, '/account/sessions'),
    html`<div class="tight"><h1>${t.title}</h1><p class="muted">${t.lead}</p></div>
${done(ended && t.ended)}
<div class="card"><div>${sessions.map(
      (session) => html`<div class="row" data-testid="session"><div class="tight">
<p><bdi>${session.agent || '—'}</bdi>${session.id === own.id && html` <span class="badge">${t.this}</span>`}</p>
<p class="hint">${session.address} · ${t.since} ${minute(session.createdAt)} · ${t.seen} ${minute(session.seenAt)}</p></div>
${session.id !== own.id && form(session.id, t.end, `${t.end}: ${session.agent} ${session.address}`)}</div>`,
    )}</div></div>
${sessions.length > 1 && form('others', t.endOthers, t.endOthers)}`,
  );
}

/** /account/events */
export function eventsPage(of: Frame & { readonly events: readonly (AuditEvent & { readonly app: string | null })[] }) {
  const { events, language } = of;
  const texts = textsOf(language);
  const t = texts.events;
  return layout(
    frame(of, t.title, '/account/events'),
    html`<h1>${t.title}</h1>
${events.length === 0 && html`<p>${t.none}</p>`}
${
  events.length > 0 &&
  html`<div class="card"><div class="scroll" tabindex="0" role="region" aria-label="${t.title}"><table><thead><tr><th scope="col">${t.when}</th><th scope="col">${t.what}</th><th scope="col">${t.app}</th><th scope="col">${t.where}</th></tr></thead>
<tbody>${events.map(
    ({ at, kind, app, address }) =>
      html`<tr><td>${minute(at)}</td><td>${Object.hasOwn(texts.apiEvents, kind) ? texts.apiEvents[kind] : kind}</td><td><bdi>${app}</bdi></td><td>${address}</td></tr>`,
  )}</tbody></table></div></div>`
}`,
  );
}

/** /account/delete */
export function deleteAccountPage(
  of: Frame & { readonly formToken: string; readonly wrong?: string; readonly error?: string },
) {
  const { formToken, wrong, error, language } = of;
  const t = textsOf(language).remove;
  return layout(
    frame(of, t.title, '/account/delete', true),
    html`<div class="tight"><h1>${t.title}</h1><p>${t.lead}</p></div>
<form class="card" method="post" action="/account/delete">
${alert(error)}
${field({ id: 'current-password', name: 'current_password', label: t.password, type: 'password', error: wrong, autocomplete: 'current-password' })}
${hidden('form_token', formToken)}
<button class="button danger" type="submit" data-testid="delete-account">${t.button}</button>
</form>`,
  );
}

/** The account is gone. */
export function deletedPage(language: Language) {
  const { title, done: text } = textsOf(language).remove;
  return layout({ language, title, narrow: true }, html`<h1>${title}</h1>${done(text)}`);
}
