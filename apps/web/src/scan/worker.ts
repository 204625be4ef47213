/// <reference lib="webworker" />
import { type Pixels, scan } from '@barline/codes';
import type { WatchAnswer, WatchRequest } from './camera/messages.ts';
import { createWatch } from './camera/watch.ts';
import type { OtherCode } from './other-code.ts';
import { readOtherCodes } from './read-other-codes.ts';
import type { ScanAnswer, ScanRequest } from './worker-client.ts';

let watch: ReturnType<typeof createWatch> | null = null;

/**
 * Reads pictures off the main thread: a picture file, or pixels where only the page can decode it, or the frames of a
 * camera, for which a worker of its own is started.
 */
self.addEventListener('message', async ({ data }: MessageEvent<ScanRequest | WatchRequest>) => {
  if (!('watch' in data)) return post(await answer(data));
  watch ??= createWatch(post);
  await watch(data);
});

async function answer({ id, picture, others: wanted }: ScanRequest): Promise<ScanAnswer> {
  let pixels: Pixels;
  try {
    pixels = picture instanceof Blob ? await decodePicture(picture) : picture;
  } catch {
    return { id, outcome: 'not-decoded' };
  }
  try {
    const start = performance.now();
    const { codes, failure, near } = scan(pixels);
    const milliseconds = performance.now() - start;
    const { width, height } = pixels;
    const others = wanted && codes.length === 0 ? await findOthers(pixels) : [];
    return { id, outcome: 'scanned', codes, others, failure, near, width, height, milliseconds };
  } catch {
    return { id, outcome: 'failed' };
  }
}

/** Without the reader of other codes, as without a network, a picture has none. */
async function findOthers(pixels: Pixels): Promise<readonly OtherCode[]> {
  try {
    return await readOtherCodes(pixels);
  } catch {
    return [];
  }
}

/** RGBA of a picture file, turned as its EXIF orientation says. Throws where this browser cannot do that in a worker. */
async function decodePicture(file: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

function post(message: ScanAnswer | WatchAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}
