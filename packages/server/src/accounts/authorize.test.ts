import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from '../http/server-for-tests.ts';
import {
  CHALLENGE,
  fieldsOf,
  PASSWORD,
  type Seen,
  textOf,
  toAuthorize,
  VERIFIER,
  type Visitor,
  visitor,
} from './visitor-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SCOPES = 'user-read-private user-read-email';
const PRIVATE_URI = 'https://app.example/callback';
let server: TestServer;
let secretApp: { id: string; secret: string };

beforeAll(async () => {
  server = await startTestServer();
  secretApp = await registerApp('Player', [PRIVATE_URI, 'http://127.0.0.1/cb', 'http://[::1]:7/cb', 'myapp://cb']);
});
afterAll(() => server.close());

async function person(name: string): Promise<Visitor> {
  const browser = visitor(server.url);
  await browser.signUp(name);
  return browser;
}

/** Registers an app as a person would, with a browser. */
async function registerApp(name: string, redirectUris: string[], more: Record<string, string> = {}) {
  const browser = await person(`owner-${Math.random().toString(36).slice(2)}`);
  const fields = { name, redirect_uris: redirectUris.join('\n'), ...more };
  const { html } = await browser.submit(await browser.get('/dashboard/new'), '/dashboard/new', fields);
  const id = /data-testid="client-id">([0-9a-f]{32})</.exec(html)![1];
  return { id, secret: /data-testid="client-secret">([0-9a-f]{32})</.exec(html)?.[1] ?? '', browser };
}

const request = (more: Record<string, string> = {}) =>
  toAuthorize({ client_id: secretApp.id, redirect_uri: PRIVATE_URI, scope: SCOPES, state: 'st', ...more });

/** Opens the request and presses a button of the consent page. */
async function decide(browser: Visitor, path: string, button: 'accept' | 'cancel' = 'accept'): Promise<Seen> {
  const page = await browser.get(path);
  expect(page.status).toBe(200);
  return browser.submit(page, '/authorize/accept', {}, `/authorize/${button}`);
}

