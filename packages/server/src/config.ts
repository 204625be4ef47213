import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { dirname, isAbsolute, join } from 'node:path';
import { Failure } from '@barline/messages';
import type { DatabaseLocation } from './storage/location.ts';
import { PROFILES, type Profile } from './token/profile.ts';

/** Spotify's public strip service: docs/symbol.md, "The picture". */
const SPOTIFY_STRIP_URL = 'https://scannables.scdn.co';

export type Config = {
  readonly sandbox: boolean;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly database: DatabaseLocation;
  /** Where people reach this server, without a slash at the end; `null`: at its own host and port. */
  readonly publicUrl: string | null;
  /** The strip service to learn references from, without a slash at the end; `null`: the network is off. */
  readonly stripUrl: string | null;
  /** `local`: may assign its own references where Spotify's cannot be had; `spotify`: never. */
  readonly registry: 'local' | 'spotify';
  /** The reference bars that local codes are drawn with; `spotify` only in a sandbox. */
  readonly symbol: 'local' | 'spotify';
  /** Asked for references that the registry does not know; `{ref}` in it stands for the reference. */
  readonly resolverUrl: string | null;
  /** The texts and rules of the accounts service, by the date from which Spotify's had them. */
  readonly profile: Profile;
  /** How long a refresh token that was replaced still gives its successor. */
  readonly refreshGraceSeconds: number;
  /** What encrypts the keys in the database: a secret, or the file that holds it (made when missing). */
  readonly masterKey: { readonly secret: string } | { readonly file: string };
  /** Where a sandbox writes its demo account and app for programs to read; `null` where nothing is kept. */
  readonly sandboxFile: string | null;
  /** Opens the sandbox's controls to whoever shows it from another machine; `null`: to nobody. */
  readonly adminToken: string | null;
  /** Whose `X-Forwarded-For` is believed: addresses, CIDR blocks, or `loopback`. */
  readonly trustedProxies: readonly string[];
};

const SHORTEST_MASTER_KEY = 32;
const MASTER_KEY_FILE = 'master.key';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings of a server. Throws `Failure('configuration_invalid')` that names the first wrong one. */
export function readConfig(env: Environment, options: { sandbox: boolean }): Config {
  return read(env, options.sandbox, join(env.BARLINE_DATA_DIR || './data', 'barline.db'));
}

/**
 * The same for a terminal, where the registry is the user's own: $XDG_DATA_HOME/barline/registry.db unless
 * BARLINE_DATA_DIR or BARLINE_DATABASE_URL say otherwise.
 */
export function readTerminalConfig(env: Environment): Config {
  const file = env.BARLINE_DATA_DIR
    ? join(env.BARLINE_DATA_DIR, 'barline.db')
    : join(userDataFolder(env), 'barline', 'registry.db');
  return read(env, false, file);
}

function userDataFolder(env: Environment): string {
  // XDG Base Directory Specification: relative paths are to be ignored.
  if (env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME)) return env.XDG_DATA_HOME;
  if (!env.HOME && env.APPDATA) return env.APPDATA;
  return join(env.HOME || '.', '.local', 'share');
}

function read(env: Environment, sandbox: boolean, databaseFile: string): Config {
  if (env.BARLINE_DATA_DIR?.includes('\0')) throw wrong(env, 'BARLINE_DATA_DIR', './data');
  const database = readDatabase(env, databaseFile);
  return {
    sandbox,
    host: readHost(env),
    port: readPort(env),
    database,
    publicUrl: readUrl(env, 'BARLINE_PUBLIC_URL'),
    stripUrl: readStripUrl(env),
    registry: readChoice(env, 'BARLINE_REGISTRY', sandbox ? 'local' : 'spotify'),
    symbol: readSymbol(env, sandbox),
    resolverUrl: readUrl(env, 'BARLINE_RESOLVER_URL'),
    profile: readProfile(env),
    refreshGraceSeconds: readGrace(env),
    masterKey: readMasterKey(env, database, databaseFile),
    sandboxFile: readSandboxFile(env, database),
    adminToken: readAdminToken(env),
    trustedProxies: readProxies(env),
  };
}

function readSandboxFile(env: Environment, database: DatabaseLocation): string | null {
  const inMemory = database.kind === 'sqlite' && database.file === ':memory:';
  if (inMemory && !env.BARLINE_DATA_DIR) return null;
  return sandboxFileIn(env);
}

/** The file that tells programs a sandbox's demo account and app. */
export function sandboxFileIn(env: Environment): string {
  return join(env.BARLINE_DATA_DIR || './data', 'sandbox.json');
}

