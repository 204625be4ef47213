import { isTooLong, judgeNewPassword } from './new-password.ts';
import {
  accountPage,
  approvedAppsPage,
  deleteAccountPage,
  deletedPage,
  eventsPage,
  passwordPage,
  sessionsPage,
} from './pages/account.ts';
import { textsOf } from './pages/texts.ts';
import type { People } from './people.ts';
import { formTokenOf, forPerson, onForm, type Person, SESSION_COOKIE } from './person.ts';
import type { PageAnswer, PageHandler, Visit } from './visit.ts';

/** How many security events a person is shown. */
const SHOWN_EVENTS = 100;

/** GET /account */
export function showAccount(people: People): PageHandler {
  return forPerson(people, ({ language }, person) => ({
    status: 200,
    page: accountPage({ language, user: person.user, logOutToken: formTokenOf(people, person, 'log-out') }),
  }));
}

/** POST /logout: the session ends on the server, and so do codes that no app has redeemed yet. */
export function logOut(people: People): PageHandler {
  const { accounts } = people;
  return onForm(
    people,
    () => 'log-out',
    async ({ address }, { user, token }) => {
      await accounts.sessions.end(token);
      await accounts.users.revokeCodes(user.id);
      await accounts.audit.record({ kind: 'logout', userId: user.id, address });
      return { location: '/login', cookies: [{ name: SESSION_COOKIE, value: null }] };
    },
  );
}

/** GET /account/apps */
export function showApprovedApps(people: People): PageHandler {
  const { accounts } = people;
  return forPerson(people, async ({ language, query }, person) => {
    const authorizations = await accounts.authorizations.listOf(person.user.id);
    const approved = [];
    for (const authorization of authorizations) {
      const app = await accounts.apps.find(authorization.clientId);
      const formToken = formTokenOf(people, person, `remove-access ${authorization.clientId}`);
      if (app) approved.push({ app, authorization, formToken });
    }
    const removed = query.one('removed') !== undefined;
    return { status: 200, page: approvedAppsPage({ language, user: person.user, approved, removed }) };
  });
}

/** POST /account/apps/remove: the approval and every token that came from it end. */
export function removeAccess(people: People): PageHandler {
  const { accounts } = people;
  return onForm(
    people,
    ({ form }) => `remove-access ${form.one('client_id')}`,
    async ({ form, address }, { user }) => {
      const clientId = form.one('client_id')!;
      await accounts.revokeAuthorization(user.id, clientId, 'access_removed');
      await accounts.audit.record({ kind: 'access_removed', userId: user.id, clientId, address });
      return { location: '/account/apps?removed=1' };
    },
    () => '/account/apps',
  );
}

/** GET /account/password */
export function showPassword(people: People): PageHandler {
  return forPerson(people, (visit, person) => {
    const changed = visit.query.one('changed') !== undefined;
    return { status: 200, page: passwordPage({ ...passwordFrame(people, visit, person), changed }) };
  });
}

function passwordFrame(people: People, { language }: Visit, person: Person) {
  return { language, user: person.user, formToken: formTokenOf(people, person, 'password') };
}

/** POST /account/password: ends all other sessions, and everything apps were given. */
export function changePassword(people: People): PageHandler {
  const { accounts, passwords } = people;
  return onForm(
    people,
    () => 'password',
    async (visit, person) => {
      const { form, language, address } = visit;
      const { user, token } = person;
      const of = passwordFrame(people, visit, person);
      const texts = textsOf(language);
      const next = form.one('new_password') ?? '';
      const fault = judgeNewPassword(next, user.username);
      if (fault) return { status: 422, page: passwordPage({ ...of, errors: { next: texts.signUp[fault] } }) };
      const proof = await provePassword(people, person, form.one('current_password') ?? '');
      if (proof.wait > 0) return tooMany(proof.wait, (error) => passwordPage({ ...of, error }), visit);
      if (!proof.right)
        return { status: 422, page: passwordPage({ ...of, errors: { current: texts.password.wrong } }) };
      const passwordHash = await passwords.hash(next);
      await accounts.users.setPassword(user.id, passwordHash);
      await accounts.sessions.endAllOf(user.id, token);
      await accounts.audit.record({ kind: 'password_changed', userId: user.id, address });
      return { location: '/account/password?changed=1' };
    },
    () => '/account/password',
  );
}