function redeem(code: string, more: Record<string, string> = {}, app = secretApp) {
  return fetch(`${server.url}/api/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${app.id}:${app.secret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: PRIVATE_URI, ...more }),
  });
}

const codeOf = ({ location }: Seen) => new URL(location).searchParams.get('code')!;

describe('the authorize page', () => {
  it('sends who is not logged in to the log-in, and then asks with one line for each permission', async () => {
    const browser = visitor(server.url);
    await person('ada');
    const path = request();
    const first = await browser.get(path);
    expect([first.status, first.location]).toEqual([303, `/login?continue=${encodeURIComponent(path)}`]);
    expect((await browser.get(first.location)).html).toContain('<bdi>Player</bdi>');
    expect((await browser.logIn('ada', PASSWORD, path)).location).toBe(path);

    const page = await browser.get(path);
    expect([...page.html.matchAll(/<li data-scope="([^"]+)"/g)].map(([, name]) => name).sort()).toEqual([
      'user-read-email',
      'user-read-private',
    ]);
    expect(page.html.match(/<li /g)).toHaveLength(2);
    expect(textOf(page)).toMatch(/Logged in as ada .*Not you\?/);
    expect(page.html).toMatch(/<button[^>]*data-testid="auth-accept"/);
    expect(page.html).toMatch(/<button[^>]*data-testid="auth-cancel"/);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://app.example");

    const back = await browser.submit(page, '/authorize/accept');
    expect(back.status).toBe(303);
    expect(back.location).toMatch(/^https:\/\/app\.example\/callback\?code=AQ[\w-]+&state=st$/);
    const tokens = await (await redeem(codeOf(back))).json();
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(tokens.scope.split(' ').sort()).toEqual(SCOPES.split(' ').sort());
  });

  it.each(['/en/authorize', '/ru/authorize', '/oauth2/v2/auth', '/authorize/'])('stands at %s too', async (path) => {
    const browser = await person(`path-${path.replace(/\W/g, '')}`);
    const page = await browser.get(request().replace('/authorize', path));
    expect(page.status).toBe(200);
    expect(page.html).toContain('auth-accept');
  });

  it('asks once, again for more, and again where it is told to', async () => {
    const browser = await person('once');
    await decide(browser, request({ scope: 'user-read-email' }));
    const again = await browser.get(request({ scope: 'user-read-email' }));
    expect([again.status, /code=/.test(again.location)]).toEqual([303, true]);
    expect((await browser.get(request({ scope: '' }))).status).toBe(303);
    const more = await browser.get(request());
    expect(textOf(more)).toContain('asks for more than you approved');
    for (const show of ['true', 'True', 'TRUE'])
      expect((await browser.get(request({ scope: 'user-read-email', show_dialog: show }))).status).toBe(200);
    for (const show of ['false', 'False', '0'])
      expect((await browser.get(request({ scope: 'user-read-email', show_dialog: show }))).status).toBe(303);
    await decide(browser, request());
    expect((await browser.get(request())).status).toBe(303);
    expect((await browser.get(request({ scope: 'user-read-private' }))).status).toBe(303);
  });

  it('asks each person and for each app anew', async () => {
    await decide(await person('first'), request());
    expect((await (await person('second')).get(request())).status).toBe(200);
    const other = await registerApp('Other', [PRIVATE_URI]);
    const browser = await person('third');
    await decide(browser, request());
    expect((await browser.get(request({ client_id: other.id }))).status).toBe(200);
  });

  it('keeps nothing of a refusal', async () => {
    const browser = await person('denier');
    const back = await decide(browser, request(), 'cancel');
    expect([back.status, back.location]).toEqual([303, `${PRIVATE_URI}?error=access_denied&state=st`]);
    expect((await browser.get(request())).status).toBe(200);
    expect((await browser.get('/account/apps')).html).not.toContain('Player');
  });

  it.each([
    ['plain', 'abc'],
    ['spaces and signs', 'a b+c&d=e#f"\'<>%20'],
    ['other letters', 'жёлтый🎵'],
    ['line breaks', 'a\r\nSet-Cookie: x=1\r\n\r\n<script>'],
    ['a NUL', 'a\0b'],
    ['a long one', 'x'.repeat(2000)],
    ['base64', 'eyJhIjoxfQ=='],
  ])('gives the state back byte for byte: %s', async (_, state) => {
    const browser = visitor(server.url);
    await browser.logIn('first', PASSWORD);
    const back = await browser.get(request({ state }));
    expect(new URL(back.location).searchParams.get('state')).toBe(state);
    expect([...new URL(back.location).searchParams.keys()]).toEqual(['code', 'state']);
    expect(back.headers.get('set-cookie')).toBeNull();
  });

  it('gives back a state that is no text, and none where there was none', async () => {
    const browser = visitor(server.url);
    await browser.logIn('first', PASSWORD);
    expect((await browser.get(`${request({ state: '' })}%ff%00`)).location).toMatch(/&state=%FF%00$/);
    expect((await browser.get(request({ state: '' }))).location).toMatch(/\?code=[\w-]+$/);
  });

  it('leads back to a loopback address with any port, a scheme, and a query', async () => {
    const app = await registerApp('Loop', ['http://127.0.0.1/cb', 'myapp://cb', 'https://app.example/?a=%2f']);
    const browser = await person('looper');
    const to = (redirect_uri: string) => toAuthorize({ client_id: app.id, redirect_uri });
    await decide(browser, to('myapp://cb'));
    expect((await browser.get(to('http://127.0.0.1:51234/cb'))).location).toMatch(
      /^http:\/\/127\.0\.0\.1:51234\/cb\?code=/,
    );
    expect((await browser.get(to('myapp://cb'))).location).toMatch(/^myapp:\/\/cb\?code=/);
    expect((await browser.get(to('https://app.example/?a=%2f'))).location).toMatch(
      /^https:\/\/app\.example\/\?a=%2f&code=/,
    );
  });

  it('names itself where the app asks for it', async () => {
    const app = await registerApp('Iss', [PRIVATE_URI], { iss_parameter: '1' });
    const browser = await person('issuer');
    const back = await decide(browser, request({ client_id: app.id }));
    expect(new URL(back.location).searchParams.get('iss')).toBe(server.url);
    const denied = await decide(browser, request({ client_id: app.id, show_dialog: 'true' }), 'cancel');
    expect(new URL(denied.location).searchParams.get('iss')).toBe(server.url);
  });

  it('answers a HEAD, a POST and a preflight with no code', async () => {
    const browser = visitor(server.url);
    await browser.logIn('first', PASSWORD);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const headers = { cookie, origin: 'https://app.example' };
      const answer = await fetch(server.url + request(), { method, headers, redirect: 'manual' });
      expect([405, 204]).toContain(answer.status);
      expect(answer.headers.get('location')).toBeNull();
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('a request that is wrong', () => {
  // The state in which a code would leak: everything was approved before.
  let browser: Visitor;
  beforeAll(async () => {
    browser = await person('remembered');
    await decide(browser, request());
  });

  const SAFE = [
    'Illegal redirect_uri',
    'INVALID_CLIENT: Insecure redirect URI',
    'redirect_uri: Not matching configuration',
    'Missing required parameter: redirect_uri',
  ];

  it.each([
    'https://evil.example/callback',
    'https://app.example.evil.example/callback',
    'https://app.example@evil.example/callback',
    'https://evilapp.example/callback',
    'https://app-example/callback',
    'https://sub.app.example/callback',
    'https://app.example/callback/',
    'https://app.example/callback/../evil',
    'https://app.example/callback/%2e%2e/evil',
    'https://app.example/callback/%252e%252e/evil',
    'https://app.example/callback;x=1',
    'https://app.example/callback?x=1',
    'https://app.example/callback#x',
    'https://app.example/Callback',
    'https://app.example:8443/callback',
    'http://app.example/callback',
    'http://localhost/cb',
    'http://127.0.0.2/cb',
    'http://127.1/cb',
    'http://2130706433/cb',
    'http://[::1]/cb',
    'http://127.0.0.1:8888/cb2',
    '//app.example/callback',
    '/callback',
    '\\\\app.example\\callback',
    'javascript:alert(1)//https://app.example/callback',
    'data:text/html,<script>alert(1)</script>',
    'https://app.example/callback\0',
    'https://app.example/callback\r\nLocation: https://evil.example',
    ' https://app.example/callback',
    'https://аpp.example/callback',
    'https://app.example%2Fcallback',
    'myapp://CB',
    '',
    `https://app.example/callback?${'x'.repeat(3000)}`,
    '"><script>alert(1)</script>',
  ])('never leads to %j', async (redirect_uri) => {
    for (const who of [browser, visitor(server.url)]) {
      const answer = await who.get(request({ redirect_uri }));
      if (who !== browser) {
        expect(answer.location).toMatch(/^\/login\?continue=%2Fauthorize/);
        continue;
      }
      expect([answer.status, answer.location]).toEqual([400, '']);
      const literal = textOf({ ...answer, html: answer.html.slice(answer.html.indexOf('<body>')) });
      expect(SAFE.some((text) => literal.startsWith(text))).toBe(true);
      expect(answer.html).not.toMatch(/<script|http-equiv|href="(?!\/)|src=|form/);
    }
  });

  it('never leads to another app’s address', async () => {
    const other = await registerApp('Elsewhere', ['https://other.example/cb']);
    expect((await browser.get(request({ redirect_uri: 'https://other.example/cb' }))).status).toBe(400);
    expect((await browser.get(request({ client_id: other.id }))).status).toBe(400);
  });

  it.each([
    ['&redirect_uri=https://evil.example', 'Missing required parameter: redirect_uri'],
    ['&client_id=0', 'Missing required parameter: client_id'],
    ['&response_type=token', 'response_type must be code or token'],
  ])('is refused where it carries %s once more', async (more, literal) => {
    const answer = await browser.get(request() + more);
    expect(answer.status).toBe(400);
    expect(answer.html).toContain(`<h1>${literal}</h1>`);
  });

  it.each([
    [{ client_id: '0'.repeat(32) }, 'INVALID_CLIENT: Invalid client'],
    [{ client_id: '__proto__' }, 'INVALID_CLIENT: Invalid client'],
    [{ client_id: 'a\0' }, 'INVALID_CLIENT: Invalid client'],
    [{ response_type: 'id_token' }, 'response_type must be code or token'],
    [{ scope: 'user-read-email nonsense <b>' }, 'Illegal scope'],
    [{ scope: 'user-read-email '.repeat(3) + 'x'.repeat(100) }, 'Illegal scope'],
  ])('is refused in Spotify’s words: %j', async (change, literal) => {
    const answer = await browser.get(request(change));
    expect([answer.status, answer.location]).toEqual([400, '']);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.html).toContain(`<title>${literal}</title>`);
    expect(answer.html.slice(answer.html.indexOf('<body>'))).toMatch(
      new RegExp(`^<body>\\s*<main id="content">\\s*<h1>${literal}</h1>`),
    );
    expect(answer.html).not.toContain('<b>');
  });

  it('is shown beside what is registered, with the difference marked', async () => {
    const { html } = await browser.get(request({ redirect_uri: 'https://app.example/Callback' }));
    expect(html).toContain('data-testid="sent-uri">https://app.example/<mark>C</mark>allback</p>');
    expect(html).toContain('data-testid="registered-uri">https://app.example/<mark>c</mark>allback</p>');
    const open = await startTestServer({}, { sandbox: false });
    const someone = visitor(open.url);
    await someone.signUp('ada');
    const page = await someone.submit(await someone.get('/dashboard/new'), '/dashboard/new', {
      name: 'A',
      redirect_uris: PRIVATE_URI,
    });
    const client_id = /data-testid="client-id">([0-9a-f]{32})</.exec(page.html)![1];
    const refused = await someone.get(toAuthorize({ client_id, redirect_uri: 'https://app.example/x' }));
    expect(refused.html).toContain('<h1>redirect_uri: Not matching configuration</h1>');
    expect(refused.html).not.toMatch(/registered-uri|app\.example/);
    await open.close();
  });

  it('goes back with an error once client and address are right', async () => {
    const path = request({ code_challenge: 'short', code_challenge_method: 'S256' });
    expect((await browser.get(path)).location).toBe(`${PRIVATE_URI}?error=invalid_request&state=st`);
    expect((await browser.get(request({ code_challenge: CHALLENGE }))).location).toContain('error=invalid_request');
    expect((await browser.get(`${request()}&state=other`)).location).toBe(`${PRIVATE_URI}?error=invalid_request`);
    expect((await browser.get(request({ response_type: 'token' }))).location).toBe(
      `${PRIVATE_URI}#error=unsupported_response_type&state=st`,
    );
  });

  it('is refused where it is too long', async () => {
    expect((await browser.get(request({ state: 'x'.repeat(7000) }))).status).toBe(400);
  });

  it('fetches nothing that it names', async () => {
    const path = request({ request_uri: `${server.url}/healthz`, request: 'eyJhbGciOiJub25lIn0.e30.' });
    expect((await browser.get(path)).location).toContain('code=');
  });
});

