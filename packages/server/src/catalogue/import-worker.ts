import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportOrder, ImportReply } from './prepare-beside.ts';
import { prepareImport, toLineBlocks } from './prepare-import.ts';

// The thread behind prepare-beside.ts: reads a file, answers batches, each when it is asked for.

/** Bytes read at a time. */
const CHUNK = 4 << 20;

const { path, start, linesBefore } = workerData as ImportOrder;
const chunks = createReadStream(path, { start, highWaterMark: CHUNK });
const batches = prepareImport(toLineBlocks(chunks, start), linesBefore);
const send = (reply: ImportReply) => parentPort?.postMessage(reply);

let working = Promise.resolve();
parentPort?.on('message', () => {
  working = working.then(async () => {
    try {
      const { done, value } = await batches.next();
      send(done ? { batch: null } : { batch: value });
    } catch (error) {
      send({ error: String(error) });
    }
  });
});
