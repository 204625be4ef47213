import * as oauth from 'oauth4webapi';
import { expect, it } from 'vitest';
import { overDatabases, type Sandbox } from './over-databases.ts';

const http = { [oauth.allowInsecureRequests]: true };
const SCOPE = 'user-read-private user-read-email';

async function discover({ url }: Sandbox): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(url);
  const response = await oauth.discoveryRequest(issuer, { ...http, algorithm: 'oauth2' });
  const openid = await oauth.discoveryRequest(issuer, { ...http, algorithm: 'oidc' });
  expect(await openid.json()).toEqual(await response.clone().json());
  return oauth.processDiscoveryResponse(issuer, response);
}

async function logIn(sandbox: Sandbox, as: oauth.AuthorizationServer, auth: oauth.ClientAuth) {
  const client = { client_id: sandbox.clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const link = new URL(as.authorization_endpoint!);
  link.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: sandbox.redirectUri,
    scope: SCOPE,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  const callback = new URL(await sandbox.newPerson().follow(link.href));
  const parameters = oauth.validateAuthResponse(as, client, callback, state);
  const { redirectUri } = sandbox;
  const answer = await oauth.authorizationCodeGrantRequest(as, client, auth, parameters, redirectUri, verifier, http);
  return oauth.processAuthorizationCodeResponse(as, client, answer);
}

overDatabases('2026-07', (sandbox) => {
  it.each(['none', 'basic', 'post'])(
    'logs a person in with PKCE, client authentication: %s; refreshes, revokes',
    async (by) => {
      const as = await discover(sandbox());
      const { url, clientId, clientSecret } = sandbox();
      const client = { client_id: clientId };
      const auth = {
        none: oauth.None(),
        basic: oauth.ClientSecretBasic(clientSecret),
        post: oauth.ClientSecretPost(clientSecret),
      }[by]!;
      const tokens = await logIn(sandbox(), as, auth);
      expect(tokens.scope?.split(' ').toSorted()).toEqual(SCOPE.split(' ').toSorted());
      const me = await oauth.protectedResourceRequest(
        tokens.access_token,
        'GET',
        new URL(`${url}/v1/me`),
        undefined,
        undefined,
        http,
      );
      expect(await me.json()).toMatchObject({ type: 'user', email: expect.any(String) });

      const refresh = () => oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token!, http);
      const refreshed = await oauth.processRefreshTokenResponse(as, client, await refresh());
      expect([refreshed.token_type, refreshed.refresh_token]).toEqual(['bearer', undefined]);

      await oauth.processRevocationResponse(
        await oauth.revocationRequest(as, client, auth, tokens.refresh_token!, http),
      );
      const dead = oauth.processRefreshTokenResponse(as, client, await refresh());
      await expect(dead).rejects.toMatchObject({ error: 'invalid_grant', error_description: 'Refresh token revoked' });
      const ask = oauth.protectedResourceRequest(
        refreshed.access_token,
        'GET',
        new URL(`${url}/v1/me`),
        undefined,
        undefined,
        http,
      );
      await expect(ask).rejects.toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    },
  );

  it('gets a token for an app by client credentials, and introspects it', async () => {
    const as = await discover(sandbox());
    const client = { client_id: sandbox().clientId };
    const auth = oauth.ClientSecretBasic(sandbox().clientSecret);
    const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, http);
    const { access_token } = await oauth.processClientCredentialsResponse(as, client, answer);
    const seen = await oauth.introspectionRequest(as, client, auth, access_token, http);
    expect(await oauth.processIntrospectionResponse(as, client, seen)).toMatchObject({ active: true });
    const wrong = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretPost('wrong'), {}, http);
    const refused = oauth.processClientCredentialsResponse(as, client, wrong);
    await expect(refused).rejects.toMatchObject({ error: 'invalid_client', status: 400 });
  });

  it('pairs a device', async () => {
    const as = await discover(sandbox());
    const client = { client_id: sandbox().clientId };
    const answer = await oauth.deviceAuthorizationRequest(as, client, oauth.None(), { scope: SCOPE }, http);
    const device = await oauth.processDeviceAuthorizationResponse(as, client, answer);
    const poll = async () => {
      const polled = await oauth.deviceCodeGrantRequest(as, client, oauth.None(), device.device_code, http);
      return oauth.processDeviceCodeResponse(as, client, polled);
    };
    await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending' });
    await sandbox().newPerson().pair(device.verification_uri, device.user_code);
    const tokens = await poll();
    expect(tokens.refresh_token).toMatch(/^AQ/);
    expect(tokens.scope?.split(' ').toSorted()).toEqual(SCOPE.split(' ').toSorted());
  });
});

overDatabases('2025-11', (sandbox) => {
  it('gets a new refresh token at each refresh without a secret', async () => {
    const as = await discover(sandbox());
    const client = { client_id: sandbox().clientId };
    const first = await logIn(sandbox(), as, oauth.None());
    const answer = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), first.refresh_token!, http);
    const second = await oauth.processRefreshTokenResponse(as, client, answer);
    expect(second.refresh_token).toMatch(/^AQ/);
    expect(second.refresh_token).not.toBe(first.refresh_token);
  });
});
