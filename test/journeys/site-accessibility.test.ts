import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, overhang, smallTargets } from '../browser/axe.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type Site, startSite } from '../browser/site.ts';
import { visit } from '../browser/visit.ts';
import { type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';

/** Every page and state, and what is on it when it is ready. */
const STATES: readonly [name: string, address: string, ready: string, prepare?: (page: Page) => Promise<void>][] = [
  ['home', '/', '.hero'],
  ['home with a code', '/', '.verdict-good', (page) => page.locator('#link').fill(`spotify:track:${ID}`)],
  [
    'home with a wrong link',
    '/',
    '.field-error',
    (page) => page.locator('#link').fill('https://example.org/a-long-way-to-nowhere'),
  ],
  ['scan', '/scan', '.zone'],
  [
    'scan with a failure',
    '/scan',
    '.callout',
    (page) => give(page, 'notes-of-a-long-and-winding-journey.txt', 'no picture'),
  ],
  ['create', '/create', '.workbench'],
  ['create with a code', `/create?uri=spotify:track:${ID}&bars=%23ff0000`, '.callout, .verdict-good'],
  ['cover', `/cover?uri=spotify:track:${ID}&template=poster-a4`, '.verdict-good'],
  ['batch', '/batch', '.batch-input'],
  ['show', `/show/track/${ID}`, '.show-stage svg[role=img]'],
  ['item', `/i/track/${ID}`, '.facts .qr path'],
  ['item without a code', '/i/album/6dVIqQ8qmQ5GBnJ9shOYGE', '.panel'],
  ['unknown code', '/r/12345', '.next-steps'],
  ['unknown local code', '/r/local/12345', '.next-steps'],
  ['history', '/history', '.entries', (page) => keepSomething(page)],
  ['help', '/help', '.shelf'],
  ['failures', '/help/errors#blurry', '.failure-chosen'],
  ['privacy', '/privacy', 'h2'],
  ['nothing', '/nothing', '.not-found'],
];

describe.skipIf(skipReason !== null)(`accessibility in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let strips: StripService;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    strips = await startStripService();
    site = await startSite(strips.url);
    browser = await launchChromium();
    const body = JSON.stringify({ link: `spotify:track:${ID}` });
    await fetch(`${site.url}/api/v1/codes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await strips?.close();
  });

  for (const [width, theme, language] of [
    [1280, 'light', 'en'],
    [320, 'dark', 'ru'],
  ] as const) {
    test(`every page is in order at ${width} px, ${theme}, ${language}: axe, no sideways scrolling, one main heading, large targets`, async () => {
      const { page, complaints, close } = await visit(browser, site.url, { width, theme, language });
      const titles = new Set<string>();
      for (const [name, address, ready, prepare] of STATES) {
        await page.goto(site.url + address);
        await prepare?.(page);
        await page.locator(ready).first().waitFor();
        expect(await axe(page), name).toEqual([]);
        expect(await overhang(page), name).toBeLessThanOrEqual(0);
        expect(await page.locator('h1').count(), name).toBe(1);
        expect(await smallTargets(page), name).toEqual([]);
        titles.add(await page.title());
      }
      expect(titles.size).toBeGreaterThanOrEqual(10);
      expect(complaints).toEqual([]);
      await close();
    }, 180_000);
  }

  test('whatever has the focus is not hidden under the bar at the bottom', async () => {
    const { page, close } = await visit(browser, `${site.url}/create?uri=spotify:track:${ID}`, { width: 360 });
    await page.locator('.verdict-good').waitFor();
    const top = await page.locator('.bottom-bar').evaluate((bar) => bar.getBoundingClientRect().top);
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab');
      const { bottom, fixed } = await page.evaluate(() => ({
        bottom: document.activeElement!.getBoundingClientRect().bottom,
        fixed: document.activeElement!.closest('.bottom-bar, .header, .skip-link') !== null,
      }));
      if (!fixed) expect(bottom).toBeLessThanOrEqual(top);
    }
    await close();
  });

  test('the language turns the whole page, is said to screen readers and is remembered', async () => {
    const { page, close } = await visit(browser, `${site.url}/help?lang=ru`);
    await page.getByRole('heading', { name: 'Справка' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.goto(`${site.url}/scan`);
    await page.getByRole('heading', { name: 'Сканировать код' }).waitFor();
    await page.getByRole('button', { name: 'EN, English' }).click();
    await page.getByRole('heading', { name: 'Scan a code' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Scan a code' }).waitFor();
    await close();
  });

  test('a result is said by a live region', async () => {
    const { page, close } = await visit(browser, site.url);
    await page.locator('#link').fill(`spotify:track:${ID}`);
    await page.locator('[aria-live=assertive]', { hasText: 'The code is ready.' }).waitFor({ state: 'attached' });
    await close();
  });
});

async function give(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.from(text) });
}

async function keepSomething(page: Page): Promise<void> {
  await page.goto(new URL('/r/12345', page.url()).href);
  await page.locator('.next-steps').waitFor();
  await page.goto(new URL('/history', page.url()).href);
}
