import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserCommand, hasBrowser } from '../src/token/open-browser.ts';
import { readSecret, readSettings } from '../src/token/settings.ts';
import { drawTerminalQr } from '../src/token/terminal-qr.ts';
import { barline } from './barline.ts';
import { temporaryFolder } from './folder.ts';

const CLIENT_ID = 'a'.repeat(32);
const TOKEN = { access_token: 'BQnew', token_type: 'Bearer', expires_in: 3600, scope: 'user-read-email' };

let server: Server;
let url: string;
let answer: RequestListener;
const forms: URLSearchParams[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      forms.push(new URLSearchParams(body));
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = temporaryFolder();
  env = { BARLINE_CONFIG_DIR: folder, BARLINE_PROVIDER: url, SPOTIFY_CLIENT_ID: CLIENT_ID };
  forms.length = 0;
});

const reply =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

/** A login that is kept; expired unless said otherwise. */
function keep(change: Record<string, unknown> = {}): string {
  const file = join(folder, 'tokens', `default.${url.replace('http://', '').replace(':', '_')}.json`);
  const login = {
    access_token: 'BQold',
    token_type: 'Bearer',
    expires_at: 1000,
    obtained_at: 0,
    refresh_token: 'AQold',
    scope: 'user-read-email',
    requested_scope: 'user-read-email',
    authorized_at: Date.now(),
    flow: 'pkce',
    provider: url,
    client_id: CLIENT_ID,
    client_auth: 'none',
    ...change,
  };
  mkdirSync(join(folder, 'tokens'), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(login), { mode: 0o600 });
  return file;
}

const fresh = { access_token: 'BQkept', expires_at: Date.now() + 3_600_000 };

