import {
  AnswerError,
  exchangeCode,
  readImplicitResponse,
  toTokens,
  validateAuthorizationResponse,
} from '@barline/auth';
import type { Holding } from '../token/holding.ts';
import type { Pending } from '../token/pending.ts';
import { providerOf } from '../token/plan.ts';
import { type Exchange, recordingFetch } from '../token/wire.ts';

/**
 * Turns the address that the browser came back to into tokens. Throws `AuthError`: where nothing in this tab waits for
 * an answer, where the answer is not to what was asked, and where somebody refused. Nothing is sent before `state` fits.
 */
export async function finishLogIn(
  address: string,
  pending: Pending | null,
  record: (exchange: Exchange) => void,
): Promise<Omit<Holding, 'exchanges'>> {
  if (pending === null) throw new AnswerError('callback_stale', 'Nothing in this tab waits for an answer.');
  const { party, request } = pending;
  const provider = providerOf(party);
  const clientId = request.client_id;
  record({ method: 'GET', url: request.url, headers: [], body: '', answer: null });
  record({ method: 'GET', url: address, headers: [], body: '', answer: null });
  const keep = { requestedScope: request.scope };
  if (request.response_type === 'token') {
    return { party, clientId, tokens: toTokens(readImplicitResponse(request, address), { flow: 'implicit', ...keep }) };
  }
  const response = validateAuthorizationResponse(provider, request, address);
  const answer = await exchangeCode({ provider, client: { clientId }, response, fetch: recordingFetch(record) });
  return { party, clientId, tokens: toTokens(answer, { flow: 'pkce', ...keep }) };
}
