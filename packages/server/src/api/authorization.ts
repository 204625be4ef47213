import type { Accounts } from '../token/accounts.ts';
import type { VerifyAccessToken } from '../token/verify.ts';
import { ApiError } from './api-error.ts';
import type { Caller } from './endpoint.ts';
import { API_RULES } from './rules.ts';

/** Finds out by the header alone. Throws `ApiError` with the present profile's texts and challenges. */
export type Authorize = (authorization: string | undefined) => Promise<Caller>;

const ONLY_BEARER = 'Only valid bearer authentication supported';
/** RFC 6750 §2.1. */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const OWNER_NEEDS_PREMIUM =
  'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.';

export function createAuthorize(accounts: Accounts, verify: VerifyAccessToken): Authorize {
  const challenge = (error: string, description: string) =>
    `Bearer realm="spotify", error="${error}", error_description="${description}"`;

  function refuse(reason: 'invalid' | 'expired'): ApiError {
    const description = reason === 'expired' ? 'The access token expired' : 'Invalid access token';
    return new ApiError(401, accounts.rules().tokenTexts[reason], challenge('invalid_token', description));
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
    const text = BEARER.exec(authorization)?.[1];
    if (text === undefined) throw new ApiError(400, ONLY_BEARER, challenge('invalid_request', ONLY_BEARER));
    const verified = verify(text);
    if (!verified.ok) throw refuse(verified.reason);
    const { token } = verified;
    const app = await accounts.apps.find(token.clientId);
    if (!app) throw refuse('invalid');
    const user = token.userId === null ? null : await accounts.users.findById(token.userId);
    if (token.userId !== null && (!user || user.disabled)) throw refuse('invalid');
    const caller = { token, app, user };
    if (app.developmentMode) await checkDevelopment(caller);
    accounts.usage.count(app.clientId, 'api');
    return caller;
  };
}
