import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SOURCE } from '../../apps/cli/test/barline.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { openService, type Service } from '../terminal/service.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

const where = skipReason === null ? 'in Chromium' : `in Chromium (${skipReason})`;

describe.skipIf(skipReason !== null)(`a token in the terminal, ${where}`, () => {
  let service: Service;
  let browser: Browser;
  let terminal: Terminal;
  beforeAll(async () => {
    [service, browser] = await Promise.all([openService(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });
  // An app of its own for each, so that each person is asked.
  beforeEach(async () => {
    const redirectUri = 'http://127.0.0.1/callback';
    const { clientId } = await service.register(redirectUri);
    terminal = openTerminal({ url: service.url, clientId, redirectUri });
  });
  afterEach(() => terminal.remove());

  /** A person with a browser of their own, who logs in and looks at what is asked. */
  async function arrive(url: string, locale = 'en-GB'): Promise<Page> {
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(url);
    await page.fill('#login-username', service.demo.username);
    await page.fill('#login-password', service.demo.password);
    await page.click('#login-button');
    await page.locator('[data-testid="auth-accept"], [data-testid="auth-cancel"]').first().waitFor();
    return page;
  }

  /** The browser of this machine: a program that is given the address and writes it down. */
  function ownBrowser(): { env: NodeJS.ProcessEnv; opened: () => string } {
    const file = join(terminal.folder, 'opened');
    const program = join(terminal.folder, 'browser.mjs');
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(file)}, process.argv[2]);\n`,
    );
    return { env: { BROWSER: `${process.execPath} ${program} %s` }, opened: () => readFileSync(file, 'utf8') };
  }

  test('from nothing to a printed token: two questions, both in the browser', { timeout: 60_000 }, async () => {
    const { env, opened } = ownBrowser();
    const command = terminal.start(['token', 'get', '--scope', 'user-read-private', '--scope', 'user-read-email'], env);
    const words = (await command.said(/Words of this login: (\w+ \w+ \w+)\n/))[1];
    await expect.poll(() => opened(), { timeout: 10_000 }).toContain('/authorize?client_id=');
    const page = await arrive(opened());
    expect(await page.getByRole('listitem').count()).toBe(2);
    await page.click('[data-testid="auth-accept"]');
    await page.getByRole('heading', { name: 'Logged in' }).waitFor();
    expect(await page.getByText(words).count()).toBe(1);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/barline-done');
    const { code, out, err } = await command.ended;
    expect([code, out]).toEqual([0, expect.stringMatching(/^BQ[\w-]+\n$/)]);
    expect(err).toContain('Logged in as Demo.');
    expect(err).not.toContain(out.trim());

    const file = /Kept in (\S+\.json)/.exec(err)![1];
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);

    const asked = service.count('GET /authorize');
    const again = await terminal.run(['token', 'get']);
    expect(again).toMatchObject({ code: 0, out, err: '' });
    expect(service.count('GET /authorize')).toBe(asked);
    const barline = [process.execPath, ...SOURCE].map((word) => `'${word}'`).join(' ');
    const curl = `curl -s -H "Authorization: Bearer $(${barline} token get)" ${service.url}/v1/me`;
    const given = { env: { ...process.env, ...terminal.env }, cwd: terminal.folder };
    const { stdout } = await promisify(execFile)('sh', ['-c', curl], given);
    expect(JSON.parse(stdout)).toMatchObject({ display_name: 'Demo', email: expect.any(String) });
    const { out: same } = await terminal.run(['api', '/v1/me']);
    expect(JSON.parse(same)).toMatchObject({ display_name: 'Demo' });
  });

  test('a person who declines is told so, and nothing is kept', async () => {
    const command = terminal.start(['token', 'get', '--lang', 'ru'], ownBrowser().env);
    const page = await arrive((await command.said(/http:\S+\/authorize\S+/))[0]);
    await page.click('[data-testid="auth-cancel"]');
    await page.getByRole('heading', { name: 'Доступ не дан' }).waitFor();
    const { code, out, err } = await command.ended;
    expect([code, out]).toEqual([10, '']);
    expect(err).toContain('Вы отказали в доступе. Ничего не сохранено.');
    expect((await terminal.run(['token', 'status'])).code).toBe(3);
  });

  test('an answer with another state stops the login, and its text does no harm', async () => {
    const command = terminal.start(['token', 'login', '--lang', 'ru'], ownBrowser().env);
    const url = new URL((await command.said(/http:\S+\/authorize\S+/))[0]);
    const asked = service.count('POST /api/token');
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    const attack = encodeURIComponent('"><script>alert(1)</script>');
    await page.goto(`${url.searchParams.get('redirect_uri')}?code=${attack}&state=${attack}`);
    await page.getByRole('heading', { name: 'Запрос отклонён' }).waitFor();
    expect(complaints).toEqual([]);
    const { code, err } = await command.ended;
    expect(code).toBe(11);
    expect(err).toContain('Ответ не относится к этому запросу.');
    expect(service.count('POST /api/token')).toBe(asked);
  });

  test('without a browser here: the page is opened elsewhere, and its last address pasted back', async () => {
    const command = terminal.start(['token', 'login', '--no-browser'], { SSH_CONNECTION: '10.0.0.2 5 10.0.0.1 22' });
    const url = (await command.said(/http:\S+\/authorize\S+/))[0];
    await command.said(/[▀▄█]{20}[\s\S]*ssh -L (\d+):127\.0\.0\.1:\1/);
    // On the other machine: the browser ends at an address at which nobody answers there.
    const last = await service.person().follow(url);
    command.type(`  "${last}" \n`);
    const { code, out } = await command.ended;
    expect([code, out]).toEqual([0, '']);
    const { out: token } = await terminal.run(['token', 'get']);
    expect(token).toMatch(/^BQ/);
  });

  test('with a code that is entered on any device', async () => {
    const command = terminal.start(['token', 'login', '--flow', 'device', '--scope', 'user-read-email']);
    const [, address, code] = await command.said(/open (\S+) and enter the code (\S+)\n/);
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.goto(`${address}?code=${code}`);
    await page.fill('#login-username', service.demo.username);
    await page.fill('#login-password', service.demo.password);
    await page.click('#login-button');
    const field = page.locator('#user-code');
    await page.locator('#user-code, [data-testid="auth-accept"]').first().waitFor();
    if (await field.count()) {
      await field.fill(code);
      await field.press('Enter');
    }
    await page.click('[data-testid="auth-accept"]');
    expect(await command.ended).toMatchObject({ code: 0 });
    const status = JSON.parse((await terminal.run(['token', 'status', '--json'])).out);
    expect(status).toMatchObject({ flow: 'device', scope: 'user-read-email', account: { name: 'Demo' } });
  });
});
