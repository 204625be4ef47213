import { CallerError } from './errors.ts';
import { createPkce } from './pkce.ts';
import type { Provider } from './provider.ts';
import { type Random, randomText, systemRandom } from './random.ts';
import { lintRedirectUri } from './redirect-uri.ts';

/** How long an answer is waited for, in ms: as long as a code lives. */
export const REQUEST_LIFETIME = 600_000;

const STATE_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export type AuthorizationRequestOptions = {
  readonly provider: Provider;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes?: readonly string[];
  /** True: the person is asked although they approved before (the wire's `show_dialog`). */
  readonly showDialog?: boolean;
  /** `implicit`: the token itself comes back in the address; switched off by Spotify. */
  readonly flow?: 'code' | 'implicit';
  readonly now?: () => number;
  readonly random?: Random;
};

/** What must be remembered until the answer comes, and where to send the person. Plain JSON. */
export type AuthorizationRequest = {
  /** A page to go to; never to be fetched. */
  readonly url: string;
  readonly response_type: 'code' | 'token';
  readonly issuer: string;
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly scope: string;
  readonly state: string;
  /** A secret until it is redeemed with the code; `null` in the implicit grant. */
  readonly code_verifier: string | null;
  /** In ms since 1970. */
  readonly created_at: number;
};

/**
 * Makes the request of RFC 6749 §4.1.1 with a new `state` and a new PKCE challenge, always both. Throws `CallerError`
 * on a redirect URI that would be refused, and on the implicit grant where it is switched off.
 */
export async function createAuthorizationRequest(options: AuthorizationRequestOptions): Promise<AuthorizationRequest> {
  const { provider, clientId, redirectUri, scopes = [], showDialog, flow = 'code' } = options;
  const { now = Date.now, random = systemRandom } = options;
  const verdict = lintRedirectUri(redirectUri);
  if (!verdict.ok) {
    const values = { reason: verdict.fault, uri: redirectUri, suggestion: verdict.suggestion ?? '' };
    throw new CallerError('redirect_uri_unusable', `This redirect URI is refused: ${verdict.fault}.`, { values });
  }
  if (flow === 'implicit' && !provider.implicit) {
    throw new CallerError('implicit_removed', 'Spotify switched the implicit grant off on 27 November 2025: use PKCE.');
  }
  const pkce = flow === 'code' ? await createPkce(64, random) : null;
  const state = randomText(32, STATE_LETTERS, random);
  const scope = [...new Set(scopes)].join(' ');
  const response_type = flow === 'code' ? 'code' : 'token';
  const parameters = [
    ['client_id', clientId],
    ['response_type', response_type],
    ['redirect_uri', redirectUri],
    ...(scope === '' ? [] : [['scope', scope]]),
    ['state', state],
    ...(pkce === null
      ? []
      : [
          ['code_challenge_method', pkce.code_challenge_method],
          ['code_challenge', pkce.code_challenge],
        ]),
    ...(showDialog ? [['show_dialog', 'true']] : []),
  ];
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return {
    url: `${provider.authorizationEndpoint}?${query}`,
    response_type,
    issuer: provider.issuer,
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_verifier: pkce?.code_verifier ?? null,
    created_at: now(),
  };
}
