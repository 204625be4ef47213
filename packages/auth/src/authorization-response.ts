import { validateAuthResponse } from 'oauth4webapi';
import { type AuthorizationRequest, REQUEST_LIFETIME } from './authorization-request.ts';
import { describeClient, describeServer } from './authorization-server.ts';
import { AnswerError, CallerError, ServerError, type ServerErrorCode } from './errors.ts';
import { parseUrl } from './parse-url.ts';
import { printable } from './printable.ts';
import type { Provider } from './provider.ts';

/** The parameters of an answer that belongs to the request; only `validateAuthorizationResponse` makes one. */
export type AuthorizationResponse = { readonly request: AuthorizationRequest; readonly parameters: URLSearchParams };

/**
 * Checks the address that the browser came back with (RFC 6749 §4.1.2, RFC 9207): that it is the redirect URI, not
 * too late, has the right `state`, each parameter once, and a code. Throws `ServerError` when the person or the server
 * refused, `AnswerError` when the address must not be trusted; nothing may be exchanged then.
 */
export function validateAuthorizationResponse(
  provider: Provider,
  request: AuthorizationRequest,
  callback: string | URL,
  now: () => number = Date.now,
): AuthorizationResponse {
  const url = readCallback(request, callback, now);
  checkState(request, url.searchParams);
  if (url.searchParams.getAll('code').length > 1)
    throw new AnswerError('callback_foreign', 'The answer has two codes.');
  refuseIfRefused(url.searchParams);
  try {
    const server = describeServer(provider);
    const client = describeClient(request.client_id);
    const parameters = validateAuthResponse(server, client, url, request.state);
    if (!parameters.get('code')) throw new AnswerError('answer_incomplete', 'The answer has no code.');
    return { request, parameters };
  } catch (error) {
    if (error instanceof AnswerError) throw error;
    throw new AnswerError('callback_foreign', 'The answer is not one of this server.', { cause: error });
  }
}

/** The callback as an address, if it is ours and in time. Throws `AnswerError`. */
export function readCallback(request: AuthorizationRequest, callback: string | URL, now: () => number): URL {
  const url = parseUrl(callback);
  const own = new URL(request.redirect_uri);
  if (!url || url.protocol !== own.protocol || url.host !== own.host || url.pathname !== own.pathname) {
    throw new AnswerError('callback_foreign', 'This address is not the redirect URI of the request.');
  }
  const age = now() - request.created_at;
  if (age > REQUEST_LIFETIME) throw new AnswerError('callback_stale', 'The answer came more than ten minutes late.');
  return url;
}

/** RFC 6749 §10.12. The comparison takes the same time wherever the first difference is. */
export function checkState({ state }: AuthorizationRequest, parameters: URLSearchParams): void {
  const [given = '', ...more] = parameters.getAll('state');
  let difference = given.length ^ state.length;
  for (let at = 0; at < state.length; at++) difference |= state.charCodeAt(at) ^ (given.charCodeAt(at) || 0);
  if (difference !== 0 || more.length > 0) {
    throw new AnswerError('state_mismatch', 'The answer does not belong to this request.');
  }
}

const CODES: Readonly<Record<string, ServerErrorCode>> = {
  access_denied: 'access_denied',
  invalid_scope: 'illegal_scope',
  server_error: 'provider_unavailable',
  temporarily_unavailable: 'provider_unavailable',
  unauthorized_client: 'client_refused',
};

/** Throws what RFC 6749 §4.1.2.1 and §4.2.2.1 call an error response. */
export function refuseIfRefused(parameters: URLSearchParams): void {
  const error = parameters.get('error');
  if (error === null) return;
  if (error === 'unsupported_response_type') {
    throw new CallerError('implicit_removed', 'The implicit grant is switched off: use PKCE.');
  }
  const code = Object.hasOwn(CODES, error) ? CODES[error] : 'request_refused';
  const refusal = { error: printable(error), description: printable(parameters.get('error_description')) };
  throw new ServerError(code, `The server refused: ${refusal.error}.`, refusal);
}
