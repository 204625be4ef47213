import type { AuthorizationRequest } from '../authorization-request.ts';
import { checkState, readCallback, refuseIfRefused } from '../authorization-response.ts';
import { AnswerError } from '../errors.ts';
import type { TokenAnswer } from '../token-answer.ts';

/**
 * Reads the token out of the fragment of the address that the browser came back with (RFC 6749 §4.2.2). Kept for
 * learning: Spotify switched this grant off, and says so in the fragment too. Throws as
 * `validateAuthorizationResponse` does.
 */
export function readImplicitResponse(
  request: AuthorizationRequest,
  callback: string | URL,
  now: () => number = Date.now,
): TokenAnswer {
  const url = readCallback(request, callback, now);
  const fragment = new URLSearchParams(url.hash.slice(1));
  // A refusal stands in the query (contract section 1.2), or in the fragment as RFC 6749 §4.2.2.1 wants it.
  const parameters = url.searchParams.has('error') ? url.searchParams : fragment;
  // Spotify's own refusal of the whole grant was seen without a state.
  if (fragment.get('error') === 'unsupported_response_type') refuseIfRefused(fragment);
  checkState(request, parameters);
  refuseIfRefused(parameters);
  const access_token = fragment.get('access_token');
  const expires_in = Number(fragment.get('expires_in') ?? 3600);
  if (!access_token || fragment.get('token_type')?.toLowerCase() !== 'bearer' || !(expires_in > 0)) {
    throw new AnswerError('answer_incomplete', 'The address lacks the token or a part of it.');
  }
  return { access_token, token_type: 'Bearer', expires_in, scope: fragment.get('scope') ?? request.scope };
}
