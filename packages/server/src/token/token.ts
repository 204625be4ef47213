import type { UsageStore } from '../storage/usage.ts';
import type { AppCache } from './app-cache.ts';
import { authenticateClient, type Client } from './client-authentication.ts';
import type { Form } from './form.ts';
import { authorizationCode } from './grants/authorization-code.ts';
import { clientCredentials } from './grants/client-credentials.ts';
import { deviceCode } from './grants/device-code.ts';
import type { AddressOf, GrantParts, GrantType } from './grants/grant.ts';
import { refreshToken } from './grants/refresh-token.ts';
import { OAuthError } from './oauth-error.ts';
import type { Revoked } from './revoked.ts';

/** RFC 8628 §3.4. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export type TokenParts = GrantParts & {
  readonly apps: AppCache;
  readonly usage: UsageStore;
  readonly revoked: Revoked;
};

/**
 * Answers a token request with the body of the answer, at once where nothing has to be read or written. Throws
 * `OAuthError`, or `Failure` of the storage.
 */
export type AnswerToken = (
  authorization: string | undefined,
  form: Form,
  address: AddressOf,
) => string | Promise<string>;

/** The token endpoint: who asks, by which grant, then that grant's own checks, in this order. */
export function createTokenEndpoint(parts: TokenParts): AnswerToken {
  const { apps, usage, revoked } = parts;
  const grants = new Map<string, GrantType>([
    ['client_credentials', clientCredentials(parts)],
    ['authorization_code', authorizationCode(parts)],
    ['refresh_token', refreshToken(parts)],
    [DEVICE_GRANT, deviceCode(parts)],
  ]);

  function answer(client: Client, form: Form, address: AddressOf): string | Promise<string> {
    const grantType = form.get('grant_type');
    if (grantType === undefined) throw new OAuthError('unsupported_grant_type', 'grant_type parameter is missing');
    const grant = grants.get(grantType);
    if (!grant) throw new OAuthError('unsupported_grant_type', UNSUPPORTED);
    const count = (body: string) => {
      usage.count(client.app.clientId, grantType);
      return body;
    };
    const body = grant(form, client, address);
    return typeof body === 'string' ? count(body) : body.then(count);
  }

  return (authorization, form, address) => {
    revoked.checkFresh();
    const client = authenticateClient(apps, authorization, form);
    return client instanceof Promise
      ? client.then((found) => answer(found, form, address))
      : answer(client, form, address);
  };
}

const UNSUPPORTED = 'grant_type must be client_credentials, authorization_code or refresh_token';
