import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { overDatabases, type Sandbox } from './over-databases.ts';

const require = createRequire(import.meta.url);
const SpotifyWebApi = require('spotify-web-api-node');
const authentication = require('spotify-web-api-node/src/authentication-request');
const webApi = require('spotify-web-api-node/src/webapi-request');
const builders = { authentication: authentication.builder, webApi: webApi.builder };

/** The client looks its addresses up at each call. */
function connect({ url, clientId, clientSecret, redirectUri }: Sandbox) {
  const { hostname, port } = new URL(url);
  const here = (builder: typeof builders.webApi) => (token?: string) =>
    builder(token).withHost(hostname).withPort(Number(port)).withScheme('http');
  authentication.builder = here(builders.authentication);
  webApi.builder = here(builders.webApi);
  return new SpotifyWebApi({ clientId, clientSecret, redirectUri });
}

overDatabases('2026-07', (sandbox) => {
  it('logs a person in, asks who it is, refreshes', async () => {
    const api = connect(sandbox());
    const link = api.createAuthorizeURL(['user-read-private', 'user-read-email'], 'some-state');
    const there = link.replace(/^https?:\/\/[^/]+/, sandbox().url);
    const callback = new URL(await sandbox().newPerson().follow(there));
    expect(callback.searchParams.get('state')).toBe('some-state');
    const { body } = await api.authorizationCodeGrant(callback.searchParams.get('code'));
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    api.setAccessToken(body.access_token);
    api.setRefreshToken(body.refresh_token);
    expect((await api.getMe()).body).toMatchObject({ type: 'user', country: expect.any(String) });
    const refreshed = await api.refreshAccessToken();
    expect(refreshed.body.refresh_token).toBeUndefined();
    api.setAccessToken(refreshed.body.access_token);
    expect((await api.getMe()).statusCode).toBe(200);
  });

  it('gets a token for an app, and hears what is wrong', async () => {
    const api = connect(sandbox());
    expect((await api.clientCredentialsGrant()).body.access_token).toMatch(/^BQ/);
    api.setRefreshToken('AQwrong');
    await expect(api.refreshAccessToken()).rejects.toMatchObject({
      name: 'WebapiAuthenticationError',
      body: { error: 'invalid_grant', error_description: 'Invalid refresh token' },
      statusCode: 400,
    });
    api.setAccessToken('wrong');
    await expect(api.getMe()).rejects.toMatchObject({ name: 'WebapiRegularError', statusCode: 401 });
  });
});
