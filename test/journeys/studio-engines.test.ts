import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scan, toMediaRef } from '@barline/codes';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ENGINES } from '../browser/engines.ts';
import { type Site, startSite } from '../browser/site.ts';
import { button, type Tab, until, untilText } from '../browser/tab.ts';
import { renderPdfPages } from '../paper/render-pdf.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const REF = toMediaRef(referenceOf(`spotify:track:${ID}`));
// Three engines, one after the other: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'barline-studio-'));
const picture = join(folder, 'sunset.jpg');

let strips: StripService;
let site: Site;
beforeAll(async () => {
  strips = await startStripService();
  site = await startSite(strips.url);
  const sun = Buffer.from('<svg width="900" height="600"><circle cx="450" cy="330" r="180" fill="#ffd166"/></svg>');
  const sky = { create: { width: 900, height: 600, channels: 3, background: '#6d2e46' } } as const;
  writeFileSync(
    picture,
    await sharp(sky)
      .composite([{ input: sun }])
      .jpeg()
      .toBuffer(),
  );
});
afterAll(async () => {
  await site?.close();
  await strips?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(ENGINES)('the studio in $name', ({ missing, open }) => {
  let tab: Tab;
  beforeAll(async () => {
    if (missing === null) tab = await open();
  });
  afterAll(() => tab?.close());

  test.skipIf(missing)(
    'link, white on Spotify’s green, a warning with its proof, an own picture, a poster as PDF: its page scans as the same link',
    async () => {
      await tab.go(`http://localhost:${new URL(site.url).port}/create?lang=en`);
      await until(tab, 'The field for a link', () => document.querySelector('#create-link') !== null);
      await tab.type('#create-link', `https://open.spotify.com/track/${ID}?si=1`);
      await until(tab, 'The code', () => document.querySelector('.drawn') !== null);
      await write(tab, '#bg', '#1DB954');
      await tab.click(await choice(tab, 'White'));
      await untilText(tab, 'Contrast: Risky, 2.59:1');
      await until(tab, 'The proof-scan', () => document.querySelector('.proof-low [data-of="48"]') !== null);
      const read = await tab.run(() => Number(document.querySelector<HTMLElement>('[data-read]')?.dataset.read));
      expect(read).toBeGreaterThanOrEqual(39);
      await untilText(tab, 'Ready: our own scanner has read the exported picture back.');

      await tab.click(`a[href^="/cover?"]`);
      await until(tab, 'The cover', () => document.querySelector('.cover-design input[type=file]') !== null);
      await tab.click(await choice(tab, 'Poster A4'));
      await tab.choose('.cover-design input[type=file]', picture);
      await until(tab, 'The picture', () => document.querySelector('.cover-movable') !== null);
      await write(tab, '#cover-title', 'Ёлка at sunset');
      await write(tab, '#bg', '#1DB954');
      await tab.click(await choice(tab, 'White'));
      await tab.click(await choice(tab, 'PDF'));
      await untilText(tab, 'Ready: our own scanner has read the strip of this cover.');
      await tab.click(await button(tab, 'Download PDF'));

      const file = await downloaded(tab.downloads);
      expect(file.name.normalize('NFC')).toBe('spotify-track-Ёлка-at-sunset-poster-a4.pdf');
      const pages = await renderPdfPages(file.bytes, 100);
      expect(pages).toHaveLength(1);
      const { codes } = scan(pages[0]!);
      expect(codes.map(({ mediaRef, namespace }) => ({ mediaRef, namespace }))).toEqual([
        { mediaRef: REF, namespace: 'spotify' },
      ]);
    },
  );
});

/** Writes into a field in one go, as pasting over what is there does. */
function write(tab: Tab, selector: string, text: string): Promise<void> {
  return tab.run(
    (field, value) => {
      const input = document.querySelector<HTMLInputElement>(field)!;
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    },
    selector,
    text,
  );
}

/** Marks the choice that says `text`, for a click of the driver's own. */
async function choice(tab: Tab, text: string): Promise<string> {
  await until(
    tab,
    `A choice “${text}”`,
    (wanted) => {
      for (const other of document.querySelectorAll('[data-found]')) other.removeAttribute('data-found');
      const found = [...document.querySelectorAll('.choices label')].find((one) => one.textContent?.trim() === wanted);
      found?.setAttribute('data-found', '');
      return found !== undefined;
    },
    text,
  );
  return '[data-found]';
}

/** The PDF in a folder of downloads, when it is whole. */
async function downloaded(from: string): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  for (let tries = 0; tries < 200; tries++) {
    const name = readdirSync(from).find((each) => each.endsWith('.pdf'));
    if (name !== undefined) {
      const bytes = readFileSync(join(from, name));
      if (bytes.subarray(-8).includes('%%EOF')) return { name, bytes };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing was downloaded to ${from}; there are ${readdirSync(from).join(', ') || 'no files'}.`);
}
