import type { Pixels, ScanFailure, ScannedCode } from '@barline/codes';
import type { OtherCode } from './other-code.ts';

export type ScanRequest = { id: number; picture: Blob | Pixels };
export type Scanned = {
  outcome: 'scanned';
  codes: readonly ScannedCode[];
  /** Codes of other kinds; looked for only where there are none of ours. */
  others: readonly OtherCode[];
  failure: ScanFailure | null;
  /** Size of the picture that was searched, in pixels; the polygons are in these. */
  width: number;
  height: number;
  milliseconds: number;
};
/** `not-decoded`: the worker cannot open the picture; the page itself still might. `failed`: the worker broke. */
export type ScanOutcome = Scanned | { outcome: 'not-decoded' } | { outcome: 'failed' };
export type ScanAnswer = { id: number } & ScanOutcome;

const waiting = new Map<number, (outcome: ScanOutcome) => void>();
let worker: Worker | null = null;
let nextId = 0;

/** Looks for codes in a picture, in a worker that starts with the first picture and stays. */
export function scanInWorker(picture: Blob | Pixels): Promise<ScanOutcome> {
  const id = nextId++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    const request: ScanRequest = { id, picture };
    runningWorker().postMessage(request);
  });
}

/** Starts a worker that reads pictures or frames. */
export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

function runningWorker(): Worker {
  if (worker !== null) return worker;
  worker = startWorker();
  worker.addEventListener('message', ({ data }: MessageEvent<ScanAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const resolve of waiting.values()) resolve({ outcome: 'failed' });
    waiting.clear();
    worker?.terminate();
    worker = null;
  });
  return worker;
}
