import type { NearMiss, Pixels, ScanFailure, ScannedCode } from '@barline/codes';
import type { OtherCode } from './other-code.ts';

/** `others`: codes of other kinds are looked for where there are none of ours. */
export type ScanRequest = { id: number; picture: Blob | Pixels; others: boolean };
export type Scanned = {
  outcome: 'scanned';
  codes: readonly ScannedCode[];
  others: readonly OtherCode[];
  failure: ScanFailure | null;
  /** A code that was seen and not read. */
  near: NearMiss | null;
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

/** Looks for codes in a picture, in a worker that starts with the first picture and stays. Pixels are given away. */
export function scanInWorker(picture: Blob | Pixels, { others = true } = {}): Promise<ScanOutcome> {
  const id = nextId++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    const request: ScanRequest = { id, picture, others };
    runningWorker().postMessage(request, picture instanceof Blob ? [] : [picture.data.buffer]);
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
