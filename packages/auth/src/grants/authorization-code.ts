import { authorizationCodeGrantRequest } from 'oauth4webapi';
import type { AuthorizationResponse } from '../authorization-response.ts';
import { describeClient, describeServer } from '../authorization-server.ts';
import { ifNothingWasDone, politeFetch } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { authenticationOf, type GrantOptions, requestOptions } from './grant.ts';

/**
 * Redeems the code of a validated answer (RFC 6749 §4.1.3, RFC 7636 §4.5). A code can be tried once, so that the
 * request is repeated only where the server did nothing. Throws `ServerError`, `AnswerError`, `NetworkError`.
 */
export async function exchangeCode(
  options: GrantOptions & { readonly response: AuthorizationResponse },
): Promise<TokenAnswer> {
  const { provider, client, response } = options;
  const { redirect_uri, code_verifier } = response.request;
  const answer = await authorizationCodeGrantRequest(
    describeServer(provider),
    describeClient(client.clientId),
    authenticationOf(client),
    response.parameters,
    redirect_uri,
    code_verifier!,
    requestOptions(options, politeFetch(options, ifNothingWasDone)),
  );
  return readTokenAnswer(provider, client.clientId, answer, 'code_refused');
}
