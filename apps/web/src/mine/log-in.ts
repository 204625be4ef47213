import { createAuthorizationRequest } from '@barline/auth';
import { rememberPending } from '../token/pending.ts';
import { ownRedirectUri, providerOf } from '../token/plan.ts';
import { tabKept } from '../token/tab-kept.ts';

const SCOPES = ['playlist-read-private', 'playlist-read-collaborative', 'user-read-private'];
const RETURN = 'after-log-in';

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
  if (!tabKept.write(RETURN, path) || !rememberPending({ party: 'here', request })) return false;
  location.assign(request.url);
  return true;
}

/** Where a log-in that `goToLogIn` began goes on, once; `null` for others. */
export function takeReturnPath(): string | null {
  const path = tabKept.read(RETURN);
  tabKept.write(RETURN, null);
  return path;
}
