import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox, findWebKit } from '../../scripts/find-engines.ts';
import { launchChromium, skipReason } from './browser.ts';
import type { Tab } from './tab.ts';
import { openWebKit } from './webkit.ts';

export type Engine = {
  readonly name: string;
  /** Why its journeys do not run here; `null` where they do. */
  readonly missing: string | null;
  /** Starts the engine with one tab; closing the tab ends it. */
  open(): Promise<Tab>;
};

const firefox = findFirefox();
const webkit = findWebKit();

/** The engines of the browsers people have. WebKitGTK stands for Safari. */
export const ENGINES: readonly Engine[] = [
  { name: 'Chromium', missing: skipReason, open: openChromium },
  {
    name: 'Firefox',
    missing: firefox === null ? 'no Firefox on this machine' : null,
    open: () => openFirefox(firefox!),
  },
  {
    name: 'WebKit',
    missing: webkit === null ? 'no WebKitWebDriver with xvfb on this machine' : null,
    open: () => openWebKit(webkit!),
  },
];

async function openChromium(): Promise<Tab> {
  const browser = await launchChromium();
  const page = await browser.newPage({ acceptDownloads: true });
  const downloads = mkdtempSync(join(tmpdir(), 'barline-chromium-'));
  page.on('download', (file) => file.saveAs(join(downloads, file.suggestedFilename())));
  return {
    downloads,
    go: async (address) => {
      await page.goto(address);
    },
    run: (act, ...values) =>
      page.evaluate(([source, given]) => new Function(`return (${source})`)()(...given), [
        String(act),
        values,
      ] as const) as never,
    click: (selector) => page.locator(selector).first().click(),
    type: (selector, text) => page.locator(selector).first().pressSequentially(text),
    choose: (selector, path) => page.locator(selector).first().setInputFiles(path),
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

async function openFirefox(executablePath: string): Promise<Tab> {
  const { default: puppeteer } = await import('puppeteer-core');
  const downloads = mkdtempSync(join(tmpdir(), 'barline-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.helperApps.neverAsk.saveToDisk': 'image/png',
      'browser.download.alwaysOpenPanel': false,
      'media.navigator.permission.disabled': true,
      'media.navigator.streams.fake': true,
      'intl.accept_languages': 'en-GB',
      'app.update.disabledForTesting': true,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  const page = await browser.newPage();
  return {
    downloads,
    go: async (address) => {
      await page.goto(address);
    },
    run: (act, ...values) => page.evaluate(act as never, ...(values as unknown as never[])) as never,
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    async choose(selector, path) {
      const field = (await page.$(selector)) as { uploadFile(path: string): Promise<void> } | null;
      await field!.uploadFile(path);
    },
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
