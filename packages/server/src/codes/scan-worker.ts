import { parentPort } from 'node:worker_threads';
import { scan } from '@barline/codes';
import { Failure } from '@barline/messages';
import { readPicture } from './read-picture.ts';
import type { ScanAnswer } from './scan-pool.ts';

// The thread behind scan-pool.ts: gets the bytes of a picture, answers what is in it.
parentPort?.on('message', async (bytes: Uint8Array) => {
  parentPort?.postMessage(await answer(bytes));
});

async function answer(bytes: Uint8Array): Promise<ScanAnswer> {
  try {
    return { ok: true, scanned: scan(await readPicture(bytes)) };
  } catch (error) {
    const { id, values } = error instanceof Failure ? error : new Failure('unexpected');
    return { ok: false, id, values, cause: String(error) };
  }
}
