import { type Pixels, type Scanned, scan } from '@barline/codes';

/** Reads codes, for `<code-scanner>`. Loaded by a page it is a function; run as a worker it answers messages. */
export function scanPixels(pixels: Pixels): Scanned {
  return scan(pixels);
}

if (typeof document === 'undefined') {
  addEventListener('message', ({ data }: MessageEvent<{ id: number; pixels: Pixels }>) => {
    postMessage({ id: data.id, scanned: scan(data.pixels) });
  });
}
