import { pathToFileURL } from 'node:url';
import { constants, deflateSync } from 'node:zlib';
import {
  encode,
  encodePng,
  type Levels,
  MEDIA_REF_LIMIT,
  renderRaster,
  renderSvg,
  type Style,
  toMediaRef,
} from '@barline/codes';
import { encodeQR } from 'qr';
import qrcode from 'qrcode';
import sharp from 'sharp';

const ROUNDS = 9;
const STYLE: Style = { background: '#1db954', bars: '#ffffff', width: 640 };
const LABELS = { title: 'Code', description: 'Opens a playlist' };

const deflate = (bytes: Uint8Array) => deflateSync(bytes, { strategy: constants.Z_RLE });

/** One way to make a picture; `make` gets a reference never asked for before, and a URI of a real one's length. */
type Contestant = {
  readonly name: string;
  readonly make: (reference: number, uri: string) => unknown;
};

/** Prints how many distinct pictures a second are made, beside other ways to make them. Takes some 15 s. */
export async function benchRenderer(): Promise<void> {
  await compare('SVG', 5, [
    { name: 'barline', make: (reference) => renderSvg({ levels: levelsOf(reference) }, STYLE, LABELS) },
    { name: 'qr', make: (_, uri) => encodeQR(uri, 'svg') },
    { name: 'qrcode', make: (_, uri) => qrcode.toString(uri, { type: 'svg' }) },
  ]);
  await compare('PNG, 640 px wide', 2.5, [
    {
      name: 'barline',
      make: (reference) => encodePng(renderRaster({ levels: levelsOf(reference) }, STYLE), deflate),
    },
    {
      name: 'sharp, of our SVG',
      make: (reference) =>
        sharp(Buffer.from(svgOf(reference)))
          .png()
          .toBuffer(),
    },
    { name: 'qr (GIF)', make: (_, uri) => encodeQR(uri, 'gif', { scale: 17 }) },
    { name: 'qrcode', make: (_, uri) => qrcode.toBuffer(uri, { width: 640 }) },
  ]);
}

/** Rounds go from one contestant to the next, so that a slow moment of the machine meets them all alike. */
async function compare(title: string, goal: number, contestants: readonly Contestant[]): Promise<void> {
  const rates = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let round = -2; round < ROUNDS; round++) {
    for (const contestant of contestants) {
      const rate = await measure(contestant);
      if (round >= 0) rates.get(contestant.name)?.push(rate);
    }
  }
  const [ours, rival] = contestants.map(({ name }) => median(rates.get(name) ?? []));
  console.log(`\n${title}: pictures a second, median of ${ROUNDS} rounds (goal: ${goal} x the second row)`);
  for (const { name } of contestants) {
    const rate = median(rates.get(name) ?? []);
    console.log(
      `  ${name.padEnd(20)}${Math.round(rate).toLocaleString('en').padStart(10)}${(ours / rate).toFixed(2).padStart(9)} x`,
    );
  }
  console.log(`  ${ours >= goal * rival ? 'reached' : 'MISSED'}: ${(ours / rival).toFixed(2)} x`);
}

/** Pictures a second over at least 100 ms. */
async function measure({ make }: Contestant): Promise<number> {
  const start = performance.now();
  let made = 0;
  let elapsed = 0;
  for (; elapsed < 100; elapsed = performance.now() - start) {
    for (let index = 0; index < 5; index++, made++) {
      const reference = nextReference();
      await make(reference, uriOf(reference));
    }
  }
  return (made * 1000) / elapsed;
}

let previous = 1;

/** Walks over all references without meeting one twice: the step has no factor in common with 2^37. */
function nextReference(): number {
  previous = (previous + 52_501_483_979) % MEDIA_REF_LIMIT;
  return previous;
}

function levelsOf(reference: number): Levels {
  return encode(toMediaRef(reference));
}

function svgOf(reference: number): string {
  return renderSvg({ levels: levelsOf(reference) }, STYLE, LABELS);
}

function uriOf(reference: number): string {
  return `spotify:playlist:37i9dQZF1D${reference.toString(36).padStart(12, '0')}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await benchRenderer();
