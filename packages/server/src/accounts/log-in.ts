import { randomBytes } from 'node:crypto';
import { describeContinuation } from './authorize.ts';
import { createFormToken, isFormToken } from './csrf.ts';
import { toAddressKey } from './limits.ts';
import { readUsername } from './names.ts';
import { isTooLong } from './new-password.ts';
import { logInPage } from './pages/log-in.ts';
import { textsOf } from './pages/texts.ts';
import { PasswordQueueFull } from './password-hash.ts';
import type { People } from './people.ts';
import { expiredForm, findPerson, isKnownDevice, startSession } from './person.ts';
import { readReturnAddress } from './return-address.ts';
import type { CookieChange, PageAnswer, PageHandler, Visit } from './visit.ts';

/** Ties the forms of somebody who is not logged in to their browser. */
const VISITOR_COOKIE = 'barline_visitor';
/** What a browser that wears another's session cannot foresee; kept for a day. */
const VISITOR_LIFE = 24 * 3600;

type Mistake = { readonly status: number; readonly text: string; readonly retryAfter?: number };

/** GET /login */
export function showLogIn(people: People): PageHandler {
  return (visit) => show(people, visit, visit.query.one('continue'), null);
}

/** POST /login: the session's id is always a new one. */
export function logIn(people: People): PageHandler {
  const { accounts } = people;
  return async (visit) => {
    const { form, address, language } = visit;
    const returnTo = readReturnAddress(form.one('continue'), '/account');
    if (!isVisitorForm(people, visit, 'log-in')) return expiredForm(visit, toPath(returnTo));
    const username = form.one('username') ?? '';
    const tried = await tryPassword(people, visit, username, form.one('password') ?? '');
    if (!tried.ok) {
      if (tried.userId !== null) {
        // Not waited for: an answer must take as long for a name that nobody has.
        accounts.audit.record({ kind: 'login_failed', userId: tried.userId, address }).catch(() => {});
      }
      return show(people, visit, returnTo, toMistake(language, tried));
    }
    const cookies = await startSession(people, visit, tried.user);
    await accounts.audit.record({ kind: 'login', userId: tried.user.id, address });
    return { location: returnTo, cookies: [...cookies, { name: VISITOR_COOKIE, value: null }] };
  };
}

function toPath(returnTo: string): string {
  return `/login?continue=${encodeURIComponent(returnTo)}`;
}

/**
 * Whether it is the password of the user with that name. What costs nothing is refused first, then what was tried too
 * often, and only then is a hash computed, for names that nobody has as well.
 */
async function tryPassword(people: People, visit: Visit, name: string, password: string) {
  const { accounts, passwords, limits } = people;
  const username = readUsername(name);
  if (username === null || password === '' || isTooLong(password)) return { ok: false, userId: null, wait: 0 } as const;
  const user = await accounts.users.findByUsername(username);
  const strange = [
    [limits.account, username.toLowerCase()],
    [limits.address, toAddressKey(visit.address)],
  ] as const;
  const keys = user && isKnownDevice(people, visit, user) ? ([[limits.device, user.id]] as const) : strange;
  for (const [limit, key] of keys) {
    const wait = limit.take(key);
    if (wait > 0) return { ok: false, userId: null, wait } as const;
  }
  const giveBack = () => {
    for (const [limit, key] of keys) limit.giveBack(key);
  };
  try {
    const right = await passwords.isRight(password, user?.passwordHash ?? null);
    if (!right || !user || user.disabled) return { ok: false, userId: user?.id ?? null, wait: 0 } as const;
    giveBack();
    return { ok: true, user } as const;
  } catch (error) {
    if (error instanceof PasswordQueueFull) giveBack();
    throw error;
  }
}

function toMistake(language: Visit['language'], { wait }: { wait: number }): Mistake {
  const t = textsOf(language).logIn;
  if (wait > 0) return { status: 429, text: t.tooMany(wait), retryAfter: wait };
  return { status: 401, text: t.wrong };
}

async function show(
  people: People,
  visit: Visit,
  returnAddress: string | undefined,
  mistake: Mistake | null,
): Promise<PageAnswer> {
  const returnTo = readReturnAddress(returnAddress, '/account');
  const continuation = await describeContinuation(people, returnTo);
  const person = await findPerson(people, visit);
  const { formToken, cookies } = toVisitorForm(people, visit, 'log-in');
  return {
    status: mistake?.status ?? 200,
    retryAfter: mistake?.retryAfter,
    cookies,
    formTargets: continuation?.formTargets,
    page: logInPage({
      language: visit.language,
      formToken,
      returnTo,
      username: visit.form.one('username')?.slice(0, 100),
      error: mistake?.text,
      app: continuation?.app ?? null,
      user: person?.user ?? null,
    }),
  };
}

/** The token of a form for somebody who need not be logged in, and the cookie it belongs to. */
export function toVisitorForm({ accounts }: People, { cookies }: Visit, purpose: string) {
  const known = cookies.get(VISITOR_COOKIE);
  const secret = known && /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url');
  const cookie: CookieChange = { name: VISITOR_COOKIE, value: secret, maxAge: VISITOR_LIFE };
  const formToken = createFormToken(secret, purpose, accounts.clock.wall());
  return { formToken, cookies: secret === known ? [] : [cookie] };
}

export function isVisitorForm({ accounts }: People, { cookies, form }: Visit, purpose: string): boolean {
  return isFormToken(form.one('form_token'), cookies.get(VISITOR_COOKIE), purpose, accounts.clock.wall());
}
