import { ifItFailed } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { type GrantOptions, requestTokens } from './grant.ts';

/**
 * Gets a new access token (RFC 6749 §6). An answer without `refresh_token` means: the one before stays valid. Throws
 * `ServerError('login_required')` when the permission has ended.
 */
export async function refreshTokens(options: GrantOptions & { readonly refreshToken: string }): Promise<TokenAnswer> {
  const parameters = { refresh_token: options.refreshToken };
  return readTokenAnswer(await requestTokens(options, ifItFailed, 'refresh_token', parameters), 'login_required');
}
