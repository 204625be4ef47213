import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addMonths } from './grants/months.ts';
import { type AccountsServer, basicOf, createUser, startAccountsServer } from './server-for-tests.ts';

const REVOKED = '{"error":"invalid_grant","error_description":"Refresh token revoked"}';
const INVALID = '{"error":"invalid_grant","error_description":"Invalid refresh token"}';

describe('a refresh token today', () => {
  let server: AccountsServer;
  beforeAll(async () => {
    server = await startAccountsServer();
  });
  afterEach(() => server.clock.setOffset(0));
  afterAll(() => server.close());

  const refresh = (refresh_token: string, more: Record<string, string> = {}) =>
    server.token({ grant_type: 'refresh_token', refresh_token, ...more });

  it('gives a new access token and stays as it is, also without a secret', async () => {
    const first = await server.redeem();
    for (let time = 0; time < 3; time++) {
      const { status, body } = await refresh(first.refresh_token);
      expect([status, Object.keys(body)]).toEqual([200, ['access_token', 'token_type', 'expires_in', 'scope']]);
      expect(body.access_token).not.toBe(first.access_token);
      expect((await server.me(body.access_token)).status).toBe(200);
    }
    const phone = await server.redeemPublic();
    const form = {
      grant_type: 'refresh_token',
      refresh_token: phone.refresh_token,
      client_id: server.publicApp.clientId,
    };
    expect((await server.token(form, {})).body.refresh_token).toBeUndefined();
    expect((await server.token(form, {})).status).toBe(200);
  });

  it('must be there and be one', async () => {
    const missing = '{"error":"invalid_request","error_description":"refresh_token must be supplied"}';
    expect((await server.token({ grant_type: 'refresh_token' })).text).toBe(missing);
    const { refresh_token } = await server.redeem();
    const changed = refresh_token.slice(0, -1) + (refresh_token.at(-1) === 'A' ? 'B' : 'A');
    for (const text of ['x', 'AQ', 'AQ'.padEnd(120, 'A'), changed, `${refresh_token}=`, '\0']) {
      expect((await refresh(text)).text).toBe(INVALID);
    }
    expect((await refresh(refresh_token)).status).toBe(200);
  });

  it('is only its own app’s, and needs the secret', async () => {
    const { refresh_token } = await server.redeem();
    const other = await server.accounts.apps.create({ name: 'Other', redirectUris: [] });
    const authorization = basicOf(other.app.clientId, other.secret!);
    expect((await server.token({ grant_type: 'refresh_token', refresh_token }, { authorization })).text).toBe(INVALID);
    const open = { grant_type: 'refresh_token', refresh_token, client_id: server.app.clientId };
    expect((await server.token(open, {})).body.error).toBe('invalid_client');
    const foreign = { ...open, client_id: server.publicApp.clientId };
    expect((await server.token(foreign, {})).text).toBe(INVALID);
  });

  it('may be asked for fewer scopes, not for more', async () => {
    const { refresh_token } = await server.redeem();
    expect((await refresh(refresh_token, { scope: 'user-read-email' })).body.scope).toBe('user-read-email');
    expect((await refresh(refresh_token, { scope: 'user-read-email streaming' })).body.error).toBe('invalid_scope');
    expect((await refresh(refresh_token)).body.scope).toBe('user-read-private user-read-email');
  });

  it('ends six months after the authorization, however often it is used', async () => {
    const { refresh_token } = await server.redeem();
    const end = addMonths(server.clock.wall(), 6) - server.clock.wall();
    server.clock.setOffset(end - 60_000);
    expect((await refresh(refresh_token)).status).toBe(200);
    server.clock.setOffset(end + 60_000);
    expect((await refresh(refresh_token)).text).toBe('{"error":"invalid_grant"}');
  });

  it('dies with the access, the password, the account, the app', async () => {
    const { accounts, user } = server;
    const { apps, users, authorizations } = accounts;
    const end = {
      access: () => accounts.revokeAuthorization(user.id, server.app.clientId),
      password: () => users.setPassword(user.id, 'other'),
      account: () => users.setDisabled(user.id, true),
    };
    for (const [what, kill] of Object.entries(end)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { access_token, refresh_token } = await server.redeem();
      await kill();
      expect([what, (await refresh(refresh_token)).text]).toEqual([what, REVOKED]);
      await expect.poll(async () => (await server.me(access_token)).status, { timeout: 1000 }).toBe(401);
      await users.setDisabled(user.id, false);
      await authorizations.grant(user.id, server.app.clientId, ['user-read-email', 'user-read-private']);
    }
    const { app, secret } = await apps.create({ name: 'Short-lived', redirectUris: [] });
    const minted = await accounts.mint({ clientId: app.clientId, userId: user.id, scopes: [] });
    const form = { grant_type: 'refresh_token', refresh_token: minted.refresh_token };
    const headers = { authorization: basicOf(app.clientId, secret!) };
    expect((await server.token(form, headers)).body.scope).toBe('');
    await apps.remove(app.clientId);
    await expect
      .poll(async () => (await server.token(form, headers)).body.error, { timeout: 1000 })
      .toBe('invalid_client');
    await expect.poll(async () => (await server.me(minted.access_token)).status, { timeout: 1000 }).toBe(401);
  });

  it('of a deleted user is dead', async () => {
    const gone = await createUser(server.accounts);
    const minted = await server.accounts.mint({ clientId: server.app.clientId, userId: gone.id, scopes: [] });
    await server.accounts.users.remove(gone.id);
    expect((await refresh(minted.refresh_token)).text).toBe(REVOKED);
  });
});