describe('the approval form', () => {
  const send = (browser: Visitor, fields: Record<string, string>, headers = {}) =>
    browser.post('/authorize/accept', fields, headers);

  it('holds for one person, one log-in and one request, letter for letter', async () => {
    const browser = await person('approver');
    const page = await browser.get(request());
    const fields = fieldsOf(page, '/authorize/accept');
    const stranger = await person('stranger');
    const forged = [
      [browser, { request: fields.request }],
      [browser, { ...fields, form_token: '' }],
      [browser, { ...fields, request: fields.request.replace('user-read-private', 'streaming') }],
      [browser, { ...fields, request: fields.request.replace('app.example', 'evil.example') }],
      [browser, { ...fields, request: `${fields.request}&state=x` }],
      [browser, { ...fields, form_token: fieldsOf(await browser.get('/account'), '/logout').form_token }],
      [stranger, fields],
      [visitor(server.url), fields],
    ] as const;
    for (const [who, sent] of forged) {
      const answer = await send(who, sent);
      expect([answer.status, answer.location]).toEqual([400, '']);
      expect(textOf(answer)).toMatch(/^\{"error":"errorCSRF"\}/);
      expect(answer.html).not.toContain('evil.example');
    }
    // A new log-in, and the form that was open before belongs to another session.
    await browser.logIn('approver', PASSWORD);
    expect((await send(browser, fields)).status).toBe(400);
    expect((await browser.get(request())).status).toBe(200);
  });

  it('is checked again: what changed since it was shown counts', async () => {
    const app = await registerApp('Changing', [PRIVATE_URI]);
    const browser = await person('waiting');
    const page = await browser.get(request({ client_id: app.id }));
    const settings = await app.browser.get(`/dashboard/apps/${app.id}`);
    const url = `/dashboard/apps/${app.id}`;
    await app.browser.submit(settings, url, { redirect_uris: 'https://new.example/cb' });
    const answer = await browser.submit(page, '/authorize/accept');
    expect([answer.status, answer.location]).toEqual([400, '']);
    await app.browser.submit(settings, `${url}/delete`);
    expect((await browser.submit(page, '/authorize/accept')).html).toContain('INVALID_CLIENT: Invalid client');
  });

  it('cannot be sent after log-out', async () => {
    const browser = await person('leaving');
    const page = await browser.get(request());
    const kept = new Map(browser.cookies);
    expect((await browser.submit(await browser.get('/account'), '/logout')).location).toBe('/login');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.submit(page, '/authorize/accept')).status).toBe(400);
  });

  it('shows a name that cannot pass for something else', async () => {
    const app = await registerApp('Sp\u202eotify\u200b <b onclick="x">"', [PRIVATE_URI], {
      description: '<img src=x>\u2066',
    });
    const { html } = await (await person('reader')).get(request({ client_id: app.id }));
    expect(html).toContain('<h1><bdi>Spotify &lt;b onclick=&quot;x&quot;&gt;&quot;</bdi></h1>');
    expect(html).toContain('<bdi>&lt;img src=x&gt;</bdi>');
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  });
});

