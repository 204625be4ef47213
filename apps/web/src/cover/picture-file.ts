import { type Colour, type Pixels, paletteOf } from '@barline/codes';
import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { Problem } from '../api/problem.ts';
import { openPicture } from '../scan/picture.ts';

/** No printer shows more: posters are 3000 pixels wide. */
const MOST_SIDE = 4096;
const PALETTE_SIDE = 96;

/** A picture of the visitor's, decoded, upright, at most 4096 pixels a side. An animated one gives its first frame. */
export type CoverPicture = {
  readonly bitmap: ImageBitmap;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly palette: readonly Colour[];
};

export async function openCoverPicture(
  file: File,
): Promise<{ ok: true; picture: CoverPicture } | { ok: false; problem: Problem }> {
  const opened = await openPicture(file);
  if (!opened.ok) return opened;
  const { url, width, height } = opened.picture;
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(1, MOST_SIDE / Math.max(width, height));
    const canvas = draw(image, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const bitmap = await createImageBitmap(canvas);
    const palette = paletteOf(readPixels(draw(bitmap, PALETTE_SIDE, PALETTE_SIDE)));
    return { ok: true, picture: { bitmap, width: bitmap.width, height: bitmap.height, name: file.name, palette } };
  } catch {
    return { ok: false, problem: { id: 'decode_image_failed', values: { reason: 'truncated' } } };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The picture as a JPEG file on `background`, for a document to be printed. */
export async function toJpeg({ bitmap, width, height }: CoverPicture, background: string): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  if (blob === null) throw new Error('The browser wrote no JPEG.');
  return new Uint8Array(await blob.arrayBuffer());
}

let opened: UseStore | null = null;
const store = () => (opened ??= createStore('barline-cover', 'picture'));

/** Keeps the picture for after a reload; `null` forgets it. Where the browser keeps nothing, nothing happens. */
export async function keepPicture(file: File | null): Promise<void> {
  try {
    await (file === null ? del('picture', store()) : set('picture', file, store()));
  } catch {
    // It is only gone after a reload.
  }
}

export async function keptPicture(): Promise<File | null> {
  try {
    const kept = await get<unknown>('picture', store());
    return kept instanceof File ? kept : null;
  } catch {
    return null;
  }
}

function draw(picture: CanvasImageSource, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

function readPixels(canvas: HTMLCanvasElement): Pixels {
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
}
