import { describe, expect, it } from 'vitest';
import { readConfig, readTerminalConfig } from './config.ts';

const server = { sandbox: false };
const sandbox = { sandbox: true };

it('has a default for everything', () => {
  expect(readConfig({}, server)).toEqual({
    sandbox: false,
    host: '127.0.0.1',
    port: 8080,
    database: { kind: 'sqlite', file: 'data/barline.db' },
    publicUrl: null,
    stripUrl: 'https://scannables.scdn.co',
    registry: 'spotify',
    symbol: 'local',
    resolverUrl: null,
    profile: '2026-07',
    refreshGraceSeconds: 10,
    masterKey: { file: 'data/master.key' },
    sandboxFile: 'data/sandbox.json',
    adminToken: null,
    trustedProxies: [],
  });
});

it('keeps the master key beside what it protects', () => {
  const given = { BARLINE_MASTER_KEY: 'k'.repeat(32) };
  expect(readConfig(given, server).masterKey).toEqual({ secret: given.BARLINE_MASTER_KEY });
  expect(readConfig({ BARLINE_DATABASE_URL: 'sqlite:/srv/x.db' }, server).masterKey).toEqual({
    file: '/srv/master.key',
  });
  expect(readConfig({ BARLINE_DATABASE_URL: 'postgres://h/d' }, server).masterKey).toEqual({ file: 'data/master.key' });
  const memory = { BARLINE_DATABASE_URL: 'sqlite::memory:' };
  expect(readConfig(memory, server).masterKey).not.toEqual(readConfig(memory, server).masterKey);
});

it('does not repeat a master key that is too short', () => {
  expect(() => readConfig({ BARLINE_MASTER_KEY: 'hunter2' }, server)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
  );
});

it.each(['2023', '2024-01', 'new'])('refuses the profile %s', (name) => {
  expect(() => readConfig({ BARLINE_PROFILE: name }, server)).toThrow('BARLINE_PROFILE');
});

it.each(['-1', '1.5', '1000', 'x'])('refuses a grace of %s seconds', (text) => {
  expect(() => readConfig({ BARLINE_REFRESH_GRACE_SECONDS: text }, server)).toThrow('BARLINE_REFRESH_GRACE_SECONDS');
});

it('trusts the proxies that are named, and refuses what is none', () => {
  const trust = (text: string) => readConfig({ BARLINE_TRUSTED_PROXIES: text }, server).trustedProxies;
  expect(trust('loopback, 10.0.0.0/8 2001:db8::1')).toEqual(['loopback', '10.0.0.0/8', '2001:db8::1']);
  for (const text of ['*', 'true', 'proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '1']) {
    expect(() => trust(text)).toThrow('BARLINE_TRUSTED_PROXIES');
  }
});

it('assigns references by default in a sandbox only', () => {
  expect(readConfig({}, sandbox).registry).toBe('local');
  expect(readConfig({ BARLINE_REGISTRY: 'spotify' }, sandbox).registry).toBe('spotify');
  expect(readConfig({ BARLINE_REGISTRY: 'local' }, server).registry).toBe('local');
});

it('draws local codes like Spotify’s in a sandbox only', () => {
  expect(readConfig({ BARLINE_SYMBOL: 'spotify' }, sandbox).symbol).toBe('spotify');
  expect(() => readConfig({ BARLINE_SYMBOL: 'spotify' }, server)).toThrow('BARLINE_SYMBOL=spotify');
});

it.each([[''], ['off']])('takes BARLINE_STRIP_URL=%s as: the network is off', (value) => {
  expect(readConfig({ BARLINE_STRIP_URL: value }, server).stripUrl).toBeNull();
});

it.each([
  ['sqlite:x.db', { kind: 'sqlite', file: 'x.db' }],
  ['sqlite:/var/x.db', { kind: 'sqlite', file: '/var/x.db' }],
  ['sqlite:///var/x.db', { kind: 'sqlite', file: '/var/x.db' }],
  ['postgres://u:p@h/d', { kind: 'postgres', url: 'postgres://u:p@h/d' }],
  ['postgresql://h/d', { kind: 'postgres', url: 'postgresql://h/d' }],
])('reads the database %s', (url, location) => {
  expect(readConfig({ BARLINE_DATABASE_URL: url }, server).database).toEqual(location);
});

it('keeps the database in the data folder', () => {
  expect(readConfig({ BARLINE_DATA_DIR: '/srv' }, server).database).toEqual({
    kind: 'sqlite',
    file: '/srv/barline.db',
  });
});

it('takes the slash from the end of an address', () => {
  expect(readConfig({ BARLINE_PUBLIC_URL: 'https://codes.example/' }, server).publicUrl).toBe('https://codes.example');
});

describe('a wrong value', () => {
  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '8e3'],
    ['HOST', 'a b'],
    ['HOST', 'http://x'],
    ['BARLINE_DATABASE_URL', 'mysql://h/d'],
    ['BARLINE_DATABASE_URL', 'sqlite:'],
    ['BARLINE_DATABASE_URL', 'sqlite://host/x.db'],
    ['BARLINE_DATABASE_URL', 'postgres://['],
    ['BARLINE_PUBLIC_URL', 'codes.example'],
    ['BARLINE_PUBLIC_URL', 'ftp://codes.example'],
    ['BARLINE_STRIP_URL', 'file:///etc/passwd'],
    ['BARLINE_STRIP_URL', 'on'],
    ['BARLINE_REGISTRY', 'Local'],
    ['BARLINE_SYMBOL', 'ours'],
    ['BARLINE_RESOLVER_URL', 'javascript:alert(1)'],
    ['BARLINE_DATA_DIR', 'a\0b'],
  ])('%s=%s stops the start and is named', (name, value) => {
    expect(() => readConfig({ [name]: value }, server)).toThrow(
      expect.objectContaining({ id: 'configuration_invalid', values: expect.objectContaining({ name, value }) }),
    );
  });

  it('does not give a password away', () => {
    expect(() => readConfig({ BARLINE_DATABASE_URL: 'mysql://me:secret@h/d' }, server)).toThrow('mysql://me:***@h/d');
  });
});

describe('in a terminal', () => {
  it.each([
    [{ HOME: '/home/me' }, '/home/me/.local/share/barline/registry.db'],
    [{ HOME: '/home/me', XDG_DATA_HOME: '/xdg' }, '/xdg/barline/registry.db'],
    [{ HOME: '/home/me', XDG_DATA_HOME: 'relative' }, '/home/me/.local/share/barline/registry.db'],
    [{ HOME: '/home/me', BARLINE_DATA_DIR: '/srv' }, '/srv/barline.db'],
    [{ HOME: '/home/me', BARLINE_DATABASE_URL: 'sqlite:/x.db' }, '/x.db'],
  ])('%j keeps the registry in %s', (env, file) => {
    expect(readTerminalConfig(env).database).toEqual({ kind: 'sqlite', file });
  });
});
