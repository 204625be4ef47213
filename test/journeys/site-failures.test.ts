import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type Site, startSite } from '../browser/site.ts';
import { visit } from '../browser/visit.ts';
import { type Mood, type StripService, startStripService } from '../strip-service/strip-service.ts';

describe.skipIf(skipReason !== null)(`what goes wrong, in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let strips: StripService;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    strips = await startStripService();
    site = await startSite(strips.url, { BARLINE_REGISTRY: 'spotify' });
    browser = await launchChromium();
  });
  beforeEach(() => strips.become('answer'));
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await strips?.close();
  });

  test('a wrong link is explained at the field, in both languages, before anything is asked', async () => {
    const cases = [
      ['https://example.org/x', 'This is not a Spotify link.', 'Это не ссылка Spotify.'],
      [
        'https://open.spotify.com/concert/4uLU6hMCjMI75M1A2tKUQC',
        'Codes exist for tracks, albums,',
        'Коды бывают у треков,',
      ],
      [
        'spotify:track:4uLU6hMCjMI75',
        'The id should have 22 letters and digits; this one has 13.',
        'В идентификаторе должно быть 22 знака, здесь 13.',
      ],
    ] as const;
    for (const language of ['en', 'ru'] as const) {
      const { page, requests, close } = await visit(browser, site.url, { language });
      for (const [link, en, ru] of cases) {
        await page.locator('#link').fill(link);
        await page.locator('.field-error', { hasText: language === 'en' ? en : ru }).waitFor();
        expect(await page.locator('#link').getAttribute('aria-describedby')).toContain('link-error');
      }
      expect(requests.filter((request) => request.includes('/api/'))).toEqual([]);
      await close();
    }
  });

  test('each picture that cannot be read gets its own cause and next step', async () => {
    const { page, complaints, close } = await visit(browser, `${site.url}/scan`);
    const plain = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#446688' } })
        .png()
        .toBuffer();
    const cases: readonly [name: string, bytes: Buffer, sentence: string][] = [
      ['empty.png', Buffer.alloc(0), 'The file is empty (0 bytes).'],
      ['text.png', Buffer.from('not a picture'), 'This is not a picture that can be opened'],
      [
        'photo.heic',
        Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
        'This browser cannot open HEIC photographs.',
      ],
      ['large.png', Buffer.alloc(20_000_001), 'The file is larger than 20 MB.'],
      ['huge.png', await plain(16000, 3200), 'The picture has 51 megapixels; 50 are the most.'],
      ['plain.png', await plain(640, 480), 'There is no Spotify Code in this picture.'],
    ];
    for (const [name, buffer, sentence] of cases) {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
      await page.locator('.row', { hasText: name }).getByText(sentence).waitFor();
    }
    expect(await page.locator('.row').count()).toBe(cases.length);
    expect(complaints).toEqual([]);
    await close();
  });

  test('when Spotify’s code service fails, the page says how and offers a QR code', async () => {
    const cases: readonly [Mood, string, string][] = [
      ['fail', 'spotify:track:0d6bZwEAi1XblGRhnzPfgA', 'Spotify’s code service does not answer (500).'],
      ['refuse', 'spotify:track:0d6bZwEAi1XblGRhnzPfgB', 'Spotify’s code service refuses this link'],
      [
        'html',
        'spotify:track:0d6bZwEAi1XblGRhnzPfgD',
        'Spotify’s code service answered with something that is not a code.',
      ],
    ];
    const { page, close } = await visit(browser, site.url);
    for (const [mood, link, sentence] of cases) {
      strips.become(mood);
      await page.locator('#link').fill(link);
      await page.locator('.callout').getByText(sentence).waitFor();
      await page.getByRole('button', { name: 'Download the QR code (SVG)' }).waitFor();
    }
    strips.become('answer');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Ready: our own scanner').waitFor();
    await close();
  });

  test('without the network a picture is still read, and a known code still opens from the history', async () => {
    const { page, context, close } = await visit(browser, site.url);
    await page.locator('#link').fill('spotify:track:4uLU6hMCjMI75M1A2tKUQC');
    await page.getByText('Ready: our own scanner').waitFor();
    const picture = await (await page.request.get(`${site.url}/api/v1/codes/track/4uLU6hMCjMI75M1A2tKUQC.png`)).body();
    await context.setOffline(true);
    await page.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
    await page.locator('.found').getByText('from your history').waitFor();
    await page.locator('#link').fill('spotify:track:0d6bZwEAi1XblGRhnzPfgC');
    await page.getByText('The server of this site does not answer.').first().waitFor();
    await close();
  });

  test('a picture is fetched by its address; an address that gives none is explained', async () => {
    const { page, close } = await visit(browser, `${site.url}/scan`);
    const link = 'spotify:track:4uLU6hMCjMI75M1A2tKUQC';
    await page.request.post(`${site.url}/api/v1/codes`, { data: { link } });
    await page.getByText('Address of a picture').first().click();
    const field = page.getByRole('textbox', { name: 'Address of a picture' });
    const fetchIt = async (address: string) => {
      await field.fill(address);
      await page.getByRole('button', { name: 'Fetch and scan' }).click();
    };
    await fetchIt('picture.jpg');
    await page.getByText('This is not the address of a picture.').first().waitFor();
    await fetchIt(`${site.url}/nowhere.png`);
    await page.getByText('That address answers 404: no picture there.').first().waitFor();
    await fetchIt('http://127.0.0.1:9/picture.png');
    await page.getByText('That site does not let other pages read its pictures.').first().waitFor();
    await fetchIt(`${site.url}/api/v1/codes/track/4uLU6hMCjMI75M1A2tKUQC.png`);
    await page.waitForURL('**/i/track/4uLU6hMCjMI75M1A2tKUQC');
    await close();
  });

  test('the history holds only what parses: a spoiled one does not stop the page', async () => {
    const { page, complaints, close } = await visit(browser, site.url);
    await page.evaluate(() =>
      localStorage.setItem('barline.history', '[{"kind":"scan","mediaRef":-1},17,{"link":{"type":"javascript"}}]'),
    );
    await page.goto(`${site.url}/history`);
    await page.getByText('Nothing here yet.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('an address that is no page says so, with status 404', async () => {
    const { page, close } = await visit(browser, site.url);
    const answer = await page.goto(`${site.url}/nowhere`);
    await page.getByText('There is nothing at this address.').waitFor();
    expect(answer?.status()).toBe(404);
    await close();
  });
});

describe.skipIf(skipReason !== null)('a server without the network that may assign its own numbers', () => {
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

  for (const [language, label] of [
    ['en', 'known to this server only; the Spotify app cannot open it'],
    ['ru', 'известен только этому серверу, приложение Spotify его не откроет'],
  ] as const) {
    test(`its codes are labelled wherever they are shown (${language})`, async () => {
      const { page, close } = await visit(browser, site.url, { language });
      const labelled = (where: Page) => where.locator('.local-note', { hasText: label }).first().waitFor();
      await page.locator('#link').fill('spotify:track:4uLU6hMCjMI75M1A2tKUQC');
      await page.locator('.verdict-good').waitFor();
      await labelled(page);
      await page.goto(`${site.url}/i/track/4uLU6hMCjMI75M1A2tKUQC`);
      await labelled(page);
      await page.goto(`${site.url}/create?uri=spotify:track:4uLU6hMCjMI75M1A2tKUQC`);
      await labelled(page);
      const picture = await (
        await page.request.get(`${site.url}/api/v1/codes/track/4uLU6hMCjMI75M1A2tKUQC.png`)
      ).body();
      await page.goto(site.url);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
      await page.locator('.found').waitFor();
      await labelled(page);
      await close();
    });
  }
});
