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
  });
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
