import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, createClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { startServer } from '../start-server.ts';
import type { App } from '../storage/apps.ts';
import type { User } from '../storage/users.ts';
import { type OpenAccounts, openAccounts } from './open-accounts.ts';

export const REDIRECT = 'http://127.0.0.1:8888/callback';
export const VERIFIER = 'a-verifier.of_43~characters-that-PKCE-needs';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
export const SCOPES = ['user-read-private', 'user-read-email'];

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
export type Answer = { status: number; headers: Headers; text: string; body: any };

export type AccountsServer = {
  readonly url: string;
  readonly clock: Clock;
  /** The same database, opened beside the server as another process would. */
  readonly accounts: OpenAccounts;
  readonly user: User;
  /** Has a secret; approved by the user for `SCOPES`. */
  readonly app: App;
  readonly secret: string;
  readonly basic: string;
  /** Has none; approved likewise. */
  readonly publicApp: App;
  post(path: string, form: Record<string, string> | string, headers?: Record<string, string>): Promise<Answer>;
  /** POST /api/token; with the app's Basic header unless told otherwise. */
  token(form: Record<string, string> | string, headers?: Record<string, string>): Promise<Answer>;
  me(token: string): Promise<Answer>;
  code(options?: { app?: App; challenge?: string | null; scopes?: readonly string[] }): string;
  /** Redeems a new code of the app that has a secret. */
  redeem(): Promise<{ access_token: string; refresh_token: string }>;
  /** The same with PKCE and no secret. */
  redeemPublic(): Promise<{ access_token: string; refresh_token: string }>;
  close(): Promise<void>;
};

type Options = { env?: Record<string, string>; sandbox?: boolean; database?: string };

/** A server with a user, an app with a secret and an app without, over an SQLite file unless told otherwise. */
export async function startAccountsServer({
  env = {},
  sandbox = false,
  database,
}: Options = {}): Promise<AccountsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'barline-accounts-'));
  const preset = {
    PORT: '0',
    BARLINE_STRIP_URL: 'off',
    BARLINE_DATA_DIR: folder,
    BARLINE_DATABASE_URL: database ?? `sqlite:${join(folder, 'accounts.db')}`,
    BARLINE_MASTER_KEY: 'a master key for tests, long enough',
  };
  const config = readConfig({ ...preset, ...env }, { sandbox });
  const clock = createClock();
  const server = await startServer(config, { webRoot: null, parts: { clock } });
  const accounts = await openAccounts(config, { clock });
  const user = await createUser(accounts);
  const { app, secret } = await accounts.apps.create({ name: 'Player', redirectUris: [REDIRECT] });
  const { app: publicApp } = await accounts.apps.create({ name: 'Phone', redirectUris: [REDIRECT], public: true });
  for (const { clientId } of [app, publicApp]) await accounts.authorizations.grant(user.id, clientId, SCOPES);
  const basic = basicOf(app.clientId, secret!);

  async function post(path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
    return read(await fetch(server.url + path, { method: 'POST', body, headers: { ...type, ...headers } }));
  }

  const token: AccountsServer['token'] = (form, headers = { authorization: basic }) =>
    post('/api/token', form, headers);
  const code: AccountsServer['code'] = ({ app: of = app, challenge = null, scopes = SCOPES } = {}) =>
    accounts.issueCode({
      clientId: of.clientId,
      userId: user.id,
      redirectUri: REDIRECT,
      scopes,
      codeChallenge: challenge,
    });

  return {
    url: server.url,
    clock,
    accounts,
    user,
    app,
    secret: secret!,
    basic,
    publicApp,
    post,
    token,
    me: async (text) => read(await fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${text}` } })),
    code,
    async redeem() {
      const form = { grant_type: 'authorization_code', code: code(), redirect_uri: REDIRECT };
      return (await token(form)).body;
    },
    async redeemPublic() {
      const form = {
        grant_type: 'authorization_code',
        code: code({ app: publicApp, challenge: CHALLENGE }),
        redirect_uri: REDIRECT,
        client_id: publicApp.clientId,
        code_verifier: VERIFIER,
      };
      return (await token(form, {})).body;
    },
    async close() {
      await accounts.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let users = 0;

export async function createUser(accounts: OpenAccounts): Promise<User> {
  const user = await accounts.users.create({
    username: `listener-${++users}`,
    displayName: 'A Listener',
    email: 'listener@example.org',
    country: 'SE',
    product: 'premium',
    passwordHash: '-',
  });
  return user!;
}

export function basicOf(clientId: string, secret: string): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
}
