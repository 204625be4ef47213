import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { SOURCE } from '../../apps/cli/test/barline.ts';
import { openService, type Service } from '../terminal/service.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const REDIRECT_URI = 'http://127.0.0.1/callback';

let service: Service;
let terminal: Terminal;
beforeAll(async () => {
  // Refresh tokens are replaced at each refresh, as Spotify did until mid-2026.
  service = await openService('2025-11');
});
afterAll(() => service?.close());
beforeEach(async () => {
  const { clientId } = await service.register(REDIRECT_URI);
  terminal = openTerminal({ url: service.url, clientId, redirectUri: REDIRECT_URI });
});
afterEach(async () => {
  terminal.remove();
  service.beforeRefreshAnswer(() => {});
  await service.control('profile', { profile: '2025-11' });
  await service.control('clock', { offset_seconds: 0 });
});

/** A person approves, and the address that the browser ends at is fetched or pasted. */
async function logIn(...args: string[]) {
  const command = terminal.start(['token', 'login', '--no-browser', ...args]);
  const url = (await command.said(/http:\S+\/authorize\S+/))[0];
  command.type(`${await service.person().follow(url)}\n`);
  const { code, err } = await command.ended;
  if (code !== 0) throw new Error(`${code}: ${err}`);
  return new URL(url).searchParams;
}

test('twenty that ask at the moment of expiry get the same new token, and the server is asked once', async () => {
  await logIn('--scope', 'user-read-email');
  const { access_token: before } = terminal.login();
  terminal.age();
  const asked = service.count('POST /api/token refresh_token');
  const printed = await Promise.all(Array.from({ length: 20 }, () => terminal.run(['token', 'get'])));
  expect(new Set(printed.map(({ code }) => code))).toEqual(new Set([0]));
  expect(new Set(printed.map(({ out }) => out)).size).toBe(1);
  expect(printed[0].out).toMatch(/^BQ/);
  expect(printed[0].out.trim()).not.toBe(before);
  expect(service.count('POST /api/token refresh_token') - asked).toBe(1);
});

test('one that is killed while the server answers harms nobody: the next gets a token', async () => {
  await logIn();
  terminal.age();
  const child = spawn(process.execPath, [...SOURCE, 'token', 'get'], { env: { ...process.env, ...terminal.env } });
  const killed = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  service.beforeRefreshAnswer(async () => {
    child.kill('SIGKILL');
    await killed;
    service.beforeRefreshAnswer(() => {});
  });
  expect(await killed).toBe('SIGKILL');
  const next = await terminal.run(['token', 'get']);
  expect(next).toMatchObject({ code: 0, err: '' });
  expect(next.out).toMatch(/^BQ/);
});

test('a permission that ended after six months is said once, and the server is not asked again', async () => {
  await service.control('profile', { profile: '2026-07' });
  await logIn();
  terminal.age();
  await service.control('clock', { offset_seconds: 190 * 86_400 });
  const asked = service.count('POST /api/token refresh_token');
  for (const lang of ['en', 'ru', 'en']) {
    const { code, out, err } = await terminal.run(['token', 'get', '--lang', lang]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(
      lang === 'en'
        ? 'Permission expired (6 months) or was revoked. Log in again: barline token login'
        : 'Разрешение истекло (6 месяцев) или отозвано. Войдите снова: barline token login',
    );
  }
  expect(service.count('POST /api/token refresh_token') - asked).toBe(1);
  expect((await terminal.run(['token', 'status'])).code).toBe(3);
});

test('scopes are added to those before, what lacks one is told, and logging out ends it at the server', async () => {
  await logIn('--scope', 'user-read-email');
  const refused = await terminal.run(['api', 'PUT', '/v1/me/player/pause']);
  expect(refused.err).toMatch(/user-modify-playback-state|404|405/);
  const asked = await logIn('--add-scope', 'playlist-read-private');
  expect(asked.get('scope')?.split(' ').toSorted()).toEqual(['playlist-read-private', 'user-read-email']);
  const { refresh_token } = terminal.login();
  const left = await terminal.run(['token', 'logout']);
  expect(left).toMatchObject({ code: 0, out: '' });
  expect(left.err).toContain('The server has revoked it too.');
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refresh_token!,
    client_id: terminal.env.SPOTIFY_CLIENT_ID!,
  });
  expect((await fetch(`${service.url}/api/token`, { method: 'POST', body })).status).toBe(400);
  expect((await terminal.run(['token', 'get', '--no-input'])).code).toBe(3);
});

test('a page of its own and an address by hand: the request is good for one answer', async () => {
  const scopes = ['--scope', 'user-read-private', '--scope', 'user-read-email'];
  const { out: url } = await terminal.run(['token', 'url', ...scopes, '--redirect-uri', 'https://example.com/back']);
  expect(url).toMatch(
    /\/authorize\?client_id=[0-9a-f]{32}&response_type=code&redirect_uri=https%3A%2F%2Fexample\.com%2F/,
  );
  expect(url).toContain('&scope=user-read-private%20user-read-email&state=');
  const { out: own } = await terminal.run(['token', 'url', ...scopes]);
  const last = await service.person().follow(own.trim());
  const tampered = last.replace(/state=[\w-]+/, 'state=another');
  expect(await terminal.run(['token', 'exchange', tampered])).toMatchObject({ code: 11 });
  expect(await terminal.run(['token', 'exchange', last])).toMatchObject({ code: 11 });

  const { out: again } = await terminal.run(['token', 'url', ...scopes]);
  const address = await service.person().follow(again.trim());
  const status = await terminal.run(['token', 'exchange', address, '--json']);
  expect(JSON.parse(status.out)).toMatchObject({ flow: 'pkce', fresh: true, refreshable: true });
  expect(await terminal.run(['token', 'exchange', address])).toMatchObject({ code: 11 });
});

test('a file that others may read stops it, a damaged one is told and replaced', async () => {
  await logIn();
  const file = JSON.parse((await terminal.run(['token', 'status', '--json'])).out).kept_in;
  chmodSync(file, 0o644);
  const open = await terminal.run(['token', 'get']);
  expect([open.code, open.out]).toEqual([11, '']);
  expect(open.err).toContain(`chmod 600 ${file}`);
  chmodSync(file, 0o600);
  writeFileSync(file, '{"access_token": "BQ');
  const damaged = await terminal.run(['token', 'get']);
  expect([damaged.code, damaged.out]).toEqual([3, '']);
  expect(damaged.err).toContain('is damaged');
  await logIn();
  expect((await terminal.run(['token', 'get'])).out).toMatch(/^BQ/);
});
