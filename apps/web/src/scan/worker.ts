/// <reference lib="webworker" />
import { type Pixels, scan } from '@barline/codes';
import type { ScanAnswer, ScanRequest } from './worker-client.ts';

/** Reads pictures off the main thread. A request is a picture file, or pixels where only the page can decode it. */
self.addEventListener('message', async ({ data }: MessageEvent<ScanRequest>) => {
  post(await answer(data));
});

async function answer({ id, picture }: ScanRequest): Promise<ScanAnswer> {
  let pixels: Pixels;
  try {
    pixels = picture instanceof Blob ? await decodePicture(picture) : picture;
  } catch {
    return { id, outcome: 'not-decoded' };
  }
  try {
    const start = performance.now();
    const { codes, failure } = scan(pixels);
    const { width, height } = pixels;
    return { id, outcome: 'scanned', codes, failure, width, height, milliseconds: performance.now() - start };
  } catch {
    return { id, outcome: 'failed' };
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

function post(message: ScanAnswer): void {
  self.postMessage(message);
}
