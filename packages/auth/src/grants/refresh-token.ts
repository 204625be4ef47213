import { refreshTokenGrantRequest } from 'oauth4webapi';
import { describeClient, describeServer } from '../authorization-server.ts';
import { ifItFailed, politeFetch } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { authenticationOf, type GrantOptions, requestOptions } from './grant.ts';

/**
 * Gets a new access token (RFC 6749 §6). An answer without `refresh_token` means: the one before stays valid. Throws
 * `ServerError('login_required')` when the permission has ended.
 */
export async function refreshTokens(options: GrantOptions & { readonly refreshToken: string }): Promise<TokenAnswer> {
  const { provider, client, refreshToken } = options;
  const answer = await refreshTokenGrantRequest(
    describeServer(provider),
    describeClient(client.clientId),
    authenticationOf(client),
    refreshToken,
    requestOptions(options, politeFetch(options, ifItFailed)),
  );
  return readTokenAnswer(provider, client.clientId, answer, 'login_required');
}
