import { Failure } from '@barline/messages';
import { findThread } from '../find-thread.ts';
import type { PreparedBatch } from './prepare-import.ts';

/** What the thread reads: a file from a byte on, before which there were so many lines. */
export type ImportOrder = { readonly path: string; readonly start: number; readonly linesBefore: number };

/** `null` at the end. */
export type ImportReply = { readonly batch: PreparedBatch | null } | { readonly error: string };

/** Batches that the thread may be ahead. */
const AHEAD = 2;

/**
 * `prepareImport` of a file in a thread of its own: while one batch is stored the next is understood. Throws
 * `Failure('input_unreadable')`.
 */
export async function* prepareBeside(order: ImportOrder): AsyncGenerator<PreparedBatch> {
  const worker = findThread('import-worker', import.meta.url)!({ workerData: order });
  const replies: ImportReply[] = [];
  let wake = () => {};
  worker.on('message', (reply: ImportReply) => {
    replies.push(reply);
    wake();
  });
  worker.on('error', (error) => {
    replies.push({ error: String(error) });
    wake();
  });
  try {
    for (let asked = 0; asked < AHEAD; asked++) worker.postMessage('next');
    for (;;) {
      if (replies.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const reply = replies.shift();
      if (!reply) continue;
      if ('error' in reply) {
        throw new Failure('input_unreadable', { source: order.path }, { cause: new Error(reply.error) });
      }
      if (reply.batch === null) return;
      worker.postMessage('next');
      yield reply.batch;
    }
  } finally {
    await worker.terminate();
  }
}
