import type { App } from '../storage/apps.ts';
import type { User } from '../storage/users.ts';
import type { AccessToken } from '../token/access-token.ts';
import type { Accounts } from '../token/accounts.ts';
import type { VerifyAccessToken } from '../token/verify.ts';
import { ApiError } from './api-error.ts';

/** On whose behalf a call of the Web API is made. */
export type Caller = { readonly token: AccessToken; readonly app: App; readonly user: User | null };

/** Finds out by the header alone. Throws `ApiError` with the present profile's texts and challenges. */
export type Authorize = (authorization: string | undefined) => Promise<Caller>;

const ONLY_BEARER = 'Only valid bearer authentication supported';
/** RFC 6750 §2.1. */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const NOT_REGISTERED = 'Check settings on developer.spotify.com/dashboard, the user may not be registered.';

export function createAuthorize(accounts: Accounts, verify: VerifyAccessToken): Authorize {
  const challenge = (error: string, description: string) =>
    `Bearer realm="spotify", error="${error}", error_description="${description}"`;

  function refuse(reason: 'invalid' | 'expired'): ApiError {
    const description = reason === 'expired' ? 'The access token expired' : 'Invalid access token';
    return new ApiError(401, accounts.rules().tokenTexts[reason], challenge('invalid_token', description));
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
    if (user && app.developmentMode && app.ownerId !== user.id && !app.allowList.includes(user.id)) {
      throw new ApiError(403, NOT_REGISTERED, null, 'text');
    }
    accounts.usage.count(app.clientId, 'api');
    return { token, app, user };
  };
}
