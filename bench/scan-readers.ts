import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Pixels } from '@barline/codes';
import type { ReaderOptions } from 'zxing-wasm/reader';

/** How many codes a reader finds in a picture. */
export type Reader = (picture: Pixels) => number | Promise<number>;

/** zxing with everything switched off that a QR code standing upright does not need. */
const FAST: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
};

/** Ours in both efforts and those of QR codes; each is loaded when it is asked for. */
export const READERS = {
  async quick(): Promise<Reader> {
    const { scan } = await import('@barline/codes');
    return (picture) => scan(picture, { effort: 'quick' }).codes.length;
  },
  async thorough(): Promise<Reader> {
    const { scan } = await import('@barline/codes');
    return (picture) => scan(picture).codes.length;
  },
  async zxing(): Promise<Reader> {
    const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer },
    });
    return async (picture) => {
      const image = { ...picture, data: clampedOf(picture), colorSpace: 'srgb' } as unknown as ImageData;
      return (await readBarcodes(image, FAST)).length;
    };
  },
  async qr(): Promise<Reader> {
    const { default: decodeQR } = await import('qr/decode.js');
    return (picture) => tryRead(() => decodeQR(picture as never));
  },
  async jsQR(): Promise<Reader> {
    const { default: jsQR } = await import('jsqr');
    return (picture) => tryRead(() => jsQR(clampedOf(picture), picture.width, picture.height));
  },
};

export type ReaderName = keyof typeof READERS;
export const READER_NAMES = Object.keys(READERS) as readonly ReaderName[];

/** The same bytes as browsers type them, not copied. */
function clampedOf({ data }: Pixels): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.length);
}

/** 1 when something was read, 0 when nothing was (some readers throw then). */
function tryRead(read: () => unknown): number {
  try {
    return read() ? 1 : 0;
  } catch {
    return 0;
  }
}