describe('token get', () => {
  test('prints a token that is kept and nothing else, in the form that is wanted', async () => {
    keep(fresh);
    answer = reply(500, 'not to be asked');
    expect(await barline(['token', 'get'], { env })).toMatchObject({ code: 0, out: 'BQkept\n', err: '' });
    expect((await barline(['token', 'get', '--header'], { env })).out).toBe('Authorization: Bearer BQkept\n');
    expect((await barline(['token', 'get', '--env'], { env })).out).toBe('SPOTIFY_ACCESS_TOKEN=BQkept\n');
    const { out } = await barline(['token', 'get', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({ access_token: 'BQkept', token_type: 'Bearer', scope: 'user-read-email' });
    expect(forms).toEqual([]);
  });

  test('refreshes an expired one, and keeps the refresh token where no other came', async () => {
    const file = keep();
    answer = reply(200, TOKEN);
    expect(await barline(['token', 'get'], { env })).toMatchObject({ code: 0, out: 'BQnew\n', err: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ refresh_token: 'AQold', client_id: CLIENT_ID });
  });

  test.each([
    ['HTML', reply(200, '<html>', { 'content-type': 'text/html' }), 8, /not a token answer/, /не ответ с токеном/],
    ['a redirect', reply(302, '', { location: 'https://evil.example/' }), 8, /no JSON \(302\)/, /не JSON \(302\)/],
    ['an answer without a token', reply(200, { token_type: 'Bearer' }), 8, /missing or wrong/, /чего-то не хватает/],
    ['far too much', reply(200, 'x'.repeat(100_000)), 8, /far too large/, /слишком велик/],
    ['an outage', reply(503, 'no', { 'retry-after': '99' }), 8, /failed \(503\)/, /сбой \(503\)/],
    ['too many requests', reply(429, '{}', { 'retry-after': '99' }), 12, /wait 99 s/, /подождите 99 с/],
    [
      'a quota that is used up',
      reply(429, { error: { reason: 'QUOTA_EXCEEDED' } }, { 'retry-after': '99' }),
      12,
      /QUOTA_EXCEEDED/,
      /QUOTA_EXCEEDED/,
    ],
    [
      'invalid_client',
      reply(400, { error: 'invalid_client' }),
      3,
      /Client ID or secret is wrong\./,
      /Неверный Client ID/,
    ],
    ['invalid_grant', reply(400, { error: 'invalid_grant' }), 3, /Permission expired.*token login/, /token login/],
  ] as const)('says what %s means, in both languages, with its exit code', async (_, mood, code, english, russian) => {
    answer = mood;
    for (const [lang, sentence] of [
      ['en', english],
      ['ru', russian],
    ] as const) {
      keep();
      const ran = await barline(['token', 'get', '--lang', lang], { env });
      expect(ran).toMatchObject({ code, out: '' });
      expect(ran.err).toMatch(sentence);
      expect(ran.err).not.toContain('AQold');
    }
  });

  test('does not wait for ever for who does not answer', async () => {
    keep();
    answer = () => {};
    const ran = await barline(['token', 'get'], { env });
    expect(ran).toMatchObject({ code: 8, out: '' });
    expect(ran.err).toMatch(/did not answer within 10 s/);
  });

  test('refuses the grant that is gone, a scope that does not exist, and to ask where it must not', async () => {
    const implicit = await barline(['token', 'get', '--flow', 'implicit'], { env });
    expect(implicit).toMatchObject({ code: 2, out: '' });
    expect(implicit.err).toMatch(/switched off by Spotify on 27 November 2025.*--flow pkce/);
    const scope = await barline(['token', 'get', '--scope', 'user-read-birthdate'], { env });
    expect([scope.code, scope.err]).toEqual([2, expect.stringContaining('user-read-birthdate')]);
    answer = reply(400, { error: 'invalid_grant', error_description: 'Invalid refresh token' });
    const silent = await barline(['token', 'get', '--no-input'], { env });
    expect([silent.code, silent.out]).toEqual([3, '']);
    for (const wrong of [
      ['--flow', 'magic'],
      ['--client-auth', 'x'],
      ['--store', 'cloud'],
      ['--client-secret', 'x'],
    ]) {
      expect((await barline(['token', 'get', ...wrong], { env })).code, wrong.join(' ')).toBe(2);
    }
  });

  test('tells a wrong client ID before anybody is sent to a browser', async () => {
    answer = reply(400, { error: 'invalid_client', error_description: 'Invalid client' });
    const ran = await barline(['token', 'login'], { env });
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain('Client ID or secret is wrong.');
    const none = await barline(['token', 'get'], { env: { ...env, SPOTIFY_CLIENT_ID: '' } });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('SPOTIFY_CLIENT_ID')]);
  });

  test('does not use a login of another app or at another server', async () => {
    keep(fresh);
    const other = await barline(['token', 'get'], { env: { ...env, SPOTIFY_CLIENT_ID: 'b'.repeat(32) } });
    expect([other.code, other.out]).toEqual([3, '']);
    expect(other.err).toContain('another client id or server');
    const elsewhere = await barline(['token', 'get', '--no-input', '--provider', 'spotify'], { env });
    expect([elsewhere.code, elsewhere.out]).toEqual([3, '']);
  });

  test('takes tokens from the surroundings, for machines without a person', async () => {
    expect((await barline(['token', 'get'], { env: { ...env, SPOTIFY_ACCESS_TOKEN: 'BQenv' } })).out).toBe('BQenv\n');
    answer = reply(200, { ...TOKEN, refresh_token: 'AQnext' });
    const given = { ...env, SPOTIFY_REFRESH_TOKEN: 'AQgiven' };
    expect((await barline(['token', 'get'], { env: given })).out).toBe('BQnew\n');
    expect(forms.at(-1)!.get('refresh_token')).toBe('AQgiven');
    expect((await barline(['token', 'refresh'], { env: given })).code).toBe(0);
    expect(forms.at(-1)!.get('refresh_token')).toBe('AQnext');
  });
});

describe('a token of the app itself', () => {
  test('is got with the secret of the environment, by Basic or in the body, and kept', async () => {
    answer = (request, response) =>
      reply(200, { ...TOKEN, access_token: request.headers.authorization ?? 'post' })(request, response);
    const secret = { ...env, SPOTIPY_CLIENT_SECRET: 'secret' };
    const basic = await barline(['token', 'get', '--app'], { env: secret });
    expect(basic.out).toBe(`Basic ${btoa(`${CLIENT_ID}:secret`)}\n`);
    expect(basic.err).toContain(`Kept in ${folder}`);
    expect(Object.fromEntries(forms[0])).toEqual({ grant_type: 'client_credentials' });
    expect(await barline(['token', 'get', '--app'], { env: secret })).toMatchObject({ out: basic.out, err: '' });
    expect(forms).toHaveLength(1);

    const file = join(folder, 'secret.txt');
    writeFileSync(file, 'secret\n');
    const byFile = { ...env, BARLINE_TOKEN_PROFILE: 'other', SPOTIFY_CLIENT_SECRET_FILE: file };
    expect((await barline(['token', 'get', '--app', '--client-auth', 'post'], { env: byFile })).out).toBe('post\n');
    expect(forms[1].get('client_secret')).toBe('secret');
  });

  test('is not to be had without a secret, or with a wrong one', async () => {
    const none = await barline(['token', 'get', '--app'], { env });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('SPOTIFY_CLIENT_SECRET')]);
    answer = reply(400, { error: 'invalid_client', error_description: 'Invalid client secret' });
    const wrong = await barline(['token', 'get', '--app'], { env: { ...env, SPOTIFY_CLIENT_SECRET: 'wrong' } });
    expect(wrong).toMatchObject({ code: 3, out: '' });
    expect(wrong.err).not.toContain('wrong\n');
  });
});

