import * as client from 'openid-client';
import { expect, it } from 'vitest';
import { overDatabases, type Sandbox } from './over-databases.ts';

const SCOPE = 'user-read-email';

const discover = ({ url, clientId }: Sandbox, auth: client.ClientAuth, algorithm: 'oauth2' | 'oidc') =>
  client.discovery(new URL(url), clientId, undefined, auth, { algorithm, execute: [client.allowInsecureRequests] });

overDatabases('2026-07', (sandbox) => {
  it.each(['oauth2', 'oidc'] as const)(
    'discovers as %s, logs a person in, refreshes and revokes',
    async (algorithm) => {
      const { url, redirectUri, clientSecret, newPerson } = sandbox();
      const config = await discover(sandbox(), client.ClientSecretPost(clientSecret), algorithm);
      const pkceCodeVerifier = client.randomPKCECodeVerifier();
      const expectedState = client.randomState();
      const link = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: expectedState,
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      });
      const callback = new URL(await newPerson().follow(link.href));
      const tokens = await client.authorizationCodeGrant(config, callback, { pkceCodeVerifier, expectedState });
      expect(tokens).toMatchObject({ token_type: 'bearer', scope: SCOPE, expires_in: 3600 });
      expect(tokens.expiresIn()).toBeGreaterThan(3500);
      const me = await client.fetchProtectedResource(config, tokens.access_token, new URL(`${url}/v1/me`), 'GET');
      expect(await me.json()).toMatchObject({ type: 'user' });
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token!);
      expect((await client.tokenIntrospection(config, refreshed.access_token)).active).toBe(true);
      await client.tokenRevocation(config, tokens.refresh_token!);
      expect((await client.tokenIntrospection(config, refreshed.access_token)).active).toBe(false);
      await expect(client.refreshTokenGrant(config, tokens.refresh_token!)).rejects.toMatchObject({
        error: 'invalid_grant',
      });
    },
  );

  it('gets a token for an app by client credentials', async () => {
    const config = await discover(sandbox(), client.ClientSecretBasic(sandbox().clientSecret), 'oauth2');
    expect((await client.clientCredentialsGrant(config)).access_token).toMatch(/^BQ/);
    const wrong = await discover(sandbox(), client.ClientSecretBasic('wrong'), 'oauth2');
    await expect(client.clientCredentialsGrant(wrong)).rejects.toMatchObject({
      error: 'invalid_client',
      error_description: 'Invalid client secret',
    });
  });

  it('pairs a device by polling', async () => {
    const config = await discover(sandbox(), client.None(), 'oauth2');
    const device = await client.initiateDeviceAuthorization(config, { scope: SCOPE });
    const polling = client.pollDeviceAuthorizationGrant(config, { ...device, interval: 1 });
    await sandbox().newPerson().pair(device.verification_uri_complete!, device.user_code);
    expect(await polling).toMatchObject({ scope: SCOPE, refresh_token: expect.stringMatching(/^AQ/) });
  });
});
