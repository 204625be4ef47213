import { createAuthorizationRequest } from '@barline/auth';
import { rememberPending } from '../token/pending.ts';
import { ownRedirectUri, providerOf } from '../token/plan.ts';

const SCOPES = ['playlist-read-private', 'playlist-read-collaborative', 'user-read-private'];

/** Leads to the log-in of this server, as any app would, and back to `path`. `false` where that is not possible. */
export async function goToLogIn(path: string): Promise<boolean> {
  const response = await fetch('/api/v1/site').catch(() => null);
  if (!response?.ok) return false;
  const { client_id: clientId } = await response.json();
  const request = await createAuthorizationRequest({
    provider: providerOf('here'),
    clientId,
    redirectUri: ownRedirectUri(),
    scopes: SCOPES,
    showDialog: false,
    flow: 'code',
  });
  if (!rememberPending({ party: 'here', request, returnTo: path })) return false;
  location.assign(request.url);
  return true;
}
