import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode, type Pixels, rasterToRgba, renderRaster, toMediaRef } from '@barline/codes';
import encodeQR from 'qr';
import { blank, paste, seeded } from '../packages/codes/src/detector/pictures-for-tests.ts';
import { interleave } from './measure.ts';
import { peakMegabytes } from './scan-memory.ts';
import { READER_NAMES, READERS, type Reader, type ReaderName } from './scan-readers.ts';

const SIZES = [
  [640, 480],
  [1280, 720],
  [1920, 1080],
  [4000, 3000],
] as const;
/** Larger pictures are no frames of a camera. */
const VIDEO = 1920 * 1080;
const LINK = 'https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy';

/** A light page, or one with smooth noise of every size on it, as a photograph's ground has. */
function ground(width: number, height: number, noisy: boolean): Pixels {
  const page = blank(width, height, [244, 244, 244, 255]);
  if (!noisy) return page;
  const random = seeded(1);
  const sum = new Float32Array(width * height);
  for (let cell = 2; cell <= 128; cell *= 2) {
    const columns = Math.ceil(width / cell) + 2;
    const knots = Float32Array.from({ length: columns * (Math.ceil(height / cell) + 2) }, () => random() - 0.5);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const left = Math.floor(x / cell);
        const top = Math.floor(y / cell);
        const fx = x / cell - left;
        const fy = y / cell - top;
        const i = top * columns + left;
        const above = knots[i] * (1 - fx) + knots[i + 1] * fx;
        const below = knots[i + columns] * (1 - fx) + knots[i + columns + 1] * fx;
        sum[y * width + x] += (above * (1 - fy) + below * fy) * Math.sqrt(cell);
      }
    }
  }
  for (let i = 0; i < sum.length; i++) page.data.fill(Math.max(0, Math.min(255, 128 + 14 * sum[i])), 4 * i, 4 * i + 3);
  return page;
}

/** A QR code as large in the picture as readers of it like: 40 % of the height. */
function drawQr(height: number): Pixels {
  const modules = encodeQR(LINK, 'raw');
  const scale = Math.floor((height * 0.4) / modules.length);
  const side = (modules.length + 4) * scale;
  const picture = blank(side, side);
  const dark = blank(scale, scale, [0, 0, 0, 255]);
  modules.forEach((row, y) => {
    row.forEach((on, x) => {
      if (on) paste(picture, dark, (x + 2) * scale, (y + 2) * scale);
    });
  });
  return picture;
}

function drawCode(width: number): Pixels {
  const style = { width, background: '#000000', bars: '#ffffff' } as const;
  return rasterToRgba(renderRaster({ levels: encode(toMediaRef(57639171874)) }, style));
}

/** Milliseconds to scan in both efforts, beside readers of QR codes in pictures of the same size, and the memory it takes. */
export async function benchScan(): Promise<void> {
  const readers = {} as Record<ReaderName, Reader>;
  for (const name of READER_NAMES) readers[name] = await READERS[name]();
  const folder = mkdtempSync(join(tmpdir(), 'barline-scan-'));
  console.log(HEAD);
  for (const noisy of [false, true]) {
    for (const [width, height] of SIZES) {
      for (const withCode of [true, false]) {
        const name = `${width}×${height} ${noisy ? 'noise' : 'clean'} ${withCode ? 'code' : 'no code'}`;
        const ours = ground(width, height, noisy);
        const theirs = ground(width, height, noisy);
        if (withCode) paste(ours, drawCode(Math.floor(width * 0.4)), width >> 2, height >> 2);
        if (withCode) paste(theirs, drawQr(height), width >> 2, height >> 2);
        const times = await timesOf(readers, ours, theirs, withCode);
        console.log(name.padEnd(27) + times + memoryOf(folder, ours, theirs));
      }
    }
  }
  rmSync(folder, { recursive: true });
  console.log('\n! = the code in the picture was not read.');
}

const HEAD = `Scanning from RGBA pixels, median ms of interleaved rounds. Peers read a QR code in pictures of the same size.
The quick effort (codes from 15 % of the width) is for frames of a camera, the thorough one (8 %) for still
pictures. Each is followed by its share of the fastest peer. Peak MB: what one scan adds to a process that has loaded
the reader and holds the picture, of the thorough effort and of the peers.

picture                         quick           thorough        zxing-wasm      qr      jsQR   peak MB: ours  zxing     qr   jsQR`;

const PEERS = ['zxing', 'qr', 'jsQR'] as const;

async function timesOf(
  readers: Record<ReaderName, Reader>,
  ours: Pixels,
  theirs: Pixels,
  withCode: boolean,
): Promise<string> {
  const contestants = {} as Record<ReaderName, () => number | Promise<number>>;
  const found = {} as Record<ReaderName, number>;
  for (const name of READER_NAMES) {
    const picture = isPeer(name) ? theirs : ours;
    contestants[name] = () => readers[name](picture);
    found[name] = await contestants[name]();
  }
  const isVideo = ours.width * ours.height <= VIDEO;
  const ms = await interleave(contestants, isVideo ? { rounds: 15 } : { rounds: 5, warmup: 1 });
  const fastest = Math.min(...PEERS.map((name) => ms[name]));
  const cell = (name: ReaderName, wide: number) =>
    (ms[name].toFixed(2) + (withCode && !found[name] ? '!' : ' ')).padStart(wide);
  const share = (name: ReaderName) => `(${(ms[name] / fastest).toFixed(2)})`.padEnd(8);
  return (
    (isVideo ? cell('quick', 10) + share('quick') : ''.padEnd(18)) +
    `${cell('thorough', 10)}${share('thorough')}${cell('zxing', 12)}${cell('qr', 10)}${cell('jsQR', 10)}`
  );
}

function memoryOf(folder: string, ours: Pixels, theirs: Pixels): string {
  const file = join(folder, 'picture');
  const peak = (name: ReaderName, picture: Pixels, wide: number) => {
    writeFileSync(file, picture.data);
    return peakMegabytes(name, file, picture).toFixed(0).padStart(wide);
  };
  return peak('thorough', ours, 15) + PEERS.map((name) => peak(name, theirs, 7)).join('');
}

function isPeer(name: ReaderName): boolean {
  return (PEERS as readonly string[]).includes(name);
}

if (import.meta.main) await benchScan();
