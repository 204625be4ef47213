import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  barlineServer,
  type Client,
  createAuthorizationRequest,
  createSession,
  exchangeCode,
  memoryStore,
  type Provider,
  pollDevice,
  refreshTokens,
  requestDevice,
  revokeToken,
  splitScope,
  toTokens,
  validateAuthorizationResponse,
} from '@barline/auth';
import { confidentialClient, requestAppToken } from '@barline/auth/confidential';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../terminal/service.ts';
import { startOidcProvider } from './oidc-provider.ts';

const REDIRECT_URI = 'http://127.0.0.1/callback';
const SCOPES = ['user-read-private', 'user-read-email'];

/** A server that the library is tried against, with an app that has a secret and one that has none. */
type Peer = {
  readonly provider: Provider;
  readonly publicApp: string;
  readonly secretApp: { readonly clientId: string; readonly clientSecret: string };
  /** Follows the page's address as a person who agrees. Returns the address that it ends at. */
  agree(url: string): Promise<string>;
  pair(verificationUri: string, userCode: string): Promise<void>;
  /** Whether a refresh without a secret replaces the refresh token. */
  readonly rotates: boolean;
  close(): void | Promise<void>;
};

async function openBarline(profile: string): Promise<Peer> {
  const service = await openService(profile);
  const secret = await service.register(REDIRECT_URI);
  const open = await service.register(REDIRECT_URI, { public: true });
  return {
    provider: barlineServer(service.url),
    publicApp: open.clientId,
    secretApp: { clientId: secret.clientId, clientSecret: secret.clientSecret! },
    agree: (url) => service.person().follow(url),
    pair: (page, code) => service.person().pair(page, code),
    rotates: profile !== '2026-07',
    close: service.close,
  };
}

async function openIndependent(): Promise<Peer> {
  const publicApp = 'a'.repeat(32);
  const secretApp = { clientId: 'b'.repeat(32), clientSecret: 'a secret: with/signs & more +%20-_.!~*()' };
  const server: Server = await startOidcProvider({ publicApp, secretApp, redirectUri: REDIRECT_URI, scopes: SCOPES });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { follow } = await import('./cookie-walk.ts');
  return {
    provider: {
      ...barlineServer(issuer),
      authorizationEndpoint: `${issuer}/auth`,
      tokenEndpoint: `${issuer}/token`,
      deviceAuthorizationEndpoint: `${issuer}/device/auth`,
      revocationEndpoint: `${issuer}/token/revocation`,
    },
    publicApp,
    secretApp,
    agree: (url) => follow(url),
    pair: async (page, code) => void (await follow(`${page}?user_code=${code}`, { user_code: code, confirm: 'yes' })),
    rotates: true,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe.each([
  ['our server as of 2024', () => openBarline('2024')],
  ['our server as of 2025-11', () => openBarline('2025-11')],
  ['our server as of 2026-07', () => openBarline('2026-07')],
  ['oidc-provider', openIndependent],
])('the library against %s', (_, open) => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await open();
  });
  afterAll(() => peer?.close());

  /** A person logs in to an app. */
  async function logIn(client: Client, scopes: readonly string[] = SCOPES) {
    const { provider } = peer;
    const request = await createAuthorizationRequest({
      provider,
      clientId: client.clientId,
      redirectUri: REDIRECT_URI,
      scopes,
    });
    const response = validateAuthorizationResponse(provider, request, await peer.agree(request.url));
    const answer = await exchangeCode({ provider, client, response });
    return { request, response, answer, tokens: toTokens(answer, { flow: 'pkce', requestedScope: request.scope }) };
  }

  const withSecret = (method?: 'basic' | 'post') =>
    confidentialClient(peer.secretApp.clientId, peer.secretApp.clientSecret, method);

  it('logs in without a secret, refreshes, and ends', async () => {
    const { provider, publicApp, rotates } = peer;
    const client = { clientId: publicApp };
    const { tokens } = await logIn(client);
    expect(splitScope(tokens.scope ?? '').toSorted()).toEqual(SCOPES.toSorted());
    const store = memoryStore(tokens);
    const session = createSession({ provider, client, store });
    const renewed = await session.refresh();
    expect(renewed.access_token).not.toBe(tokens.access_token);
    expect(renewed.refresh_token === tokens.refresh_token).toBe(!rotates);
    expect((await session.refresh()).refresh_token).not.toBeNull();
    expect(await revokeToken({ provider, client }, (await store.read())!.refresh_token!)).toBe(true);
    await expect(session.refresh()).rejects.toMatchObject({ code: 'login_required', error: 'invalid_grant' });
    await expect(session.refresh()).rejects.toMatchObject({ code: 'login_required', status: null });
  });

  it.each(['basic', 'post'] as const)('logs in with a secret, sent by %s', async (method) => {
    const client = withSecret(method);
    const { answer } = await logIn(client);
    expect(answer.token_type).toBe('Bearer');
    const again = await refreshTokens({ provider: peer.provider, client, refreshToken: answer.refresh_token! });
    expect(again.access_token).not.toBe(answer.access_token);
  });

  it('gets a token of the app itself', async () => {
    const answer = await requestAppToken({ provider: peer.provider, client: withSecret() });
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number) });
    expect(answer.refresh_token).toBeUndefined();
  });

  it('tells a wrong secret, a wrong app, a wrong token and a used code', async () => {
    const { provider, publicApp, secretApp } = peer;
    const wrong = confidentialClient(secretApp.clientId, 'wrong');
    await expect(requestAppToken({ provider, client: wrong })).rejects.toMatchObject({ code: 'client_refused' });
    const unknown = { clientId: 'f'.repeat(32) };
    await expect(refreshTokens({ provider, client: unknown, refreshToken: 'x' })).rejects.toMatchObject({
      code: 'client_refused',
    });
    const client = { clientId: publicApp };
    await expect(refreshTokens({ provider, client, refreshToken: 'x' })).rejects.toMatchObject({
      code: 'login_required',
    });
    const { response } = await logIn(client);
    await expect(exchangeCode({ provider, client, response })).rejects.toMatchObject({ code: 'code_refused' });
  });

  it('tells a verifier that is not of this code', async () => {
    const { provider, publicApp } = peer;
    const client = { clientId: publicApp };
    const options = { provider, clientId: publicApp, redirectUri: REDIRECT_URI, scopes: SCOPES };
    const request = await createAuthorizationRequest(options);
    const other = await createAuthorizationRequest(options);
    const response = validateAuthorizationResponse(provider, request, await peer.agree(request.url));
    const swapped = { ...response, request: { ...request, code_verifier: other.code_verifier } };
    await expect(exchangeCode({ provider, client, response: swapped })).rejects.toMatchObject({ code: 'code_refused' });
  });

  it('pairs a device', async () => {
    const { provider, publicApp } = peer;
    const client = { clientId: publicApp };
    const device = await requestDevice({ provider, client, scopes: SCOPES });
    let asked = 0;
    const sleep = async () => {
      if (asked++ === 1) await peer.pair(device.verification_uri, device.user_code);
      // As long as the server asks for, or it says to slow down, which is no failure either.
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const answer = await pollDevice({ provider, client, device, sleep });
    expect(answer.refresh_token).toEqual(expect.any(String));
  });
});
