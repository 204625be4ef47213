/// <reference path="./heic-decode.d.ts" />
import type { Pixels } from '@barline/codes';
import { Failure } from '@barline/messages';

/** The most bytes of a picture: 20 MB. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** The most pixels of a picture, read from its header before anything is decoded. */
const MOST_PIXELS = 50_000_000;
/** Drawings have no size of their own: their longer side is brought into this range, in pixels. */
const DRAWING_SIDE = { least: 1000, most: 4000 };
/** The density at which one unit of an SVG is one pixel. */
const SVG_DENSITY = 72;
/** How long decoding may take, in seconds. */
const TIME_LIMIT = 10;

/**
 * Opens a picture: JPEG, PNG, WebP, AVIF, GIF, TIFF (of several the first), SVG or HEIC. Returns its pixels upright as
 * its camera noted, in sRGB. `source` is its name in the failures: decode_image_failed, image_too_large.
 */
export async function readPicture(bytes: Uint8Array, source = ''): Promise<Pixels> {
  if (bytes.length === 0) throw new Failure('decode_image_failed', { source, reason: 'empty' });
  if (bytes.length > MOST_BYTES) throw new Failure('image_too_large', { source, reason: 'bytes' });
  try {
    return await decode(bytes, source);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = isPicture(bytes) ? 'truncated' : 'unknown';
    throw new Failure('decode_image_failed', { source, reason }, { cause: error });
  }
}

async function decode(bytes: Uint8Array, source: string): Promise<Pixels> {
  // A picture that is cut off or damaged is refused; small faults of its encoder are not.
  const options = { failOn: 'error', limitInputPixels: false } as const;
  const { default: sharp } = await import('sharp');
  const { format, compression, width, height } = await sharp(bytes, options).metadata();
  const density = format === 'svg' ? SVG_DENSITY * drawingScale(width, height) : undefined;
  if (!density && width * height > MOST_PIXELS) {
    const megapixels = Math.round((width * height) / 1e6);
    throw new Failure('image_too_large', { source, reason: 'pixels', megapixels });
  }
  if (format === 'heif' && compression === 'hevc') return decodeHeic(bytes);
  const { data, info } = await sharp(bytes, { ...options, density })
    .timeout({ seconds: TIME_LIMIT })
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function drawingScale(width: number, height: number): number {
  const side = Math.max(width, height);
  return Math.min(Math.max(side, DRAWING_SIDE.least), DRAWING_SIDE.most) / side;
}

/** HEVC is not in sharp's libheif; libheif-js has a decoder, and turns the picture upright by itself. */
async function decodeHeic(bytes: Uint8Array): Promise<Pixels> {
  const { default: decodeHevc } = await import('heic-decode');
  return decodeHevc({ buffer: bytes });
}

/** First bytes of the formats that are read; `ftyp` of AVIF and HEIC stands after four bytes of length. */
const SIGNATURES = /^(?:\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|RIFF....WEBP|....ftyp|\s*(?:<\?xml|<!--|<svg))/s;

function isPicture(bytes: Uint8Array): boolean {
  return SIGNATURES.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}
