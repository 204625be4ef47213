import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from '../http/server-for-tests.ts';
import { fieldsOf, PASSWORD, textOf, type Visitor, visitor } from './visitor-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await person('ada');
});
afterAll(() => server.close());

/** Signs up; the browser of somebody who is logged in. */
async function person(username: string): Promise<Visitor> {
  const browser = visitor(server.url);
  const signedUp = await browser.signUp(username);
  expect([signedUp.status, signedUp.location]).toEqual([303, '/account']);
  return browser;
}

const anonymous = () => visitor(server.url);

describe('log-in', () => {
  it('leads to where somebody wanted to go, with a session that did not exist before', async () => {
    const browser = anonymous();
    browser.cookies.set('sp_dc', 'A'.repeat(43));
    const answer = await browser.logIn('ada', PASSWORD, '/account/apps?x=1');
    expect([answer.status, answer.location]).toEqual([303, '/account/apps?x=1']);
    expect(browser.cookies.get('sp_dc')).toMatch(/^[\w-]{43}$/);
    expect(browser.cookies.get('sp_dc')).not.toBe('A'.repeat(43));
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('ends the session that the browser had', async () => {
    const browser = await person('grace');
    const before = browser.cookies.get('sp_dc')!;
    await browser.logIn('ada', PASSWORD);
    const old = anonymous();
    old.cookies.set('sp_dc', before);
    expect((await old.get('/account')).location).toMatch(/^\/login\?/);
  });

  it('sets cookies that scripts and other sites cannot use', async () => {
    const cookies = (await anonymous().get('/login')).headers.getSetCookie();
    const session = (await anonymous().logIn('ada', PASSWORD)).headers.getSetCookie();
    expect(session).toHaveLength(3);
    for (const cookie of [...cookies, ...session]) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
  });

  it('binds its cookies to the host where people come over https', async () => {
    const secure = await startTestServer({ BARLINE_PUBLIC_URL: 'https://accounts.example' });
    const [cookie] = (await visitor(secure.url).get('/login')).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-barline_visitor=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure/);
    const browser = visitor(secure.url);
    await browser.signUp('ada');
    expect([...browser.cookies.keys()]).toContain('__Host-sp_dc');
    // One without the prefix could come from a subdomain.
    const token = browser.cookies.get('__Host-sp_dc')!;
    const planted = visitor(secure.url);
    planted.cookies.set('sp_dc', token);
    expect((await planted.get('/account')).status).toBe(303);
    await secure.close();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example'])(
    'never leads to %j',
    async (address) => {
      const browser = anonymous();
      const page = await browser.get(`/login?continue=${encodeURIComponent(address)}`);
      expect(page.html).not.toContain('evil.example');
      const answer = await browser.submit(page, '/login', { username: 'ada', password: PASSWORD, continue: address });
      expect([answer.status, answer.location]).toEqual([303, '/account']);
    },
  );

  it('needs the form of this very browser', async () => {
    const browser = anonymous();
    const form = fieldsOf(await browser.get('/login'), '/login');
    const credentials = { username: 'ada', password: PASSWORD };
    const attempts = [
      [browser, { ...credentials }],
      [browser, { ...credentials, form_token: `${form.form_token}x` }],
      [browser, { ...credentials, form_token: fieldsOf(await anonymous().get('/login'), '/login').form_token }],
      [browser, { ...credentials, form_token: fieldsOf(await browser.get('/signup'), '/signup').form_token }],
      [anonymous(), { ...credentials, form_token: form.form_token }],
    ] as const;
    for (const [who, fields] of attempts) {
      const answer = await who.post('/login', fields);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie().join()).not.toContain('sp_dc');
    }
  });

  it('asks neither for an Origin nor for Sec-Fetch headers', async () => {
    const odd: Record<string, string>[] = [{}, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of odd) {
      const browser = anonymous();
      const fields = { ...fieldsOf(await browser.get('/login'), '/login'), username: 'ada', password: PASSWORD };
      expect((await browser.post('/login', fields, headers)).status).toBe(303);
    }
  });

  it('says the same of a wrong password and of a name that nobody has', async () => {
    const say = async (username: string, password: string) => {
      const answer = await anonymous().logIn(username, password);
      return { status: answer.status, text: textOf(answer), size: answer.html.length };
    };
    const wrong = await say('ada', 'wrong password');
    expect(wrong).toMatchObject({ status: 401, text: expect.stringContaining('Wrong username or password.') });
    expect(await say('eve', 'wrong password')).toEqual(wrong);
    expect(await say('eve', PASSWORD)).toEqual(wrong);
  });

  it('takes as long for a name that nobody has', async () => {
    const time = async (username: string) => {
      const browser = anonymous();
      const page = await browser.get('/login');
      const start = performance.now();
      await browser.submit(page, '/login', { username, password: 'wrong password' });
      return performance.now() - start;
    };
    await person('timed');
    const known = [await time('timed'), await time('timed'), await time('timed')];
    const unknown = [await time('nobody1'), await time('nobody1'), await time('nobody1')];
    // Without a hash the answer would come ten times sooner.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('refuses a password that is too long before it is hashed, and cuts none', async () => {
    const long = 'é'.repeat(512);
    const browser = anonymous();
    expect((await browser.signUp('long', long)).status).toBe(303);
    expect((await anonymous().logIn('long', long)).status).toBe(303);
    expect((await anonymous().logIn('long', `${long}x`)).status).toBe(401);
    expect((await anonymous().logIn('long', long.slice(0, -1))).status).toBe(401);
    expect((await anonymous().signUp('longer', `${long}x`)).status).toBe(422);
  });

  it('takes a NUL in a password for what it is', async () => {
    expect((await anonymous().signUp('nul', 'password\0one')).status).toBe(303);
    expect((await anonymous().logIn('nul', 'password\0two')).status).toBe(401);
    expect((await anonymous().logIn('nul', 'password\0one')).status).toBe(303);
  });

  it.each(["' or 1=1 --", '\0', 'ada\0', '%00', '$ne', '{"$gt":""}', '\u202eada', 'a'.repeat(10_000), '*', '../ada'])(
    'finds nobody called %j',
    async (name) => {
      const answer = await anonymous().logIn(name, PASSWORD);
      expect(answer.status).toBe(401);
    },
  );

  it.each([
    ['invalid UTF-8', 'username=%ff%fe&password=%ff', 403],
    ['repeated fields', 'username=ada&username=eve&password=x', 403],
    ['array spellings', 'username[]=ada&password[]=x', 403],
    ['nothing', '', 403],
  ])('survives %s', async (_, body, status) => expect((await anonymous().post('/login', body)).status).toBe(status));

  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain'])('reads no %s', async (type) => {
    const answer = await anonymous().post('/login', '{}', { 'content-type': type });
    expect(answer.status).toBe(415);
  });

  it('reads no body without end', async () => {
    const answer = await anonymous().post('/login', `password=${'a'.repeat(100_000)}`);
    expect(answer.status).toBe(413);
  });
});

