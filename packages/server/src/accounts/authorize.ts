import type { User } from '../storage/users.ts';
import { type AuthorizationRequest, type Refusal, readAuthorizationRequest } from './authorization-request.ts';
import { isFormToken } from './csrf.ts';
import { consentPage } from './pages/consent.ts';
import { html } from './pages/html.ts';
import { hidden } from './pages/parts.ts';
import { forgedPage, refusalPage, tooLongPage } from './pages/refusal.ts';
import { textsOf } from './pages/texts.ts';
import { type Parameters, readParameters } from './parameters.ts';
import type { People } from './people.ts';
import { findPerson, formTokenOf, type Person, toLogIn } from './person.ts';
import { addParameters, toFormTarget } from './redirect-uri.ts';
import type { PageAnswer, PageHandler, Visit } from './visit.ts';

/** The longest query of a request, in characters. */
const LONGEST_QUERY = 6000;

/** GET /authorize: checks the request, asks the person unless they approved before, and leads back to the app. */
export function authorize(people: People): PageHandler {
  return async (visit) => {
    if (visit.queryText.length > LONGEST_QUERY) return { status: 400, page: tooLongPage(visit.language) };
    const auto = people.autoApproval();
    const person = await findPerson(people, visit);
    const user = person?.user ?? (await findAutomaticUser(people));
    if (!user) return toLogIn(visit.path);
    const read = await readRequest(people, visit.query);
    if (!read.ok) return refuse(people, visit, read.refusal, visit.query);
    const { request } = read;
    const { clientId } = request.app;
    const approved = await people.accounts.authorizations.find(user.id, clientId);
    const covered = approved !== null && request.scopes.every((scope) => approved.scopes.includes(scope));
    if (auto.on) return approve(people, request, user, visit);
    if (covered && !request.showDialog) return leadBack(people, request, user);
    if (!person) return toLogIn(visit.path);
    return askForConsent(people, visit, person, request, approved !== null && !covered);
  };
}

/** POST /authorize/accept: remembers the approval and leads back to the app with what it asked for. */
export function acceptRequest(people: People): PageHandler {
  return onDecision(people, (request, person, visit) => approve(people, request, person.user, visit));
}

/** POST /authorize/cancel: leads back to the app; nothing is kept. */
export function cancelRequest(people: People): PageHandler {
  return onDecision(people, async (request, { user }, { address }) => {
    const { clientId } = request.app;
    await people.accounts.audit.record({ kind: 'access_denied', userId: user.id, clientId, address });
    return { location: answerTo(people, request, [['error', 'access_denied']], 'query') };
  });
}

async function findAutomaticUser({ accounts, autoApproval }: People): Promise<User | null> {
  const { on, userId } = autoApproval();
  const user = on && userId !== null ? await accounts.users.findById(userId) : null;
  return user?.disabled ? null : user;
}

async function readRequest({ accounts }: People, query: Parameters) {
  const clientId = query.one('client_id') ?? '';
  const app = /^[0-9a-f]{32}$/.test(clientId) ? await accounts.apps.find(clientId) : null;
  return readAuthorizationRequest(query, app, accounts.rules());
}

function refuse(people: People, { language }: Visit, refusal: Refusal, query: Parameters): PageAnswer {
  if (refusal.as === 'page') {
    return { status: 400, page: refusalPage(language, refusal.literal, refusal.cause, people.sandbox) };
  }
  const state = query.encoded('state');
  const answer = [['error', refusal.error] as const, ...(state === undefined ? [] : [['state', state] as const])];
  return { location: addParameters(query.one('redirect_uri')!, answer, refusal.where) };
}

