import type { Pixels } from '@barline/codes';

let canvas: OffscreenCanvas | null = null;
let copied: Uint8Array<ArrayBuffer> | null = null;

/**
 * Calls `look` with the RGBA of a frame of a camera, and closes the frame: copied straight out of it where the browser can,
 * else drawn. The memory is used again for the next frame.
 */
export async function withPixels(frame: VideoFrame | ImageBitmap, look: (pixels: Pixels) => void): Promise<void> {
  let pixels: Pixels;
  try {
    pixels = (await copyPixels(frame)) ?? drawPixels(frame);
  } finally {
    frame.close();
  }
  look(pixels);
}

/** Pixels as a JPEG file; `null` where this browser cannot make one in a worker. */
export async function toPicture({ data, width, height }: Pixels): Promise<Blob | null> {
  try {
    const clamped = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    contextOf(width, height).putImageData(new ImageData(clamped, width, height), 0, 0);
    return await canvas!.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  } catch {
    return null;
  }
}

type CopyOptions = VideoFrameCopyToOptions & { format: 'RGBA' };

/** A frame that is to be turned before it is shown is drawn: its copy would lie on its side. */
async function copyPixels(frame: VideoFrame | ImageBitmap): Promise<Pixels | null> {
  if (!('copyTo' in frame) || frame.format === null || frame.visibleRect === null) return null;
  if ((frame as VideoFrame & { rotation?: number }).rotation) return null;
  const { width, height } = frame.visibleRect;
  const options: CopyOptions = { format: 'RGBA' };
  try {
    // Browsers that cannot convert would copy the frame as it is, in another size.
    const size = frame.allocationSize(options);
    if (size !== width * height * 4) return null;
    if (copied?.length !== size) copied = new Uint8Array(size);
    await frame.copyTo(copied, options);
    return { width, height, data: copied };
  } catch {
    return null;
  }
}

function drawPixels(frame: VideoFrame | ImageBitmap): Pixels {
  const [width, height] =
    'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
  const context = contextOf(width, height);
  context.drawImage(frame, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (canvas === null || canvas.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
  }
  return canvas.getContext('2d', { willReadFrequently: true })!;
}
