import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, overhang, smallTargets } from '../browser/axe.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type Site, startSite } from '../browser/site.ts';
import { visit } from '../browser/visit.ts';

/** Help and token pages with something in them, and what is there when they are ready. */
const STATES: readonly [address: string, ready: string, prepare?: (page: Page) => Promise<void>][] = [
  ['/help', '.shelf'],
  ['/help?q=redirect', '.help-hits a'],
  ['/help/share', '.tab-panel'],
  ['/help/parties', '.diagram'],
  ['/help/flow-pkce', '.diagram'],
  ['/help/two-ways', '.facts-table'],
  ['/help/wrappers', '.code-block'],
  ['/help/oauth-errors#cors', '.failure-chosen'],
  ['/help/errors#state_mismatch', '.failure-chosen'],
  ['/accessibility', '.bullets'],
  ['/token', '.answers'],
  ['/token', '[data-testid=authorize]', answerAll],
  ['/token/console', '.console'],
  ['/token/console', '[data-testid=answer] .callout', refuse],
  ['/token/scopes?scope=user-read-email+nonsense', '.catalogue'],
  ['/token/pkce', '[data-testid=built-url]'],
  ['/token/flows', '.flow-table'],
  ['/token/doctor?error=invalid_grant', '.findings li'],
  ['/callback', '.callout'],
  ['/callback?code=x&state=y', '[data-testid=callback-problem]'],
];

async function answerAll(page: Page): Promise<void> {
  for (const answer of ['need-user', 'where-desktop', 'party-here']) await page.getByTestId(answer).check();
  await page.getByTestId('use-demo').click();
  for (const summary of await page.locator('main summary').all()) await summary.click();
}

async function refuse(page: Page): Promise<void> {
  await page.getByTestId('console-party-here').check();
  await page.locator('#given').fill('BQnonsense');
  await page.getByTestId('send').click();
}

describe.skipIf(skipReason !== null)(`help, in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
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

  for (const [width, theme, language] of [
    [1280, 'dark', 'en'],
    [320, 'light', 'ru'],
  ] as const) {
    test(`help and token pages are in order at ${width} px, ${theme}, ${language}`, async () => {
      const { page, foreign, complaints, close } = await visit(browser, site.url, { width, theme, language });
      for (const [address, ready, prepare] of STATES) {
        await page.evaluate(() => sessionStorage.clear());
        // An address that differs behind its # only would not be loaded anew.
        await page.goto('about:blank');
        await page.goto(site.url + address);
        await page.locator('h1').waitFor();
        await prepare?.(page);
        await page.locator(ready).first().waitFor();
        expect(await axe(page), address).toEqual([]);
        expect(await overhang(page), address).toBeLessThanOrEqual(0);
        expect(await page.locator('h1').count(), address).toBe(1);
        expect(await smallTargets(page), address).toEqual([]);
        expect(await page.title(), address).toMatch(/.+ · Barline$/);
        await page.goto(site.url);
      }
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }, 180_000);
  }

  test('somebody who asks how to find a token gets to the wizard, in Russian', async () => {
    const { page, close } = await visit(browser, `${site.url}/help`, { language: 'ru' });
    await page.getByLabel('Искать в справке').fill('как узнать');
    await page.getByText('Ничего не найдено').or(page.locator('.help-hits')).first().waitFor();
    await page.getByLabel('Искать в справке').fill('узнать токен');
    await page.getByRole('link', { name: 'Как узнать свой токен Spotify?' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Как узнать свой токен Spotify?' }).waitFor();
    expect(page.url()).toBe(`${site.url}/help/find-token`);
    await expect.poll(() => page.title()).toBe('Как узнать свой токен Spotify? · Barline');
    await page.locator('article').getByRole('link', { name: 'Получить токен' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Получить токен' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Как узнать свой токен Spotify?' }).waitFor();
    await close();
  });

  test('the search stands in the address, and tells how much was found', async () => {
    const { page, close } = await visit(browser, `${site.url}/help?q=invalid_grant`);
    await page.getByText(/\d+ pages? found/).waitFor();
    await page.getByLabel('Search the help').fill('nothing like this');
    await page.getByText('Nothing found.').waitFor();
    await page.reload();
    await page.getByText('Nothing found.').waitFor();
    await close();
  });

  test('the platform of the visitor comes first, and arrow keys turn to the others', async () => {
    const context = await browser.newContext({
      locale: 'en-GB',
      userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/help/share`);
    const tab = (name: string) => page.getByRole('tab', { name });
    await tab('Android').waitFor();
    expect(await tab('Android').getAttribute('aria-selected')).toBe('true');
    expect(await page.getByRole('tab').count()).toBe(4);
    await tab('Android').focus();
    await page.keyboard.press('ArrowRight');
    expect(await tab('iPhone, iPad').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await tab('Web').getAttribute('aria-selected')).toBe('true');
    await page.getByRole('tabpanel').getByText('open.spotify.com').waitFor();
    await context.close();
  });

  test('a diagram says the same in words', async () => {
    const { page, close } = await visit(browser, `${site.url}/help/parties`);
    const diagram = page.getByRole('img', { name: 'The person, the app and Spotify' });
    const description = (await diagram.locator('desc').textContent())!;
    const sentences = await page.locator('.diagram figcaption li').allTextContents();
    expect(sentences.length).toBe(6);
    for (const sentence of sentences) expect(description).toContain(sentence);
    await close();
  });

  test('a malformed fragment or an unknown article breaks nothing', async () => {
    const { page, complaints, close } = await visit(browser, `${site.url}/help/errors#%E0%A4%A`);
    await page.locator('.failure').first().waitFor();
    await page.goto(`${site.url}/help/nonsense`);
    await page.getByText('There is nothing at this address.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
