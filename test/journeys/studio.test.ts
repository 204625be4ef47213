import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';
import { COVER_TEMPLATES, scan, toMediaRef } from '@barline/codes';
import { readPicture } from '@barline/server';
import DxfParser from 'dxf-parser';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { launchChromium, skipReason } from '../browser/browser.ts';
import { type Site, startSite } from '../browser/site.ts';
import { visit } from '../browser/visit.ts';
import { renderPdfPages } from '../paper/render-pdf.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const URI = `spotify:track:${ID}`;
const REF = toMediaRef(referenceOf(URI));
const READY = 'Ready: our own scanner';

// Real browsers, proofs and documents: a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

describe.skipIf(skipReason !== null)(`the studio in Chromium${skipReason ? ` (${skipReason})` : ''}`, () => {
  let strips: StripService;
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    strips = await startStripService();
    site = await startSite(strips.url);
    browser = await launchChromium();
    await post({ link: URI });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await strips?.close();
  });
  const post = (body: object) =>
    fetch(`${site.url}/api/v1/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const open = (path: string, options = {}) => visit(browser, site.url + path, options);

  test('files for paper, for lasers and for 3D printers open in programs of others', async () => {
    const { page, complaints, close } = await open(`/create?uri=${URI}&bg=1db954&bars=white&width=60mm`);
    const make = async (purpose: string, format: string) => {
      await page.getByRole('radio', { name: purpose, exact: true }).check();
      await page.getByRole('radio', { name: format, exact: true }).check();
      await page.getByText(READY).waitFor();
      return save(page, page.getByRole('button', { name: `Download ${format}` }));
    };
    const pdf = await make('Print', 'PDF');
    expect(pdf.name).toBe(`spotify-track-${ID}-60mm.pdf`);
    expect(read((await renderPdfPages(pdf.bytes, 300))[0]!)).toEqual([REF]);
    const eps = await make('Print', 'EPS');
    expect(eps.bytes.toString('latin1')).toMatch(/^%!PS-Adobe-3\.0 EPSF-3\.0/);
    const laser = await make('Laser and cutter', 'SVG in one colour');
    expect(laser.name).toBe(`spotify-track-${ID}-60mm-laser.svg`);
    const burnt = sharp(laser.bytes, { density: 600 }).flatten({ background: '#fff' });
    expect(scan(await readPicture(await burnt.png().toBuffer())).codes[0]?.mediaRef).toBe(REF);
    const dxf = await make('Laser and cutter', 'DXF');
    const layers = new DxfParser().parseSync(dxf.bytes.toString())!.entities.map(({ layer }) => layer);
    expect(layers.filter((layer) => layer === 'BARS').length).toBeGreaterThanOrEqual(23);

    await page.getByRole('radio', { name: '3D printer' }).check();
    await page.getByLabel('Width, mm').fill('90');
    const model = unzipSync((await make('3D printer', '3MF')).bytes);
    expect(strFromU8(model['3D/3dmodel.model']!)).toContain('#1DB954');
    await page.getByLabel('Keychain ear').selectOption('left');
    const stl = await make('3D printer', 'STL');
    expect(stl.name).toContain('90x20mm.stl');
    expect(stl.bytes.length).toBe(84 + 50 * stl.bytes.readUInt32LE(80));
    expect((await make('3D printer', 'OpenSCAD')).bytes.toString()).toContain('linear_extrude');
    await page.getByLabel('Plate, mm').fill('0.1');
    await page.getByText('Plate: this length cannot be made.').waitFor();
    expect(await page.getByRole('button', { name: 'Download OpenSCAD' }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the style stands in the address, is undone and done again, saved, exported, imported and kept', async () => {
    const { page, close } = await open(`/create?uri=${URI}`);
    const query = (name: string) => page.evaluate((key) => new URLSearchParams(location.search).get(key), name);
    await page.getByRole('radio', { name: '#1e3361' }).check();
    await page.getByText('Margin, corners, frame, mirror').click();
    await page.getByLabel('Margin', { exact: true }).fill('20');
    await page.getByLabel('Frame', { exact: true }).fill('3');
    await soon(() => query('frame')).toBe('3');
    await page.keyboard.press('Control+z');
    await soon(() => query('frame')).toBeNull();
    await page.getByRole('button', { name: 'Redo' }).click();
    await soon(() => query('frame')).toBe('3');

    await page.getByText('Saved styles').click();
    await page.getByLabel('Name of this style').fill('Ночь');
    await page.getByRole('button', { name: 'Save this style' }).click();
    const styles = await save(page, page.getByRole('button', { name: 'Export styles' }));
    await page.getByText(READY).waitFor();
    await page.getByRole('radio', { name: 'SVG', exact: true }).check();
    await page.getByText(READY).waitFor();
    const first = await save(page, page.getByRole('button', { name: 'Download SVG' }));
    expect(read(await readPicture(first.bytes))).toEqual([REF]);
    const address = page.url();
    await page.goto(`${site.url}/create`);
    await soon(() => query('margin')).toBe('20');
    await page.getByRole('button', { name: 'Back to the plain style' }).click();
    await soon(() => query('margin')).toBeNull();
    await close();

    const other = await open('/create');
    await other.page.getByText('Saved styles').click();
    const chooser = other.page.waitForEvent('filechooser');
    await other.page.getByRole('button', { name: 'Import styles' }).click();
    await (await chooser).setFiles({ name: 'styles.json', mimeType: 'application/json', buffer: styles.bytes });
    await other.page.getByRole('button', { name: 'Ночь', exact: true }).click();
    await soon(() => new URL(other.page.url()).searchParams.get('margin')).toBe('20');
    await other.page.goto(address);
    await other.page.getByRole('radio', { name: 'SVG', exact: true }).check();
    await other.page.getByText(READY).waitFor();
    const second = await save(other.page, other.page.getByRole('button', { name: 'Download SVG' }));
    expect(second.bytes.equals(first.bytes)).toBe(true);
    await other.close();
  });

  test('the proof-scan warns in words and with a number, not by colour alone', async () => {
    const { page, close } = await open(`/create?uri=${URI}&bg=1db954&bars=white`);
    await page.getByText(/Proof-scan: low contrast, read in \d\d of 48/).waitFor();
    expect(await page.locator('.proof > p .icon').count()).toBe(1);
    await page.getByText('What it was put through').click();
    expect(await page.locator('.defects li').count()).toBeGreaterThan(10);
    await page.getByRole('textbox', { name: 'Background', exact: true }).fill('#fefefe');
    await page.getByText(/Proof-scan: (not readable|risky), read in \d+ of 48/).waitFor();
    await close();
  });

  test('the strip of a cover reads in its file, and the picture is placed by keys', async () => {
    const { page, complaints, close } = await open(`/cover?uri=${URI}`);
    await page.locator('.cover-design input[type=file]').setInputFiles(await pictureFile('Закат.jpg'));
    const canvas = page.locator('.cover-movable');
    await canvas.focus();
    for (const key of ['+', '+', 'ArrowRight', ']']) await page.keyboard.press(key);
    await soon(() => page.locator('#zoom').inputValue()).not.toBe('1');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('0');
    await soon(() => page.locator('#zoom').inputValue()).toBe('1');
    await page.getByRole('radio', { name: 'JPEG' }).check();
    const ids = Object.keys(COVER_TEMPLATES);
    const templates = page.locator('input[name=template]');
    expect(await templates.count()).toBe(ids.length);
    for (const id of ['square', 'tent', 'story']) {
      await templates.nth(ids.indexOf(id)).check();
      await page.getByLabel(/^Width in pixels/).fill('640');
      await page.getByText('Drawing and reading it back…').waitFor();
      await page.getByText(READY).waitFor();
      const file = await save(page, page.getByRole('button', { name: 'Download JPEG' }));
      const found = read(await readPicture(file.bytes));
      expect(found, file.name).toEqual(id === 'tent' ? [REF, REF] : [REF]);
    }
    await page.reload();
    await canvas.waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test('pictures that cannot be used are refused in a sentence, and the page goes on', async () => {
    const { page, close } = await open(`/cover?uri=${URI}`);
    const give = (name: string, buffer: Buffer) =>
      page.locator('.cover-design input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await give('broken.png', Buffer.concat([(await pictureFile('a.png')).buffer.subarray(0, 200), Buffer.alloc(99)]));
    await page.locator('.callout-bad').waitFor();
    await give('empty.png', Buffer.alloc(0));
    await page.locator('.callout-bad').getByText('The file is empty').waitFor();
    await give('huge.png', blankPng(10_000));
    await page
      .locator('.callout-bad')
      .getByText(/100 megapixels/)
      .waitFor();
    const frame = (colour: string) =>
      sharp({ create: { width: 64, height: 64, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const moving = await sharp([await frame('#b91c1c'), await frame('#1d4ed8')], { join: { animated: true } })
      .gif()
      .toBuffer();
    await give('moving.gif', moving);
    await page.locator('.cover-movable').waitFor();
    expect(await page.locator('.callout-bad').count()).toBe(0);
    await close();
  });

  test('shown large there is nothing else on the screen; a photograph of it scans; Escape leaves', async () => {
    const { page, close } = await open(`/i/track/${ID}`, { width: 390 });
    await page.getByRole('link', { name: 'Show on the screen' }).click();
    await page.locator('.show-stage svg[role=img]').waitFor();
    expect(await page.locator('.header, .footer, .bottom-bar').count()).toBe(0);
    expect(read(await readPicture(await page.screenshot()))).toEqual([REF]);
    await page.getByRole('button', { name: 'Turn' }).click();
    await soon(async () => read(await readPicture(await page.screenshot()))).toEqual([REF]);
    await page.keyboard.press('Escape');
    await page.waitForURL(`**/i/track/${ID}`);
    await close();
  });

  test('a batch survives a reload in its middle, a bad row and names that collide or climb; ZIP and labels scan', async () => {
    const { page, complaints, close } = await open('/batch');
    const rows = [
      'ссылка;название;фон;bars;файл',
      `${URI};Песня;1db954;white;`,
      `https://open.spotify.com/intl-ru/track/${ID}?si=x;Песня;;;../../etc/passwd`,
      'https://example.org/x;=cmd();;;',
      ...Array.from({ length: 5 }, (_, n) => `spotify:album:000000000000000000000${n};Песня;;;песня`),
      `${URI};;no-colour;;`,
    ];
    const cp1251 = Uint8Array.from(rows.join('\r\n'), (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : code - 0x350;
    });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'Ссылки.csv', mimeType: 'text/csv', buffer: Buffer.from(cp1251) });
    await soon(() => made(page)).toBeGreaterThan(1);
    await page.reload();
    await page.locator('[data-state=finished]').waitFor();
    expect(await made(page)).toBe(8);
    await page.getByText('This is not a Spotify link.').waitFor();

    const zip = await save(page, page.getByRole('button', { name: 'Download ZIP with 8 codes' }));
    const files = unzipSync(zip.bytes);
    expect(Object.keys(files).sort()).toEqual(
      [
        '001-track-Песня.png',
        'etc/passwd.png',
        'index.csv',
        ...['', '-2', '-3', '-4', '-5'].map((n) => `песня${n}.png`),
      ].sort(),
    );
    expect(read(await readPicture(Buffer.from(files['001-track-Песня.png']!)))).toEqual([REF]);
    const index = Buffer.from(files['index.csv']!).toString().split('\r\n');
    expect(index[0]).toBe('\ufefflink,uri,media_ref,file,proof,error');
    expect(index.filter((line) => line.includes('not_spotify_link'))).toHaveLength(1);
    expect(index.filter((line) => line.includes('malformed_style'))).toHaveLength(1);
    await page.getByText('2 rows are without a file; index.csv says why.').first().waitFor();

    const labels = await save(page, page.getByRole('button', { name: 'Download labels (PDF)' }));
    const pages = await renderPdfPages(labels.bytes, 200);
    expect(pages).toHaveLength(1);
    expect(read(pages[0]!)).toHaveLength(7);

    await page.getByRole('button', { name: 'Edit row 3' }).click();
    await page.getByLabel('Link', { exact: true }).fill('spotify:album:0000000000000000000009');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await soon(() => made(page)).toBe(9);
    await page.getByRole('button', { name: 'Remove the batch' }).click();
    await page.getByRole('button', { name: 'Yes, remove all rows' }).click();
    await page.locator('.batch-row').first().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('Links, one a line, or a table').fill('nothing of use');
    expect(await page.locator('.batch-row').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('of two tabs one works on the batch, the other says so and goes on when it may', async () => {
    const { page, context, close } = await open('/batch');
    await page.getByLabel('Links, one a line, or a table').fill(URI);
    await page.getByRole('button', { name: 'Make the codes' }).click();
    await page.locator('[data-state=finished]').waitFor();
    const other = await context.newPage();
    await other.goto(`${site.url}/batch`);
    await other.getByText('Another tab is working on a batch.').waitFor();
    await soon(() => page.evaluate(() => indexedDB.databases().then((all) => all.length))).toBeGreaterThan(0);
    await page.waitForTimeout(1500);
    await page.close();
    await other.locator('.batch-row').waitFor();
    await close();
  });

  test('100,000 lines are taken, and more are said to be left out', async () => {
    const { page, close } = await open('/batch');
    const lines = Array.from({ length: 100_003 }, (_, n) => `not a link ${n}`).join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(lines) });
    await page.getByText('The first 100,000 rows are taken; 3 more are left for another batch.').waitFor();
    await page.locator('[data-state=finished][data-failed="100000"]').waitFor();
    await close();
  });

  test('on a page of another site the elements draw and read codes, even under a strict policy', async () => {
    const elsewhere = createServer((_request, answer) => {
      answer.setHeader('content-type', 'text/html');
      answer.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${site.url}; connect-src ${site.url}`,
      );
      answer.end(`<!doctype html><html lang="ru"><title>A blog</title>
        <script type="module" src="${site.url}/embed/barline.js"></script>
        <spotify-code uri="https://open.spotify.com/track/${ID}?si=1" bg="1db954" bars="white"></spotify-code>
        <spotify-code uri="spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE"></spotify-code>
        <code-scanner></code-scanner>`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { page, close } = await visit(browser, `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const drawn = page.locator('spotify-code svg');
    await drawn.waitFor();
    expect(await drawn.getAttribute('aria-label')).toBe(`Код Spotify; ссылка https://open.spotify.com/track/${ID}`);
    expect(read(await readPicture(await page.screenshot()))).toEqual([REF]);
    await page.getByRole('link', { name: 'https://open.spotify.com/album/6dVIqQ8qmQ5GBnJ9shOYGE' }).waitFor();
    await page.evaluate(() => addEventListener('code', (event) => Object.assign(globalThis, { told: event })));
    const picture = await (await fetch(`${site.url}/api/v1/codes/track/${ID}.png`)).arrayBuffer();
    await page
      .locator('code-scanner input')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: Buffer.from(picture) });
    await page.getByText(`Найдено: https://open.spotify.com/track/${ID}`).waitFor();
    const told = await page.evaluate(() => (globalThis as unknown as { told: CustomEvent }).told.detail);
    expect(told).toMatchObject({ mediaRef: String(REF), uri: URI });
    await close();
    elsewhere.closeAllConnections();
    elsewhere.close();
  });

  test('lines to embed a code name it, and where there is no share sheet there is a menu', async () => {
    const { page, close } = await open(`/i/track/${ID}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('Embed it elsewhere').click();
    await page.getByRole('button', { name: 'Copy Badge for a README' }).click();
    const markdown = await page.evaluate(() => navigator.clipboard.readText());
    const badge = await fetch(/\((http[^)]+\.svg)\)/.exec(markdown)![1]!);
    expect(badge.headers.get('content-type')).toContain('image/svg+xml');
    await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }));
    await page.getByRole('button', { name: 'Share' }).click();
    const telegram = await page.getByRole('link', { name: /^Telegram/ }).getAttribute('href');
    expect(new URL(telegram!).searchParams.get('url')).toBe(`https://open.spotify.com/track/${ID}`);
    await close();
  });
});

/** What becomes true while a busy machine takes its time. */
function soon<T>(look: () => T | Promise<T>) {
  return expect.poll(look, { timeout: 20_000 });
}

async function save(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  const waiting = page.waitForEvent('download');
  await button.click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The references in a picture, as many times as they are there. */
function read(pixels: Parameters<typeof scan>[0]): number[] {
  return scan(pixels).codes.map(({ mediaRef }) => mediaRef);
}

async function made(page: Page): Promise<number> {
  return Number(await page.locator('[data-made]').getAttribute('data-made'));
}

async function pictureFile(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const disc = Buffer.from('<svg width="1200" height="800"><circle cx="500" cy="400" r="300" fill="#fde68a"/></svg>');
  const ground = { create: { width: 1200, height: 800, channels: 3, background: '#7c2d12' } } as const;
  const buffer = await sharp(ground)
    .composite([{ input: disc }])
    .jpeg()
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** A black picture of `side` x `side` pixels, one bit each. */
function blankPng(side: number): Buffer {
  const chunk = (name: string, bytes: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), bytes]);
    const frame = Buffer.alloc(8 + body.length);
    frame.writeUInt32BE(bytes.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), 4 + body.length);
    return frame;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}
