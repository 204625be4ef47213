import type { Drawing, PictureProof, Pixels, Proof, Style } from '@barline/codes';

export type ProveRequest = { readonly id: number } & ({ drawing: Drawing; style: Style } | { pixels: Pixels });
export type ProveAnswer = { readonly id: number; readonly proof: Proof | PictureProof | null };

const waiting = new Map<number, (proof: Proof | PictureProof | null) => void>();
let worker: Worker | null = null;
let nextId = 0;

/** The proof-scan of a code in a style, in a worker that stays. `null` if it cannot be done. */
export function proveInWorker(drawing: Drawing, style: Style): Promise<Proof | null> {
  return ask((id) => ({ id, drawing, style }));
}

/** The proof-scan of a picture that holds a code; `null` where none is read in it. */
export function provePixelsInWorker(pixels: Pixels): Promise<PictureProof | null> {
  return ask((id) => ({ id, pixels })) as Promise<PictureProof | null>;
}

function ask(request: (id: number) => ProveRequest): Promise<Proof | PictureProof | null> {
  const id = nextId++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    runningWorker().postMessage(request(id));
  });
}

function runningWorker(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./prove-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ProveAnswer>) => {
    waiting.get(data.id)?.(data.proof);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
    worker?.terminate();
    worker = null;
  });
  return worker;
}
