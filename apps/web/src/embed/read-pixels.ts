import type { Pixels, Scanned } from '@barline/codes';
import { SCANNER } from './where.ts';

type Read = (pixels: Pixels) => Promise<Scanned>;

let reading: Promise<Read> | null = null;

/** Looks for codes, in a worker where the page's policy lets one start, else in the page itself. */
export async function readPixels(pixels: Pixels): Promise<Scanned> {
  reading ??= startWorker().catch(readInPage);
  return (await reading)(pixels);
}

/** A worker must be of the page's own origin: one of a line of its own imports the scanner from ours. */
function startWorker(): Promise<Read> {
  return new Promise((resolve, reject) => {
    const source = `import ${JSON.stringify(SCANNER)}; postMessage('started');`;
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(address, { type: 'module' });
    const waiting = new Map<number, (scanned: Scanned) => void>();
    let next = 0;
    worker.onerror = reject;
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(address);
      if (data !== 'started') return waiting.get(data.id)?.(data.scanned);
      resolve(
        (pixels) =>
          new Promise((answer) => {
            const id = next++;
            waiting.set(id, (scanned) => {
              waiting.delete(id);
              answer(scanned);
            });
            worker.postMessage({ id, pixels });
          }),
      );
    };
  });
}

async function readInPage(): Promise<Read> {
  const { scanPixels } = (await import(/* @vite-ignore */ SCANNER)) as typeof import('./scanner.ts');
  return async (pixels) => scanPixels(pixels);
}
