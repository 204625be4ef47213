import { createCatalogueStore } from '../storage/catalogue.ts';
import type { User } from '../storage/users.ts';
import { type AccountsServer, type Answer, createUser, read, startAccountsServer } from '../token/server-for-tests.ts';
import { putMusic } from './music-for-tests.ts';

type Init = { body?: unknown; headers?: Record<string, string> };

/** Somebody with a token, and what the Web API answers. */
export type Listener = {
  readonly user: User;
  readonly token: string;
  ask(method: string, path: string, init?: Init): Promise<Answer>;
  get(path: string): Promise<Answer>;
};

export type WebApiServer = {
  readonly accounts: AccountsServer;
  readonly url: string;
  /** A token of the user, the first unless given, with these scopes, all unless given. */
  listen(options?: { user?: User; scopes?: readonly string[]; clientId?: string }): Promise<Listener>;
  newUser(): Promise<User>;
  /** A token of the app itself. */
  listenAsApp(): Promise<Listener>;
  close(): Promise<void>;
};

const EVERYTHING = [
  'playlist-modify-private',
  'playlist-modify-public',
  'playlist-read-collaborative',
  'playlist-read-private',
  'ugc-image-upload',
  'user-follow-modify',
  'user-follow-read',
  'user-library-modify',
  'user-library-read',
  'user-modify-playback-state',
  'user-read-currently-playing',
  'user-read-email',
  'user-read-playback-position',
  'user-read-playback-state',
  'user-read-private',
  'user-read-recently-played',
  'user-top-read',
];

/** A server with the music of the tests, over an SQLite file unless told otherwise. */
export async function startWebApi(env: Record<string, string> = {}, url?: string): Promise<WebApiServer> {
  const accounts = await startAccountsServer({ env, database: url });
  const { database, clock } = accounts.accounts.stored;
  await putMusic(createCatalogueStore(database, { here: () => accounts.url, now: clock.now }));

  function listener(user: User, token: string): Listener {
    async function ask(method: string, path: string, { body, headers = {} }: Init = {}): Promise<Answer> {
      const url = path.startsWith('http') ? path : `${accounts.url}/v1${path}`;
      const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
      const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
      return read(await fetch(url, { method, headers: all, body: sent }));
    }
    return { user, token, ask, get: (path) => ask('GET', path) };
  }

  return {
    accounts,
    url: accounts.url,
    async listen({ user = accounts.user, scopes = EVERYTHING, clientId = accounts.app.clientId } = {}) {
      const { access_token } = await accounts.accounts.mint({ clientId, userId: user.id, scopes });
      return listener(user, access_token);
    },
    newUser: () => createUser(accounts.accounts),
    async listenAsApp() {
      const { body } = await accounts.token({ grant_type: 'client_credentials' });
      return listener(accounts.user, body.access_token);
    },
    close: accounts.close,
  };
}
