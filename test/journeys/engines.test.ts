import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, scan, toMediaRef } from '@barline/codes';
import { readPicture } from '@barline/server';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawShot } from '../browser/clip.ts';
import { ENGINES } from '../browser/engines.ts';
import { type Site, startSite } from '../browser/site.ts';
import { button, type Tab, until, untilText } from '../browser/tab.ts';
import { referenceOf, type StripService, startStripService } from '../strip-service/strip-service.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const REF = toMediaRef(referenceOf(`spotify:track:${ID}`));
const folder = mkdtempSync(join(tmpdir(), 'barline-engines-'));
const photo = join(folder, 'photo.jpg');
const onItsSide = join(folder, 'on-its-side.jpg');
const qr = join(folder, 'qr.png');

let strips: StripService;
let site: Site;
let elsewhere: Server;
/** The site by a name that every engine takes for secure. */
let home: string;

beforeAll(async () => {
  strips = await startStripService();
  site = await startSite(strips.url);
  home = `http://localhost:${new URL(site.url).port}`;
  const body = JSON.stringify({ link: `spotify:track:${ID}` });
  await fetch(`${site.url}/api/v1/codes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  writeFileSync(photo, await drawShot({ code: { levels: encode(REF), width: 700, turn: 17 }, frames: 1 }));
  // EXIF orientation 6: to be turned right by a quarter before it is shown.
  writeFileSync(onItsSide, await sharp(photo).withMetadata({ orientation: 6 }).jpeg().toBuffer());
  writeFileSync(qr, await QRCode.toBuffer('https://menu.example/today', { width: 400 }));
  elsewhere = createServer((_request, answer) => {
    answer.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'image/jpeg' });
    answer.end(readFileSync(photo));
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  elsewhere?.close();
  await site?.close();
  await strips?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(ENGINES)('$name', ({ missing, open }) => {
  let tab: Tab;
  beforeAll(async () => {
    if (missing === null) tab = await open();
  });
  afterAll(() => tab?.close());

  const itemOpens = () => until(tab, 'The page of the track', (id) => location.pathname === `/i/track/${id}`, ID);

  test.skipIf(missing)('a photo is scanned and the page of its code opens', async () => {
    await tab.go(`${home}/scan`);
    await until(tab, 'The scan page', () => document.querySelector('.zone + input[type=file]') !== null);
    await tab.choose('.zone + input[type=file]', photo);
    await itemOpens();
    await untilText(tab, 'Open in Spotify');
  });

  test.skipIf(missing)('a link becomes a code, and the downloaded picture holds it', async () => {
    await tab.go(`${home}/?lang=en`);
    await until(tab, 'The first page', () => document.querySelector('#link') !== null);
    await tab.type('#link', `https://open.spotify.com/track/${ID}`);
    await untilText(tab, 'Ready: our own scanner has read the exported picture back.');
    await tab.click(await button(tab, 'Download PNG'));
    const file = await downloaded(tab.downloads);
    expect(file.name).toBe(`spotify-track-${ID}-640.png`);
    expect(scan(await readPicture(file.bytes)).codes.map(({ mediaRef }) => mediaRef)).toEqual([REF]);
  });

  test.skipIf(missing)('a code before the camera is read, and the camera is off', async () => {
    await tab.go(`${home}/scan`);
    await until(tab, 'The camera’s button', () => document.querySelector('.camera .button-primary') !== null);
    await tab.run(showToCamera, `data:image/jpeg;base64,${readFileSync(photo).toString('base64')}`);
    await tab.click('.camera .button-primary');
    await itemOpens();
    expect(await tab.run(() => (globalThis as unknown as { shown: MediaStreamTrack }).shown.readyState)).toBe('ended');
  });

  test.skipIf(missing)('a photo on its side is outlined as it is shown', async () => {
    await tab.go(`${home}/scan`);
    await until(tab, 'The scan page', () => document.querySelector('.zone + input[type=file]') !== null);
    await tab.run(() => localStorage.setItem('barline.auto-open', 'off'));
    await tab.choose('.zone + input[type=file]', onItsSide);
    await until(tab, 'An outline', () => document.querySelector('.picture .outlines') !== null);
    const [shown, outlined] = await tab.run(() => {
      const { naturalWidth, naturalHeight } = document.querySelector<HTMLImageElement>('.picture img')!;
      const box = document.querySelector('.picture .outlines')!.getAttribute('viewBox');
      return [`0 0 ${naturalWidth} ${naturalHeight}`, box] as const;
    });
    expect([shown, outlined]).toEqual(['0 0 720 1280', '0 0 720 1280']);
    await tab.run(() => localStorage.removeItem('barline.auto-open'));
  });

  test.skipIf(missing)('a QR code is shown and not opened', async () => {
    await tab.go(`${home}/scan`);
    await until(tab, 'The scan page', () => document.querySelector('.zone + input[type=file]') !== null);
    await tab.choose('.zone + input[type=file]', qr);
    await untilText(tab, 'This is a QR Code, not a Spotify Code.');
    expect(await tab.run(() => document.querySelector('.host')?.textContent)).toBe('menu.example');
  });

  test.skipIf(missing)('a picture on another site is fetched by its address', async () => {
    const { port } = elsewhere.address() as AddressInfo;
    await tab.go(`${home}/scan`);
    await until(tab, 'The scan page', () => document.querySelector('.address-form') !== null);
    await tab.run(() => document.querySelector('.address-form')?.setAttribute('open', ''));
    await tab.type('#picture-address', `http://127.0.0.1:${port}/photo.jpg`);
    await tab.click(await button(tab, 'Fetch and scan'));
    await itemOpens();
  });
});

/** Runs in the page: the camera shows this picture from now on. */
async function showToCamera(address: string): Promise<void> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d')!;
  const draw = () => context.drawImage(image, 0, 0);
  setInterval(draw, 40);
  draw();
  const getUserMedia = async () => {
    const stream = canvas.captureStream(25);
    Object.assign(globalThis, { shown: stream.getVideoTracks()[0] });
    return stream;
  };
  if (navigator.mediaDevices) Object.assign(MediaDevices.prototype, { getUserMedia });
  else Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia, enumerateDevices: async () => [] } });
}

/** The one file in a folder of downloads, when it is whole. */
async function downloaded(from: string): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  for (let tries = 0; tries < 200; tries++) {
    const names = readdirSync(from).filter((name) => name.endsWith('.png'));
    const [name] = names;
    if (name !== undefined) {
      const bytes = readFileSync(join(from, name));
      // Every PNG ends with IEND.
      if (bytes.subarray(-8, -4).toString() === 'IEND') return { name, bytes };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing was downloaded to ${from}; there are ${readdirSync(from).join(', ') || 'no files'}.`);
}
