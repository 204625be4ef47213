import type { Pixels } from '@barline/codes';
import type { ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { OtherCode } from './other-code.ts';

type Reader = (pixels: Pixels) => Promise<readonly OtherCode[]>;

let loading: Promise<Reader> | null = null;

/** Finds QR codes and what is on goods. The reader is loaded, from our own server, when it is first asked for. */
export async function readOtherCodes(pixels: Pixels): Promise<readonly OtherCode[]> {
  const read = await loadReader();
  return read(pixels);
}

/** A failed load is tried again the next time. */
function loadReader(): Promise<Reader> {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Reader> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  return async (pixels) => {
    const found = await readBarcodes(toImageData(pixels), OPTIONS);
    return found
      .filter(({ isValid, text }) => isValid && text !== '')
      .map(({ format, text, position }) => {
        const { topLeft, topRight, bottomRight, bottomLeft } = position;
        return {
          kind: NAMES[format] ?? format,
          text,
          polygon: [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => [x, y] as const),
        };
      });
  };
}

/** Linear codes have little that proves them: only those of goods, which carry a check digit, on several lines. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'MicroQRCode', 'RMQRCode', 'DataMatrix', 'Aztec', 'PDF417', 'EAN13', 'UPCA'],
  minLineCount: 4,
  maxNumberOfSymbols: 16,
  textMode: 'Plain',
};

const NAMES: Readonly<Record<string, string>> = {
  QRCode: 'QR Code',
  QRCodeModel1: 'QR Code',
  QRCodeModel2: 'QR Code',
  MicroQRCode: 'Micro QR Code',
  RMQRCode: 'rMQR Code',
  DataMatrix: 'Data Matrix',
  AztecCode: 'Aztec Code',
  Aztec: 'Aztec Code',
  EAN13: 'EAN-13',
  UPCA: 'UPC-A',
};

function toImageData({ data, width, height }: Pixels): ImageData {
  const clamped = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  return new ImageData(clamped, width, height);
}
