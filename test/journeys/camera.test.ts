import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, toMediaRef } from '@barline/codes';
import type { Browser, Page } from 'playwright-core';
import QRCode from 'qrcode';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { axe, overhang, smallTargets } from '../browser/axe.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type CameraStandIn, standInForCamera, standInForScreen } from '../browser/camera-stand-in.ts';
import { drawShot, makeClip, type Shot } from '../browser/clip.ts';
import { type Site, startSite } from '../browser/site.ts';
import { type Visit, type VisitOptions, visit } from '../browser/visit.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const KNOWN = encode(toMediaRef(referenceOf(`spotify:track:${ID}`)));
const UNKNOWN_REF = toMediaRef(referenceOf('spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE'));
const UNKNOWN = encode(UNKNOWN_REF);
const EMPTY: Shot = { frames: 20 };

const words = {
  en: { start: 'Start the camera', opens: 'Open in Spotify' },
  ru: { start: 'Включить камеру', opens: 'Открыть в Spotify' },
} as const;

describe.skipIf(skipReason !== null)(`the camera in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'barline-camera-'));
  let strips: StripService;
  let site: Site;
  let browser: Browser | undefined;
  beforeAll(async () => {
    strips = await startStripService();
    site = await startSite(strips.url);
    const body = JSON.stringify({ link: `spotify:track:${ID}` });
    await fetch(`${site.url}/api/v1/codes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
  afterEach(async () => {
    await browser?.close();
    browser = undefined;
  });
  afterAll(async () => {
    await site?.close();
    await strips?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the scan page before a camera that sees these shots over and over. */
  async function before(shots: readonly Shot[], options: VisitOptions = {}): Promise<Visit> {
    const film = join(folder, 'film.mjpeg');
    writeFileSync(film, await makeClip(shots));
    browser = await launchChromium({ film });
    const visited = await visit(browser, `${site.url}/scan`, options);
    await watchTracks(visited.page);
    return visited;
  }

  /** Opens the scan page in a browser whose camera fails in some way. */
  async function withCamera(standIn: CameraStandIn, options: VisitOptions = {}): Promise<Page> {
    browser = await launchChromium();
    const { page } = await visit(browser, `${site.url}/privacy`, options);
    await page.addInitScript(standInForCamera, standIn);
    await page.goto(`${site.url}/scan`);
    return page;
  }

  const start = (page: Page) => page.getByRole('button', { name: 'Start the camera' }).click();

  for (const language of ['en', 'ru'] as const) {
    test(`a known code before the camera opens its page, and the camera is off (${language})`, async () => {
      const { page, complaints, foreign, requests } = await before(
        [EMPTY, { code: { levels: KNOWN, width: 500, turn: 12 }, frames: 40 }],
        { language },
      );
      expect(await trackStates(page)).toEqual([]);
      await page.getByRole('button', { name: words[language].start }).click();
      await page.getByRole('link', { name: words[language].opens }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/i/track/${ID}`);
      expect(await trackStates(page)).toEqual(['ended']);
      expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  test('whoever wants to be asked first sees the code outlined, and its button has the focus', async () => {
    const { page } = await before([EMPTY, { code: { levels: KNOWN, width: 420, turn: 180 }, frames: 60 }]);
    await page.getByLabel('Ask before opening').check();
    await start(page);
    await page.locator('.found').getByText(`open.spotify.com/track/${ID}`).waitFor();
    await page.locator('.picture .outline').waitFor();
    await page.getByText('Found: Track. Press Enter to open.').waitFor({ state: 'attached' });
    expect(new URL(page.url()).pathname).toBe('/scan');
    expect(await trackStates(page)).toEqual(['ended']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Open');
    await page.reload();
    expect(await page.getByLabel('Ask before opening').isChecked()).toBe(true);
  });

  test('an unknown code has its number and its ways on; the next scan needs one press', async () => {
    const { page } = await before([{ code: { levels: UNKNOWN, width: 600 }, frames: 10 }]);
    await start(page);
    await page.getByText('The code is read, but this server does not know its page yet.').first().waitFor();
    await page.locator('.found').getByText(String(UNKNOWN_REF)).waitFor();
    await page.getByRole('button', { name: 'Scan another', exact: true }).click();
    await page.locator('.row').nth(1).waitFor();
    expect(await trackStates(page)).toEqual(['ended', 'ended']);
  });

  test('several codes before the camera make a list with numbered outlines', async () => {
    const { page } = await before([
      {
        code: { levels: KNOWN, width: 420, left: 80, top: 60 },
        also: { levels: UNKNOWN, width: 420, left: 700, top: 460 },
        frames: 10,
      },
    ]);
    await start(page);
    await page.getByText('2 codes found').first().waitFor();
    expect(await page.locator('.found').count()).toBe(2);
    await page.locator('.picture .outline').nth(1).waitFor();
    expect(new URL(page.url()).pathname).toBe('/scan');
    await page.locator('[aria-live=assertive]', { hasText: 'Use arrows to choose.' }).waitFor({ state: 'attached' });
    const focused = () =>
      page.evaluate(() => {
        const cards = [...document.querySelectorAll('.found')];
        return cards.findIndex((card) => card.contains(document.activeElement));
      });
    await expect.poll(focused).toBe(0);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(1);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(0);
  });

  test('what is blurred is asked to be held still, and what is dark gets a hint of its own', async () => {
    const code = { levels: KNOWN, width: 520, turn: 8 };
    const { page } = await before([{ code, blur: 7, frames: 120 }]);
    await start(page);
    await page.locator('.viewfinder-hint', { hasText: 'Hold still' }).waitFor();
    await browser?.close();
    const { page: dark } = await before([{ code, light: 0.05, frames: 120 }]);
    await start(dark);
    await dark.locator('.viewfinder-hint', { hasText: 'More light' }).waitFor();
  });

  test('nothing for twelve seconds brings tips and other ways', async () => {
    const { page } = await before([EMPTY]);
    await page.clock.install();
    await start(page);
    await page.locator('.viewfinder').waitFor();
    await page.clock.fastForward(12_500);
    await page.getByText('No code yet. Move closer or choose a photo.').first().waitFor();
    await page.getByRole('link', { name: 'Enter a link' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await page.getByRole('button', { name: 'Start the camera' }).waitFor();
    expect(await trackStates(page)).toEqual(['ended']);
  });

  test('a QR code with a Spotify link opens the same page; any other is shown and not opened', async () => {
    const qr = async (text: string) => Buffer.from(await QRCode.toBuffer(text, { width: 420 }));
    const { page } = await before([{ picture: await qr(`https://open.spotify.com/track/${ID}?si=1`), frames: 10 }]);
    await start(page);
    await page.getByRole('link', { name: 'Open in Spotify' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/i/track/${ID}`);
    await browser?.close();

    const address = `https://menu.example/open.spotify.com/track/${ID}`;
    const { page: other, foreign } = await before([{ picture: await qr(address), frames: 10 }]);
    await start(other);
    await other.getByText('This is a QR Code, not a Spotify Code.').first().waitFor();
    expect(await other.locator('.host').textContent()).toBe('menu.example');
    await other.getByText(address, { exact: true }).waitFor();
    expect(new URL(other.url()).pathname).toBe('/scan');
    expect(foreign).toEqual([]);
    expect(await axe(other)).toEqual([]);
  });

  test('the camera is off while the page is hidden, and comes back when asked', async () => {
    const { page } = await before([EMPTY]);
    await start(page);
    await page.locator('.viewfinder').waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.getByText('The camera is off while you are away.').first().waitFor();
    expect(await trackStates(page)).toEqual(['ended']);
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => false }));
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator('.viewfinder').waitFor();
    expect(await trackStates(page)).toEqual(['ended', 'live']);
    await page.getByRole('link', { name: 'Help', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    expect(await trackStates(page)).toEqual(['ended', 'ended']);
  });

  test('the camera is asked for only after a tap, here or on the first page', async () => {
    browser = await launchChromium();
    const { page } = await visit(browser, `${site.url}/privacy`);
    await page.addInitScript(standInForCamera, { fails: 'NotAllowedError' });
    const asked = () => page.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked.length);
    await page.goto(`${site.url}/scan`);
    await page.getByRole('button', { name: 'Start the camera' }).waitFor();
    expect(await asked()).toBe(0);
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await page.getByText('The camera is blocked').waitFor();
    expect(await asked()).toBe(1);
    await page.reload();
    await page.getByRole('button', { name: 'Start the camera' }).waitFor();
    expect(await asked()).toBe(0);
  });

  for (const [name, standIn, en, ru] of [
    [
      'denied',
      { fails: 'NotAllowedError' },
      'Camera is blocked. You can choose a photo instead.',
      'Камера заблокирована. Можно выбрать фото.',
    ],
    ['absent', { fails: 'NotFoundError' }, 'No camera found on this device.', 'Камера не найдена.'],
    ['busy', { fails: 'NotReadableError' }, 'Another app is using the camera.', 'Камера занята другим приложением.'],
  ] as const) {
    test(`a camera that is ${name} has its page, its words and its way on`, async () => {
      const page = await withCamera(standIn, { width: 360 });
      await start(page);
      await page.locator('[aria-live=assertive]', { hasText: en }).waitFor({ state: 'attached' });
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      expect(await axe(page)).toEqual([]);
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a photo' }).click();
      await chooser;
      await page.getByRole('button', { name: 'RU, Русский' }).click();
      await page.getByRole('button', { name: 'Повторить' }).click();
      await page.locator('[aria-live=assertive]', { hasText: ru }).waitFor({ state: 'attached' });
    });
  }

  test('a real refusal of the browser, and a machine without a camera, are told apart', async () => {
    browser = await launchChromium({ switches: ['--use-fake-device-for-media-stream'] });
    const { page } = await visit(browser, `${site.url}/scan`);
    await start(page);
    await page.getByText('The camera is blocked').waitFor();
    await page.getByText('Press the icon to the left of the address').waitFor();
    await browser.close();
    browser = await launchChromium({ switches: ['--use-fake-ui-for-media-stream'] });
    const { page: bare } = await visit(browser, `${site.url}/scan`);
    await start(bare);
    await bare.getByText('No camera found', { exact: true }).waitFor();
  });

  test('a question that nobody answers is said to wait, and the photo button leads', async () => {
    const page = await withCamera({ fails: 'never' });
    await page.clock.install();
    await page.reload();
    await start(page);
    await page.getByText('Allow the camera to look for a code. The picture is not sent anywhere.').first().waitFor();
    await page.clock.fastForward(20_500);
    await page
      .getByText(/^Waiting for permission…/)
      .first()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Start the camera' }).waitFor();
  });

  test('a camera that cannot give what is wished gives what it can, without a word', async () => {
    const page = await withCamera({ fails: 'OverconstrainedError', times: 2 });
    await page.evaluate(() => localStorage.setItem('barline.camera', 'gone'));
    await start(page);
    await page.locator('.viewfinder').waitFor();
    const asked = await page.evaluate(() => (globalThis as unknown as { asked: object[] }).asked);
    expect(asked.map((wish) => JSON.stringify(wish))).toEqual([
      expect.stringContaining('"deviceId":{"exact":"gone"}'),
      expect.stringContaining('"facingMode":{"ideal":"environment"},"width":{"ideal":1280}'),
      expect.stringContaining('"width":{"ideal":640}'),
    ]);
  });

  test('light, zoom and other cameras are offered where there are any, and the choice is remembered', async () => {
    const page = await withCamera({ cameras: ['Front', 'Back'], torch: true, zoom: { min: 1, max: 4, step: 0.5 } });
    await start(page);
    await page.getByLabel('Light').check();
    await page.getByLabel('Zoom').fill('2');
    expect(await page.evaluate(() => (globalThis as unknown as { applied: object[] }).applied)).toEqual([
      { advanced: [{ torch: true }] },
      { advanced: [{ zoom: 2 }] },
    ]);
    await page.getByRole('combobox', { name: 'Camera' }).selectOption('Front');
    await page.waitForFunction(() => (globalThis as unknown as { asked: object[] }).asked.length === 2);
    await page.locator('.viewfinder').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await start(page);
    const asked = await page.evaluate(() => JSON.stringify((globalThis as unknown as { asked: object[] }).asked));
    expect(asked).toContain('"deviceId":{"exact":"Front-id"}');
  });

  test('a code on the screen is read from one picture of it, and the sharing ends with that', async () => {
    browser = await launchChromium();
    const { page } = await visit(browser, `${site.url}/scan`);
    const picture = await drawShot({ code: { levels: KNOWN, width: 300, left: 100, top: 500 }, frames: 1 });
    await page.evaluate(standInForScreen, `data:image/jpeg;base64,${picture.toString('base64')}`);
    await page.getByLabel('Ask before opening').check();
    await page.getByRole('button', { name: 'Scan the screen' }).click();
    await page.locator('.row', { hasText: 'Screen' }).locator('.found').getByText(`track/${ID}`).waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { shared: MediaStreamTrack }).shared.readyState)).toBe(
      'ended',
    );
    await page.evaluate(() => {
      navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Scan the screen' }).click();
    await page.getByText('The browser did not give a picture of the screen.').first().waitFor();
  });

  test('only the workers may compile the reader of QR codes and fetch from other sites', async () => {
    const policies = await Promise.all(
      readdirSync(join(site.folder, 'assets')).map(async (name) => {
        const { headers } = await fetch(`${site.url}/assets/${name}`);
        return [name, headers.get('content-security-policy')!] as const;
      }),
    );
    const may = (what: string) => policies.filter(([, policy]) => policy.includes(what)).map(([name]) => name);
    expect(may("'wasm-unsafe-eval'")).toEqual([expect.stringMatching(/^worker-/)]);
    expect(may('connect-src https: http:')).toEqual([expect.stringMatching(/^fetch-worker-/)]);
    for (const [name, policy] of policies) expect(policy, name).not.toContain("'unsafe-");
  });

  test('a page that is not secure says so before anything is asked, and still reads photos', async () => {
    browser = await launchChromium({ switches: ['--host-resolver-rules=MAP barline.test 127.0.0.1'] });
    const { port } = new URL(site.url);
    const { page } = await visit(browser, `http://barline.test:${port}/scan`);
    await start(page);
    await page.getByText('Camera needs https or localhost.').waitFor();
    expect(await page.getByRole('link', { name: 'Open over HTTPS' }).getAttribute('href')).toBe(
      `https://barline.test:${port}/scan`,
    );
  });
});

/** Remembers every camera that the page gets. */
async function watchTracks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const all: MediaStreamTrack[] = [];
    Object.assign(globalThis, { tracks: all });
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      all.push(...stream.getTracks());
      return stream;
    };
  });
}

function trackStates(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks.map((track) => track.readyState),
  );
}