function askForConsent(
  people: People,
  visit: Visit,
  person: Person,
  request: AuthorizationRequest,
  grown: boolean,
): PageAnswer {
  const { language, queryText, path } = visit;
  const { app, scopes, redirectUri } = request;
  const target = toFormTarget(redirectUri);
  const token = formTokenOf(people, person, consentPurpose(queryText));
  const page = consentPage({
    language,
    app,
    scopes,
    user: person.user,
    grown,
    action: '/authorize',
    fields: html`${hidden('request', queryText)}${hidden('form_token', token)}`,
    path,
    note: html`${textsOf(language).consent.leads} <bdi>${describeTarget(redirectUri)}</bdi>`,
  });
  return { status: 200, page, formTargets: target === null ? 'any' : [target] };
}

/** The host that is returned to, or the app's own scheme. */
function describeTarget(uri: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(uri)?.[1] ?? `${uri.split(':', 1)[0]}:`;
}

/** The token of the form holds for this request as it stands, letter for letter. */
function consentPurpose(queryText: string): string {
  return `consent ${queryText}`;
}

/** Reads the form of the consent page and checks everything again: much may have changed since it was shown. */
function onDecision(
  people: People,
  decide: (request: AuthorizationRequest, person: Person, visit: Visit) => Promise<PageAnswer>,
): PageHandler {
  return async (visit) => {
    const queryText = visit.form.one('request') ?? '';
    const person = await findPerson(people, visit);
    const now = people.accounts.clock.wall();
    if (!person || !isFormToken(visit.form.one('form_token'), person.token, consentPurpose(queryText), now)) {
      // Nothing of what was sent is shown or led to: nobody knows who wrote it.
      return { status: 400, page: forgedPage(visit.language) };
    }
    const query = readParameters(queryText);
    const read = await readRequest(people, query);
    return read.ok ? decide(read.request, person, visit) : refuse(people, visit, read.refusal, query);
  };
}

async function approve(people: People, request: AuthorizationRequest, user: User, visit: Visit): Promise<PageAnswer> {
  const { accounts } = people;
  const { clientId } = request.app;
  await accounts.authorizations.grant(user.id, clientId, request.scopes);
  await accounts.audit.record({ kind: 'access_approved', userId: user.id, clientId, address: visit.address });
  return leadBack(people, request, user);
}

/** Back to the app with a code, or with a token in the fragment. */
function leadBack(people: People, request: AuthorizationRequest, user: User): PageAnswer {
  const { accounts } = people;
  const { app, scopes, redirectUri, codeChallenge } = request;
  const { clientId } = app;
  if (request.responseType === 'token') {
    const { access_token, token_type, expires_in } = accounts.issueImplicitToken({ clientId, userId: user.id, scopes });
    const parts = [
      ['access_token', access_token],
      ['token_type', token_type],
      ['expires_in', String(expires_in)],
    ] as const;
    return { location: answerTo(people, request, parts, 'fragment') };
  }
  const code = accounts.issueCode({ clientId, userId: user.id, redirectUri, scopes, codeChallenge });
  return { location: answerTo(people, request, [['code', code]], 'query') };
}

function answerTo(
  { publicUrl }: People,
  { app, redirectUri, state }: AuthorizationRequest,
  parts: readonly (readonly [string, string])[],
  where: 'query' | 'fragment',
): string {
  const all = [...parts];
  if (state !== undefined) all.push(['state', state]);
  if (app.issParameter) all.push(['iss', encodeURIComponent(publicUrl())]);
  return addParameters(redirectUri, all, where);
}

/**
 * The app that a path of /authorize is for, once its client and redirect URI are right: its name, and where a form
 * leads to whose answer goes on to that path.
 */
export async function describeContinuation(people: People, path: string) {
  if (!/^(\/[a-z]{2}(-[a-z]{2})?)?\/authorize\?|^\/oauth2\/v2\/auth\?/i.test(path)) return null;
  const query = readParameters(path.slice(path.indexOf('?') + 1));
  const read = await readRequest(people, query);
  if (!read.ok && read.refusal.as === 'page') return null;
  const app = await people.accounts.apps.find(query.one('client_id')!);
  const target = toFormTarget(query.one('redirect_uri')!);
  return app && { app: app.name, formTargets: target === null ? ('any' as const) : [target] };
}
