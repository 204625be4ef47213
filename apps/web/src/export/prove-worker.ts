/// <reference lib="webworker" />
import { provePicture, proveScan } from '@barline/codes';
import type { ProveAnswer, ProveRequest } from './prove.ts';

/** Tries how well a code stands what happens to codes, off the main thread. */
self.addEventListener('message', ({ data }: MessageEvent<ProveRequest>) => {
  const answer: ProveAnswer = { id: data.id, proof: prove(data) };
  self.postMessage(answer);
});

function prove(request: ProveRequest): ProveAnswer['proof'] {
  try {
    return 'pixels' in request ? provePicture(request.pixels) : proveScan(request.drawing, request.style);
  } catch {
    return null;
  }
}
