import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium, skipReason } from '../test/browser/browser.ts';
import { startSite } from '../test/browser/site.ts';
import { visit } from '../test/browser/visit.ts';
import { photograph } from '../test/pictures/photograph.ts';
import { randomFor } from '../test/pictures/random.ts';
import { nominalShot, type Shot } from '../test/pictures/shot.ts';
import { startStripService } from '../test/strip-service/strip-service.ts';
import { median } from './measure.ts';

// From the first frame in which a code is in view to its result on the scan page: `npm run bench:video`.

const WIDTH = 1280;
const HEIGHT = 720;
/** One second without the code, then it is there. At 30 frames a second. */
const BEFORE = 30;
const AFTER = 60;
/** Side of the patch in the corner that is black until the code is in view, then white. */
const PATCH = 24;

const GOAL_MS = 150;
const LONGEST_TASK_MS = 50;

/** What is in view: a good photograph of a code on each ground, then turned, tilted, small, soft. */
const SCENES: readonly [name: string, change: (shot: Shot) => void][] = [
  ['plain', (shot) => (shot.ground = 'plain')],
  ['wood', (shot) => (shot.ground = 'wood')],
  ['cloth', (shot) => (shot.ground = 'cloth')],
  ['stone', (shot) => (shot.ground = 'stone')],
  ['clutter', (shot) => (shot.ground = 'clutter')],
  ['turned by 70°', (shot) => (shot.items[0].roll = 70)],
  ['tilted by 40°', (shot) => (shot.items[0].tilt = 40)],
  ['15 % of the width', (shot) => (shot.items[0].share = 0.15)],
  ['blurred by 0.3 of a bar', (shot) => (shot.defocus = 0.3)],
];

type Measured = { result: number; frames: number; longestGap: number; tasks: number[] };

if (skipReason !== null) {
  console.error(skipReason);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'barline-video-'));
const strips = await startStripService();
const site = await startSite(strips.url);
console.log(
  `${WIDTH} × ${HEIGHT}, 30 frames a second, headless Chromium, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}\n`,
);
console.log('in view                    to result   frames/s   longest gap   tasks over 50 ms');
const all: Measured[] = [];
for (const [name, change] of SCENES) {
  const film = join(folder, 'film.mjpeg');
  writeFileSync(film, await makeFilm(name, change));
  const measured = await measure(film);
  all.push(measured);
  const { result, frames, longestGap, tasks } = measured;
  const cells = [`${result.toFixed(0)} ms`, frames.toFixed(0), `${longestGap.toFixed(0)} ms`, tasks.length || 'none'];
  console.log(name.padEnd(26) + cells.map((cell, at) => String(cell).padStart([10, 11, 14, 19][at])).join(''));
}
await site.close();
await strips.close();
rmSync(folder, { recursive: true, force: true });
const results = all.map(({ result }) => result);
const longTasks = all.flatMap(({ tasks }) => tasks);
const middle = median(results);
console.log(
  `\nTo result: median ${middle.toFixed(0)} ms, slowest ${Math.max(...results).toFixed(0)} ms; under ${GOAL_MS} ms is asked for.`,
);
console.log(
  longTasks.length === 0
    ? `No task of more than ${LONGEST_TASK_MS} ms on the main thread.`
    : `Tasks of more than ${LONGEST_TASK_MS} ms on the main thread: ${longTasks.map((ms) => ms.toFixed(0)).join(', ')} ms.`,
);
process.exitCode = Math.max(...results) < GOAL_MS && longTasks.length === 0 ? 0 : 1;

async function makeFilm(name: string, change: (shot: Shot) => void): Promise<Buffer> {
  const random = () => randomFor('video', name);
  const shot = nominalShot(random());
  Object.assign(shot, { width: WIDTH, height: HEIGHT });
  Object.assign(shot.items[0], { namespace: 'local', roll: 5 });
  change(shot);
  const [without, there] = [{ ...shot, items: [] }, shot];
  const frames = [await toFrame(without, random(), '#000'), await toFrame(there, random(), '#fff')];
  return Buffer.concat([...Array(BEFORE).fill(frames[0]), ...Array(AFTER).fill(frames[1])]);
}

