import type { Clock } from '../clock.ts';
import type { AccessToken, AccessTokens } from './access-token.ts';
import type { Revoked } from './revoked.ts';

/** What a presented access token is worth. */
type Verified =
  | { readonly ok: true; readonly token: AccessToken }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' };

export type VerifyAccessToken = (text: string) => Verified;

const MOST_KNOWN = 10_000;

/** Checks that a token was issued here, has not expired and was not revoked. Throws `Failure` when it cannot know. */
export function createVerify(accessTokens: AccessTokens, revoked: Revoked, clock: Clock): VerifyAccessToken {
  // What a token says never changes, and the same one comes many times.
  const known = new Map<string, AccessToken>();

  function read(text: string): AccessToken | null {
    let token = known.get(text) ?? null;
    if (!token && (token = accessTokens.read(text))) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(text, token);
    }
    return token;
  }

  return (text) => {
    const token = read(text);
    if (!token || revoked.has(token)) return { ok: false, reason: 'invalid' };
    return clock.now() < token.expiresAt ? { ok: true, token } : { ok: false, reason: 'expired' };
  };
}