describe('token show and status', () => {
  test('star the tokens unless they are to be seen', async () => {
    keep({ ...fresh, access_token: 'BQ'.padEnd(60, 'x'), refresh_token: 'AQ'.padEnd(60, 'y') });
    for (const args of [['show'], ['show', '--json'], ['status'], ['status', '--json']]) {
      const { code, out } = await barline(['token', ...args], { env });
      expect([code, /x{10}|y{10}/.test(out)], args.join(' ')).toEqual([0, false]);
    }
    const { out } = await barline(['token', 'show', '--reveal', '--json'], { env });
    expect(JSON.parse(out)).toMatchObject({
      access_token: /x/.exec(out) && 'BQ'.padEnd(60, 'x'),
      scope: 'user-read-email',
    });
  });

  test('tell until when the permission holds, and warn two weeks before', async () => {
    const day = 86_400_000;
    keep({ ...fresh, authorized_at: Date.now() - 175 * day });
    const { err, out } = await barline(['token', 'status', '--lang', 'ru'], { env });
    expect(out).toContain('войти снова до');
    expect(err).toMatch(/Через \d+ дн\. человеку нужно войти снова/);
    keep({ ...fresh, requested_scope: 'user-read-email user-top-read' });
    expect((await barline(['token', 'status'], { env })).out).toMatch(/not granted +user-top-read/);
    expect((await barline(['token', 'status'], { env: { ...env, BARLINE_TOKEN_PROFILE: 'none' } })).code).toBe(3);
  });
});