/** Counted by session, so that a stranger's guesses at the log-in cannot shut the owner out. */
async function provePassword({ passwords, limits }: People, { user, session }: Person, password: string) {
  if (password === '' || isTooLong(password)) return { right: false, wait: 0 };
  const wait = limits.session.take(session.id);
  if (wait > 0) return { right: false, wait };
  const right = await passwords.isRight(password, user.passwordHash);
  if (right) limits.session.giveBack(session.id);
  return { right, wait: 0 };
}

function tooMany(wait: number, page: (error: string) => ReturnType<typeof passwordPage>, visit: Visit): PageAnswer {
  return { status: 429, retryAfter: wait, page: page(textsOf(visit.language).logIn.tooMany(wait)) };
}

/** GET /account/sessions */
export function showSessions(people: People): PageHandler {
  return forPerson(people, async ({ language, query }, person) => {
    const sessions = await people.accounts.sessions.listOf(person.user.id);
    const formToken = formTokenOf(people, person, 'sessions');
    const ended = query.one('ended') !== undefined;
    const page = sessionsPage({ language, user: person.user, sessions, own: person.session, formToken, ended });
    return { status: 200, page };
  });
}

/** POST /account/sessions: ends one, or `others`. */
export function endSessions(people: People): PageHandler {
  const { accounts } = people;
  return onForm(
    people,
    () => 'sessions',
    async ({ form, address }, { user, token }) => {
      const which = form.one('session') ?? '';
      if (which === 'others') await accounts.sessions.endAllOf(user.id, token);
      else if (/^[\w-]{1,64}$/.test(which)) await accounts.sessions.endById(user.id, which);
      await accounts.audit.record({ kind: 'session_ended', userId: user.id, address });
      return { location: '/account/sessions?ended=1' };
    },
    () => '/account/sessions',
  );
}

/** GET /account/events */
export function showEvents(people: People): PageHandler {
  const { accounts } = people;
  return forPerson(people, async ({ language }, { user }) => {
    const events = await accounts.audit.listOf({ userId: user.id }, SHOWN_EVENTS);
    const names = new Map<string, string | null>();
    for (const { clientId } of events) {
      if (clientId !== null && !names.has(clientId))
        names.set(clientId, (await accounts.apps.find(clientId))?.name ?? null);
    }
    const named = events.map((event) => ({ ...event, app: event.clientId && (names.get(event.clientId) ?? null) }));
    return { status: 200, page: eventsPage({ language, user, events: named }) };
  });
}

/** GET /account/delete */
export function showDeleteAccount(people: People): PageHandler {
  return forPerson(people, ({ language }, person) => {
    const formToken = formTokenOf(people, person, 'delete-account');
    return { status: 200, page: deleteAccountPage({ language, user: person.user, formToken }) };
  });
}

/** POST /account/delete: the person, what they approved, and the apps they registered. */
export function deleteAccount(people: People): PageHandler {
  const { accounts } = people;
  return onForm(
    people,
    () => 'delete-account',
    async (visit, person) => {
      const { form, language } = visit;
      const { user } = person;
      const of = { language, user, formToken: formTokenOf(people, person, 'delete-account') };
      const proof = await provePassword(people, person, form.one('current_password') ?? '');
      if (proof.wait > 0) return tooMany(proof.wait, (error) => deleteAccountPage({ ...of, error }), visit);
      const { wrong } = textsOf(language).password;
      if (!proof.right) return { status: 422, page: deleteAccountPage({ ...of, wrong }) };
      for (const { clientId } of await accounts.apps.listByOwner(user.id)) await accounts.apps.remove(clientId);
      await accounts.revokeAllOfUser(user.id, 'user_deleted');
      await accounts.users.remove(user.id);
      return { status: 200, page: deletedPage(language), cookies: [{ name: SESSION_COOKIE, value: null }] };
    },
    () => '/account/delete',
  );
}
