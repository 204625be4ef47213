import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { encode, toMediaRef } from '@barline/codes';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { drawShot, makeClip } from '../browser/clip.ts';
import { type Site, startSite } from '../browser/site.ts';
import { visit } from '../browser/visit.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const LINK = `https://open.spotify.com/track/${ID}`;
const KNOWN = encode(toMediaRef(referenceOf(`spotify:track:${ID}`)));
const NEW_LINK = 'spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE';
const NEW_REF = toMediaRef(referenceOf(NEW_LINK));

describe.skipIf(skipReason !== null)(`the installed site in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'barline-offline-'));
  const film = join(folder, 'film.mjpeg');
  let strips: StripService;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    strips = await startStripService();
    site = await startSite(strips.url);
    await makeKnown(site, LINK);
    writeFileSync(film, await makeClip([{ code: { levels: KNOWN, width: 500 }, frames: 10 }]));
    browser = await launchChromium({ film });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await strips?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('after one visit it opens, scans, draws known codes and shows the history without a network', async () => {
    const { page, context, complaints, close } = await visit(browser, site.url);
    await page.locator('#link').fill(LINK);
    await page.getByText('Ready: our own scanner').waitFor();
    await kept(page);
    await context.setOffline(true);

    await page.goto(`${site.url}/scan`);
    await page.getByText('You are offline. Reading still works.').waitFor();
    await page.getByRole('button', { name: 'Start the camera' }).click();
    await page.waitForURL(`**/i/track/${ID}`);
    await page.getByRole('img', { name: LINK }).first().waitFor();
    await page.getByText('from the history of this browser').waitFor();

    await page.goto(`${site.url}/scan`);
    await give(page, await drawShot({ code: { levels: encode(NEW_REF), width: 700 }, frames: 1 }));
    await page.locator('.found').getByText(String(NEW_REF)).waitFor();
    await page.getByText('Read, but the server cannot be reached to look up its page.').first().waitFor();
    await page.getByRole('link', { name: 'What now?' }).click();
    await page.locator('.next-steps').waitFor();

    await page.goto(`${site.url}/history`);
    await page.getByText('3 entries').waitFor();
    expect(await page.getByRole('link', { name: 'Album' }).count()).toBe(0);
    await page.goto(`${site.url}/create?uri=spotify:track:${ID}`);
    await page.getByRole('img', { name: LINK }).first().waitFor();

    await page.goto(`${site.url}/history`);
    await makeKnown(site, NEW_LINK);
    await context.setOffline(false);
    await page.getByRole('link', { name: 'Album' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('pages of the server are never answered from the device', async () => {
    const { page, context, close } = await visit(browser, site.url);
    await kept(page);
    for (const path of ['/account', '/help/api', '/openapi.json', '/nowhere']) {
      const answer = await page.goto(site.url + path);
      expect(answer?.fromServiceWorker(), path).toBe(false);
    }
    expect((await page.goto(`${site.url}/i/track/${ID}`))?.fromServiceWorker()).toBe(true);
    await context.setOffline(true);
    await expect(page.goto(`${site.url}/account`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await close();
  });

  test('a link or a picture that another app shares arrives', async () => {
    const { page, close } = await visit(browser, site.url);
    await kept(page);
    await share(page, { title: 'A song', text: `Listen: ${LINK}?si=1 now` });
    await page.waitForURL(`**/create?uri=spotify*`);
    await page.getByRole('img', { name: LINK }).first().waitFor();

    await page.getByRole('link', { name: 'Scan', exact: true }).first().click();
    await page.getByLabel('Ask before opening').check();
    const picture = await drawShot({ code: { levels: KNOWN, width: 700 }, frames: 1 });
    await share(page, { text: '' }, picture);
    await page.waitForURL('**/scan');
    await page.locator('.row', { hasText: 'shared.jpg' }).locator('.found').getByText(LINK).waitFor();
    await close();
  });

  test('what is shared before the site is on the device is let go, and the scan page asks anew', async () => {
    const form = new FormData();
    form.append('pictures', new Blob([new Uint8Array(3_000_000)], { type: 'image/jpeg' }), 'large.jpg');
    const answer = await fetch(`${site.url}/share`, { method: 'POST', body: form, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/scan']);
  });

  test('a picture that the system opens with the site is scanned', async () => {
    const { page, close } = await visit(browser, `${site.url}/privacy`);
    const picture = await drawShot({ code: { levels: KNOWN, width: 700 }, frames: 1 });
    await page.addInitScript((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const getFile = async () => new File([bytes], 'opened.jpg', { type: 'image/jpeg' });
      const launchQueue = { setConsumer: (take: (given: object) => void) => take({ files: [{ getFile }] }) };
      Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
    }, picture.toString('base64'));
    await page.goto(`${site.url}/scan`);
    await page.locator('.row', { hasText: 'opened.jpg' }).waitFor();
    await page.waitForURL(`**/i/track/${ID}`);
    await close();
  });

  test('a new version waits until the visitor wants it', async () => {
    const { page, close } = await visit(browser, site.url);
    await kept(page);
    const file = join(site.folder, 'service-worker.js');
    const next = `${readFileSync(file, 'utf8')}\n// Another version.`;
    writeFileSync(file, next);
    writeFileSync(`${file}.br`, brotliCompressSync(next));
    writeFileSync(`${file}.gz`, gzipSync(next));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration!.update();
    });
    await page.getByText('A new version of this site is ready.').waitFor();
    await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
    await page.getByRole('button', { name: 'Update now' }).click();
    await page.waitForFunction(() => !('untouched' in globalThis));
    await page.locator('.hero').waitFor();
    expect(await page.getByText('A new version of this site is ready.').count()).toBe(0);
    await close();
  });

  test('the manifest names the site, its icons and its ways in, in the language of the page', async () => {
    for (const [language, scan] of [
      ['en', 'Scan'],
      ['ru', 'Сканировать'],
    ] as const) {
      const { page, close } = await visit(browser, site.url, { language });
      const href = await page.locator('link[rel=manifest]').getAttribute('href');
      const manifest = await (await page.request.get(site.url + href)).json();
      expect(manifest).toMatchObject({ id: '/', lang: language, display: 'standalone' });
      expect(manifest.shortcuts[0]).toMatchObject({ name: scan, url: '/scan' });
      expect(manifest.share_target).toMatchObject({ action: '/share', method: 'POST' });
      for (const { src } of manifest.icons) expect((await page.request.get(site.url + src)).status(), src).toBe(200);
      await close();
    }
  });
});

/** Waits until the site is on the device and serves the page. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function makeKnown({ url }: Site, link: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/api/v1/codes`, { method: 'POST', headers, body: JSON.stringify({ link }) });
}

async function give(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles({ name: 'code.jpg', mimeType: 'image/jpeg', buffer });
}

/** Does what the system does with the site's share target: sends a form to it. */
async function share(page: Page, fields: Readonly<Record<string, string>>, picture?: Buffer): Promise<void> {
  await page.evaluate(
    ({ given, base64 }) => {
      const form = document.createElement('form');
      form.method = 'POST';
      form.action = '/share';
      form.enctype = 'multipart/form-data';
      for (const [name, value] of Object.entries(given)) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name, value });
        form.append(field);
      }
      if (base64 !== undefined) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], 'shared.jpg', { type: 'image/jpeg' }));
        const field = document.createElement('input');
        Object.assign(field, { type: 'file', name: 'pictures', files: transfer.files });
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    },
    { given: fields, base64: picture?.toString('base64') },
  );
}