function readAdminToken(env: Environment): string | null {
  const token = env.BARLINE_ADMIN_TOKEN;
  if (!token) return null;
  if (token.length >= SHORTEST_MASTER_KEY) return token;
  const expected = `${SHORTEST_MASTER_KEY}+ characters`;
  throw new Failure('configuration_invalid', { name: 'BARLINE_ADMIN_TOKEN', value: '***', expected });
}

/** None unless named: whoever may write the header may pretend to be anybody. */
function readProxies(env: Environment): readonly string[] {
  const entries = (env.BARLINE_TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of entries) {
    const [address, bits, more] = entry.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const right = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (entry === 'loopback' || (isIP(address) !== 0 && right && more === undefined)) continue;
    throw wrong(env, 'BARLINE_TRUSTED_PROXIES', 'loopback | 10.0.0.0/8 | 192.0.2.7, …');
  }
  return entries;
}

function readProfile(env: Environment): Profile {
  const name = env.BARLINE_PROFILE || PROFILES.at(-1);
  const profile = PROFILES.find((each) => each === name);
  if (!profile) throw wrong(env, 'BARLINE_PROFILE', PROFILES.join(' | '));
  return profile;
}

function readGrace(env: Environment): number {
  const text = env.BARLINE_REFRESH_GRACE_SECONDS || '10';
  if (!/^\d{1,3}$/.test(text)) throw wrong(env, 'BARLINE_REFRESH_GRACE_SECONDS', '0…999');
  return Number(text);
}

/** Beside an SQLite file; in the data folder where the database is elsewhere; nowhere where nothing is kept. */
function readMasterKey(env: Environment, database: DatabaseLocation, databaseFile: string): Config['masterKey'] {
  const secret = env.BARLINE_MASTER_KEY;
  if (secret) {
    if (secret.length >= SHORTEST_MASTER_KEY) return { secret };
    const expected = `${SHORTEST_MASTER_KEY}+ characters`;
    throw new Failure('configuration_invalid', { name: 'BARLINE_MASTER_KEY', value: '***', expected });
  }
  if (database.kind === 'postgres') return { file: join(dirname(databaseFile), MASTER_KEY_FILE) };
  if (database.file === ':memory:') return { secret: randomBytes(32).toString('base64url') };
  return { file: join(dirname(database.file), MASTER_KEY_FILE) };
}

function readHost(env: Environment): string {
  const host = env.HOST || '127.0.0.1';
  if (!/^[\w.:-]{1,253}$/.test(host)) throw wrong(env, 'HOST', '127.0.0.1 | 0.0.0.0 | ::1 | …');
  return host;
}

function readPort(env: Environment): number {
  const text = env.PORT || '8080';
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw wrong(env, 'PORT', '0…65535');
  return Number(text);
}

function readDatabase(env: Environment, file: string): DatabaseLocation {
  const url = env.BARLINE_DATABASE_URL;
  if (!url) return { kind: 'sqlite', file };
  if (url.startsWith('sqlite:') && !url.includes('\0')) {
    const path = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (path !== '' && !path.startsWith('//')) return { kind: 'sqlite', file: path };
  }
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { kind: 'postgres', url };
  throw wrong(env, 'BARLINE_DATABASE_URL', 'sqlite:path | postgres://user:password@host/database');
}

function readStripUrl(env: Environment): string | null {
  const url = env.BARLINE_STRIP_URL;
  if (url === undefined) return SPOTIFY_STRIP_URL;
  return url === 'off' ? null : readUrl(env, 'BARLINE_STRIP_URL');
}

function readSymbol(env: Environment, sandbox: boolean): 'local' | 'spotify' {
  const symbol = readChoice(env, 'BARLINE_SYMBOL', 'local');
  if (symbol === 'spotify' && !sandbox) {
    throw new Failure('configuration_invalid', {
      name: 'BARLINE_SYMBOL',
      value: symbol,
      expected: 'local',
      reason: 'sandbox_only',
    });
  }
  return symbol;
}

function readChoice(env: Environment, name: string, preset: 'local' | 'spotify'): 'local' | 'spotify' {
  const value = env[name] || preset;
  if (value !== 'local' && value !== 'spotify') throw wrong(env, name, 'local | spotify');
  return value;
}

/** An http or https address without credentials, a fragment or a slash at its end; empty or absent: `null`. */
function readUrl(env: Environment, name: string): string | null {
  const text = env[name];
  if (!text) return null;
  const url = URL.parse(text);
  const fits = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash;
  if (!fits || /\s/.test(text)) throw wrong(env, name, 'http://… | https://…');
  return text.replace(/\/+$/, '');
}

function wrong(env: Environment, name: string, expected: string): Failure {
  const value = (env[name] ?? '').replace(/(:\/\/[^/@:]*):[^/@]*@/, '$1:***@');
  return new Failure('configuration_invalid', { name, value, expected });
}