describe('what ends codes and tokens', () => {
  async function approved(name: string) {
    const browser = await person(name);
    const code = codeOf(await decide(browser, request()));
    return { browser, code };
  }
  const refresh = (refresh_token: string) => redeem('', { grant_type: 'refresh_token', refresh_token });

  it('removed access ends the refresh token, the code and the approval', async () => {
    const { browser, code } = await approved('remover');
    const tokens = await (await redeem(code)).json();
    const unused = codeOf(await browser.get(request()));
    const page = await browser.get('/account/apps');
    expect(page.html).toMatch(/<button[^>]*data-testid="remove-access"/);
    await browser.submit(page, '/account/apps/remove');
    const refused = await refresh(tokens.refresh_token);
    expect([refused.status, (await refused.json()).error]).toEqual([400, 'invalid_grant']);
    expect((await (await redeem(unused)).json()).error).toBe('invalid_grant');
    expect((await browser.get(request())).status).toBe(200);
    const me = await fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    expect(me.status).toBe(401);
  });

  it('log-out ends a code that was not redeemed', async () => {
    const { browser, code } = await approved('outgoing');
    await browser.submit(await browser.get('/account'), '/logout');
    expect((await (await redeem(code)).json()).error).toBe('invalid_grant');
  });

  it('a new password ends other log-ins, codes and tokens, and keeps this log-in', async () => {
    const { browser, code } = await approved('changer');
    const other = visitor(server.url);
    await other.logIn('changer', PASSWORD);
    const tokens = await (await redeem(code)).json();
    const unused = codeOf(await browser.get(request()));
    const page = await browser.get('/account/password');
    const wrong = await browser.submit(page, '/account/password', {
      current_password: 'x',
      new_password: 'new password 1',
    });
    expect([wrong.status, textOf(wrong).includes('The current password is wrong.')]).toEqual([422, true]);
    const fields = { current_password: PASSWORD, new_password: 'new password 1' };
    expect((await browser.submit(page, '/account/password', fields)).status).toBe(303);
    expect((await other.get('/account')).status).toBe(303);
    expect((await browser.get('/account')).status).toBe(200);
    expect((await (await refresh(tokens.refresh_token)).json()).error).toBe('invalid_grant');
    expect((await (await redeem(unused)).json()).error).toBe('invalid_grant');
    expect((await visitor(server.url).logIn('changer', PASSWORD)).status).toBe(401);
    expect((await visitor(server.url).logIn('changer', 'new password 1')).status).toBe(303);
  });

  it('a deleted account is gone with its apps and tokens', async () => {
    const { browser, code } = await approved('goner');
    const tokens = await (await redeem(code)).json();
    const page = await browser.get('/account/delete');
    expect((await browser.submit(page, '/account/delete', { current_password: 'x' })).status).toBe(422);
    expect((await browser.submit(page, '/account/delete', { current_password: PASSWORD })).status).toBe(200);
    expect((await browser.get('/account')).status).toBe(303);
    expect((await visitor(server.url).logIn('goner', PASSWORD)).status).toBe(401);
    expect((await (await refresh(tokens.refresh_token)).json()).error).toBe('invalid_grant');
  });

  it('one log-in can end another', async () => {
    const browser = await person('two');
    const other = visitor(server.url);
    await other.logIn('two', PASSWORD);
    const page = await browser.get('/account/sessions');
    expect(page.html.match(/data-testid="session"/g)).toHaveLength(2);
    await browser.submit(page, '/account/sessions');
    expect((await other.get('/account')).status).toBe(303);
    expect((await browser.get('/account')).status).toBe(200);
    expect(textOf(await browser.get('/account/events'))).toContain('Log-in ended');
  });

  it('nobody ends another’s log-in', async () => {
    const victim = await person('victim');
    const id = /name="session" value="([^"]+)"/;
    const second = visitor(server.url);
    await second.logIn('victim', PASSWORD);
    const [, session] = id.exec((await victim.get('/account/sessions')).html)!;
    const attacker = await person('attacker');
    await visitor(server.url).logIn('attacker', PASSWORD);
    await attacker.submit(await attacker.get('/account/sessions'), '/account/sessions', { session });
    expect((await second.get('/account')).status).toBe(200);
  });
});

