import { describeContinuation } from './authorize.ts';
import { toAddressKey } from './limits.ts';
import { isVisitorForm, toVisitorForm } from './log-in.ts';
import { cleanName, isEmail, readUsername } from './names.ts';
import { judgeNewPassword } from './new-password.ts';
import { type SignUpFields, signUpPage } from './pages/sign-up.ts';
import { textsOf } from './pages/texts.ts';
import type { People } from './people.ts';
import { expiredForm, startSession } from './person.ts';
import { readReturnAddress } from './return-address.ts';
import type { PageAnswer, PageHandler, Visit } from './visit.ts';

type Errors = Partial<Record<SignUpFields, string>>;

/** GET /signup */
export function showSignUp(people: People): PageHandler {
  return (visit) => show(people, visit, visit.query.one('continue'), 200);
}

/** POST /signup: makes the account and logs in. Only the fields named here are ever read. */
export function signUp(people: People): PageHandler {
  const { accounts, passwords, limits } = people;
  return async (visit) => {
    const { form, language, address } = visit;
    const returnTo = readReturnAddress(form.one('continue'), '/account');
    const back = `/signup?continue=${encodeURIComponent(returnTo)}`;
    if (!isVisitorForm(people, visit, 'sign-up')) return expiredForm(visit, back);
    const t = textsOf(language).signUp;
    const username = readUsername(form.one('username'));
    const password = form.one('password') ?? '';
    const email = form.one('email')?.trim() ?? '';
    const errors: Errors = {};
    if (username === null) errors.username = t.badUsername;
    const fault = judgeNewPassword(password, username ?? '');
    if (fault) errors.password = t[fault];
    if (email !== '' && !isEmail(email)) errors.email = t.badEmail;
    if (username === null || Object.keys(errors).length > 0) return show(people, visit, returnTo, 422, errors);

    const wait = limits.signUp.take(toAddressKey(address));
    if (wait > 0) return show(people, visit, returnTo, 429, {}, wait);
    // Hashed before the name is looked at: a name that is taken answers no sooner than one that is not.
    const passwordHash = await passwords.hash(password);
    const user = await accounts.users.create({
      username,
      displayName: cleanName(form.one('display_name') ?? '', 64) ?? username,
      email: email === '' ? null : email,
      country: 'SE',
      product: 'premium',
      passwordHash,
    });
    if (!user) return show(people, visit, returnTo, 422, { username: t.taken });
    const cookies = await startSession(people, visit, user);
    await accounts.audit.record({ kind: 'sign_up', userId: user.id, address });
    return { location: returnTo, cookies };
  };
}

async function show(
  people: People,
  visit: Visit,
  returnAddress: string | undefined,
  status: number,
  errors: Errors = {},
  retryAfter?: number,
): Promise<PageAnswer> {
  const { form, language } = visit;
  const returnTo = readReturnAddress(returnAddress, '/account');
  const continuation = await describeContinuation(people, returnTo);
  const { formToken, cookies } = toVisitorForm(people, visit, 'sign-up');
  const values = {
    username: form.one('username')?.slice(0, 100),
    displayName: form.one('display_name')?.slice(0, 200),
    email: form.one('email')?.slice(0, 300),
  };
  const error = retryAfter === undefined ? undefined : textsOf(language).logIn.tooMany(retryAfter);
  return {
    status,
    retryAfter,
    cookies,
    formTargets: continuation?.formTargets,
    page: signUpPage({ language, formToken, returnTo, values, errors, error }),
  };
}
