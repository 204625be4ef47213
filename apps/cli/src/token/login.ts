import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTokens, type TokenStore, type Tokens } from '@barline/auth';
import { fileStore } from '@barline/auth/node';
import type { Settings } from './settings.ts';

/** What is kept of a login: its tokens, and of whom and where they are. Plain JSON. */
export type Login = Tokens & {
  readonly provider: string;
  readonly client_id: string;
  /** How the app proved itself; the secret itself is not kept. */
  readonly client_auth: 'none' | 'basic' | 'post';
  /** The account, as the Web API named it; absent where it was not asked. */
  readonly account?: { readonly id: string; readonly name: string | null };
};

/** Where a login is kept, and the login itself. */
export type LoginStore = TokenStore & {
  /** As a person may be told. */
  readonly place: string;
  login(): Promise<Login | null>;
};

/** Whose tokens: a person's, or the app's own. */
export type Owner = 'person' | 'app';

/** In the file instead of the tokens where those are in the keychain. */
const IN_KEYCHAIN = '{"store":"keychain"}';

/** The place of a login: each profile has one for every server. */
export async function openLogin(settings: Settings, owner: Owner = 'person'): Promise<LoginStore> {
  const name = loginName(settings, owner);
  const path = join(settings.folder, `${name}.json`);
  const keychain = settings.store === 'keychain' || (settings.store === null && isInKeychain(path));
  const store = keychain ? await openKeychain(path, name) : fileStore(path);
  const place = keychain ? `keychain: barline/${name}` : path;
  return { ...store, place, login: async () => (await store.read()) as Login | null };
}

/** `default.spotify`, `default.127.0.0.1_8080`, `work.spotify.app` */
function loginName({ profile, provider, refreshToken }: Settings, owner: Owner): string {
  const server = provider === 'spotify' ? provider : provider.replace(/^https?:\/\//, '').replace(/[^\w.-]/g, '_');
  const given = owner === 'person' && refreshToken !== null ? '.given' : '';
  return `${profile}.${server}${given}${owner === 'app' ? '.app' : ''}`;
}

function isInKeychain(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').trim() === IN_KEYCHAIN;
  } catch {
    return false;
  }
}

async function openKeychain(path: string, name: string): Promise<TokenStore> {
  const { keychainStore } = await import('./keychain.ts');
  return keychainStore({ path, name, pointer: IN_KEYCHAIN, parse: parseTokens });
}
