import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AccountsServer, basicOf, startAccountsServer } from './server-for-tests.ts';
import { DEVICE_GRANT } from './token.ts';

let server: AccountsServer;
beforeAll(async () => {
  server = await startAccountsServer();
});
afterEach(() => server.clock.setOffset(0));
afterAll(() => server.close());

async function begin(scope = 'user-read-email') {
  const form = { scope, client_id: server.publicApp.clientId };
  return (await server.post('/oauth2/device/authorize', form)).body;
}
const poll = (device_code: string, client_id = server.publicApp.clientId) =>
  server.token({ grant_type: DEVICE_GRANT, device_code, client_id }, {});

describe('a device', () => {
  it('gets a code for itself and one for the person', async () => {
    const answer = await begin();
    expect(answer).toEqual({
      device_code: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
      verification_uri: `${server.url}/pair`,
      verification_uri_complete: `${server.url}/pair?code=${answer.user_code}`,
      expires_in: 3599,
      interval: 5,
    });
  });

  it('must be a client and ask for scopes that exist', async () => {
    const post = (form: Record<string, string>, by = {}) => server.post('/oauth2/device/authorize', form, by);
    expect((await post({})).body).toEqual({ error: 'invalid_client' });
    expect((await post({ client_id: server.app.clientId })).body.error).toBe('invalid_client');
    expect((await post({ scope: 'everything' }, { authorization: server.basic })).body.error).toBe('invalid_scope');
    expect((await post({}, { authorization: server.basic })).status).toBe(200);
  });

  it('waits, is told to slow down when it does not, then gets its tokens once', async () => {
    const { device_code, user_code } = await begin();
    expect((await poll(device_code)).text).toBe('{"error":"authorization_pending"}');
    expect((await poll(device_code)).text).toBe('{"error":"slow_down"}');
    server.clock.setOffset(7000);
    expect((await poll(device_code)).text).toBe('{"error":"slow_down"}');
    server.clock.setOffset(30_000);
    expect((await poll(device_code)).text).toBe('{"error":"authorization_pending"}');

    const { device, authorizations } = server.accounts;
    const typed = ` ${user_code.toLowerCase().replace('-', ' ')}`;
    expect(await device.findByUserCode(typed)).toMatchObject({
      clientId: server.publicApp.clientId,
      scopes: ['user-read-email'],
    });
    await authorizations.grant(server.user.id, server.publicApp.clientId, ['user-read-email']);
    expect(await device.approve(typed, server.user.id)).toBe(true);
    expect(await device.approve(typed, server.user.id)).toBe(false);
    expect(await device.findByUserCode(user_code)).toBeNull();

    const { status, body } = await poll(device_code);
    expect([status, Object.keys(body)]).toEqual([
      200,
      ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope'],
    ]);
    expect((await server.me(body.access_token)).body.email).toBe('listener@example.org');
    const form = {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
      client_id: server.publicApp.clientId,
    };
    expect((await server.token(form, {})).status).toBe(200);
    expect((await poll(device_code)).body.error).toBe('invalid_grant');
  });

  it('gets its tokens once when it asks many times at once', async () => {
    const { device_code, user_code } = await begin();
    await server.accounts.device.approve(user_code, server.user.id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => poll(device_code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('hears that the person refused, and that time is up', async () => {
    const denied = await begin();
    await server.accounts.device.deny(denied.user_code);
    expect((await poll(denied.device_code)).text).toBe('{"error":"access_denied"}');
    const late = await begin();
    server.clock.setOffset(3600_000);
    expect((await poll(late.device_code)).text).toBe('{"error":"expired_token"}');
    expect(await server.accounts.device.approve(late.user_code, server.user.id)).toBe(false);
  });

  it('needs its own code and its own name', async () => {
    expect((await poll('x')).body.error).toBe('invalid_grant');
    const missing = await server.token({ grant_type: DEVICE_GRANT });
    expect(missing.body).toEqual({ error: 'invalid_request', error_description: 'device_code must be supplied' });
    const { device_code } = await begin();
    const other = await server.accounts.apps.create({ name: 'Other', redirectUris: [], public: true });
    expect((await poll(device_code, other.app.clientId)).body.error).toBe('invalid_grant');
    const headers = { authorization: basicOf(server.app.clientId, server.secret) };
    expect((await server.token({ grant_type: DEVICE_GRANT, device_code }, headers)).body.error).toBe('invalid_grant');
  });
});
