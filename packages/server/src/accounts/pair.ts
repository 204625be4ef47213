import type { DeviceRequest } from '../storage/device-codes.ts';
import { consentPage } from './pages/consent.ts';
import { html } from './pages/html.ts';
import { pairPage } from './pages/pair.ts';
import { hidden } from './pages/parts.ts';
import { textsOf } from './pages/texts.ts';
import type { People } from './people.ts';
import { formTokenOf, forPerson, onForm, type Person } from './person.ts';
import type { PageAnswer, PageHandler, Visit } from './visit.ts';

/** GET /pair, and with the code in the address (RFC 8628 §3.3.1) the question itself. */
export function showPair(people: People): PageHandler {
  return forPerson(people, async (visit, person) => {
    const code = visit.query.one('code') ?? visit.query.one('user_code');
    return code === undefined ? ask(people, visit, person) : lookUp(people, visit, person, code);
  });
}

/** POST /pair: the code was entered by hand. */
export function enterUserCode(people: People): PageHandler {
  return onForm(
    people,
    () => 'pair',
    async (visit, person) => lookUp(people, visit, person, visit.form.one('user_code') ?? ''),
    () => '/pair',
  );
}

/** POST /pair/accept: the device may go on, as this person. */
export function acceptDevice(people: People): PageHandler {
  return onDecision(people, async (device, visit, { user }) => {
    const { accounts } = people;
    const { clientId, scopes, userCode } = device;
    await accounts.authorizations.grant(user.id, clientId, scopes);
    if (!(await accounts.device.approve(userCode, user.id))) return null;
    await accounts.audit.record({ kind: 'device_approved', userId: user.id, clientId, address: visit.address });
    return textsOf(visit.language).pair.approved;
  });
}

/** POST /pair/cancel */
export function denyDevice(people: People): PageHandler {
  return onDecision(people, async ({ userCode, clientId }, visit, { user }) => {
    const { accounts } = people;
    if (!(await accounts.device.deny(userCode))) return null;
    await accounts.audit.record({ kind: 'device_denied', userId: user.id, clientId, address: visit.address });
    return textsOf(visit.language).pair.denied;
  });
}

async function ask(people: People, { language }: Visit, person: Person, wrong?: string): Promise<PageAnswer> {
  const formToken = formTokenOf(people, person, 'pair');
  const error = wrong === undefined ? undefined : textsOf(language).pair.unknown;
  const page = pairPage({ language, user: person.user, formToken, code: wrong?.slice(0, 20), error });
  return { status: wrong === undefined ? 200 : 404, page };
}

/** Always asks, whatever was approved before: the person must see that it is their device. */
async function lookUp(people: People, visit: Visit, person: Person, code: string): Promise<PageAnswer> {
  const { language } = visit;
  const wait = people.limits.userCode.take(person.session.id);
  if (wait > 0) {
    const error = textsOf(language).logIn.tooMany(wait);
    const formToken = formTokenOf(people, person, 'pair');
    return { status: 429, retryAfter: wait, page: pairPage({ language, user: person.user, formToken, error }) };
  }
  const device = await findDevice(people, code);
  const app = device && (await people.accounts.apps.find(device.clientId));
  if (!device || !app) return ask(people, visit, person, code);
  people.limits.userCode.giveBack(person.session.id);
  const { userCode, scopes } = device;
  const formToken = formTokenOf(people, person, `pair ${userCode}`);
  const page = consentPage({
    language,
    app,
    scopes,
    user: person.user,
    grown: false,
    action: '/pair',
    fields: html`${hidden('user_code', userCode)}${hidden('form_token', formToken)}`,
    path: `/pair?user_code=${encodeURIComponent(userCode)}`,
    note: html`<strong class="mono">${userCode}</strong> · ${textsOf(language).pair.check}`,
  });
  return { status: 200, page };
}

function findDevice({ accounts }: People, code: string): Promise<DeviceRequest | null> {
  const letters = code.replace(/[\s-]/g, '');
  return /^[A-Za-z]{8}$/.test(letters) ? accounts.device.findByUserCode(letters) : Promise.resolve(null);
}

/** `decide` returns what to say, or `null` where the request was decided or had expired meanwhile. */
function onDecision(
  people: People,
  decide: (device: DeviceRequest, visit: Visit, person: Person) => Promise<string | null>,
): PageHandler {
  return onForm(
    people,
    ({ form }) => `pair ${form.one('user_code')}`,
    async (visit, person) => {
      const code = visit.form.one('user_code')!;
      const device = await findDevice(people, code);
      const result = device && (await decide(device, visit, person));
      if (!result) return ask(people, visit, person, code);
      const formToken = formTokenOf(people, person, 'pair');
      return { status: 200, page: pairPage({ language: visit.language, user: person.user, formToken, result }) };
    },
    () => '/pair',
  );
}
