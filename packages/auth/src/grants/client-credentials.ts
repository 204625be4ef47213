import { clientCredentialsGrantRequest } from 'oauth4webapi';
import { describeClient, describeServer } from '../authorization-server.ts';
import { ifItFailed, politeFetch } from '../network.ts';
import { readTokenAnswer, type TokenAnswer } from '../token-answer.ts';
import { authenticationOf, type GrantOptions, requestOptions } from './grant.ts';

/** A token of the app itself, without a person (RFC 6749 §4.4); never a refresh token. Throws `ServerError`. */
export async function requestAppToken(options: GrantOptions): Promise<TokenAnswer> {
  const { provider, client } = options;
  const answer = await clientCredentialsGrantRequest(
    describeServer(provider),
    describeClient(client.clientId),
    authenticationOf(client),
    {},
    requestOptions(options, politeFetch(options, ifItFailed)),
  );
  return readTokenAnswer(provider, client.clientId, answer, 'login_required');
}
