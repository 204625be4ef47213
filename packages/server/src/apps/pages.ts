import type { Language } from '@barline/messages';
import { type Html, html } from '../accounts/pages/html.ts';
import { layout } from '../accounts/pages/layout.ts';
import { alert, day, describe, done, field, fieldError, hidden } from '../accounts/pages/parts.ts';
import { textsOf } from '../accounts/pages/texts.ts';
import { lintRedirectUri } from '../accounts/redirect-uri.ts';
import type { App } from '../storage/apps.ts';
import type { DayCount } from '../storage/usage.ts';
import type { User } from '../storage/users.ts';
import type { AppFieldFault } from './app-fields.ts';
import { describeAppFault } from './describe-fault.ts';
import { LINTER_SCRIPT_PATH } from './linter-script.ts';

type Frame = { readonly language: Language; readonly user: User };

/** What stands in the form of an app, as it was typed. */
export type AppForm = {
  readonly name: string;
  readonly description: string;
  readonly website: string;
  readonly redirectUris: string;
  readonly public: boolean;
  readonly implicit: boolean;
  readonly issParameter: boolean;
};

export const EMPTY_FORM: AppForm = {
  name: '',
  description: '',
  website: '',
  redirectUris: '',
  public: false,
  implicit: false,
  issParameter: false,
};

const frame = ({ language, user }: Frame, title: string, path: string, script?: string) =>
  ({ language, user, title, path, script, current: 'dashboard' }) as const;

/** /dashboard */
export function dashboardPage(of: Frame & { readonly apps: readonly App[]; readonly deleted: boolean }): Html {
  const t = textsOf(of.language).build;
  return layout(
    frame(of, t.title, '/dashboard'),
    html`<div class="row"><div class="tight"><h1>${t.title}</h1><p class="muted">${t.lead}</p></div>
<a class="button primary" href="/dashboard/new" data-testid="new-app">${t.create}</a></div>
${of.apps.length === 0 && html`<p class="callout">${t.none}</p>`}
<div class="tiles">${of.apps.map(
      ({ clientId, name, description }) =>
        html`<a class="tile" href="/dashboard/apps/${clientId}" data-testid="app"><strong><bdi>${name}</bdi></strong>${description && html`<span class="muted"><bdi>${description.slice(0, 120)}</bdi></span>`}<span class="mono muted">${clientId}</span></a>`,
    )}</div>`,
  );
}

type FormPage = Frame & {
  readonly form: AppForm;
  readonly formToken: string;
  readonly faults?: readonly AppFieldFault[];
  readonly error?: string;
};

/** /dashboard/new */
export function newAppPage(of: FormPage): Html {
  const t = textsOf(of.language).build;
  return layout(
    frame(of, t.create, '/dashboard/new', LINTER_SCRIPT_PATH),
    html`<h1>${t.create}</h1>
<form class="card" method="post" action="/dashboard/new">
${alert(of.error)}
${appFields(of, true)}
${hidden('form_token', of.formToken)}
<div class="buttons"><button class="button primary" type="submit" data-testid="create-app">${t.button}</button><a class="button" href="/dashboard">${t.back}</a></div>
</form>`,
  );
}

function appFields({ language, form, faults = [] }: FormPage, isNew: boolean): Html {
  const t = textsOf(language).build;
  const wrong = (name: string, text: string) => (faults.some((fault) => fault.field === name) ? text : null);
  const lines = form.redirectUris.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const uriError = uriErrors(language, faults);
  return html`${field({ id: 'app-name', name: 'name', label: t.name, value: form.name, hint: t.nameHint, error: wrong('name', t.badName), autocomplete: 'off' })}
<div class="field"><label for="app-description">${t.description}</label>
<textarea class="input" id="app-description" name="description" rows="2"${describe('app-description', null, wrong('description', t.badDescription))}>
${form.description}</textarea>${fieldError('app-description', wrong('description', t.badDescription))}</div>
${field({ id: 'app-website', name: 'website', label: t.website, type: 'url', value: form.website, hint: t.websiteHint, error: wrong('website', t.badWebsite), required: false, autocomplete: 'off' })}
<div class="field"><label for="redirect-uris">${t.redirectUris}</label>
<textarea class="input" id="redirect-uris" name="redirect_uris" rows="4" autocapitalize="none" spellcheck="false"${describe('redirect-uris', t.redirectUrisHint, uriError)}>
${form.redirectUris}</textarea>
<p class="hint" id="redirect-uris-hint">${t.redirectUrisHint}</p>${fieldError('redirect-uris', uriError)}
<div class="tight hint" id="redirect-uris-verdicts" role="status">${lines.slice(0, 20).map((uri) => verdictLine(uri.trim(), language))}</div></div>
<fieldset class="tight"><legend>${t.flows}</legend>
${isNew && check('public', t.public, form.public)}
${check('implicit', t.implicit, form.implicit)}
${check('iss_parameter', t.issParameter, form.issParameter)}</fieldset>`;
}

function check(name: string, text: string, on: boolean): Html {
  return html`<label class="check"><input type="checkbox" name="${name}" value="1"${on && html` checked`}><span>${text}</span></label>`;
}

