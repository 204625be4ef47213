import { scan, toMediaRef } from '@barline/codes';
import { readPicture } from '@barline/server';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { download, drop, pasteInto } from '../browser/gestures.ts';
import { type Site, startSite } from '../browser/site.ts';
import { visit } from '../browser/visit.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const LINK = `https://open.spotify.com/track/${ID}`;
const REF = referenceOf(`spotify:track:${ID}`);
/** The code of this reference is known to nobody before it is taught. */
const TAUGHT = 'spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE';

const words = {
  en: {
    pasted: `Listen to this: https://open.spotify.com/intl-de/track/${ID}?si=6c0e`,
    field: 'Spotify link, or a picture of a code',
    download: 'Download PNG',
    ready: 'Ready: our own scanner has read the exported picture back.',
    choose: 'Choose a picture',
    stays: 'The picture stays on this device.',
    open: 'Open',
    known: 'Open in Spotify',
  },
  ru: {
    pasted: `Послушай: https://open.spotify.com/intl-ru/track/${ID}?si=6c0e`,
    field: 'Ссылка Spotify или изображение с кодом',
    download: 'Скачать PNG',
    ready: 'Готово: наш сканер прочитал сохраняемый файл.',
    choose: 'Выбрать изображение',
    stays: 'Изображение не покидает устройство.',
    open: 'Открыть',
    known: 'Открыть в Spotify',
  },
} as const;

