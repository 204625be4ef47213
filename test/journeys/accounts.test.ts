import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig, startServer } from '@barline/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, overhang, smallTargets } from '../browser/axe.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';

const SCOPES = 'user-read-private user-read-email';
const PASSWORD = 'correct horse battery';

/** An app that people return to: it remembers with what. */
type App = { readonly url: string; next(): Promise<URL>; close(): void };

async function startApp(): Promise<App> {
  let arrive: (url: URL) => void = () => {};
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://app.invalid');
    response.setHeader('content-type', 'text/html').end('<title>App</title><h1>Back in the app</h1>');
    if (url.pathname === '/callback') arrive(url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () => new Promise((resolve) => (arrive = resolve)),
    close: () => void server.close(),
  };
}

describe.skipIf(skipReason !== null)(`accounts, in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let app: App;
  beforeAll(async () => {
    const env = { PORT: '0', BARLINE_DATABASE_URL: 'sqlite::memory:', BARLINE_STRIP_URL: 'off' };
    server = await startServer(readConfig(env, { sandbox: true }), { webRoot: null });
    browser = await launchChromium();
    app = await startApp();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    app?.close();
  });

  const open = (options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
    browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });

  const askFor = (fields: Record<string, string>) =>
    `${server.url}/authorize?${new URLSearchParams({ response_type: 'code', scope: SCOPES, state: 'a b/ö', ...fields })}`;

  async function signUp(page: Page, username: string): Promise<void> {
    await page.goto(`${server.url}/signup`);
    await page.fill('#signup-username', username);
    await page.fill('#signup-password', PASSWORD);
    await page.click('#signup-button');
    await page.getByRole('heading', { name: `Hello, ${username}` }).waitFor();
  }

  async function logIn(page: Page, username: string, password: string): Promise<void> {
    await page.fill('#login-username', username);
    await page.fill('#login-password', password);
    await page.click('#login-button');
  }

  const token = (fields: Record<string, string>, client: { id: string; secret: string }) =>
    fetch(`${server.url}/api/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
      body: new URLSearchParams(fields),
    });

  test('an app is registered, approved, used, and loses its access', async () => {
    const builder = await (await open()).newPage();
    await signUp(builder, 'builder');
    await builder.getByRole('link', { name: 'Apps you build' }).click();
    await builder.getByTestId('new-app').click();
    await builder.getByLabel('Name').fill('Night radio');
    const uris = builder.getByLabel('Redirect URIs');
    await uris.fill('http://localhost/callback');
    await builder.getByText('write 127.0.0.1 or [::1] instead of localhost').waitFor();
    await uris.fill('http://127.0.0.1/callback');
    await builder.getByText('fine, with any port').waitFor();
    await builder.getByTestId('create-app').click();
    const id = (await builder.getByTestId('client-id').textContent())!;
    const secret = (await builder.getByTestId('client-secret').textContent())!;
    expect([id, secret]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)]);
    await builder.goto(`${server.url}/dashboard/apps/${id}`);
    expect(await builder.content()).not.toContain(secret);

    const context = await open();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await signUp(page, 'listener');
    await context.clearCookies();

    const redirect_uri = `${app.url}/callback`;
    await page.goto(askFor({ client_id: id, redirect_uri }));
    await page.getByText('to continue to Night radio').waitFor();
    await logIn(page, 'listener', 'wrong password');
    await page.getByRole('alert').getByText('Wrong username or password.').waitFor();
    await logIn(page, 'listener', PASSWORD);
    await page.getByRole('heading', { name: 'Night radio', level: 1 }).waitFor();
    expect(await page.getByRole('listitem').allTextContents()).toEqual([
      'see your country, your subscription and your explicit-content filter',
      'see your e-mail address',
    ]);
    await page.getByText('Logged in as listener. Not you?').waitFor();
    const arrived = app.next();
    await page.locator('button[data-testid="auth-accept"]').click();
    const back = await arrived;
    expect([...back.searchParams.keys()]).toEqual(['code', 'state']);
    expect(back.searchParams.get('state')).toBe('a b/ö');
    await page.getByText('Back in the app').waitFor();

    const client = { id, secret };
    const code = back.searchParams.get('code')!;
    const first = await (await token({ grant_type: 'authorization_code', code, redirect_uri }, client)).json();
    const headers = { authorization: `Bearer ${first.access_token}` };
    const me = await (await fetch(`${server.url}/v1/me`, { headers })).json();
    expect(me).toMatchObject({ display_name: 'listener', type: 'user' });
    const { refresh_token } = first;
    expect((await token({ grant_type: 'refresh_token', refresh_token }, client)).status).toBe(200);

    const again = app.next();
    await page.goto(askFor({ client_id: id, redirect_uri }));
    expect((await again).searchParams.get('code')).toMatch(/^AQ/);

    await page.goto(`${server.url}/account`);
    await page.getByRole('link', { name: /^Approved apps/ }).click();
    await page.getByText('Night radio').first().waitFor();
    await page.getByTestId('remove-access').click();
    await page.getByText('Access removed.').waitFor();
    const dead = await token({ grant_type: 'refresh_token', refresh_token }, client);
    expect([dead.status, await dead.json()]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Refresh token revoked' },
    ]);
    await page.goto(askFor({ client_id: id, redirect_uri }));
    const denied = app.next();
    await page.locator('[data-testid="auth-cancel"]').click();
    expect((await denied).search).toBe('?error=access_denied&state=a%20b%2F%C3%B6');
    expect(complaints.filter((text) => /Content Security Policy/.test(text))).toEqual([]);

    await builder.goto(`${server.url}/dashboard/apps/${id}`);
    await builder.getByRole('cell', { name: 'refresh_token' }).waitFor();
    await builder.getByTestId('delete-app').click();
    await builder.getByText('You have registered no app.').waitFor();
    expect((await token({ grant_type: 'client_credentials' }, client)).status).toBe(400);
  });

  test('who approved before is led through the log-in and back to the app without another page', async () => {
    const { username, password, client_id } = server.demo!;
    const context = await open();
    const page = await context.newPage();
    const own = { client_id, redirect_uri: server.demo!.redirect_uri };
    // The address that the demo app returns to is nobody's here; the browser is answered by the test.
    await context.route('http://127.0.0.1:8888/**', (route) =>
      route.fulfill({ body: 'Back', contentType: 'text/html' }),
    );
    await page.goto(askFor(own));
    await logIn(page, username, password);
    await page.locator('button[data-testid="auth-accept"]').click();
    await page.waitForURL(/^http:\/\/127\.0\.0\.1:8888\/callback\?code=AQ/);
    await context.clearCookies();
    await page.goto(askFor(own));
    await logIn(page, username, password);
    await page.waitForURL(/^http:\/\/127\.0\.0\.1:8888\/callback\?code=AQ/);
    await context.close();
  });

  test('a new password ends the log-in of another browser', async () => {
    const here = await (await open()).newPage();
    await signUp(here, 'mover');
    const there = await (await open()).newPage();
    await there.goto(`${server.url}/login`);
    await logIn(there, 'mover', PASSWORD);
    await there.getByTestId('logout').waitFor();
    await here.goto(`${server.url}/account/password`);
    await here.fill('#current-password', PASSWORD);
    await here.fill('#new-password', 'another good password');
    await here.getByTestId('change-password').click();
    await here.getByText('The password is changed.').waitFor();
    await there.goto(`${server.url}/account`);
    await there.locator('#login-username').waitFor();
    await here.goto(`${server.url}/account`);
    await here.getByTestId('logout').click();
    await here.locator('#login-username').waitFor();
  });

  test('all of it works with scripting off', async () => {
    const context = await open({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signUp(page, 'plain');
    await page.goto(`${server.url}/dashboard/new`);
    await page.getByLabel('Name').fill('Plain app');
    await page.getByLabel('Redirect URIs').fill('http://app.example/');
    await page.getByTestId('create-app').click();
    await page.getByText('http is only for 127.0.0.1 and [::1]').first().waitFor();
    await page.getByLabel('Redirect URIs').fill(`${app.url}/callback`);
    await page.getByTestId('create-app').click();
    const client_id = (await page.getByTestId('client-id').textContent())!;
    const arrived = app.next();
    await page.goto(askFor({ client_id, redirect_uri: `${app.url}/callback` }));
    await page.getByTestId('auth-accept').click();
    expect((await arrived).searchParams.get('code')).toMatch(/^AQ/);
    await page.goto(`${server.url}/account/apps`);
    await page.getByTestId('remove-access').click();
    await page.getByText('Access removed.').waitFor();
  });

  test('the keyboard is enough', async () => {
    const page = await (await open()).newPage();
    await page.goto(`${server.url}/login`);
    // The page puts the focus there by itself, a moment after it is loaded.
    await page.locator('#login-username:focus').waitFor();
    await page.keyboard.type(server.demo!.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(server.demo!.password);
    await page.keyboard.press('Enter');
    await page.getByTestId('logout').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
  });

  for (const [language, width, theme] of [
    ['en', 360, 'light'],
    ['ru', 360, 'dark'],
    ['en', 1280, 'dark'],
    ['ru', 1280, 'light'],
  ] as const) {
    test(`every page can be read by everybody (${language}, ${width} px, ${theme})`, async () => {
      const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
      const context = await open({ locale, viewport: { width, height: 800 }, colorScheme: theme });
      const page = await context.newPage();
      const { username, password, client_id, redirect_uri } = server.demo!;
      const check = async () => {
        expect(await axe(page)).toEqual([]);
        expect([await overhang(page), await smallTargets(page)]).toEqual([0, []]);
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      };
      await page.goto(askFor({ client_id, redirect_uri, show_dialog: 'true' }));
      await check();
      await logIn(page, username, 'wrong');
      await check();
      await logIn(page, username, password);
      await page.getByTestId('auth-accept').waitFor();
      await check();
      const paths = [
        'account',
        'account/apps',
        'account/password',
        'account/sessions',
        'account/events',
        'account/delete',
      ];
      for (const path of [...paths, 'pair', 'signup', 'dashboard', 'dashboard/new', `dashboard/apps/${client_id}`]) {
        await page.goto(`${server.url}/${path}`);
        await check();
      }
      await page.goto(askFor({ client_id, redirect_uri: 'https://app.example/' }));
      await check();
      await context.close();
    });
  }
});