function uriErrors(language: Language, faults: readonly AppFieldFault[]): string | null {
  const sentences = faults
    .filter(({ field }) => field === 'redirectUris')
    .slice(0, 5)
    .map((fault) => describeAppFault(fault, language));
  return sentences.length === 0 ? null : sentences.join(' · ');
}

/** What the linter says of one URI. */
export function verdictText(uri: string, language: Language): { ok: boolean; text: string } {
  const verdict = lintRedirectUri(uri);
  const { build, faults } = textsOf(language);
  if (!verdict.ok) return { ok: false, text: faults[verdict.fault] };
  return { ok: true, text: verdict.anyPort ? build.fineAnyPort : build.fine };
}

function verdictLine(uri: string, language: Language): Html {
  const { ok, text } = verdictText(uri, language);
  return html`<p class="verdict${!ok && ' error'}"><span class="mono">${uri.slice(0, 200)}</span>: ${text}</p>`;
}

export type AppPage = FormPage & {
  readonly app: App;
  readonly usage: readonly DayCount[];
  /** Usernames of the allow-list, one a line. */
  readonly people: string;
  readonly peopleError?: string;
  /** Shown this once. */
  readonly secret?: string;
  readonly saved?: boolean;
  readonly tokens: { readonly secrets: string; readonly people: string; readonly remove: string };
};

/** /dashboard/apps/{client id}: everything about one app. */
export function appPage(of: AppPage): Html {
  const { app, language, secret, saved, usage, people, peopleError, tokens } = of;
  const t = textsOf(language).build;
  const path = `/dashboard/apps/${app.clientId}`;
  return layout(
    frame(of, app.name, path, LINTER_SCRIPT_PATH),
    html`<p><a href="/dashboard">${t.back}</a></p>
<h1><bdi>${app.name}</bdi></h1>
${done(saved && t.saved)}
<section class="card"><dl class="facts"><dt>${t.clientId}</dt><dd class="mono" data-testid="client-id">${app.clientId}</dd></dl>
${secret && html`<div class="callout good stack" role="status"><p>${t.secretOnce}</p><p class="secret" data-testid="client-secret">${secret}</p></div>`}
${!app.public && secretForms(of)}
</section>
<section class="card"><h2>${t.settings}</h2>
<form class="stack" method="post" action="${path}">${alert(of.error)}${appFields(of, false)}${hidden('form_token', of.formToken)}
<div><button class="button primary" type="submit" data-testid="save-app">${t.save}</button></div></form></section>
<section class="card"><h2>${t.users}</h2>
<form class="stack" method="post" action="${path}/people">
${check('development_mode', t.development, app.developmentMode)}
<div class="field"><label for="allow-list">${t.allowList}</label>
<textarea class="input" id="allow-list" name="usernames" rows="3" autocapitalize="none" spellcheck="false"${describe('allow-list', t.allowListHint, peopleError)}>
${people}</textarea><p class="hint" id="allow-list-hint">${t.allowListHint}</p>${fieldError('allow-list', peopleError)}</div>
${hidden('form_token', tokens.people)}
<div><button class="button" type="submit" data-testid="save-people">${t.save}</button></div></form></section>
<section class="card"><h2>${t.usage}</h2>${usageTable(usage, language)}</section>
<section class="card"><h2>${t.remove}</h2>
<form class="stack" method="post" action="${path}/delete"><p>${t.removeText}</p>${hidden('form_token', tokens.remove)}
<div><button class="button danger" type="submit" data-testid="delete-app">${t.removeButton}</button></div></form></section>`,
  );
}

/** The secrets that are valid now, by the beginning of their hashes, and how to get another. */
function secretForms({ app, language, tokens }: AppPage): Html {
  const t = textsOf(language).build;
  const active = app.secretHashes.filter(({ revokedAt }) => revokedAt === null);
  const path = `/dashboard/apps/${app.clientId}`;
  return html`<h2>${t.secrets}</h2>
${active.map(({ hash, createdAt }) => html`<p class="hint"><span class="mono">${hash.slice(0, 8)}…</span> · ${t.secretOf} ${day(createdAt, language)}</p>`)}
<form class="stack" method="post" action="${path}/secrets">${hidden('form_token', tokens.secrets)}
<p class="hint">${t.newSecretHint}</p>
<div class="buttons"><button class="button" type="submit" name="old" value="keep" data-testid="new-secret">${t.newSecret}</button>
<button class="button danger" type="submit" name="old" value="revoke" data-testid="replace-secrets">${t.replaceSecret}</button></div></form>`;
}

function usageTable(usage: readonly DayCount[], language: Language): Html {
  const t = textsOf(language).build;
  if (usage.length === 0) return html`<p class="muted">${t.noUsage}</p>`;
  return html`<table><thead><tr><th scope="col">${t.day}</th><th scope="col">${t.what}</th><th scope="col" class="number">${t.count}</th></tr></thead>
<tbody>${usage.slice(0, 90).map((row) => html`<tr><td>${row.day}</td><td class="mono">${row.what}</td><td class="number">${row.count}</td></tr>`)}</tbody></table>`;
}
