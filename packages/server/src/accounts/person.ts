import type { Session } from '../storage/sessions.ts';
import type { User } from '../storage/users.ts';
import { createFormToken, isFormToken } from './csrf.ts';
import { expiredPage } from './pages/notice.ts';
import type { People } from './people.ts';
import { readReturnAddress } from './return-address.ts';
import type { CookieChange, PageAnswer, PageHandler, Visit } from './visit.ts';

/** Somebody who is logged in with this browser. */
export type Person = {
  readonly user: User;
  readonly session: Session;
  /** The value of the session's cookie. */
  readonly token: string;
};

/** The session's cookie, called as Spotify's is: tools that set it alone skip the log-in. */
export const SESSION_COOKIE = 'sp_dc';
/** As long as a session can live at the most, in seconds. */
const SESSION_LIFE = 90 * 24 * 3600;

/** Who visits, or `null`: no session, one that has ended, or a user who was disabled. */
export async function findPerson({ accounts }: People, visit: Visit): Promise<Person | null> {
  const token = visit.cookies.get(SESSION_COOKIE);
  if (!token || !/^[\w-]{16,128}$/.test(token)) return null;
  const session = await accounts.sessions.find(token);
  const user = session && (await accounts.users.findById(session.userId));
  return user && !user.disabled ? { user, session, token } : null;
}

/** A browser that has been logged in to an account before: others' guesses do not count against it. */
const DEVICE_COOKIE = 'barline_device';
const DEVICE_LIFE = 365 * 24 * 3600;

/** Whether this browser has been logged in to the account before. */
export function isKnownDevice({ accounts }: People, { cookies }: Visit, user: User): boolean {
  return accounts.openText(DEVICE_COOKIE, cookies.get(DEVICE_COOKIE) ?? '') === user.id;
}

/** Makes a new session, ends the one this browser had, and answers with the cookies of a browser that is logged in. */
export async function startSession({ accounts }: People, visit: Visit, user: User): Promise<readonly CookieChange[]> {
  const before = visit.cookies.get(SESSION_COOKIE);
  if (before) await accounts.sessions.end(before);
  const { token } = await accounts.sessions.create(user.id, { agent: visit.userAgent, address: visit.address });
  const device = accounts.sealText(DEVICE_COOKIE, user.id);
  return [
    { name: SESSION_COOKIE, value: token, maxAge: SESSION_LIFE },
    { name: DEVICE_COOKIE, value: device, maxAge: DEVICE_LIFE },
  ];
}

/** Where to log in and come back. */
export function toLogIn(path: string): PageAnswer {
  return { location: `/login?continue=${encodeURIComponent(path)}` };
}

/** A page for somebody who is logged in; others log in first. */
export function forPerson(
  people: People,
  handler: (visit: Visit, person: Person) => Promise<PageAnswer> | PageAnswer,
): PageHandler {
  return async (visit) => {
    const person = await findPerson(people, visit);
    return person ? handler(visit, person) : toLogIn(visit.path);
  };
}

/**
 * What a form of a logged-in person does. The form must carry the token that `formTokenOf` made for the same person and
 * purpose; nothing else is done with one that does not. `back` is where the page of the form is.
 */
export function onForm(
  people: People,
  purpose: (visit: Visit) => string,
  handler: (visit: Visit, person: Person) => Promise<PageAnswer>,
  back: (visit: Visit) => string = () => '/account',
): PageHandler {
  return async (visit) => {
    const person = await findPerson(people, visit);
    const token = visit.form.one('form_token');
    const right = isFormToken(token, person?.token, purpose(visit), people.accounts.clock.wall());
    return person && right ? handler(visit, person) : expiredForm(visit, back(visit));
  };
}

/** The token for a form of this person. */
export function formTokenOf({ accounts }: People, person: Person, purpose: string): string {
  return createFormToken(person.token, purpose, accounts.clock.wall());
}

export function expiredForm(visit: Visit, back: string): PageAnswer {
  return { status: 403, page: expiredPage(visit.language, readReturnAddress(back, '/account')) };
}
