import { parentPort } from 'node:worker_threads';
import { Failure } from '@barline/messages';
import type { DrawReply } from './draw-beside.ts';
import { type DrawOrder, drawFiles } from './draw-files.ts';

// The thread behind draw-beside.ts: draws codes in the order in which they come.

let working = Promise.resolve();
parentPort?.on('message', (order: DrawOrder) => {
  working = working.then(async () => parentPort?.postMessage(await draw(order)));
});

async function draw(order: DrawOrder): Promise<DrawReply> {
  try {
    return { ok: true, drawn: await drawFiles(order) };
  } catch (error) {
    const { id, values } = error instanceof Failure ? error : new Failure('unexpected');
    return { ok: false, id, values, cause: String(error) };
  }
}
