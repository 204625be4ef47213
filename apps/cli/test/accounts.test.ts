import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { barline, barlineProcess } from './barline.ts';
import { temporaryFolder } from './folder.ts';
import { serve } from './serving.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const URI = 'http://127.0.0.1:8888/callback';

describe('beside a running server', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    server = await serve(['--sandbox', '--port', '0']);
    env = { BARLINE_DATA_DIR: server.folder };
  });
  afterAll(() => server.stop('SIGTERM'));

  /** Runs a command with --json; its one object. */
  async function run(...args: string[]) {
    const ran = await barline([...args, '--json'], { env });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out.match(/\n/g)).toHaveLength(1);
    return JSON.parse(ran.out);
  }

  async function askToken(fields: Record<string, string>): Promise<{ status: number; body: { error?: string } }> {
    const answer = await fetch(`${server.url}/api/token`, { method: 'POST', body: new URLSearchParams(fields) });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }

  const clientCredentials = (client_id: string, client_secret: string) =>
    askToken({ grant_type: 'client_credentials', client_id, client_secret });

  /** What the stated second allows; a moment more for a busy machine. */
  const within = (expected: number, ask: () => Promise<{ status: number }>) =>
    expect.poll(async () => (await ask()).status, { timeout: 1500, interval: 50 }).toBe(expected);

  /** Logs in by the form. Returns the status: 303 for who is let in. */
  async function logIn(username: string, password: string): Promise<{ status: number; cookie: string }> {
    const page = await fetch(`${server.url}/login`);
    const cookie = page.headers.getSetCookie()[0].split(';')[0];
    const form_token = /name="form_token" value="([^"]+)"/.exec(await page.text())![1];
    const answer = await fetch(`${server.url}/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ username, password, form_token }),
    });
    return {
      status: answer.status,
      cookie: answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; '),
    };
  }

  test('serve prints the demo account, the demo app and three calls that get a token', async () => {
    const { username, password, client_id, client_secret, redirect_uri } = await run('sandbox', 'credentials');
    const said = server.said();
    for (const word of [username, password, client_id, client_secret, redirect_uri]) expect(said).toContain(word);
    expect(redirect_uri).toBe(URI);
    expect(said.match(/^ +curl /gm)).toHaveLength(3);
    expect(said).toContain(
      `curl -u ${client_id}:${client_secret} -d grant_type=client_credentials ${server.url}/api/token`,
    );
    expect(statSync(join(server.folder, 'sandbox.json')).mode & 0o777).toBe(0o600);
    expect((await clientCredentials(client_id, client_secret)).status).toBe(200);
    expect((await logIn(username, password)).status).toBe(303);
    expect(server.logged()).not.toContain(password);
    expect(server.logged()).not.toContain(client_secret);
  });

  test('credentials are also lines, and a reason where there are none', async () => {
    const lines = await barline(['sandbox', 'credentials'], { env });
    expect(lines.out).toMatch(/^username=demo\npassword=\w+\nclient_id=[0-9a-f]{32}\nclient_secret=[0-9a-f]{32}\n/);
    const none = await barline(['sandbox', 'credentials', '--json'], { env: { BARLINE_DATA_DIR: temporaryFolder() } });
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('barline serve --sandbox');
    expect((await barline(['sandbox', 'reset'], { env })).code).toBe(2);
  });

  test('an app lives from its creation to its deletion', async () => {
    const created = await run(
      'app',
      'create',
      '--name',
      'Player',
      '--redirect-uri',
      URI,
      '--redirect-uri',
      'myapp://cb',
    );
    expect(created).toEqual({
      client_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      client_secret: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'Player',
      redirect_uris: [URI, 'myapp://cb'],
    });
    const { client_id, client_secret } = created;
    await within(200, () => clientCredentials(client_id, client_secret));

    const updated = await run('app', 'update', client_id, '--redirect-uri', 'https://app.example/cb');
    expect(updated).toEqual({ client_id, name: 'Player', redirect_uris: ['https://app.example/cb'] });

    const second = await run('app', 'rotate-secret', client_id);
    await within(200, () => clientCredentials(client_id, second.client_secret));
    expect((await clientCredentials(client_id, client_secret)).status).toBe(200);
    const third = await run('app', 'rotate-secret', client_id, '--revoke-old');
    await within(400, () => clientCredentials(client_id, client_secret));
    await within(400, () => clientCredentials(client_id, second.client_secret));
    await within(200, () => clientCredentials(client_id, third.client_secret));

    expect((await run('app', 'list')).apps).toContainEqual({
      client_id,
      name: 'Player',
      redirect_uris: ['https://app.example/cb'],
      public: false,
      owner: null,
    });
    expect(await run('app', 'delete', client_id)).toEqual({ client_id, deleted: true });
    await within(400, () => clientCredentials(client_id, third.client_secret));
    expect((await barline(['app', 'delete', client_id], { env })).code).toBe(2);
  });

  test('several redirect URIs may follow one option', async () => {
    const uris = [URI, 'https://app.example/cb', 'http://[::1]/cb'];
    const created = await run('app', 'create', '--name', 'Many', '--redirect-uri', ...uris);
    expect(created.redirect_uris).toEqual(uris);
    expect((await run('app', 'update', created.client_id, '--redirect-uri', uris[1], uris[2])).redirect_uris).toEqual(
      uris.slice(1),
    );
  });

  test('a public app has no secret and an owner sees it', async () => {
    const options = [
      '--public',
      '--implicit',
      '--owner',
      'demo',
      '--description',
      'D',
      '--website',
      'https://app.example',
    ];
    const created = await run('app', 'create', '--name', 'Public', '--redirect-uri', URI, ...options);
    expect(Object.keys(created)).toEqual(['client_id', 'name', 'redirect_uris']);
    expect((await run('app', 'list')).apps).toContainEqual(
      expect.objectContaining({ client_id: created.client_id, public: true, owner: 'demo' }),
    );
    expect((await askToken({ grant_type: 'client_credentials', client_id: created.client_id })).status).toBe(400);
    expect((await barline(['app', 'rotate-secret', created.client_id], { env })).code).toBe(2);
  });

  test.each([
    [['app', 'create', '--redirect-uri', URI], /--name/],
    [['app', 'create', '--name', '\u202e', '--redirect-uri', URI], /visible characters/],
    [['app', 'create', '--name', 'X', '--redirect-uri', 'http://localhost/cb'], /127\.0\.0\.1 or \[::1\] instead/],
    [['app', 'create', '--name', 'X', '--redirect-uri', URI, '--owner', 'nobody'], /no user nobody/],
    [['app', 'create', '--name', 'X', '--redirect-uri', URI, '--website', 'javascript:1'], /website/],
    [['app', 'update', '0'.repeat(32), '--redirect-uri', URI], /no app/],
    [['app', 'update', "' or 1=1"], /no app/],
    [['app', 'update'], /client id is missing/],
    [['app', 'delete', 'x'], /no app x/],
    [['app', 'frobnicate'], /frobnicate/],
    [['app'], /missing/],
    [['user', 'disable', 'nobody'], /no user nobody/],
    [['user', 'create', '--username', 'a b', '--password-stdin'], /username/],
    [['user', 'create', '--username', 'x'], /--password-stdin/],
    [['user', 'create', '--password-stdin'], /--username/],
    [['user', 'create', '--username', 'x', '--password-stdin', '--product', 'gold'], /premium or free/],
    [['user', 'frobnicate'], /frobnicate/],
    [['audit', '--user', 'nobody'], /no user nobody/],
    [['audit', '--user', 'ada', '--app', 'x'], /not both/],
    [['audit', '--limit', '0'], /1 to 10000/],
  ])('%j is refused with a reason', async (args, reason) => {
    const ran = await barline([...args, '--json'], { env, input: 'password\n' });
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toMatch(reason);
  });

  test('a user logs in with the first line, byte for byte, until disabled', async () => {
    const create = async (username: string, input: string | Uint8Array) =>
      barline(['user', 'create', '--username', username, '--password-stdin', '--json'], { env, input });
    const ran = await create('ada', ' pässwörd\t \nsecond line\n');
    expect(ran.code).toBe(0);
    const { id, username } = JSON.parse(ran.out);
    expect([id, username]).toEqual([expect.stringMatching(/^31[A-Za-z0-9]{26}$/), 'ada']);
    expect(Object.keys(JSON.parse(ran.out))).toEqual(['id', 'username']);
    expect((await logIn('ada', 'pässwörd')).status).toBe(401);
    const { status, cookie } = await logIn('ada', ' pässwörd\t ');
    expect(status).toBe(303);
    const account = () => fetch(`${server.url}/account`, { headers: { cookie }, redirect: 'manual' });
    expect((await account()).status).toBe(200);

    expect(await create('ADA', 'other password\n')).toMatchObject({ code: 2, out: '' });
    expect(await create('empty', '\n')).toMatchObject({ code: 2, out: '' });
    expect(await create('bytes', new Uint8Array([0xff, 0xfe, 10]))).toMatchObject({ code: 2, out: '' });
    expect(await create('long', `${'x'.repeat(1025)}\n`)).toMatchObject({ code: 2, out: '' });

    const minted = await fetch(`${server.url}/sandbox/tokens`, {
      method: 'POST',
      body: JSON.stringify({ username: 'ada', scope: 'user-read-email' }),
    });
    const { access_token } = (await minted.json()) as { access_token: string };
    const me = () => fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${access_token}` } });
    expect((await me()).status).toBe(200);
    expect(await run('user', 'disable', 'ada')).toMatchObject({ username: 'ada', disabled: true });
    await within(303, account);
    await within(401, me);
    expect((await logIn('ada', ' pässwörd\t ')).status).toBe(401);
    await run('user', 'enable', 'ada');
    expect((await logIn('ada', ' pässwörd\t ')).status).toBe(303);
  });

  test('an operator reads what happened, of all, of one person and of one app, and no secret', async () => {
    const password = 'the password of olga';
    const made = await barline(['user', 'create', '--username', 'olga', '--password-stdin', '--json'], {
      env,
      input: `${password}\n`,
    });
    const { id } = JSON.parse(made.out);
    await logIn('olga', 'not the password');
    await logIn('olga', password);
    const { client_id, client_secret } = await run('app', 'create', '--name', 'Audited', '--redirect-uri', URI);
    await run('app', 'rotate-secret', client_id);
    const { events } = await run('audit', '--user', 'olga');
    expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['login', 'login_failed', 'sign_up']);
    expect(events[0]).toMatchObject({ user_id: id, username: 'olga', client_id: null, address: '127.0.0.1' });
    const ofApp = await run('audit', '--app', client_id);
    expect(ofApp.events[0]).toMatchObject({ kind: 'secret_created', client_id });
    const all = await barline(['audit', '--limit', '2', '--jsonl'], { env });
    expect(all.out.trim().split('\n')).toHaveLength(2);
    const everything = (await barline(['audit'], { env })).out;
    expect(everything).toContain('user=olga');
    for (const secret of [password, client_secret]) expect(everything).not.toContain(secret);
  });

  test('the whole command works as a process', async () => {
    const given = { env, input: 'a password\n' };
    const made = await barlineProcess(['user', 'create', '--username', 'process', '--password-stdin', '--json'], given);
    expect([made.code, JSON.parse(made.out).username]).toEqual([0, 'process']);
    expect((await logIn('process', 'a password')).status).toBe(303);
  });
});
