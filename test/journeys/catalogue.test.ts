import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SpotifyApi } from '@spotify/web-api-ts-sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barlineProcess } from '../../apps/cli/test/barline.ts';
import { axe, overhang } from '../browser/axe.ts';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type Site, startSite } from '../browser/site.ts';
import { type VisitOptions, visit } from '../browser/visit.ts';

const SCOPES =
  'playlist-modify-public playlist-read-private user-modify-playback-state user-read-playback-state user-read-currently-playing';
const id = (text: string) => text.padEnd(22, 'x');
const composer = { type: 'artist', id: id('composer'), name: 'Фанни Гензель', genres: ['romantic'] };
const album = { type: 'album', id: id('year'), name: 'Das Jahr', artists: [composer], release_date: '1841' };
const tracks = ['January', 'February', 'March'].map((name, index) => ({
  ...{ type: 'track', id: id(name), name, artists: [composer], album, track_number: index + 1, duration_ms: 180_000 },
}));

let site: Site;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'barline-catalogue-'));
  const database = { BARLINE_DATABASE_URL: `sqlite:${join(folder, 'barline.db')}` };
  site = await startSite('off', { ...database, BARLINE_REGISTRY: 'local' });
  const file = join(folder, 'catalogue.jsonl');
  writeFileSync(file, [composer, album, ...tracks].map((object) => JSON.stringify(object)).join('\n'));
  const imported = await barlineProcess(['catalog', 'import', file, '--json'], { env: database });
  expect([imported.code, JSON.parse(imported.out).objects]).toEqual([0, 5]);
});
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A client of the demo user's, with a token of its own. */
async function newClient(): Promise<SpotifyApi> {
  const answer = await fetch(`${site.url}/sandbox/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scope: SCOPES }),
  });
  const { access_token } = await answer.json();
  const token = { access_token, token_type: 'Bearer', expires_in: 3600, refresh_token: '' };
  return SpotifyApi.withAccessToken('client', token, {
    fetch: (url, init) => fetch(String(url).replace('https://api.spotify.com', site.url), init),
  });
}

test('import, search, a playlist by a client library, its code, scanned from a picture, its page, played elsewhere', async () => {
  const [one, other] = [await newClient(), await newClient()];
  const found = await one.search('фанни янв* OR january', ['track', 'artist'], undefined, 5);
  expect(found.tracks.items.map(({ name }) => name)).toEqual(['January']);

  const { id: userId } = await one.currentUser.profile();
  const made = await one.playlists.createPlaylist(userId, { name: 'A Winter', public: true });
  await one.playlists.addItemsToPlaylist(
    made.id,
    [...tracks].map(({ id }) => `spotify:track:${id}`),
  );

  const code = await fetch(`${site.url}/api/v1/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link: made.uri }),
  });
  expect(code.status).toBe(201);
  const picture = await fetch(`${site.url}/api/v1/codes/playlist/${made.id}.png`);
  const scanned = await fetch(`${site.url}/api/v1/scan`, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: await picture.arrayBuffer(),
  });
  expect(JSON.stringify(await scanned.json())).toContain(`"${made.uri}"`);

  const page = await (await fetch(`${site.url}/i/playlist/${made.id}`)).text();
  expect(page).toMatch(/<h1>A Winter<\/h1>[\s\S]*January[\s\S]*February[\s\S]*March/);

  const { devices } = await other.player.getAvailableDevices();
  await other.player.startResumePlayback(devices[0].id!, made.uri);
  const playing = await one.player.getCurrentlyPlayingTrack();
  expect([playing.is_playing, playing.item.name, playing.context?.uri]).toEqual([true, 'January', made.uri]);
});

describe.skipIf(skipReason !== null)(`in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  const open = (path: string, options?: VisitOptions) => visit(browser, site.url + path, options);

  for (const [language, words] of [
    ['en', { tracks: 'Tracks', copy: 'Copy' }],
    ['ru', { tracks: 'Треки', copy: 'Копировать' }],
  ] as const) {
    test(`the page of an album: its name, its tracks, its code, everything with Copy (${language})`, async () => {
      const { page, complaints, foreign, close } = await open(`/i/album/${album.id}`, { language, width: 360 });
      await page.getByRole('heading', { name: 'Das Jahr' }).waitFor();
      await page.getByRole('heading', { name: words.tracks }).waitFor();
      expect(await page.title()).toBe('Das Jahr · Barline');
      await page
        .getByRole('button', { name: new RegExp(`^${words.copy}`) })
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: new RegExp(`^${words.copy}`) }).count()).toBeGreaterThanOrEqual(5);
      expect(await overhang(page)).toBe(0);
      expect(await axe(page)).toEqual([]);
      await page.getByRole('link', { name: 'February' }).click();
      await page.getByRole('heading', { name: 'February' }).waitFor();
      await page.getByRole('link', { name: composer.name }).first().click();
      await page.getByRole('heading', { name: composer.name }).waitFor();
      expect([complaints, foreign]).toEqual([[], []]);
      await close();
    });

    test(`without scripts the page is whole too (${language})`, async () => {
      const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
      const context = await browser.newContext({
        javaScriptEnabled: false,
        locale,
        viewport: { width: 360, height: 800 },
      });
      const page = await context.newPage();
      await page.goto(`${site.url}/i/album/${album.id}`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Das Jahr');
      expect(await page.getByRole('listitem').count()).toBe(3);
      expect(
        await page.locator('.about-code').evaluate((image) => (image as HTMLImageElement).naturalWidth),
      ).toBeGreaterThan(0);
      expect(await page.locator('#uri').inputValue()).toBe(`spotify:album:${album.id}`);
      await page.getByRole('link', { name: 'March' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('March');
      await context.close();
    });
  }

  test('my playlists and my profile: logged in to this server, each code in one press, by keyboard', async () => {
    const { page, complaints, foreign, close } = await open('/mine', { width: 360 });
    await page.getByTestId('mine-log-in').click();
    await page.fill('#login-username', site.demo.username);
    await page.fill('#login-password', site.demo.password);
    await page.click('#login-button');
    await page.getByTestId('auth-accept').click();
    await page.waitForURL(`${site.url}/mine`);
    const row = page.getByTestId('my-playlists').getByRole('listitem').filter({ hasText: 'A Winter' });
    await row.waitFor();
    expect(await row.textContent()).toContain('3 tracks');
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Share/ })
      .last()
      .waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/create\?uri=spotify%3Aplaylist%3A/);
    await page.goBack();
    await page.getByTestId('my-profile-code').click();
    await page.waitForURL(/\/create\?uri=spotify%3Auser%3A/);
    expect([complaints, foreign]).toEqual([[], []]);
    await close();
  });
});
