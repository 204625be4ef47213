import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
] as const;
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

/** Milliseconds to scan clean pictures, beside readers of QR codes in pictures of the same size. */
export async function benchScan(): Promise<void> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer },
  });
  console.log(
    'Scanning from RGBA pixels, median ms of interleaved rounds. Peers read a QR code in pictures of the same size.\n',
  );
  console.log('picture                        barline  zxing-wasm      qr    jsQR   barline / fastest');
  for (const noisy of [false, true]) {
    for (const [width, height] of SIZES) {
      for (const withCode of [true, false]) {
        const ours = ground(width, height, noisy);
        const theirs = ground(width, height, noisy);
        if (withCode) {
          paste(ours, drawCode(Math.floor(width * 0.4)), width >> 2, height >> 2);
          paste(theirs, drawQr(height), width >> 2, height >> 2);
        }
        const image = {
          ...theirs,
          data: new Uint8ClampedArray(theirs.data),
          colorSpace: 'srgb',
        } as unknown as ImageData;
        const found = {
          barline: scan(ours).codes.length,
          zxing: (await readBarcodes(image, FAST)).length,
          qr: tryRead(() => decodeQR(theirs as never)),
          jsQR: tryRead(() => jsQR(image.data, width, height)),
        };
        const ms = await interleave(
          {
            barline: () => scan(ours),
            zxing: () => readBarcodes(image, FAST),
            qr: () => tryRead(() => decodeQR(theirs as never)),
            jsQR: () => tryRead(() => jsQR(image.data, width, height)),
          },
          { rounds: 15 },
        );
        const fastest = Math.min(ms.zxing, ms.qr, ms.jsQR);
        const name = `${width}×${height} ${noisy ? 'noise' : 'clean'} ${withCode ? 'code' : 'no code'}`;
        const cell = (key: keyof typeof ms, wide: number) =>
          (ms[key].toFixed(2) + (withCode && !found[key] ? '!' : ' ')).padStart(wide);
        console.log(
          `${name.padEnd(30)}${cell('barline', 8)}${cell('zxing', 12)}${cell('qr', 8)}${cell('jsQR', 8)}${(ms.barline / fastest).toFixed(2).padStart(12)}`,
        );
      }
    }
  }
  console.log('\n! = the code in the picture was not read.');
}

/** 1 when something was read, 0 when nothing was (some readers throw then). */
function tryRead(read: () => unknown): number {
  try {
    return read() ? 1 : 0;
  } catch {
    return 0;
  }
}

if (import.meta.main) await benchScan();
