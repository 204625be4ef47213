import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, toAuthorize, visitor } from '../accounts/visitor-for-tests.ts';
import { startTestServer } from '../http/server-for-tests.ts';
import { postgresForTests, sqliteForTests, type TestDatabases } from '../storage/databases-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const postgres = await postgresForTests();

for (const [name, open] of [
  ['SQLite', sqliteForTests],
  ['PostgreSQL', async () => postgres],
] as const) {
  const missing = name === 'PostgreSQL' && typeof postgres === 'string' ? postgres : null;
  describe.skipIf(missing !== null)(`the sandbox on ${name}${missing ? ` (${missing})` : ''}`, () => {
    let databases: TestDatabases;
    let folder: string;
    let env: Record<string, string>;
    beforeAll(async () => {
      databases = (await open()) as TestDatabases;
      folder = mkdtempSync(join(tmpdir(), 'barline-seed-'));
      const location = await databases.fresh();
      const url = location.kind === 'sqlite' ? `sqlite:${location.file}` : location.url;
      env = { BARLINE_DATABASE_URL: url, BARLINE_DATA_DIR: folder };
    });
    afterAll(async () => {
      await databases?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('seeds, is used, goes back to the seed, and leaves nothing to a server that is none', async () => {
      const first = await startTestServer(env);
      const { demo } = first;
      const path = toAuthorize({
        client_id: demo.client_id,
        redirect_uri: demo.redirect_uri,
        scope: 'user-read-email',
      });
      const guest = visitor(first.url);
      expect((await guest.signUp('guest')).status).toBe(303);
      const page = await guest.get(path);
      const back = await guest.submit(page, '/authorize/accept');
      expect(back.location).toContain('?code=AQ');
      const code = new URL(back.location).searchParams.get('code')!;
      const { client_id, client_secret, redirect_uri } = demo;
      const fields = { grant_type: 'authorization_code', code, client_id, client_secret, redirect_uri };
      const tokens = await first.ask('/api/token', { method: 'POST', body: new URLSearchParams(fields) });
      expect(tokens.status).toBe(200);

      await first.post('/sandbox/reset', {});
      expect((await guest.get('/account')).status).toBe(303);
      expect((await visitor(first.url).logIn('guest', PASSWORD)).status).toBe(401);
      const { refresh_token } = tokens.body;
      const refresh = { grant_type: 'refresh_token', refresh_token, client_id, client_secret };
      expect((await first.ask('/api/token', { method: 'POST', body: new URLSearchParams(refresh) })).status).toBe(400);
      const owner = visitor(first.url);
      expect((await owner.logIn('demo', demo.password)).status).toBe(303);
      expect((await owner.get(path)).status).toBe(200);
      await first.close();

      const second = await startTestServer(env);
      expect(second.demo).toEqual(demo);
      await second.close();
      const open = await startTestServer(env, { sandbox: false });
      expect((await visitor(open.url).logIn('demo', demo.password)).status).toBe(401);
      await open.close();
    });
  });
}
