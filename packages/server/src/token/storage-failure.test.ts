import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import { postgresForTests } from '../storage/databases-for-tests.ts';
import { REDIRECT, startAccountsServer } from './server-for-tests.ts';

vi.setConfig({ testTimeout: 60_000 });

it('a code is not redeemed, and nothing is said to be, while the database cannot be written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'barline-locked-'));
  const file = join(folder, 'a.db');
  const server = await startAccountsServer({ database: `sqlite:${file}` });
  const { refresh_token } = await server.redeem();
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  const code = server.code();
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
  const [redeemed, revoked, healthy] = await Promise.all([
    server.token(form),
    server.post('/oauth2/revoke/v1', { token: refresh_token }, { authorization: server.basic }),
    server.token({ grant_type: 'client_credentials' }),
  ]);
  expect([redeemed.status, redeemed.text]).toEqual([503, '{"error":"temporarily_unavailable"}']);
  expect(revoked.status).toBe(503);
  expect(healthy.status).toBe(200);
  other.exec('rollback');
  other.close();
  expect((await server.token(form)).status).toBe(200);
  expect((await server.token({ grant_type: 'refresh_token', refresh_token })).status).toBe(200);
  await server.close();
  rmSync(folder, { recursive: true });
});

it('a server that cannot hear of revocations says so, and recovers', async () => {
  const postgres = await postgresForTests();
  if (typeof postgres === 'string') return;
  const location = await postgres.fresh();
  const server = await startAccountsServer({ database: location.kind === 'postgres' ? location.url : '' });
  try {
    const { access_token } = await server.redeem();
    expect((await server.me(access_token)).status).toBe(200);
    await postgres.close();
    const asked = async () => (await server.me(access_token)).status;
    await expect.poll(asked, { timeout: 15_000 }).toBe(503);
    await expect
      .poll(async () => (await server.token({ grant_type: 'client_credentials' })).status, { timeout: 15_000 })
      .toBe(503);
    const form = { grant_type: 'authorization_code', code: server.code(), redirect_uri: REDIRECT };
    expect((await server.token(form)).status).toBe(503);
  } finally {
    await server.close().catch(() => {});
  }
});
