import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@barline/codes';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { makeClip, type Shot } from '../browser/clip.ts';
import { type Site, startSite } from '../browser/site.ts';
import { type Visit, type VisitOptions, visit } from '../browser/visit.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const KNOWN = encode(referenceOf(`spotify:track:${ID}`));
const EMPTY: Shot = { frames: 20 };

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
  afterEach(() => browser?.close());
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
    return visit(browser, `${site.url}/scan`, options);
  }

  for (const [language, start, opens] of [
    ['en', 'Start the camera', 'Open in Spotify'],
    ['ru', 'Включить камеру', 'Открыть в Spotify'],
  ] as const) {
    test(`a known code before the camera opens its page, and the camera is off (${language})`, async () => {
      const { page, complaints, foreign, requests } = await before(
        [EMPTY, { code: { levels: KNOWN, width: 500, turn: 12 }, frames: 40 }],
        { language },
      );
      await watchTracks(page);
      await page.getByRole('button', { name: start }).click();
      await page.getByRole('link', { name: opens }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/i/track/${ID}`);
      expect(await trackStates(page)).toEqual(['ended']);
      expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
      expect(foreign).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
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