async function toFrame(shot: Shot, random: ReturnType<typeof randomFor>, patch: string): Promise<Buffer> {
  const { pixels } = await photograph(shot, random);
  const { width, height, data } = pixels;
  const mark = { create: { width: PATCH, height: PATCH, channels: 3 as const, background: patch } };
  return sharp(data, { raw: { width, height, channels: 4 } })
    .composite([{ input: await sharp(mark).png().toBuffer(), left: 0, top: height - PATCH }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function measure(film: string): Promise<Measured> {
  const browser = await launchChromium({ film });
  try {
    const { page } = await visit(browser, `${site.url}/scan`);
    await page.getByLabel('Ask before opening').check();
    await page.getByRole('button', { name: 'Start the camera' }).waitFor();
    // The first visit keeps the site on the device, in the background; that is over before anybody has pressed the button.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const measured = observe(page);
    await page.getByRole('button', { name: 'Start the camera' }).click();
    return await measured;
  } finally {
    await browser.close();
  }
}

/**
 * Watches the page: when the patch turns white, when there is a result, and what kept the main thread busy. The patch is
 * looked at by a worker of the bench's own, on a copy of the track: reading pixels in the page would be what is measured.
 */
function observe(page: Page): Promise<Measured> {
  return page.evaluate(
    ({ patch, longest, tapSource }) =>
      new Promise<Measured>((resolve, reject) => {
        setTimeout(reject, 20_000, new Error('The code was not read.'));
        const panel = document.querySelector<HTMLElement>('.camera')!;
        const tasks: number[] = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) if (duration > longest) tasks.push(duration);
        }).observe({ type: 'longtask' });

        let inView = 0;
        const tap = new Worker(URL.createObjectURL(new Blob([tapSource])));
        tap.addEventListener('message', ({ data }) => (inView = data));
        const devices = navigator.mediaDevices;
        const ask = devices.getUserMedia.bind(devices);
        devices.getUserMedia = async (wish) => {
          const stream = await ask(wish);
          const track = stream.getVideoTracks()[0]!.clone();
          const Processor = (
            globalThis as unknown as { MediaStreamTrackProcessor: new (init: object) => { readable: ReadableStream } }
          ).MediaStreamTrackProcessor;
          const { readable } = new Processor({ track, maxBufferSize: 2 });
          tap.postMessage({ readable, patch }, [readable]);
          return stream;
        };

        const times: number[] = [];
        const tick = (now: number) => {
          times.push(now);
          if (panel.dataset.state !== 'done') requestAnimationFrame(tick);
        };
        new MutationObserver(() => {
          if (panel.dataset.state === 'looking' && times.length === 0) requestAnimationFrame(tick);
          if (panel.dataset.state !== 'done') return;
          const result = performance.timeOrigin + performance.now() - inView;
          const gaps = times.slice(1).map((time, at) => time - times[at]!);
          const longestGap = Math.max(...gaps);
          const frames = (1000 * gaps.length) / (times.at(-1)! - times[0]!);
          // A task is reported after it has ended.
          setTimeout(() => resolve({ result, frames, longestGap, tasks }), 500);
        }).observe(panel, { attributes: true });
      }),
    { patch: PATCH, longest: LONGEST_TASK_MS, tapSource: `(${tapFrames})()` },
  );
}

/** Runs in a worker: says when the first frame came whose patch is white after one in which it was black. */
function tapFrames(): void {
  addEventListener('message', async ({ data: { readable, patch } }) => {
    let wasBlack = false;
    const rows = new Uint8Array(4096);
    for await (const frame of readable) {
      const now = performance.timeOrigin + performance.now();
      const { height } = frame.visibleRect;
      await frame.copyTo(rows, { rect: { x: patch / 4, y: height - patch / 2, width: 8, height: 2 } });
      frame.close();
      const white = rows[0]! > 128;
      wasBlack ||= !white;
      if (white && wasBlack) return postMessage(now);
    }
  });
}
