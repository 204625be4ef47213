import type { Pixels } from '@barline/codes';

export type OpenFrame = {
  readonly pixels: Pixels;
  /** The frame as a file; the frame must not be closed before. `null` where this browser cannot. */
  toPicture(): Promise<Blob | null>;
};

let canvas: OffscreenCanvas | null = null;
let copied: Uint8Array<ArrayBuffer> | null = null;

/** RGBA of a frame of a camera: copied straight out of it where the browser can, else drawn. Memory is used again. */
export async function openFrame(frame: VideoFrame | ImageBitmap): Promise<OpenFrame> {
  const pixels = (await copyPixels(frame)) ?? drawPixels(frame);
  const { width, height } = pixels;
  return {
    pixels,
    async toPicture() {
      try {
        draw(frame, width, height);
        return await canvas!.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      } catch {
        return null;
      }
    },
  };
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
  return draw(frame, width, height).getImageData(0, 0, width, height);
}

function draw(frame: VideoFrame | ImageBitmap, width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (canvas === null || canvas.width !== width || canvas.height !== height)
    canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(frame, 0, 0, width, height);
  return context;
}
