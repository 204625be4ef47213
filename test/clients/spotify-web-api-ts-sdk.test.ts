import { AuthorizationCodeWithPKCEStrategy, SpotifyApi } from '@spotify/web-api-ts-sdk';
import { afterAll, expect, it, vi } from 'vitest';
import { overDatabases, type Sandbox } from './over-databases.ts';

// The SDK has Spotify's addresses built in; this sends what is meant for them to the server.
const real = globalThis.fetch;
afterAll(() => vi.unstubAllGlobals());

function redirectTo({ url }: Sandbox): void {
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    const address = String(input instanceof Request ? input.url : input);
    return real(address.replace(/^https:\/\/(accounts|api)\.spotify\.com/, url), init);
  });
}

/** The part of the strategy that a page would do: where to go, and what to do with the code that comes back. */
class Strategy extends AuthorizationCodeWithPKCEStrategy {
  link(scopes: string[], challenge: string): Promise<string> {
    return this.generateRedirectUrlForUser(scopes, challenge);
  }

  exchange(code: string, verifier: string) {
    return this.exchangeCodeForToken(code, verifier);
  }
}

overDatabases('2026-07', (sandbox) => {
  it('acts for an app', async () => {
    redirectTo(sandbox());
    const { clientId, clientSecret } = sandbox();
    const { authenticated, accessToken } = await SpotifyApi.withClientCredentials(
      clientId,
      clientSecret,
    ).authenticate();
    expect(authenticated).toBe(true);
    expect(accessToken).toMatchObject({ access_token: expect.stringMatching(/^BQ/), expires_in: 3600 });
  });

  it('acts for a person who logged in with PKCE', async () => {
    redirectTo(sandbox());
    const { clientId, redirectUri, url, newPerson } = sandbox();
    const strategy = new Strategy(clientId, redirectUri, ['user-read-email']);
    const { challenge, verifier } = await pkce();
    const link = await strategy.link(['user-read-email'], challenge);
    const callback = new URL(await newPerson().follow(link.replace('https://accounts.spotify.com', url)));
    expect(callback.searchParams.get('state')).toBeNull();
    const token = await strategy.exchange(callback.searchParams.get('code')!, verifier);
    const profile = await SpotifyApi.withAccessToken(clientId, token).currentUser.profile();
    expect(profile).toMatchObject({ type: 'user', email: expect.any(String) });
  });
});

async function pkce(): Promise<{ verifier: string; challenge: string }> {
  const verifier = 'v'.repeat(64);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: Buffer.from(digest).toString('base64url') };
}
