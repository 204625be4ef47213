import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { encode, type Pixels, rasterToRgba, renderRaster, scan, toMediaRef } from '@barline/codes';
import jsQR from 'jsqr';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { blank, paste, seeded } from '../packages/codes/src/detector/pictures-for-tests.ts';
import { interleave } from './measure.ts';

const SIZES = [
  [640, 480],
  [1280, 720],
  [1920, 1080],
  [4000, 3000],
] as const;
/** Larger pictures are no frames of a camera. */
const VIDEO = 1920 * 1080;
const LINK = 'https://open.spotify.com/playlist/37i9dQZF1DWZq91oLsHZvy';

/** zxing with everything switched off that a QR code standing upright does not need. */
const FAST: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
};

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
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer },
  });
  console.log(
    'Scanning from RGBA pixels, median ms of interleaved rounds. Peers read a QR code in pictures of the same size.',
  );
  console.log(
    'The quick effort (codes from 15 % of the width) is for frames of a camera, the thorough one (8 %) for still',
  );
  console.log('pictures. Each is followed by its share of the fastest peer.\n');
  console.log(
    'picture                            quick           thorough        zxing-wasm        qr      jsQR   peak MB',
  );
  for (const noisy of [false, true]) {
    for (const [width, height] of SIZES) {
      for (const withCode of [true, false]) await benchPicture(width, height, noisy, withCode);
    }
  }
  console.log(
    '\n! = the code in the picture was not read. Peak MB: what a thorough scan adds to a process that holds the picture.',
  );
}

async function benchPicture(width: number, height: number, noisy: boolean, withCode: boolean): Promise<void> {
  const ours = drawOurs(width, height, noisy, withCode);
  const theirs = ground(width, height, noisy);
  if (withCode) paste(theirs, drawQr(height), width >> 2, height >> 2);
  const image = { ...theirs, data: new Uint8ClampedArray(theirs.data), colorSpace: 'srgb' } as unknown as ImageData;
  const contestants = {
    quick: () => scan(ours, { effort: 'quick' }).codes.length,
    thorough: () => scan(ours).codes.length,
    zxing: async () => (await readBarcodes(image, FAST)).length,
    qr: () => tryRead(() => decodeQR(theirs as never)),
    jsQR: () => tryRead(() => jsQR(image.data, width, height)),
  };
  type Name = keyof typeof contestants;
  const isVideo = width * height <= VIDEO;
  const found = {} as Record<Name, number>;
  for (const name of Object.keys(contestants) as Name[]) found[name] = await contestants[name]();
  const ms = await interleave(contestants, isVideo ? { rounds: 15 } : { rounds: 5, warmup: 1 });
  const fastest = Math.min(ms.zxing, ms.qr, ms.jsQR);
  const cell = (name: Name, wide: number) =>
    (ms[name].toFixed(2) + (withCode && !found[name] ? '!' : ' ')).padStart(wide);
  const share = (name: Name) => `(${(ms[name] / fastest).toFixed(2)})`.padEnd(8);
  console.log(
    `${`${width}×${height} ${noisy ? 'noise' : 'clean'} ${withCode ? 'code' : 'no code'}`.padEnd(30)}` +
      `${isVideo ? cell('quick', 10) + share('quick') : ''.padEnd(18)}${cell('thorough', 10)}${share('thorough')}` +
      `${cell('zxing', 12)}${cell('qr', 10)}${cell('jsQR', 10)}` +
      `${peakMegabytes(width, height, noisy, withCode).toFixed(0).padStart(8)}`,
  );
}

function drawOurs(width: number, height: number, noisy: boolean, withCode: boolean): Pixels {
  const picture = ground(width, height, noisy);
  return withCode ? paste(picture, drawCode(Math.floor(width * 0.4)), width >> 2, height >> 2) : picture;
}

/** How much more memory a process of its own takes for a scan, by the system's account of its peak. */
function peakMegabytes(...picture: [width: number, height: number, noisy: boolean, withCode: boolean]): number {
  const { stdout } = spawnSync(
    process.execPath,
    ['--conditions=source', fileURLToPath(import.meta.url), ...picture.map(Number).map(String)],
    { encoding: 'utf8' },
  );
  return Number(stdout);
}

/** Prints the megabytes that scanning the picture adds to the process's peak. */
function printPeak([width, height, noisy, withCode]: readonly number[]): void {
  const picture = drawOurs(width, height, noisy === 1, withCode === 1);
  const before = process.resourceUsage().maxRSS;
  scan(picture);
  console.log((process.resourceUsage().maxRSS - before) / 1024);
}

/** 1 when something was read, 0 when nothing was (some readers throw then). */
function tryRead(read: () => unknown): number {
  try {
    return read() ? 1 : 0;
  } catch {
    return 0;
  }
}

if (import.meta.main) {
  const picture = process.argv.slice(2).map(Number);
  if (picture.length === 4) printPeak(picture);
  else await benchScan();
}
