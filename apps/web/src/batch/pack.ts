import type { Row } from './row.ts';
import type { BatchSettings } from './settings.ts';

export type PackRequest = {
  readonly id: number;
  readonly kind: 'zip' | 'labels';
  readonly rows: readonly Row[];
  readonly marks: readonly string[];
  readonly settings: BatchSettings;
  /** Files of the typeface for titles on labels; `null` where there is none. */
  readonly fonts: readonly Uint8Array[] | null;
  readonly words: { readonly title: string; readonly document: string };
};

export type PackAnswer = { readonly id: number } & (
  | { readonly done: number; readonly all: number }
  | { readonly blob: Blob; readonly failed: number }
  | { readonly trouble: string }
);

/** A pack under way: `done` settles with the file; `stop` ends the work and settles with `null`. */
export type Packing = {
  readonly done: Promise<{ blob: Blob; failed: number } | null>;
  stop(): void;
};

let nextId = 0;

/** Draws a batch in a worker of its own. `done` is rejected with what went wrong. */
export function packInWorker(
  request: Omit<PackRequest, 'id'>,
  onProgress: (done: number, all: number) => void,
): Packing {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module' });
  let stop = () => {};
  const done = new Promise<{ blob: Blob; failed: number } | null>((resolve, reject) => {
    stop = () => resolve(null);
    worker.addEventListener('message', ({ data }: MessageEvent<PackAnswer>) => {
      if ('done' in data) onProgress(data.done, data.all);
      else if ('blob' in data) resolve(data);
      else reject(new Error(data.trouble));
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker broke.')));
    worker.postMessage({ ...request, id: nextId++ } satisfies PackRequest);
  }).finally(() => worker.terminate());
  return { done, stop };
}