describe('other flows', () => {
  it('PKCE needs a challenge from a public app, and gives it a token without a secret', async () => {
    const app = await registerApp('Public', [PRIVATE_URI], { public: '1' });
    expect(app.secret).toBe('');
    const browser = await person('pkce');
    const without = await browser.get(request({ client_id: app.id }));
    expect(without.location).toBe(`${PRIVATE_URI}?error=invalid_request&state=st`);
    const back = await decide(
      browser,
      request({ client_id: app.id, code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
    );
    const answer = await fetch(`${server.url}/api/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: codeOf(back),
        redirect_uri: PRIVATE_URI,
        client_id: app.id,
        code_verifier: VERIFIER,
      }),
    });
    expect(answer.status).toBe(200);
  });

  it('the implicit grant answers in the fragment, for apps that switched it on', async () => {
    const app = await registerApp('Old', [PRIVATE_URI], { implicit: '1' });
    const browser = await person('implicit');
    const path = request({ client_id: app.id, response_type: 'token' });
    const back = await decide(browser, path);
    expect(back.location).toMatch(
      /^https:\/\/app\.example\/callback#access_token=BQ[\w-]+&token_type=Bearer&expires_in=3600&state=st$/,
    );
    const denied = await decide(browser, `${path}&show_dialog=true`, 'cancel');
    expect(denied.location).toBe(`${PRIVATE_URI}?error=access_denied&state=st`);
  });

  it('a device is approved with the code it shows, by whoever is logged in', async () => {
    const start = async () => {
      const answer = await fetch(`${server.url}/oauth2/device/authorize`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${secretApp.id}:${secretApp.secret}`)}` },
        body: new URLSearchParams({ scope: SCOPES }),
      });
      return answer.json();
    };
    const poll = (device_code: string) =>
      redeem('', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code });
    const browser = await person('viewer');
    const device = await start();
    expect((await browser.submit(await browser.get('/pair'), '/pair', { user_code: 'WRNG-CODE' })).status).toBe(404);
    const page = await browser.submit(await browser.get('/pair'), '/pair', {
      user_code: device.user_code.toLowerCase(),
    });
    expect(page.html.match(/<li /g)).toHaveLength(2);
    expect(page.html).toContain(device.user_code);
    const accepted = await browser.submit(page, '/pair/accept');
    expect(textOf(accepted)).toContain('The device continues by itself');
    const tokens = await poll(device.device_code);
    expect(tokens.status).toBe(200);
    expect((await browser.get('/account/apps')).html).toContain('Player');

    const second = await start();
    const address = new URL(second.verification_uri_complete);
    const again = await browser.get(address.pathname + address.search);
    expect(again.status).toBe(200);
    await browser.submit(again, '/pair/accept', {}, '/pair/cancel');
    expect((await (await poll(second.device_code)).json()).error).toBe('access_denied');
    expect((await browser.submit(again, '/pair/accept')).status).toBe(404);
  });

  it('codes of devices cannot be guessed for long', async () => {
    const browser = await person('guesser');
    const page = await browser.get('/pair');
    const statuses = [];
    for (let count = 0; count < 12; count += 1) {
      statuses.push((await browser.submit(page, '/pair', { user_code: 'BBBB-BBBB' })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(404), 429, 429]);
  });
});
