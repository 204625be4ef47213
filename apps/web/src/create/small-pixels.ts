import type { Pixels } from '@barline/codes';

/** Enough to tell which colours a picture has. */
const SIDE = 96;

/** A small copy of a picture as RGBA; `null` if the browser cannot open it. An animated picture gives its first frame. */
export async function smallPixels(file: Blob): Promise<Pixels | null> {
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: SIDE, resizeHeight: SIDE, resizeQuality: 'medium' });
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return context.getImageData(0, 0, SIDE, SIDE);
  } catch {
    return null;
  }
}
