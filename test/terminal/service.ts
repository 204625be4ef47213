import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../packages/server/src/config.ts';
import { startServer } from '../../packages/server/src/start-server.ts';
import { openAccounts } from '../../packages/server/src/token/open-accounts.ts';
import { createPerson, type Person } from '../clients/person.ts';

export type App = { readonly clientId: string; readonly clientSecret: string | null };

/** A sandbox behind something that counts what reaches it. */
export type Service = {
  readonly url: string;
  readonly demo: { readonly username: string; readonly password: string };
  register(redirectUri: string, options?: { public?: boolean }): Promise<App>;
  person(): Person;
  /** How often that was asked: `POST /api/token`, `POST /api/token refresh_token`. */
  count(what: string): number;
  /** A control of the sandbox: `clock`, `profile`, `revoke` … */
  control(name: string, given: object): Promise<void>;
  /** Called with each request for a refresh, before the answer is passed on. */
  beforeRefreshAnswer(act: () => void | Promise<void>): void;
  close(): Promise<void>;
};

export async function openService(profile = '2026-07'): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'barline-service-'));
  const counts = new Map<string, number>();
  let act: () => void | Promise<void> = () => {};
  let target = '';
  const counter = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', async () => {
      const body = Buffer.concat(chunks);
      const what = `${incoming.method} ${incoming.url!.split('?')[0]}`;
      const grant = what === 'POST /api/token' ? new URLSearchParams(body.toString()).get('grant_type') : null;
      for (const each of grant === null ? [what] : [what, `${what} ${grant}`])
        counts.set(each, (counts.get(each) ?? 0) + 1);
      const { host: _, ...headers } = incoming.headers;
      const options = { method: incoming.method, headers: { ...headers, host: own.host } };
      const onward = request(target + incoming.url, options, async (answer) => {
        if (grant === 'refresh_token') await act();
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => counter.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(counter.address() as AddressInfo).port}`;
  const own = new URL(url);

  const env = {
    PORT: '0',
    BARLINE_PUBLIC_URL: url,
    BARLINE_DATABASE_URL: `sqlite:${join(folder, 'barline.db')}`,
    BARLINE_STRIP_URL: 'off',
    BARLINE_PROFILE: profile,
    BARLINE_MASTER_KEY: 'a master key for tests, long enough',
  };
  const config = { ...readConfig(env, { sandbox: true }), sandboxFile: null };
  const server = await startServer(config, { webRoot: null });
  const accounts = await openAccounts(config);
  target = server.url;
  const { username, password } = server.demo!;
  return {
    url,
    demo: { username, password },
    async register(redirectUri, options = {}) {
      const { app, secret } = await accounts.apps.create({ name: 'Terminal', redirectUris: [redirectUri], ...options });
      return { clientId: app.clientId, clientSecret: secret };
    },
    person: () => createPerson(url, { username, password }),
    count: (what) => counts.get(what) ?? 0,
    async control(name, given) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/sandbox/${name}`, { method: 'POST', headers, body: JSON.stringify(given) });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    },
    beforeRefreshAnswer(next) {
      act = next;
    },
    async close() {
      counter.close();
      counter.closeAllConnections();
      await accounts.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