describe('a refresh token of an app without a secret, before mid-2026', () => {
  let server: AccountsServer;
  beforeAll(async () => {
    server = await startAccountsServer({ env: { BARLINE_PROFILE: '2025-11', BARLINE_REFRESH_GRACE_SECONDS: '30' } });
  });
  afterEach(() => server.clock.setOffset(0));
  afterAll(() => server.close());

  const refresh = (refresh_token: string) =>
    server.token({ grant_type: 'refresh_token', refresh_token, client_id: server.publicApp.clientId }, {});

  it('is replaced at each use, in one row', async () => {
    let { refresh_token } = await server.redeemPublic();
    const grants = async () => (await server.accounts.grants.listOf(server.user.id, server.publicApp.clientId)).length;
    const before = await grants();
    const seen = new Set([refresh_token]);
    for (let time = 0; time < 5; time++) {
      const { status, body } = await refresh(refresh_token);
      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope']);
      refresh_token = body.refresh_token;
      seen.add(refresh_token);
    }
    expect([seen.size, await grants()]).toEqual([6, before]);
  });

  it('gives the same successor again within the grace', async () => {
    const { refresh_token } = await server.redeemPublic();
    const first = (await refresh(refresh_token)).body;
    const again = (await refresh(refresh_token)).body;
    expect(again.refresh_token).toBe(first.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(200);
  });

  it('kills everything when it is used again after the grace', async () => {
    const { refresh_token } = await server.redeemPublic();
    const { body } = await refresh(refresh_token);
    server.clock.setOffset(31_000);
    expect((await refresh(refresh_token)).text).toBe(REVOKED);
    expect((await refresh(body.refresh_token)).text).toBe(REVOKED);
    expect((await server.me(body.access_token)).status).toBe(401);
    const [event] = await server.accounts.audit.listOf({ clientId: server.publicApp.clientId }, 1);
    expect(event.kind).toBe('refresh_token_reused');
  });

  it('kills everything when it was replaced twice, grace or not', async () => {
    const { refresh_token } = await server.redeemPublic();
    const second = (await refresh(refresh_token)).body.refresh_token;
    const third = (await refresh(second)).body.refresh_token;
    expect((await refresh(refresh_token)).text).toBe(REVOKED);
    expect((await refresh(third)).text).toBe(REVOKED);
  });

  it('has no fixed end', async () => {
    const { refresh_token } = await server.redeemPublic();
    server.clock.setOffset(700 * 24 * 3600_000);
    expect((await refresh(refresh_token)).status).toBe(200);
  });

  it('is not replaced where the app has a secret', async () => {
    const { refresh_token } = await server.redeem();
    const { body } = await server.token({ grant_type: 'refresh_token', refresh_token });
    expect(body.refresh_token).toBeUndefined();
  });
});

it('has no grace where it is set to nothing', async () => {
  const env = { BARLINE_PROFILE: '2024', BARLINE_REFRESH_GRACE_SECONDS: '0' };
  const server = await startAccountsServer({ env });
  try {
    const { refresh_token } = await server.redeemPublic();
    const form = { grant_type: 'refresh_token', refresh_token, client_id: server.publicApp.clientId };
    expect((await server.token(form, {})).status).toBe(200);
    expect((await server.token(form, {})).text).toBe(REVOKED);
  } finally {
    await server.close();
  }
});

it('outlives a restart of the server', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const folder = mkdtempSync('/tmp/barline-restart-');
  const database = `sqlite:${folder}/a.db`;
  const first = await startAccountsServer({ database, sandbox: true });
  const { access_token, refresh_token } = await first.redeem();
  await first.close();
  const second = await startAccountsServer({ database, sandbox: true });
  expect((await second.me(access_token)).status).toBe(200);
  const headers = { authorization: first.basic };
  expect((await second.token({ grant_type: 'refresh_token', refresh_token }, headers)).status).toBe(200);
  await second.close();
  rmSync(folder, { recursive: true });
});

describe('six months', () => {
  it.each([
    ['2026-01-15', '2026-07-15'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-12-31', '2027-06-30'],
  ])('from %s end on %s', (from, to) => {
    expect(new Date(addMonths(Date.parse(from), 6)).toISOString().slice(0, 10)).toBe(to);
  });
});
