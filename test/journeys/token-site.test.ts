import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { toTokens } from '@barline/auth';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SnippetName, writeSnippet } from '../../apps/web/src/token/snippets.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type Site, startSite } from '../browser/site.ts';
import { type VisitOptions, visit } from '../browser/visit.ts';

const words = {
  en: { use: 'Use the demo app', result: 'Your token', sent: 'Answer', minutes: /valid for (59|60|1:00)/ },
  ru: { use: 'Взять демонстрационное', result: 'Ваш токен', sent: 'Ответ', minutes: /действует ещё (59|60|1:00)/ },
} as const;

const CLIENT_ID = '0123456789abcdef0123456789abcdef';

describe.skipIf(skipReason !== null)(`tokens on the site, in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await startSite('off');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = (path: string, options?: VisitOptions) => visit(browser, site.url + path, options);

  /** Answers the wizard's questions up to the button that leads to the log-in. */
  async function answer(page: Page, party: 'here' | 'spotify'): Promise<void> {
    await page.getByTestId('need-user').check();
    await page.getByTestId('where-browser').check();
    await page.getByTestId(`party-${party}`).check();
    if (party === 'here') await page.getByTestId('use-demo').click();
    else await page.getByTestId('client-id-field').fill(CLIENT_ID);
    await page.getByTestId('authorize').waitFor();
  }

  async function logIn(page: Page): Promise<void> {
    await page.fill('#login-username', site.demo.username);
    await page.fill('#login-password', site.demo.password);
    await page.click('#login-button');
  }

  /** From the wizard to the page that asks for consent, or past it where that was given before. */
  async function getToken(page: Page): Promise<void> {
    await answer(page, 'here');
    await page.getByTestId('authorize').click();
    await logIn(page);
    const consent = page.getByTestId('auth-accept');
    await consent.or(page.getByTestId('token-result')).first().waitFor();
    if (await consent.isVisible()) await consent.click();
    await page.getByTestId('token-result').waitFor();
  }

  for (const language of ['en', 'ru'] as const) {
    test(`from the first page to a token and an answer of the Web API (${language})`, async () => {
      const say = words[language];
      const { page, foreign, requests, complaints, close } = await open('/', { language, width: 360 });
      await page
        .getByRole('link', { name: language === 'en' ? 'Get a token' : 'Получить токен' })
        .first()
        .click();
      await answer(page, 'here');
      await page.getByTestId('authorize').click();
      await logIn(page);
      await page.getByTestId('auth-accept').or(page.getByTestId('token-result')).first().waitFor();
      if (await page.getByTestId('auth-accept').isVisible()) {
        expect(await page.getByRole('listitem').count()).toBe(2);
        await page.getByTestId('auth-accept').click();
      }
      await page.getByRole('heading', { name: say.result }).waitFor();
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/token');
      expect(await page.getByTestId('expires-in').textContent()).toMatch(say.minutes);
      expect(await page.getByTestId('relogin').textContent()).toMatch(/20\d\d/);
      expect(await page.getByTestId('access-token').textContent()).toBe('BQ**********');
      expect(await page.content()).not.toMatch(/BQ[\w-]{50}/);

      await page
        .getByRole('button', { name: /access_token/ })
        .first()
        .click();
      const token = (await page.getByTestId('access-token').textContent())!;
      expect(token).toMatch(/^BQ[\w-]{60,}$/);
      const me = await fetch(`${site.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(await me.json()).toMatchObject({ display_name: 'Demo', email: 'demo@barline.example' });

      await page
        .locator('.result')
        .getByRole('link', { name: /request|запрос/ })
        .click();
      await page.getByTestId('send').click();
      const answered = page.getByTestId('answer');
      await answered.locator('.answer-body', { hasText: '"display_name": "Demo"' }).waitFor();
      expect(await answered.locator('.badge').textContent()).toBe('200');
      expect(requests.filter((request) => request === 'POST /api/token')).toHaveLength(1);
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  }

  test('tokens are in memory: gone after a reload, kept for the session when asked, forgotten and revoked when asked', async () => {
    const { page, requests, close } = await open('/token');
    await getToken(page);
    await page.getByTestId('refresh').click();
    await page.locator('[aria-live=assertive]', { hasText: 'The token is refreshed.' }).waitFor({ state: 'attached' });
    expect(requests.filter((request) => request === 'POST /api/token')).toHaveLength(2);
    await page.reload();
    await page.getByTestId('authorize').waitFor();
    expect(await page.getByTestId('token-result').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/BQ|AQ/);

    await page.getByTestId('authorize').click();
    await page.getByTestId('token-result').waitFor();
    await page.getByTestId('keep').check();
    await page.reload();
    await page.getByTestId('token-result').waitFor();
    await page.getByRole('button', { name: 'Show access_token' }).click();
    const token = (await page.getByTestId('access-token').textContent())!;
    await page.getByRole('button', { name: 'Show refresh_token' }).click();
    const refresh_token = (await page.getByTestId('refresh-token').textContent())!;
    await page.getByTestId('forget').click();
    await page.getByTestId('need-user').waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toMatch(/BQ|AQ/);
    await expect
      .poll(() => requests.filter((request) => request === 'POST /oauth2/revoke/v1').length, { timeout: 5000 })
      .toBe(1);
    const again = await fetch(`${site.url}/api/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token, client_id: site.demo.client_id }),
    });
    expect([again.status, (await again.json()).error]).toEqual([400, 'invalid_grant']);
    expect(token).toMatch(/^BQ/);
    await close();
  });

  test('every step shows its HTTP without secrets, and as a command that works', async () => {
    const { page, close } = await open('/token');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await getToken(page);
    await page.getByTestId('refresh').click();
    await page.locator('[aria-live=assertive]', { hasText: 'The token is refreshed.' }).waitFor({ state: 'attached' });
    await page.locator('.result details.raw > summary').click();
    const raw = (await page.locator('.result details.raw').textContent())!;
    expect(raw).toMatch(/GET \/authorize\?client_id=\w+/);
    expect(raw).toContain('GET /callback?code=AQ**********');
    expect(raw).toMatch(/POST \/api\/token HTTP\/1\.1.*grant_type=authorization_code/s);
    expect(raw).toMatch(/code_verifier=..\*{10}/);
    expect(raw).not.toMatch(/BQ[\w-]{50}|AQ[\w-]{50}/);

    if (spawnSync('curl', ['--version']).error) return close();
    await page.getByRole('button', { name: 'Show refresh_token' }).click();
    const refresh_token = (await page.getByTestId('refresh-token').textContent())!;
    const run = async (env: Record<string, string>) => {
      await page.getByRole('button', { name: 'Copy as cURL' }).last().click();
      const command = await page.evaluate(() => navigator.clipboard.readText());
      expect(command).not.toMatch(/BQ[\w-]{50}|AQ[\w-]{50}/);
      const shell = promisify(execFile)('sh', ['-c', `${command} -s`], { env: { ...process.env, ...env } });
      return JSON.parse((await shell).stdout);
    };
    const refreshed = await run({ SPOTIFY_REFRESH_TOKEN: refresh_token });
    expect(refreshed.access_token).toMatch(/^BQ/);
    await page.locator('.result').getByRole('link', { name: 'Try a request' }).click();
    await page.getByTestId('send').click();
    await page.getByTestId('answer').locator('details.raw > summary').click();
    expect(await run({ SPOTIFY_ACCESS_TOKEN: refreshed.access_token })).toMatchObject({ display_name: 'Demo' });
    await page.goto(`${site.url}/token/console`);
    expect(await page.getByTestId('send').isDisabled()).toBe(true);
    await close();
  });

  test('a wrong, missing or repeated state stops everything: nothing is exchanged', async () => {
    const { page, requests, close } = await open('/token');
    for (const search of [
      '?code=AQforeign&state=wrong',
      '?code=AQforeign',
      '?code=AQforeign&state=wrong&state=wrong',
    ]) {
      await page.goto(`${site.url}/token`);
      if (await page.getByTestId('authorize').count()) await page.getByTestId('authorize').waitFor();
      else await answer(page, 'here');
      await page.getByTestId('authorize').click();
      await page.waitForURL(/\/(login|authorize|token)/);
      await page.goto(`${site.url}/callback${search}`);
      await page.getByText('The answer does not belong to this request. Stopped for safety.').first().waitFor();
      await page.getByRole('heading', { level: 1, name: 'Request refused' }).waitFor();
      expect(page.url()).toBe(`${site.url}/callback`);
    }
    await page.goto(`${site.url}/callback?code=AQforeign&state=wrong`);
    await page.getByText('The answer came too late, or for the second time. Stopped for safety.').first().waitFor();
    expect(requests.filter((request) => request === 'POST /api/token')).toEqual([]);
    await close();
  });

  test('who declines gets no token and is told so', async () => {
    const { page, requests, close } = await open('/token');
    await answer(page, 'here');
    await page.getByLabel(/show_dialog/).check();
    await page.getByTestId('authorize').click();
    await logIn(page);
    await page.getByTestId('auth-cancel').click();
    await page.getByText('You declined access. Nothing was saved.').first().waitFor();
    expect(page.url()).toBe(`${site.url}/callback`);
    expect(requests.filter((request) => request === 'POST /api/token')).toEqual([]);
    await page.getByRole('link', { name: 'To the token wizard' }).click();
    await page.getByTestId('authorize').waitFor();
    await close();
  });

  test('HTML in the parameters is shown as text or not at all; nothing of it runs', async () => {
    const { page, complaints, close } = await open('/token');
    await answer(page, 'here');
    const link = page.waitForRequest((request) => request.url().includes('/authorize?'));
    await page.getByTestId('authorize').click();
    const state = new URL((await link).url()).searchParams.get('state')!;
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const query = new URLSearchParams({ error: evil, error_description: evil, state });
    await page.goto(`${site.url}/callback?${query}#${encodeURIComponent(evil)}`);
    await page.getByTestId('callback-problem').waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).not.toMatch(/^[12]$/);
    await page.goto(`${site.url}/token/doctor?error=${encodeURIComponent(evil)}`);
    await page.getByText('This is none of the known errors.').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('nobody keeps, lists or passes on the address of the callback', async () => {
    const response = await fetch(`${site.url}/callback?code=AQx&state=y`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain(
      "connect-src 'self' https://accounts.spotify.com https://api.spotify.com;",
    );
    const { page, close } = await open('/callback?code=AQx&state=y');
    await page.getByRole('link', { name: 'To the token wizard' }).waitFor();
    expect(page.url()).toBe(`${site.url}/callback`);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await close();
  });

  /** Plays Spotify: leads back with a code, and gives this answer to the exchange. */
  async function playSpotify(page: Page, exchange: (route: Route) => Promise<void>): Promise<void> {
    await page.route('https://accounts.spotify.com/authorize?**', (route) => {
      const { searchParams } = new URL(route.request().url());
      const back = new URL(searchParams.get('redirect_uri')!);
      back.search = new URLSearchParams({ code: 'AQcode', state: searchParams.get('state')! }).toString();
      return route.fulfill({ status: 303, headers: { location: back.href } });
    });
    await page.route('https://accounts.spotify.com/api/token', exchange);
  }

  const cors = { 'access-control-allow-origin': '*' };
  const json = (body: object, status = 200) => ({
    status,
    headers: { ...cors, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  test('with the real Spotify: a client id of one’s own, PKCE, no secret; and why it refuses', async () => {
    const { page, foreign, complaints, close } = await open('/token');
    let form = new URLSearchParams();
    let authorization: string | undefined;
    await playSpotify(page, async (route) => {
      form = new URLSearchParams(route.request().postData() ?? '');
      authorization = route.request().headers().authorization;
      const scope = 'user-read-private';
      await route.fulfill(
        json({ access_token: 'BQtoken', token_type: 'Bearer', expires_in: 3600, refresh_token: 'AQrefresh', scope }),
      );
    });
    await page.route('https://api.spotify.com/v1/**', (route) =>
      route.request().method() === 'OPTIONS'
        ? route.fulfill({ status: 200, headers: { ...cors, 'access-control-allow-headers': 'authorization' } })
        : route.request().url().endsWith('/v1/me')
          ? route.fulfill({ status: 403, headers: cors, body: 'User not registered in the Developer Dashboard' })
          : route.fulfill(json({ error: { status: 403, message: 'Insufficient client scope' } }, 403)),
    );
    await answer(page, 'spotify');
    expect(await page.locator('input[type=password], input[name*=secret]').count()).toBe(0);
    await page.getByTestId('authorize').click();
    await page.getByTestId('token-result').waitFor();
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'authorization_code',
      code: 'AQcode',
      redirect_uri: `${site.url}/callback`,
      client_id: CLIENT_ID,
      code_verifier: expect.stringMatching(/^[\w.~-]{43,128}$/),
    });
    expect(authorization).toBeUndefined();
    await page.getByText('Asked for, but not granted').waitFor();
    await page.getByText('user-read-email', { exact: true }).first().waitFor();

    await page.locator('.result').getByRole('link', { name: 'Try a request' }).click();
    await page.getByTestId('send').click();
    await page.getByTestId('answer').getByText('This account is not on the app’s user list').waitFor();
    await page.getByLabel('Path').fill('/v1/me/player');
    await page.getByText('Your token lacks user-read-playback-state: expect 403.').waitFor();
    await page.getByTestId('send').click();
    await page.getByTestId('answer').getByText('user-read-playback-state').first().waitFor();
    await page.getByLabel('Path').fill('https://evil.example/v1/me');
    await page.getByTestId('send').click();
    await page.getByTestId('answer').getByText('the token is not sent there').waitFor();
    expect(foreign.filter((request) => !/https:\/\/(accounts|api)\.spotify\.com\//.test(request))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  for (const [what, reply, sentence] of [
    ['is not JSON', { status: 200, headers: cors, body: '<h1>Hello</h1>' }, 'it is no JSON (200)'],
    ['lacks the token', json({ token_type: 'Bearer', expires_in: 3600 }), 'Something is missing or wrong'],
    ['is huge', { status: 200, headers: cors, body: 'x'.repeat(200_000) }, 'far too large'],
    [
      'refuses the code',
      json({ error: 'invalid_grant', error_description: 'Authorization code expired' }, 400),
      'older than ten minutes',
    ],
    [
      'refuses the app',
      json({ error: 'invalid_client', error_description: 'Invalid client' }, 400),
      'Client ID or secret is wrong.',
    ],
    ['never comes', null, 'accounts.spotify.com cannot be reached.'],
  ] as const) {
    test(`an answer to the exchange that ${what} is explained, and nothing is kept`, async () => {
      const { page, close } = await open('/token');
      await playSpotify(page, (route) => (reply === null ? route.abort() : route.fulfill(reply)));
      await answer(page, 'spotify');
      await page.getByTestId('authorize').click();
      await page.getByTestId('callback-problem').getByText(sentence).waitFor();
      expect(page.url()).toBe(`${site.url}/callback`);
      await page.goto(`${site.url}/token`);
      await page.getByTestId('authorize').waitFor();
      expect(await page.getByTestId('token-result').count()).toBe(0);
      await close();
    });
  }

  test('a token that the server refuses is explained, a pasted one as well', async () => {
    const { page, close } = await open('/token/console');
    await page.getByTestId('console-party-here').check();
    await page.getByLabel('Access token').fill('BQnonsense');
    await page.getByTestId('send').click();
    const answered = page.getByTestId('answer');
    await answered.locator('.badge', { hasText: '401' }).waitFor();
    await answered.getByText('Log in again: the wizard remembers your answers.').waitFor();
    await close();
  });

  test('without a person there is no log-in: commands for where the secret is, and no field for it', async () => {
    const { page, close } = await open('/token');
    await page.getByTestId('need-app').check();
    await page.getByTestId('where-mobile').check();
    await page.getByText('let a server of yours ask for the token').waitFor();
    await page.getByTestId('client-id-field').fill('nonsense');
    await page.getByText('A client ID has 32 characters; this has 8.').waitFor();
    await page.getByTestId('client-id-field').fill(CLIENT_ID);
    await page.getByText('npx barline token get --app', { exact: true }).waitFor();
    expect(await page.getByTestId('authorize').count()).toBe(0);
    expect(await page.getByText('What may the token do?').count()).toBe(0);
    await close();
  });

  test('scopes are found by the request, warned about when unknown, and taken to the wizard', async () => {
    const { page, close } = await open('/token/scopes');
    await page.getByLabel('By request').fill('GET /v1/me/player/recently-played');
    await page.getByText('Needs user-read-recently-played.').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Or write them').fill('user-read-recently-played user-read-birthdate');
    await page.getByText('“Illegal scope”: user-read-birthdate').waitFor();
    await page.getByRole('link', { name: 'Use these in the wizard' }).click();
    await answer(page, 'here');
    await page.getByText('scope=user-read-recently-played user-read-birthdate').waitFor();
    await close();
  });

  test('the address of /authorize is built from its parts, and a redirect URI is judged before Spotify does', async () => {
    const { page, close } = await open('/token/pkce');
    await page.getByTestId('built-url').waitFor();
    await page.getByLabel('client_id').fill(CLIENT_ID);
    await expect
      .poll(() => page.getByTestId('built-url').textContent())
      .toMatch(
        /^https:\/\/accounts\.spotify\.com\/authorize\?client_id=0123456789abcdef0123456789abcdef&response_type=code&redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A8888%2Fcallback&scope=user-read-private%20user-read-email&state=[\w-]{32}&code_challenge_method=S256&code_challenge=[\w-]{43}$/,
      );
    await page.getByLabel('redirect_uri').fill('http://localhost:8888/callback');
    await page.getByText('Spotify no longer accepts localhost.').waitFor();
    await page.getByText('http://127.0.0.1:8888/callback').first().waitFor();
    await page.getByLabel('code_verifier').fill('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    await page.locator('#verifier-verdict').getByText('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM').waitFor();
    await page.getByLabel('Length of the verifier').fill('42');
    expect(await page.getByRole('button', { name: 'Make another' }).isDisabled()).toBe(true);
    await close();
  });

  test('a token that was shown is starred again after a minute, and the page says when it has run out', async () => {
    const { page, close } = await open('/token');
    await page.clock.install();
    await getToken(page);
    await page.getByRole('button', { name: 'Show access_token' }).click();
    const shown = () => page.getByTestId('access-token').textContent();
    await expect.poll(shown).toMatch(/^BQ[\w-]{60,}$/);
    // The minute begins once the page has drawn.
    await page.clock.runFor(1000);
    await page.clock.fastForward(60_000);
    await expect.poll(shown).toBe('BQ**********');
    await page.clock.fastForward(3_600_000);
    await page.getByText('Expired. Refresh it or log in again.').waitFor();
    await close();
  });

  test('the programs that are shown work with the token', async () => {
    const minted = await fetch(`${site.url}/sandbox/tokens`, {
      method: 'POST',
      body: JSON.stringify({ scope: 'user-read-private' }),
    });
    const tokens = toTokens(await minted.json(), { flow: 'pkce' });
    const env = { ...process.env, SPOTIFY_ACCESS_TOKEN: tokens.access_token };
    const run = promisify(execFile);
    const write = (name: SnippetName) => writeSnippet(name, site.url, tokens, site.demo.client_id);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', write('javascript')], { env });
    expect(stdout).toContain("display_name: 'Demo'");
    for (const [program, args] of [
      ['curl', ['-s', '-H', `Authorization: Bearer ${tokens.access_token}`, `${site.url}/v1/me`]],
      ['python3', ['-c', write('python')]],
    ] as const) {
      const there = await run(program, ['--version']).catch(() => null);
      if (there === null) continue;
      expect((await run(program, [...args], { env })).stdout, program).toContain('Demo');
    }
    expect(write('curl')).toBe(`curl -H "Authorization: Bearer $SPOTIFY_ACCESS_TOKEN" ${site.url}/v1/me`);
  });

  test('the implicit grant is refused by the rules of today, and explained', async () => {
    const { page, close } = await open('/token');
    await answer(page, 'here');
    await page.getByText('Why not another flow?').click();
    await page.getByLabel('Run it all the same on this server, for learning').check();
    await page.getByTestId('authorize').click();
    await logIn(page);
    await page.getByTestId('callback-problem').waitFor();
    await page.getByText('switched off').first().waitFor();
    expect(page.url()).toBe(`${site.url}/callback`);
    await close();
  });

  test('opened at localhost, the page says where to open it instead', async () => {
    const { page, close } = await visit(browser, site.url.replace('127.0.0.1', 'localhost').concat('/token'));
    await page.getByTestId('need-user').check();
    await page.getByTestId('where-browser').check();
    const link = page.getByRole('link', { name: `Open this page at ${site.url}` });
    expect(await link.getAttribute('href')).toBe(`${site.url}/token`);
    await page.getByTestId('client-id-field').fill(CLIENT_ID);
    await page.getByText('Open this page over https or at 127.0.0.1.').waitFor();
    expect(await page.getByTestId('authorize').count()).toBe(0);
    await close();
  });

  test('one’s own profile and playlists are one press from their codes', async () => {
    const { page, close } = await open('/token');
    await page.getByTestId('need-user').check();
    await page.getByTestId('where-browser').check();
    await page.getByTestId('party-here').check();
    await page.getByTestId('use-demo').click();
    await page.getByLabel('Or write them').fill('playlist-read-private playlist-modify-private');
    await page.getByTestId('authorize').click();
    await logIn(page);
    await page.getByTestId('auth-accept').or(page.getByTestId('token-result')).first().waitFor();
    if (await page.getByTestId('auth-accept').isVisible()) await page.getByTestId('auth-accept').click();
    await page.getByTestId('token-result').waitFor();
    await page.getByRole('button', { name: 'Show access_token' }).click();
    const headers = {
      authorization: `Bearer ${await page.getByTestId('access-token').textContent()}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ name: 'Night train <b>', public: false });
    const made = await fetch(`${site.url}/v1/me/playlists`, { method: 'POST', headers, body });
    expect(made.status).toBe(201);
    const { id } = await made.json();
    await page.locator('.result').getByRole('link', { name: 'My playlists, my profile' }).click();
    const row = page.getByTestId('my-playlists').locator('li', { hasText: 'Night train <b>' });
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await row.getByRole('button', { name: 'Share' }).waitFor();
    const create = row.getByRole('link', { name: 'Create code' });
    expect(await create.getAttribute('href')).toBe(`/create?uri=spotify%3Aplaylist%3A${id}`);
    await create.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('img', { name: `open.spotify.com/playlist/${id}` })
      .first()
      .waitFor();
    await page.goBack();
    await page.getByTestId('my-profile-code').click();
    await page.getByRole('img', { name: 'open.spotify.com/user/' }).first().waitFor();
    await close();
  });

  test('the keyboard is enough to get to the log-in', async () => {
    const { page, close } = await open('/token');
    await page.getByTestId('need-user').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText('Recommended: Authorization code with PKCE').waitFor();
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab');
      if (await page.getByTestId('party-spotify').evaluate((radio) => radio === document.activeElement)) break;
    }
    await page.keyboard.press('ArrowRight');
    await page.getByTestId('use-demo').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByTestId('authorize').waitFor();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      if (await page.getByTestId('authorize').evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('#login-username').waitFor();
    await close();
  });
});