describe('api', () => {
  test('prints the answer, and explains a refusal by status and scope', async () => {
    keep(fresh);
    answer = reply(200, { id: 'me' });
    expect(await barline(['api', '/v1/me'], { env })).toMatchObject({ code: 0, out: '{"id":"me"}\n', err: '' });
    for (const [status, body, code, sentence] of [
      [403, { error: { status: 403, message: 'Insufficient client scope' } }, 3, /--add-scope playlist-read-private/],
      [403, 'User not registered in the Developer Dashboard', 3, /user list \(limit 5/],
      [429, { error: { reason: 'QUOTA_EXCEEDED' } }, 12, /QUOTA_EXCEEDED/],
      [404, { error: { status: 404, message: 'Not found' } }, 2, /404 Not found/],
      [502, 'bad', 8, /failed \(502\)/],
    ] as const) {
      answer = reply(status, body);
      const ran = await barline(['api', 'GET', 'me/playlists'], { env });
      expect([ran.code, ran.err], String(status)).toEqual([code, expect.stringMatching(sentence)]);
      expect(ran.out).toContain(typeof body === 'string' ? body : JSON.stringify(body));
    }
  });

  test('sends the token to the Web API only, and what is wrong is said before anything is sent', async () => {
    keep(fresh);
    for (const args of [['https://evil.example/'], ['FETCH', '/v1/me'], ['/v1/me', '--query', 'x']]) {
      expect((await barline(['api', ...args], { env })).code, args.join(' ')).toBe(2);
    }
    expect(forms).toEqual([]);
    expect((await barline(['api', '/v1/me'], { env: { ...env, BARLINE_TOKEN_PROFILE: 'none' } })).code).toBe(3);
  });
});

describe('pkce, scopes and doctor', () => {
  test('pkce makes verifiers of 43 to 128 characters and the challenge of RFC 7636 appendix B', async () => {
    const { out } = await barline(['pkce', 'new', '--length', '64', '--json']);
    expect(JSON.parse(out).code_verifier).toMatch(/^[\w.~-]{64}$/);
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\n';
    expect((await barline(['pkce', 'challenge', verifier])).out).toBe(challenge);
    expect((await barline(['pkce', 'challenge', '-'], { input: `${verifier}\n` })).out).toBe(challenge);
    for (const length of ['42', '129', 'x']) {
      expect(await barline(['pkce', 'new', '--length', length])).toMatchObject({ code: 2, out: '' });
    }
    expect((await barline(['pkce', 'challenge', 'short'])).code).toBe(2);
  });

  test('scopes lists all of them and finds the smallest set', async () => {
    const { out } = await barline(['scopes', 'list', '--json']);
    expect(JSON.parse(out).scopes).toHaveLength(25);
    expect((await barline(['scopes', 'for', 'GET', '/v1/me/playlists'])).out).toMatch(/^playlist-read-private /);
    const two = await barline(['scopes', 'for', 'GET me/player', 'PUT me/player/play', '--json']);
    expect(JSON.parse(two.out).scopes).toEqual(['user-read-playback-state', 'user-modify-playback-state']);
    expect((await barline(['scopes', 'for', 'GET /v1/nothing'])).code).toBe(2);
  });

  test('doctor judges an address and a text, and names the first fault', async () => {
    const localhost = await barline(['doctor', 'http://localhost:3000/callback']);
    expect(localhost.out).toContain('http://127.0.0.1:3000/callback');
    expect(localhost.code).toBe(2);
    expect((await barline(['doctor', 'https://example.com/callback'])).code).toBe(0);
    expect((await barline(['doctor', 'redirect_uri: Not matching configuration'])).out).toMatch(/dashboard/);
    answer = reply(400, { error: 'invalid_client' });
    const all = await barline(['doctor', '--json'], { env });
    const checks = JSON.parse(all.out).findings.map(({ check }: { check: string }) => check);
    expect(checks).toEqual(['client', 'secret', 'redirect_uri', 'port', 'server', 'clock', 'place', 'login']);
    const offline = await barline(['doctor', '--offline'], {
      env: { ...env, SPOTIFY_CLIENT_ID: '' },
    });
    expect([offline.code, offline.out]).toEqual([2, expect.stringContaining('✕')]);
  });

  test('doctor tells a clock that is wrong by minutes', async () => {
    answer = reply(400, {}, { date: new Date(Date.now() + 300_000).toUTCString() });
    expect((await barline(['doctor'], { env })).out).toMatch(/! This clock is (299|300) s away/);
  });
});

describe('settings', () => {
  test('a flag goes before the environment, that before .env, that before barline.toml, that before config.toml', () => {
    const cwd = temporaryFolder();
    const read = (flags = {}, more = {}) => readSettings(flags, { BARLINE_CONFIG_DIR: folder, ...more }, cwd).clientId;
    expect(read()).toBeNull();
    writeFileSync(
      join(folder, 'config.toml'),
      'client_id = "user" # mine\nscopes = ["a", "b"]\n[profile.work]\nclient_id = "work"\n',
    );
    expect(read()).toBe('user');
    expect(read({ profile: 'work' })).toBe('work');
    expect(readSettings({}, { BARLINE_CONFIG_DIR: folder }, cwd).scopes).toEqual(['a', 'b']);
    writeFileSync(join(cwd, 'barline.toml'), 'client_id = "project"\n');
    expect(read()).toBe('project');
    writeFileSync(join(cwd, '.env'), 'SPOTIPY_CLIENT_ID=dotenv\n');
    expect(read()).toBe('dotenv');
    expect(read({}, { SPOTIFY_CLIENT_ID: 'env' })).toBe('env');
    expect(read({ 'client-id': 'flag' }, { SPOTIFY_CLIENT_ID: 'env' })).toBe('flag');
  });

  test('a secret stands in no settings file, and what is not understood is named by its line', () => {
    const cwd = temporaryFolder();
    const read = (toml: string) => {
      writeFileSync(join(cwd, 'barline.toml'), toml);
      return () => readSettings({}, { BARLINE_CONFIG_DIR: folder }, cwd);
    };
    expect(read('client_secret = "x"')).toThrow(/client_secret/);
    expect(read('a = "b"\nclient_id = 5\n')).toThrow(/barline\.toml:2/);
    writeFileSync(join(cwd, '.env'), 'SPOTIFY_CLIENT_SECRET=from-dotenv\n');
    expect(readSecret({}, cwd)).toBe('from-dotenv');
    expect(() => readSecret({ SPOTIFY_CLIENT_SECRET_FILE: join(cwd, 'none') }, cwd)).toThrow();
  });

  test('BARLINE_PROVIDER is spotify or an address', async () => {
    const read = (provider: string) => () => readSettings({}, { BARLINE_PROVIDER: provider }, folder).provider;
    expect([read('')(), read('spotify')(), read('https://a.example/b/')()]).toEqual([
      'spotify',
      'spotify',
      'https://a.example/b',
    ]);
    for (const wrong of ['spottify', 'ftp://a.example', 'https://user:pass@a.example'])
      expect(read(wrong)).toThrow(/BARLINE_PROVIDER/);
  });
});

describe('the browser and the port', () => {
  test('the address goes to the browser as one argument, by no shell', () => {
    const page = 'https://example.com/?a=1&b=$(x)';
    expect(browserCommand(page, {}, 'linux')).toEqual(['xdg-open', page]);
    expect(browserCommand(page, {}, 'darwin')).toEqual(['open', page]);
    expect(browserCommand(page, {}, 'win32')).toEqual(['rundll32', 'url.dll,FileProtocolHandler', page]);
    expect(browserCommand(page, { BROWSER: 'fox --new %s' }, 'linux')).toEqual(['fox', '--new', page]);
    expect(browserCommand(page, { BROWSER: 'fox' }, 'linux')).toEqual(['fox', page]);
    expect(hasBrowser({ SSH_CONNECTION: 'x', DISPLAY: ':0' }, 'linux')).toBe(false);
    expect([hasBrowser({}, 'linux'), hasBrowser({ DISPLAY: ':0' }, 'linux'), hasBrowser({}, 'darwin')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('a busy port is told, and doctor sees it too', async () => {
    const socket = createSocket();
    await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
    const { port } = socket.address() as AddressInfo;
    const { listenForCallback } = await import('../src/token/loopback.ts');
    const loopback = await listenForCallback(`http://127.0.0.1:${port}/callback`, 'en');
    expect(loopback.busyPort).toBe(port);
    expect(loopback.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(loopback.redirectUri).not.toContain(`:${port}/`);
    loopback.close();
    const args = ['doctor', '--offline', '--redirect-uri', `http://127.0.0.1:${port}/callback`];
    expect((await barline(args, { env })).out).toContain(`! Port ${port} is busy`);
    socket.close();
  });

  test('the callback takes one answer, from a browser that means this machine, and shows what came of it', async () => {
    const { listenForCallback } = await import('../src/token/loopback.ts');
    const { redirectUri, callback, finish, close } = await listenForCallback('http://127.0.0.1/callback', 'en');
    const { port } = new URL(redirectUri);
    expect((await fetch(`http://127.0.0.1:${port}/favicon.ico`)).status).toBe(404);
    expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`http://localhost:${port}/callback`).catch(() => ({ status: 400 }))).status).toBe(400);
    const browser = fetch(`${redirectUri}?code=a&state=b`);
    expect((await callback).search).toBe('?code=a&state=b');
    expect((await fetch(`${redirectUri}?code=c&state=d`)).status).toBe(410);
    await finish({ ok: true, title: '<b>Hi</b>', text: '"&', words: 'a b c' });
    const page = await browser;
    expect([page.status, new URL(page.url).search]).toEqual([200, '']);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('&#60;b&#62;Hi&#60;/b&#62;');
    close();
  });

  test('the QR code of the page can be read', async () => {
    const drawn = drawTerminalQr('http://127.0.0.1:8080/authorize?client_id=a');
    const lines = drawn.split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    const pixels = lines.flatMap((line) => ['▀█', '▄█'].map((light) => [...line].map((cell) => light.includes(cell))));
    const side = lines[0].length;
    const scale = 4;
    const width = side * scale;
    const height = pixels.length * scale;
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let at = 0; at < width * height; at++) {
      const light = pixels[Math.floor(Math.floor(at / width) / scale)][Math.floor((at % width) / scale)];
      data.fill(light ? 255 : 0, at * 4, at * 4 + 3);
    }
    const { default: jsQR } = await import('jsqr');
    const read = (jsQR as unknown as typeof import('jsqr').default)(data, width, height);
    expect(read?.data).toBe('http://127.0.0.1:8080/authorize?client_id=a');
  });
});

describe('the secret', () => {
  test('is shown where one is set, so that a wrong one is told before anybody is asked; --flow pkce does without', async () => {
    answer = (request, response) => {
      const right = request.headers.authorization === undefined;
      reply(400, right ? { error: 'invalid_grant' } : { error: 'invalid_client' })(request, response);
    };
    const secret = { ...env, SPOTIFY_CLIENT_SECRET: 'wrong' };
    const ran = await barline(['token', 'get'], { env: secret });
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toContain('Client ID or secret is wrong.');
    const { out } = await barline(['token', 'url', '--flow', 'pkce'], { env: secret });
    expect(out).toContain('code_challenge_method=S256');
  });
});
