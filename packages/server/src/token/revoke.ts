import type { AuditStore } from '../storage/audit.ts';
import type { GrantStore } from '../storage/grants.ts';
import type { AccessTokens } from './access-token.ts';
import type { AppCache } from './app-cache.ts';
import { authenticateClient } from './client-authentication.ts';
import type { Form } from './form.ts';
import type { AddressOf } from './grants/grant.ts';
import { OAuthError } from './oauth-error.ts';
import { readPresented } from './presented-token.ts';
import type { RefreshTokens } from './refresh-token.ts';

export type RevokeParts = {
  readonly apps: AppCache;
  readonly grants: GrantStore;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly audit: AuditStore;
  /** Apps with a secret need not show it. */
  readonly secretless: boolean;
};

export type Revoke = (authorization: string | undefined, form: Form, address: AddressOf) => Promise<void>;

/**
 * RFC 7009: a refresh token ends with all access tokens of its grant, an access token by itself. Done and known to
 * this process when it returns; a token that is not ours or has ended is success.
 */
export function createRevocationEndpoint(parts: RevokeParts): Revoke {
  const { apps, grants, audit } = parts;
  return async (authorization, form, address) => {
    const client = await authenticateClient(apps, authorization, form);
    if (!client.secret && !client.app.public && !parts.secretless) {
      throw new OAuthError('invalid_client', 'Invalid client secret');
    }
    const text = form.get('token');
    if (text === undefined) throw new OAuthError('invalid_request', 'token must be supplied');
    const presented = await readPresented(text, parts);
    if (!presented) return;
    const { clientId } = client.app;
    if (presented.clientId !== clientId) {
      throw new OAuthError('unauthorized_client', 'The token was issued to another client');
    }
    if (presented.kind === 'access') await grants.revokeToken(presented.token.id);
    else await grants.revoke({ grantId: presented.grant.id }, 'client_revoked');
    const userId = presented.kind === 'access' ? presented.token.userId : presented.grant.userId;
    await audit.record({ kind: 'token_revoked', userId, clientId, address: address() });
  };
}
