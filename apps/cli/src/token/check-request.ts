import { type AuthorizationRequest, type Provider, recogniseText } from '@barline/auth';
import { Failure, type FailureId } from '@barline/messages';
import type { Settings } from './settings.ts';

const FAILURES: Readonly<Record<string, FailureId>> = {
  unknown_client: 'client_refused',
  redirect_uri_mismatch: 'redirect_uri_mismatch',
  redirect_uri_insecure: 'redirect_uri_mismatch',
  redirect_uri_malformed: 'redirect_uri_mismatch',
  illegal_scope: 'illegal_scope',
};

/**
 * Asks a Barline server beforehand what it would show the person: whoever sees an error page in the browser does not come
 * back, and the terminal would wait for nothing. Spotify says such things after the log-in only and is not asked. Throws
 * `Failure`.
 */
export async function checkRequest(
  provider: Provider,
  request: AuthorizationRequest,
  settings: Settings,
): Promise<void> {
  if (provider.name === 'spotify') return;
  const response = await fetch(request.url, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).catch(
    (error) => {
      throw new Failure('provider_unreachable', { host: new URL(request.url).host }, { cause: error });
    },
  );
  const text = (await response.text()).slice(0, 10_000);
  if (response.status !== 400) return;
  const reason = recogniseText(text);
  const id = (reason !== null && FAILURES[reason]) || 'request_refused';
  throw new Failure(id, { reason: reason ?? '', uri: settings.redirectUri, error: text.slice(0, 200) });
}
