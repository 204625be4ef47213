import { afterAll, beforeAll, describe, it } from 'vitest';
import { readConfig } from '../../packages/server/src/config.ts';
import { type Server, startServer } from '../../packages/server/src/start-server.ts';
import { postgresForTests, sqliteForTests } from '../../packages/server/src/storage/databases-for-tests.ts';
import { type OpenAccounts, openAccounts } from '../../packages/server/src/token/open-accounts.ts';
import { createPerson, type Person } from './person.ts';

/** A running sandbox as its clients see it. */
export type Sandbox = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** The same database, opened beside the server. */
  readonly accounts: OpenAccounts;
  /** Who has the demo account; not logged in yet. */
  newPerson(): Person;
  /** Another app with a secret, that returns to that address. */
  register(redirectUri: string): Promise<{ clientId: string; clientSecret: string }>;
};

/** Runs the same tests against a server over SQLite and one over PostgreSQL, with what Spotify did at `profile`. */
export function overDatabases(profile: string, tests: (sandbox: () => Sandbox) => void): void {
  for (const [name, open] of [
    ['SQLite', sqliteForTests],
    ['PostgreSQL', postgresForTests],
  ] as const) {
    describe(`over ${name}`, async () => {
      const databases = await open();
      if (typeof databases === 'string') return it.skip(databases, () => {});
      let server: Server;
      let accounts: OpenAccounts;
      let sandbox: Sandbox;
      beforeAll(async () => {
        const location = await databases.fresh();
        const env = {
          PORT: '0',
          BARLINE_STRIP_URL: 'off',
          BARLINE_PROFILE: profile,
          BARLINE_DATABASE_URL: location.kind === 'sqlite' ? `sqlite:${location.file}` : location.url,
          BARLINE_MASTER_KEY: 'a master key for tests, long enough',
        };
        const config = { ...readConfig(env, { sandbox: true }), sandboxFile: null };
        server = await startServer(config, { webRoot: null });
        accounts = await openAccounts(config);
        sandbox = describeSandbox(server, accounts);
      });
      afterAll(async () => {
        await accounts?.close();
        await server?.close();
        await databases.close();
      });
      tests(() => sandbox);
    });
  }
}

function describeSandbox({ url, demo }: Server, accounts: OpenAccounts): Sandbox {
  const { username, password, client_id, client_secret, redirect_uri } = demo!;
  return {
    url,
    clientId: client_id,
    clientSecret: client_secret,
    redirectUri: redirect_uri,
    accounts,
    newPerson: () => createPerson(url, { username, password }),
    async register(redirectUri) {
      const { app, secret } = await accounts.apps.create({ name: 'Site', redirectUris: [redirectUri] });
      return { clientId: app.clientId, clientSecret: secret! };
    },
  };
}
