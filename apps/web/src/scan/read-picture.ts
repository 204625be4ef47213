import type { Problem } from '../api/problem.ts';
import { isDrawing, type OpenPicture, readPixels } from './picture.ts';
import { type Scanned, type ScanOutcome, scanInWorker } from './worker-client.ts';

/** Looks for codes in an open picture. Decoding happens in the worker where the browser can, else in the page. */
export async function readPicture(
  picture: OpenPicture,
): Promise<{ ok: true; scanned: Scanned } | { ok: false; problem: Problem }> {
  let outcome: ScanOutcome = { outcome: 'not-decoded' };
  if (!isDrawing(picture.file)) outcome = await scanInWorker(picture.file);
  if (outcome.outcome === 'not-decoded') {
    const pixels = await readPixels(picture).catch(() => null);
    if (pixels === null) return { ok: false, problem: { id: 'decode_image_failed', values: { reason: 'truncated' } } };
    outcome = await scanInWorker(pixels);
  }
  if (outcome.outcome !== 'scanned') return { ok: false, problem: { id: 'unexpected' } };
  return { ok: true, scanned: outcome };
}
