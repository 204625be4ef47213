import type { Pixels } from '@barline/codes';
import type { Problem } from '../api/problem.ts';

export const MAX_BYTES = 20_000_000;
const MAX_MEGAPIXELS = 50;

/** A drawing without a size of its own, or a tiny one, is drawn at least this wide before it is searched. */
const MIN_DRAWING_WIDTH = 1280;

/** A picture the browser can show. `url` is a blob address; who opened it revokes it. */
export type OpenPicture = {
  readonly file: Blob;
  readonly url: string;
  readonly width: number;
  readonly height: number;
};

/** Opens a picture far enough to know its size, and refuses what is empty, too large or not a picture. */
export async function openPicture(
  file: Blob,
): Promise<{ ok: true; picture: OpenPicture } | { ok: false; problem: Problem }> {
  if (file.size === 0) return refuse({ id: 'decode_image_failed', values: { reason: 'empty' } });
  if (file.size > MAX_BYTES) return refuse({ id: 'image_too_large', values: { reason: 'bytes' } });
  const url = URL.createObjectURL(file);
  const image = await loadImage(url);
  const problem = image === null ? await explainUnreadable(file) : checkSize(image);
  if (image === null || problem !== null) {
    URL.revokeObjectURL(url);
    return refuse(problem ?? { id: 'decode_image_failed' });
  }
  const size = isDrawing(file) ? drawingSize(image) : { width: image.naturalWidth, height: image.naturalHeight };
  return { ok: true, picture: { file, url, ...size } };
}

/** True for SVG, which browsers decode in a page only, not in a worker. */
export function isDrawing(file: Blob): boolean {
  return file.type === 'image/svg+xml';
}

/** RGBA of a picture, decoded by the page: for drawings, and for browsers whose workers cannot. `null` if it cannot be. */
export async function readPixels({ url, width, height }: OpenPicture): Promise<Pixels | null> {
  const image = await loadImage(url);
  if (image === null) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function loadImage(url: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = url;
  });
}

function checkSize({ naturalWidth, naturalHeight }: HTMLImageElement): Problem | null {
  const megapixels = (naturalWidth * naturalHeight) / 1e6;
  if (megapixels <= MAX_MEGAPIXELS) return null;
  return { id: 'image_too_large', values: { reason: 'pixels', megapixels: Math.round(megapixels) } };
}

function drawingSize({ naturalWidth, naturalHeight }: HTMLImageElement): { width: number; height: number } {
  const width = naturalWidth || 1280;
  const height = naturalHeight || 320;
  const scale = Math.max(1, MIN_DRAWING_WIDTH / width);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** HEIC is told by its 'ftyp' box: the brand at byte 8 (ISO/IEC 23008-12 §10). */
async function explainUnreadable(file: Blob): Promise<Problem> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 12).arrayBuffer());
  const isHeic = /^....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/s.test(head);
  return { id: 'decode_image_failed', values: { reason: isHeic ? 'heic' : '' } };
}

function refuse(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
