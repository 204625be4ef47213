import type { AuthorizationResponse } from '../authorization-response.ts';
import { ifNothingWasDone } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { type GrantOptions, requestTokens } from './grant.ts';

/**
 * Redeems the code of a validated answer (RFC 6749 §4.1.3, RFC 7636 §4.5). A code can be tried once, so that the
 * request is repeated only where the server did nothing. Throws `ServerError`, `AnswerError`, `NetworkError`.
 */
export async function exchangeCode(
  options: GrantOptions & { readonly response: AuthorizationResponse },
): Promise<TokenAnswer> {
  const { request, parameters } = options.response;
  const answer = await requestTokens(options, ifNothingWasDone, 'authorization_code', {
    code: parameters.get('code')!,
    redirect_uri: request.redirect_uri,
    code_verifier: request.code_verifier!,
  });
  return readTokenAnswer(answer, 'code_refused');
}
