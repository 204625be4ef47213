import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../packages/server/src/config.ts';
import { postgresForTests, sqliteForTests } from '../../packages/server/src/storage/databases-for-tests.ts';
import { type OpenAccounts, openAccounts } from '../../packages/server/src/token/open-accounts.ts';
import {
  type Answer,
  basicOf,
  CHALLENGE,
  createUser,
  REDIRECT,
  read,
  SCOPES,
  VERIFIER,
} from '../../packages/server/src/token/server-for-tests.ts';

// Real processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const sqlite = await sqliteForTests();
const postgres = await postgresForTests();

describe('over SQLite', () => contract(sqlite));
describe('over PostgreSQL', () => {
  if (typeof postgres === 'string') it.skip(postgres, () => {});
  else contract(postgres);
});

type Process = { readonly url: string; readonly child: ChildProcess };

function contract(databases: Exclude<typeof postgres, string>): void {
  let env: Record<string, string>;
  let accounts: OpenAccounts;
  let authorization: string;
  let clientId: string;
  let publicId: string;
  let userId: string;
  let servers: Process[] = [];
  /** Two that are there for all tests but those that stop one. */
  let both: readonly Process[] = [];

  beforeAll(async () => {
    const location = await databases.fresh();
    env = {
      PORT: '0',
      BARLINE_STRIP_URL: 'off',
      BARLINE_DATABASE_URL: location.kind === 'sqlite' ? `sqlite:${location.file}` : location.url,
      BARLINE_MASTER_KEY: 'a master key for tests, long enough',
      BARLINE_PROFILE: '2025-11',
      BARLINE_REFRESH_GRACE_SECONDS: '30',
    };
    accounts = await openAccounts(readConfig(env, { sandbox: false }));
    const { app, secret } = await accounts.apps.create({ name: 'Player', redirectUris: [REDIRECT] });
    const phone = await accounts.apps.create({ name: 'Phone', redirectUris: [REDIRECT], public: true });
    userId = (await createUser(accounts)).id;
    [clientId, publicId] = [app.clientId, phone.app.clientId];
    authorization = basicOf(clientId, secret!);
    for (const id of [clientId, publicId]) await accounts.authorizations.grant(userId, id, SCOPES);
    both = await Promise.all([start(), start()]);
  });
  afterAll(async () => {
    await stopAll('SIGKILL');
    await accounts.close();
    await databases.close();
  });

  async function start(more: Record<string, string> = {}): Promise<Process> {
    const script = fileURLToPath(new URL('../../packages/server/src/token/serve-for-tests.ts', import.meta.url));
    const settings = { env: { ...process.env, ...env, ...more }, stdio: ['ignore', 'pipe', 'inherit'] as const };
    const child = spawn(process.execPath, ['--conditions=source', script], { ...settings, stdio: [...settings.stdio] });
    const [url] = await once(child.stdout!, 'data');
    const server = { url: String(url).trim(), child };
    servers.push(server);
    return server;
  }

  async function stopAll(signal: NodeJS.Signals): Promise<void> {
    const ending = servers.map(({ child }) => (child.exitCode ?? child.signalCode) === null && once(child, 'exit'));
    for (const { child } of servers) child.kill(signal);
    servers = [];
    await Promise.all(ending);
  }

  const post = async ({ url }: Process, form: Record<string, string>, headers: Record<string, string> = {}) =>
    read(await fetch(`${url}/api/token`, { method: 'POST', body: new URLSearchParams(form), headers }));
  const issue = (to: string, codeChallenge: string | null) =>
    accounts.issueCode({ clientId: to, userId, redirectUri: REDIRECT, scopes: SCOPES, codeChallenge });
  const redeem = (server: Process, code: string) =>
    post(server, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }, { authorization });
  const redeemPublic = (server: Process, code: string) => {
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: publicId };
    return post(server, { ...form, code_verifier: VERIFIER });
  };
  const refresh = (server: Process, refresh_token: string) =>
    post(server, { grant_type: 'refresh_token', refresh_token, client_id: publicId });
  const alternate = <T>(of: readonly Process[], ask: (server: Process) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: 50 }, (_, index) => ask(of[index % of.length])));

  it('redeems a code once, fifty asking at two processes at once', async () => {
    for (let round = 0; round < 5; round++) {
      const code = issue(clientId, null);
      const answers = await alternate(both, (server) => redeem(server, code));
      const won = answers.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      for (const { status, body } of answers.filter((answer) => !won.includes(answer))) {
        expect([status, body.error_description]).toEqual([400, 'Invalid authorization code']);
      }
      // The code was used again, so what the first use gave is dead.
      const form = { grant_type: 'refresh_token', refresh_token: won[0].body.refresh_token };
      expect((await post(both[0], form, { authorization })).body.error_description).toBe('Refresh token revoked');
    }
  });

  it('never has two living branches of a refresh token, fifty asking at two processes at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { body } = await redeemPublic(both[0], issue(publicId, CHALLENGE));
      const answers = await alternate(both, (server) => refresh(server, body.refresh_token));
      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      expect(new Set(answers.map((answer) => answer.body.refresh_token)).size).toBe(1);
      expect((await refresh(both[1], answers[0].body.refresh_token)).status).toBe(200);
    }
  });

  it('without a grace leaves one living branch or none', async () => {
    const more = { BARLINE_REFRESH_GRACE_SECONDS: '0' };
    const strict = await Promise.all([start(more), start(more)]);
    for (let round = 0; round < 3; round++) {
      const { body } = await redeemPublic(strict[0], issue(publicId, CHALLENGE));
      const answers = await alternate(strict, (server) => refresh(server, body.refresh_token));
      const won = answers.filter(({ status }) => status === 200);
      expect(new Set(won.map((answer) => answer.body.refresh_token)).size).toBeLessThanOrEqual(1);
      expect((await refresh(strict[0], won[0]?.body.refresh_token ?? body.refresh_token)).status).toBe(400);
    }
  });

  it('keeps what it acknowledged when it is killed', async () => {
    const first = await start();
    const codes = Array.from({ length: 40 }, () => issue(publicId, CHALLENGE));
    const acknowledged: { code: string; answer: Answer }[] = [];
    const asking = codes.map(async (code) => {
      const answer = await redeemPublic(first, code).catch(() => null);
      if (answer?.status === 200) acknowledged.push({ code, answer });
      if (acknowledged.length === 10) first.child.kill('SIGKILL');
    });
    await Promise.all(asking);
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);

    const second = await start();
    for (const { answer } of acknowledged.slice(0, 5)) {
      const rotated = await refresh(second, answer.body.refresh_token);
      expect(rotated.status).toBe(200);
    }
    for (const { code } of acknowledged) expect((await redeemPublic(second, code)).status).toBe(400);
  });

  it('keeps a rotation that it acknowledged when it is killed', async () => {
    const first = await start();
    const { body } = await redeemPublic(first, issue(publicId, CHALLENGE));
    const rotated = await refresh(first, body.refresh_token);
    first.child.kill('SIGKILL');
    const second = await start();
    expect((await refresh(second, rotated.body.refresh_token)).status).toBe(200);
    expect((await refresh(second, body.refresh_token)).body.error_description).toBe('Refresh token revoked');
  });

  it('finishes what is under way when it is stopped', async () => {
    const server = await start();
    await redeemPublic(server, issue(publicId, CHALLENGE));
    const codes = Array.from({ length: 30 }, () => issue(publicId, CHALLENGE));
    const asked = codes.map((code) => redeemPublic(server, code).catch(() => null));
    await asked[0];
    const ended = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    const answers = await Promise.all(asked);
    expect((await ended)[0]).toBe(0);
    const after = await start();
    for (const [index, answer] of answers.entries()) {
      if (answer?.status !== 200) continue;
      expect((await redeemPublic(after, codes[index])).body.error_description).toBe('Invalid authorization code');
    }
  });

  it('hears of a revocation by another process within a second, and of its own at once', async () => {
    const [one, two] = both;
    const { body } = await redeem(one, issue(clientId, null));
    const me = async ({ url }: Process) =>
      (await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${body.access_token}` } })).status;
    expect([await me(one), await me(two)]).toEqual([200, 200]);
    const form = new URLSearchParams({ token: body.refresh_token });
    await fetch(`${one.url}/oauth2/revoke/v1`, { method: 'POST', headers: { authorization }, body: form });
    expect(await me(one)).toBe(401);
    await expect.poll(() => me(two), { timeout: 1000, interval: 20 }).toBe(401);
  });
}
