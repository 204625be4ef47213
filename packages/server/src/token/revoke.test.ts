import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountsServer, basicOf, startAccountsServer } from './server-for-tests.ts';

let server: AccountsServer;
beforeAll(async () => {
  server = await startAccountsServer();
});
afterAll(() => server.close());

const headers = () => ({ authorization: server.basic });
const revoke = (token: string, by = headers()) => server.post('/oauth2/revoke/v1', { token }, by);
const introspect = async (token: string, by = headers()) =>
  (await server.post('/oauth2/introspect/v1', { token }, by)).body;

async function otherHeaders() {
  const { app, secret } = await server.accounts.apps.create({ name: 'Other', redirectUris: [] });
  return { authorization: basicOf(app.clientId, secret!) };
}

describe('revocation', () => {
  it('of a refresh token ends the access tokens too, at once', async () => {
    const { access_token, refresh_token } = await server.redeem();
    expect(await revoke(refresh_token)).toMatchObject({ status: 200, text: '' });
    const form = { grant_type: 'refresh_token', refresh_token };
    expect((await server.token(form)).body.error_description).toBe('Refresh token revoked');
    expect((await server.me(access_token)).status).toBe(401);
  });

  it('of an access token ends that one only', async () => {
    const { access_token, refresh_token } = await server.redeem();
    const { body } = await server.token({ grant_type: 'refresh_token', refresh_token });
    await revoke(access_token);
    expect((await server.me(access_token)).status).toBe(401);
    expect((await server.me(body.access_token)).status).toBe(200);
    expect((await server.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
  });

  it('whatever the hint says', async () => {
    const { refresh_token } = await server.redeem();
    const form = { token: refresh_token, token_type_hint: 'access_token' };
    expect((await server.post('/oauth2/revoke/v1', form, headers())).status).toBe(200);
    expect((await introspect(refresh_token)).active).toBe(false);
  });

  it('of what is no token, or dead already, is success', async () => {
    const { refresh_token } = await server.redeem();
    for (const token of ['x', 'AQ'.padEnd(120, 'A'), refresh_token, refresh_token]) {
      expect((await revoke(token)).status).toBe(200);
    }
  });

  it('of another client’s token is refused and changes nothing', async () => {
    const { access_token, refresh_token } = await server.redeem();
    const other = await otherHeaders();
    for (const token of [access_token, refresh_token]) {
      expect(await revoke(token, other)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    }
    expect((await server.me(access_token)).status).toBe(200);
    expect((await server.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
  });

  it('needs a client, its secret where it has one, and a token', async () => {
    const { refresh_token: token } = await server.redeem();
    const post = (form: Record<string, string>, by = {}) => server.post('/oauth2/revoke/v1', form, by);
    expect((await post({ token })).body).toEqual({ error: 'invalid_client' });
    expect((await post({ token, client_id: server.app.clientId })).body.error).toBe('invalid_client');
    expect((await post({}, headers())).body.error).toBe('invalid_request');
    expect((await introspect(token)).active).toBe(true);
    const phone = await server.redeemPublic();
    const open = { token: phone.refresh_token, client_id: server.publicApp.clientId };
    expect((await post(open)).status).toBe(200);
  });

  it('reaches another process within a second', async () => {
    const { access_token, refresh_token } = await server.redeem();
    const { verify } = server.accounts.endpoints;
    expect(verify(access_token).ok).toBe(true);
    await revoke(refresh_token);
    await expect.poll(() => verify(access_token).ok, { timeout: 1000 }).toBe(false);
  });
});

describe('introspection', () => {
  it('tells of a living token of one’s own', async () => {
    const { access_token, refresh_token } = await server.redeem();
    const seen = await introspect(access_token);
    expect(seen).toEqual({
      active: true,
      scope: 'user-read-private user-read-email',
      client_id: server.app.clientId,
      token_type: 'Bearer',
      exp: expect.any(Number),
      sub: server.user.id,
    });
    expect(Math.abs(seen.exp - Date.now() / 1000 - 3600)).toBeLessThan(10);
    expect(await introspect(refresh_token)).toMatchObject({ active: true, sub: server.user.id });
    const { body } = await server.token({ grant_type: 'client_credentials' });
    expect(await introspect(body.access_token)).not.toHaveProperty('sub');
  });

  it('says of all others only that they are not', async () => {
    const { access_token, refresh_token } = await server.redeem();
    const other = await otherHeaders();
    for (const token of [access_token, refresh_token])
      expect(await introspect(token, other)).toEqual({ active: false });
    for (const token of ['x', server.code()]) expect(await introspect(token)).toEqual({ active: false });
    await revoke(refresh_token);
    for (const token of [access_token, refresh_token]) expect(await introspect(token)).toEqual({ active: false });
    const late = await server.redeem();
    server.clock.setOffset(3601_000 + 1000);
    try {
      expect(await introspect(late.access_token)).toEqual({ active: false });
    } finally {
      server.clock.setOffset(0);
    }
  });

  it('needs a client with a secret', async () => {
    const { access_token: token } = await server.redeem();
    const ask = (form: Record<string, string>) => server.post('/oauth2/introspect/v1', form);
    expect((await ask({ token })).body.error).toBe('invalid_client');
    expect((await ask({ token, client_id: server.app.clientId })).body.error).toBe('invalid_client');
    expect((await ask({ token, client_id: server.publicApp.clientId })).body.error).toBe('unauthorized_client');
  });
});