describe.skipIf(skipReason !== null)(`the site in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let strips: StripService;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    strips = await startStripService();
    site = await startSite(strips.url);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await strips?.close();
  });

  for (const language of ['en', 'ru'] as const) {
    const say = words[language];

    test(`a pasted link becomes a code, and its file the same link (${language})`, async () => {
      const { page, foreign, requests, complaints, close } = await visit(browser, site.url, { language });
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await pasteInto(page.getByRole('textbox', { name: say.field }), say.pasted);
      await page.getByText(say.ready).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      expect(await page.getByRole('img').first().getAttribute('aria-label')).toContain(LINK);

      const file = await download(page, say.download);
      expect(file.name).toBe(`spotify-track-${ID}-640.png`);
      const { codes } = scan(await readPicture(file.bytes));
      expect(codes.map(({ mediaRef }) => mediaRef)).toEqual([REF]);

      if (language === 'ru') await drop(page, { ...file, type: 'image/png' });
      else {
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: say.choose }).click();
        await (await chooser).setFiles({ name: file.name, mimeType: 'image/png', buffer: file.bytes });
      }
      await page.getByText(say.stays).waitFor();
      await page.locator('.found').getByText(LINK).waitFor();
      expect(await page.locator('.outline').count()).toBe(1);

      await page.getByRole('link', { name: say.open, exact: true }).click();
      await page.getByRole('link', { name: say.known }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/i/track/${ID}`);

      expect(requests.filter((request) => request.includes('/scan'))).toEqual([]);
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    });
  }

  test('every format of the export, in any colours, reads back as the same code', async () => {
    const { page, complaints, close } = await visit(
      browser,
      `${site.url}/create?uri=spotify:track:${ID}&bg=1db954&bars=white&width=512`,
    );
    for (const [format, extension] of [
      ['PNG', 'png'],
      ['SVG', 'svg'],
      ['JPEG', 'jpg'],
      ['WebP', 'webp'],
    ] as const) {
      await page.getByRole('radio', { name: format, exact: true }).check();
      await page.getByText(words.en.ready).waitFor();
      const file = await download(page, `Download ${format}`);
      expect(file.name).toBe(`spotify-track-${ID}-512.${extension}`);
      const pixels = await readPicture(file.bytes);
      // The server's reader enlarges drawings.
      if (format !== 'SVG') expect([pixels.width, pixels.height], format).toEqual([512, 128]);
      expect(
        scan(pixels).codes.map(({ mediaRef }) => mediaRef),
        format,
      ).toEqual([REF]);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('white bars on the green of the example are a warning with a number, not a refusal', async () => {
    const { page, close } = await visit(browser, `${site.url}/create?uri=spotify:track:${ID}&bg=1db954&bars=white`);
    await page.getByText('Contrast: Risky, 2.59:1').waitFor();
    await page.getByText(words.en.ready).waitFor();
    await page.getByRole('textbox', { name: 'Background', exact: true }).fill('#fffffe');
    await page.getByText('Contrast: Refused, 1.00:1').waitFor();
    expect(await page.getByRole('button', { name: 'Download PNG' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'Auto' }).check();
    await page.getByText('Contrast: Good').waitFor();
    await page.waitForURL((url) => url.searchParams.get('bg') === 'fffffe');
    await close();
  });

  test('an export that our scanner cannot read is not called ready', async () => {
    const { page, close } = await visit(browser, `${site.url}/create?uri=spotify:track:${ID}&bg=808080&bars=%23828282`);
    await page.getByLabel('Make it anyway').check();
    await page.getByText('At risk: our own scanner cannot read the exported picture.').waitFor();
    await close();
  });

  test('a picture on the scan page opens the page of its code, and several codes make a list', async () => {
    const { page, requests, close } = await visit(browser, `${site.url}/scan`);
    const make = (link: string) => page.request.post(`${site.url}/api/v1/codes`, { data: { link } });
    await make(LINK);
    await make('spotify:artist:0TnOYISbd1XYRBk9myaseg');
    const strip = async (path: string) =>
      (await page.request.get(`${site.url}/api/v1/codes/${path}.png?width=400`)).body();
    const one = await strip(`track/${ID}`);
    const other = await strip('artist/0TnOYISbd1XYRBk9myaseg');
    const both = await sharp({ create: { width: 700, height: 420, channels: 3, background: '#88aacc' } })
      .composite([
        { input: one, left: 40, top: 40 },
        { input: other, left: 200, top: 260 },
      ])
      .jpeg()
      .toBuffer();
    const give = (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await give('both.jpg', both);
    await page.getByText('2 codes found').first().waitFor();
    expect(await page.locator('.found').count()).toBe(2);
    expect(await page.locator('.outline').count()).toBe(2);
    await page.locator('.found').getByText('open.spotify.com/artist/0TnOYISbd1XYRBk9myaseg').waitFor();
    await give('one.png', one);
    await page.waitForURL(`**/i/track/${ID}`);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    await close();
  });

  test('an unknown code has three ways on; the right link teaches it, a wrong one is refused', async () => {
    const reference = referenceOf(TAUGHT);
    const { page, complaints, close } = await visit(browser, `${site.url}/r/${reference}`);
    await page.getByRole('heading', { name: 'The code is read, but this server does not know its page yet' }).waitFor();
    await page
      .getByRole('img', { name: `The code of media reference ${reference}, redrawn` })
      .first()
      .waitFor();
    await page.getByText('Kept in history').waitFor();
    const saved = await download(page, 'Save the picture');
    expect(scan(await readPicture(saved.bytes)).codes[0]?.mediaRef).toBe(reference);
    await page.getByRole('button', { name: 'Show it large' }).click();
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByLabel('Spotify link').fill(LINK);
    await page.getByText(`The code of this link is ${REF}, not ${reference}. Nothing was stored.`).first().waitFor();
    await page.getByLabel('Spotify link').fill(TAUGHT);
    await page.waitForURL('**/i/album/**');
    await page.getByText('proved against Spotify’s code service').waitFor();
    await page.goto(`${site.url}/r/${reference}`);
    await page.waitForURL('**/i/album/**');
    expect(complaints).toEqual([]);
    await close();
  });

  test('link, URI, number, bars and QR code of an item can each be copied', async () => {
    const headers = { 'content-type': 'application/json' };
    await fetch(`${site.url}/api/v1/codes`, { method: 'POST', headers, body: JSON.stringify({ link: LINK }) });
    const { page, close } = await visit(browser, `${site.url}/i/track/${ID}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const [name, value] of [
      ['Copy Link', LINK],
      ['Copy URI', `spotify:track:${ID}`],
      ['Copy Media reference', String(REF)],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: name.replace('Copy', 'Copied') }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
    }
    await page.getByRole('img', { name: `QR code: ${LINK}` }).waitFor();
    expect(await page.getByRole('link', { name: 'Open in Spotify' }).getAttribute('href')).toBe(LINK);
    expect(await page.getByRole('link', { name: 'Open in the app' }).getAttribute('href')).toBe(`spotify:track:${ID}`);
    await close();
  });

  test('the history stays in the browser: found again, exported, deleted, imported, switched off', async () => {
    const { page, close } = await visit(browser, site.url);
    await page.getByLabel(words.en.field).fill(LINK);
    await page.getByText(words.en.ready).waitFor();
    await page.goto(`${site.url}/history`);
    await page.getByText('1 entry').waitFor();
    await page.getByLabel('Search').fill('nothing like it');
    await page.getByText('Nothing matches.').waitFor();
    await page.getByLabel('Search').fill(ID.toLowerCase());
    await page.getByText('1 entry').waitFor();
    const csv = await download(page, 'Export CSV');
    expect(csv.bytes.toString()).toContain(`spotify:track:${ID}`);
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('button', { name: 'Yes, delete' }).click();
    await page.getByText('Nothing here yet.').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: csv.name, mimeType: 'text/csv', buffer: csv.bytes });
    await page.getByText('1 entry imported').first().waitFor();
    await page.getByRole('link', { name: 'Track' }).waitFor();
    await page.getByRole('button', { name: /^Delete Track/ }).click();
    await page.getByLabel('Keep a history in this browser').uncheck();
    await page.goto(`${site.url}/r/${toMediaRef(7)}`);
    await page.getByRole('button', { name: 'Keep in history' }).waitFor();
    await close();
  });

  test('everything works by keyboard alone', async () => {
    const { page, close } = await visit(browser, site.url);
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id);
    const tabTo = async (wanted: string) => {
      for (let step = 0; step < 40; step++) {
        if ((await focused()) === wanted) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${wanted} is not reached by Tab; the focus is on ${await focused()}.`);
    };
    await page.locator('.hero').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo('link');
    await page.keyboard.type(`spotify:track:${ID}`);
    await page.keyboard.press('Enter');
    await page.getByText(words.en.ready).waitFor();
    await tabTo('Download PNG');
    const waiting = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await waiting).suggestedFilename()).toBe(`spotify-track-${ID}-640.png`);
    await tabTo('Change the style');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Create a code' }).waitFor();
    await tabTo('bg');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('bg') === '5394e7');
    await close();
  });
});
