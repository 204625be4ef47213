import type { App } from '../storage/apps.ts';
import type { User } from '../storage/users.ts';
import type { AccessToken } from '../token/access-token.ts';
import type { OpenAccounts } from '../token/open-accounts.ts';
import { ApiError } from './api-error.ts';
import type { Caller } from './endpoint.ts';
import { API_RULES } from './rules.ts';

/** Finds out by the header alone. Throws `ApiError` with the present profile's texts and challenges. */
export type Authorize = (authorization: string | undefined) => Promise<Caller>;

const ONLY_BEARER = 'Only valid bearer authentication supported';
const BEGINNING = 'Bearer ';
/** RFC 6750 §2.1. */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const OWNER_NEEDS_PREMIUM =
  'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.';

type AuthorizeParts = Pick<OpenAccounts, 'apps' | 'users' | 'usage' | 'rules' | 'profile' | 'stored' | 'endpoints'>;

export function createAuthorize(accounts: AuthorizeParts): Authorize {
  const { verify } = accounts.endpoints;
  const findParties = rememberParties(accounts);
  const challenge = (error: string, description: string) =>
    `Bearer realm="spotify", error="${error}", error_description="${description}"`;

  function refuse(reason: 'invalid' | 'expired'): ApiError {
    const description = reason === 'expired' ? 'The access token expired' : 'Invalid access token';
    return new ApiError(401, accounts.rules().tokenTexts[reason], challenge('invalid_token', description));
  }

  function readBearer(authorization: string): string {
    const text = BEARER.exec(authorization)?.[1];
    if (text === undefined) throw new ApiError(400, ONLY_BEARER, challenge('invalid_request', ONLY_BEARER));
    return text;
  }

  /** Who may use an app in development. */
  async function checkDevelopment({ app, user }: Caller): Promise<void> {
    const { notRegistered, smallDevelopmentMode } = API_RULES[accounts.profile()];
    if (smallDevelopmentMode && app.ownerId !== null) {
      const owner = app.ownerId === user?.id ? user : await accounts.users.findById(app.ownerId);
      if (owner && owner.product !== 'premium') throw new ApiError(403, OWNER_NEEDS_PREMIUM, null, 'text');
    }
    if (user && app.ownerId !== user.id && !app.allowList.includes(user.id)) {
      throw new ApiError(403, notRegistered, null, 'text');
    }
  }

  return async (authorization) => {
    const { tokenTexts, missingChallenge } = accounts.rules();
    if (authorization === undefined) throw new ApiError(401, tokenTexts.missing, missingChallenge);
    // What was issued here has the right letters: the usual spelling of it needs no look at each.
    const usual = authorization.startsWith(BEGINNING) ? verify(authorization.slice(BEGINNING.length)) : null;
    const verified = usual?.ok ? usual : verify(readBearer(authorization));
    if (!verified.ok) throw refuse(verified.reason);
    const { token } = verified;
    const parties = findParties.peek(token) ?? (await findParties.read(token));
    if (!parties) throw refuse('invalid');
    const caller = { token, ...parties };
    if (parties.app.developmentMode) await checkDevelopment(caller);
    accounts.usage.count(parties.app.clientId, 'api');
    return caller;
  };
}

/** The app and the user of a token. */
type Parties = { readonly app: App; readonly user: User | null };

const MOST_KNOWN = 10_000;

/** Apps and users as they were read, until one of them changes. `null` where one is gone or disabled. */
function rememberParties({ apps, users, stored }: AuthorizeParts) {
  const known = new Map<AccessToken, Parties>();
  let age = 0;

  stored.changes.follow(({ kind }) => {
    if (kind !== 'app-changed' && kind !== 'user' && kind !== 'user-changed') return;
    age++;
    known.clear();
  });

  return {
    peek: (token: AccessToken): Parties | undefined => known.get(token),
    async read(token: AccessToken): Promise<Parties | null> {
      const { clientId, userId } = token;
      const start = age;
      const app = await apps.find(clientId);
      const user = userId === null ? null : await users.findById(userId);
      if (!app || (userId !== null && (!user || user.disabled))) return null;
      const parties = { app, user };
      // What was read may be older than a change that was heard of meanwhile.
      if (age === start) {
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(token, parties);
      }
      return parties;
    },
  };
}