describe('guessing', () => {
  it('one account ends after ten tries, at once where they come in parallel, and leaves its owner logged in', async () => {
    const owner = await person('target');
    const tries = await Promise.all(Array.from({ length: 25 }, () => anonymous().logIn('target', 'guess')));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = tries.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(15);
    expect(Number(refused[0].headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await owner.get('/account')).status).toBe(200);
    // The password is not tried either: a lock that the right one opens is none.
    expect((await anonymous().logIn('TARGET', PASSWORD)).status).toBe(429);
    // The owner's browser has been here before.
    expect((await owner.logIn('target', PASSWORD)).status).toBe(303);
    const page = await owner.get('/account/password');
    const changed = await owner.submit(page, '/account/password', {
      current_password: PASSWORD,
      new_password: 'another password',
    });
    expect(changed.location).toBe('/account/password?changed=1');
  });

  it('is counted for names that nobody has in the same way', async () => {
    const statuses = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await anonymous().logIn('phantom', 'guess')).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
  });

  it('many accounts from one address ends, whatever the forwarding headers say', async () => {
    const spraying = await startTestServer();
    const browser = visitor(spraying.url);
    const form = fieldsOf(await browser.get('/login'), '/login');
    const statuses: number[] = [];
    for (let count = 0; count < 110; count += 1) {
      const forged = {
        'x-forwarded-for': '127.0.0.1',
        forwarded: `for=10.0.0.${count}`,
        'x-real-ip': `10.0.0.${count}`,
      };
      statuses.push(
        (await browser.post('/login', { ...form, username: `u${count}`, password: 'guess' }, forged)).status,
      );
    }
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(401));
    expect(statuses.slice(-5)).toContain(429);
    await spraying.close();
  });

  it('in great numbers finds the server busy, not down, and tokens as fast as before', async () => {
    const busy = await startTestServer();
    const browser = visitor(busy.url);
    const form = fieldsOf(await browser.get('/login'), '/login');
    const tries = Promise.all(
      Array.from({ length: 95 }, (_, n) => browser.post('/login', { ...form, username: `u${n}`, password: 'guess' })),
    );
    const { client_id, client_secret } = busy.demo;
    const body = () => new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const start = performance.now();
      expect((await busy.ask('/api/token', { method: 'POST', body: body() })).status).toBe(200);
      times.push(performance.now() - start);
    }
    const answers = await tries;
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(10);
    expect(Number(refused[0].headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 401).length).toBe(95 - refused.length);
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(200);
    await busy.close();
  });

  it('is not counted for who knows the password', async () => {
    await person('often');
    for (let count = 0; count < 15; count += 1) expect((await anonymous().logIn('often', PASSWORD)).status).toBe(303);
  });
});

