import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { parseEnv } from 'node:util';
import { Failure } from '@barline/messages';
import { readToml, type TomlTable } from './toml.ts';

/** Where a login is used: everything but the secrets that `readSecret` reads when they are needed. */
export type Settings = {
  readonly profile: string;
  /** `spotify`, or the address of a server. */
  readonly provider: string;
  readonly clientId: string | null;
  readonly redirectUri: string;
  /** True where somebody chose the redirect URI. */
  readonly redirectUriChosen: boolean;
  readonly scopes: readonly string[];
  /** `null`: wherever the login is found, else a file. */
  readonly store: 'file' | 'keychain' | null;
  /** Tokens that the surroundings bring along, for machines without a person. */
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  /** Where logins are kept. */
  readonly folder: string;
};

/** What the command line may say about it. */
export type SettingFlags = {
  readonly profile?: string;
  readonly provider?: string;
  readonly 'client-id'?: string;
  readonly 'redirect-uri'?: string;
  readonly scope?: readonly string[];
  readonly store?: string;
};

const DEFAULT_REDIRECT_URI = 'http://127.0.0.1:8888/callback';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names that other programs of this ecosystem use for the same thing. */
const ALIASES: Readonly<Record<string, string>> = {
  SPOTIFY_CLIENT_ID: 'SPOTIPY_CLIENT_ID',
  SPOTIFY_CLIENT_SECRET: 'SPOTIPY_CLIENT_SECRET',
  SPOTIFY_REDIRECT_URI: 'SPOTIPY_REDIRECT_URI',
};

/**
 * Flag, then environment, then `.env` in this folder, then `barline.toml` in it, then `config.toml` of the user, then
 * the default. Throws `Failure`.
 */
export function readSettings(flags: SettingFlags, env: Environment, cwd = process.cwd()): Settings {
  const folder = userFolder(env);
  const find = readVariables(env, cwd);
  const files = [join(cwd, 'barline.toml'), join(folder, 'config.toml')].map(readConfigFile);
  const profile = flags.profile ?? find('BARLINE_TOKEN_PROFILE') ?? 'default';
  if (!/^[\w.-]{1,64}$/.test(profile) || profile.startsWith('.')) {
    throw wrong('BARLINE_TOKEN_PROFILE', profile, 'A-Z a-z 0-9 _ - .');
  }
  const tables = files.flatMap((file) => [file.tables[`profile.${profile}`] ?? {}, file.top]);
  const configured = (name: string) => tables.map((table) => table[name]).find((value) => value !== undefined);
  const text = (name: string) => {
    const value = configured(name);
    return typeof value === 'string' ? value : undefined;
  };
  const redirectUri = flags['redirect-uri'] ?? find('SPOTIFY_REDIRECT_URI') ?? text('redirect_uri');
  const scopes = flags.scope ?? splitNames(find('BARLINE_SCOPES')) ?? splitNames(configured('scopes')) ?? [];
  const store = flags.store ?? find('BARLINE_TOKEN_STORE') ?? text('store') ?? null;
  if (store !== null && store !== 'file' && store !== 'keychain') throw wrong('--store', store, 'file, keychain');
  return {
    profile,
    provider: readProvider(flags.provider ?? find('BARLINE_PROVIDER') ?? text('provider') ?? 'spotify'),
    clientId: flags['client-id'] ?? find('SPOTIFY_CLIENT_ID') ?? text('client_id') ?? null,
    redirectUri: redirectUri ?? DEFAULT_REDIRECT_URI,
    redirectUriChosen: redirectUri !== undefined,
    scopes: scopes.flatMap((names) => splitNames(names) ?? []),
    store,
    accessToken: find('SPOTIFY_ACCESS_TOKEN') ?? null,
    refreshToken: find('SPOTIFY_REFRESH_TOKEN') ?? null,
    folder: join(folder, 'tokens'),
  };
}

/** The client secret: from the environment, a file that it names, or `.env`; never from a command line. */
export function readSecret(env: Environment, cwd = process.cwd()): string | null {
  return readVariables(env, cwd)('SPOTIFY_CLIENT_SECRET') ?? null;
}

/** The value of a variable by its name, its alias, or the file that `NAME_FILE` names. */
function readVariables(env: Environment, cwd: string): (name: string) => string | undefined {
  let dotenv: Environment | undefined;
  const sources = [() => env, () => (dotenv ??= readDotenv(cwd))];
  return (name) => {
    for (const source of sources) {
      for (const spelling of [name, ALIASES[name]]) {
        if (spelling === undefined) continue;
        const value = source()[spelling] || readFileNamed(spelling, source());
        if (value) return value;
      }
    }
    return undefined;
  };
}

/** Docker's way with secrets: the value stands in a file. Throws `Failure`. */
function readFileNamed(name: string, source: Environment): string | undefined {
  const path = source[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new Failure('input_unreadable', { source: path }, { cause: error });
  }
}

function readDotenv(cwd: string): Environment {
  const text = readIfThere(join(cwd, '.env'));
  return text === null ? {} : parseEnv(text);
}

function readConfigFile(path: string): { top: TomlTable; tables: Readonly<Record<string, TomlTable>> } {
  const text = readIfThere(path);
  if (text === null) return { top: {}, tables: {} };
  const { '': top = {}, ...tables } = readToml(text, path);
  for (const table of [top, ...Object.values(tables)]) {
    if ('client_secret' in table)
      throw wrong(path, 'client_secret', 'SPOTIFY_CLIENT_SECRET, SPOTIFY_CLIENT_SECRET_FILE');
  }
  return { top, tables };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw new Failure('input_unreadable', { source: path }, { cause: error });
  }
}

/** The folder of this user's settings: BARLINE_CONFIG_DIR, else as the system has it. */
function userFolder(env: Environment): string {
  if (env.BARLINE_CONFIG_DIR) return env.BARLINE_CONFIG_DIR;
  // XDG Base Directory Specification: relative paths are to be ignored.
  if (env.XDG_CONFIG_HOME && isAbsolute(env.XDG_CONFIG_HOME)) return join(env.XDG_CONFIG_HOME, 'barline');
  if (process.platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'barline');
  const home = env.HOME || homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'barline');
  return join(home, '.config', 'barline');
}

function readProvider(value: string): string {
  if (value === 'spotify') return value;
  const url = URL.parse(value);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '') {
    return url.origin + url.pathname.replace(/\/+$/, '');
  }
  throw wrong('BARLINE_PROVIDER', value, 'spotify, https://…');
}

function splitNames(value: string | readonly string[] | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  return [value].flat().flatMap((names) => names.split(/[\s,]+/).filter((name) => name !== ''));
}

function wrong(name: string, value: string, expected: string): Failure {
  return new Failure('configuration_invalid', { name, value, expected });
}
