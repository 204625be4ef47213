import { ifItFailed } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { type GrantOptions, requestTokens } from './grant.ts';

/** A token of the app itself, without a person (RFC 6749 §4.4); never a refresh token. Throws `ServerError`. */
export async function requestAppToken(options: GrantOptions): Promise<TokenAnswer> {
  return readTokenAnswer(await requestTokens(options, ifItFailed, 'client_credentials'), 'login_required');
}