describe('sign-up', () => {
  it.each([
    ['username', { username: 'a b' }],
    ['username', { username: '' }],
    ['username', { username: '\u202eada' }],
    ['username', { username: 'ada' }],
    ['username', { username: 'ADA' }],
    ['password', { username: 'new', password: 'short' }],
    ['password', { username: 'newperson', password: 'NewPerson' }],
    ['email', { username: 'new', email: 'nobody' }],
  ])('refuses a wrong %s: %j', async (field, fields) => {
    const browser = anonymous();
    const answer = await browser.submit(await browser.get('/signup'), '/signup', { password: PASSWORD, ...fields });
    expect(answer.status).toBe(422);
    const id = `signup-${field}`;
    expect(answer.html).toContain(`id="${id}-error"`);
    expect(answer.html).toMatch(new RegExp(`<input[^>]*id="${id}"[^>]*aria-invalid="true"`));
    expect(browser.cookies.has('sp_dc')).toBe(false);
  });

  it('sets what it asks for and nothing else', async () => {
    const browser = anonymous();
    const page = await browser.get('/signup');
    const more = {
      id: '31demo00000000000000000000ba',
      product: 'owner',
      disabled: '0',
      isAdmin: 'true',
      country: 'XX',
    };
    await browser.submit(page, '/signup', { username: 'mass', password: PASSWORD, ...more });
    const account = await browser.get('/account');
    expect(account.html).not.toMatch(/31demo|owner<|XX</);
  });

  it('shows a name without what could spoof it', async () => {
    const browser = anonymous();
    const name = '<script>alert(1)</script>\u202e\u0000"';
    const fields = { username: 'xss', password: PASSWORD, display_name: name };
    await browser.submit(await browser.get('/signup'), '/signup', fields);
    const { html } = await browser.get('/account');
    expect(html).toContain('<bdi>&lt;script&gt;alert(1)&lt;/script&gt;&quot;</bdi>');
    expect(html).not.toMatch(/<script|\u202e/);
  });
});

describe('pages', () => {
  it.each([
    '/login',
    '/signup',
    '/account',
    '/account/apps',
    '/account/password',
    '/account/delete',
    '/dashboard',
    '/pair',
  ])('%s lets nothing in from elsewhere and is kept nowhere', async (path) => {
    const browser = anonymous();
    await browser.logIn('ada', PASSWORD);
    const { status, headers, html } = await browser.get(path);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(html).not.toMatch(/<script| style=| on\w+="|https?:\/\//);
  });

  it('speak the language of the browser, of the path, or the one that was chosen', async () => {
    const browser = anonymous();
    expect((await browser.get('/login', { 'accept-language': 'ru' })).html).toContain('<html lang="ru">');
    expect((await browser.get('/ru/login')).html).toContain('Имя пользователя');
    await browser.get('/language?to=ru&continue=/login');
    expect((await browser.get('/login', { 'accept-language': 'en' })).html).toContain('<h1>Вход</h1>');
    const away = await browser.get('/language?to=en&continue=//evil.example');
    expect(away.location).toBe('/account');
  });
});
