import { refreshTokens, ServerError } from '@barline/auth';
import type { App } from './session.ts';

/** Refused by every server as a token, but only after it has looked at who asks. */
const NO_TOKEN = 'none';

/**
 * Asks the server whether it knows the app, before a person is sent to a page that would say so after the log-in only
 * and never come back. Throws `ServerError('client_refused')` and `NetworkError`.
 */
export async function checkApp({ provider, client, clientAuth }: App): Promise<void> {
  try {
    await refreshTokens({ provider, client, refreshToken: NO_TOKEN });
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    // Who shows no secret may be told that one is missing; that is no reason to stop: PKCE needs none.
    const unknown = clientAuth === 'none' ? error.reason === 'unknown_client' : error.code === 'client_refused';
    if (unknown || error.code === 'rate_limited' || error.code === 'provider_unavailable') throw error;
  }
}
