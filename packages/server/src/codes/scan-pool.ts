import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { type Scanned, scan } from '@barline/codes';
import { Failure, type FailureId, type FailureValues } from '@barline/messages';
import { findThread } from '../find-thread.ts';
import { readPicture } from './read-picture.ts';

/** How long opening and scanning one picture may take, in ms. */
const TIME_LIMIT = 10_000;
/** Pictures that wait for a free thread before more are refused. */
const LONGEST_QUEUE = 16;
/** One core stays free for the other requests. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

/** Opens and scans pictures beside everything else that the process does. */
export type Scanner = {
  /** Throws `Failure` decode_image_failed, image_too_large or, when too many wait, rate_limited. */
  scan(bytes: Uint8Array): Promise<Scanned>;
  close(): Promise<void>;
};

/** What a thread answers; failures cross as plain values. */
export type ScanAnswer =
  | { readonly ok: true; readonly scanned: Scanned }
  | { readonly ok: false; readonly id: FailureId; readonly values: FailureValues; readonly cause: string };

type Job = { readonly bytes: Uint8Array; readonly finish: (answer: ScanAnswer | Error) => void };

/** Threads are started when they are first needed, and again after one had to be stopped. */
export function createScanner(): Scanner {
  const startThread = findThread('scan-worker', import.meta.url);
  if (!startThread) return { scan: async (bytes) => scan(await readPicture(bytes)), close: async () => {} };

  const idle = new Set<Worker>();
  const busy = new Map<Worker, (answer: ScanAnswer | Error) => void>();
  const waiting: Job[] = [];

  function start({ bytes, finish }: Job): void {
    const worker = takeIdle() ?? openWorker(startThread!());
    const timer = setTimeout(() => end(new Failure('decode_image_failed', { reason: 'slow' })), TIME_LIMIT);
    const end = (answer: ScanAnswer | Error) => {
      clearTimeout(timer);
      busy.delete(worker);
      // Whatever a thread answers by itself, it is as good as new; a thread that broke or hangs is not.
      if (answer instanceof Error) void worker.terminate();
      else idle.add(worker);
      finish(answer);
      const next = waiting.shift();
      if (next) start(next);
    };
    busy.set(worker, end);
    worker.postMessage(bytes);
  }

  function takeIdle(): Worker | undefined {
    const [worker] = idle;
    if (worker) idle.delete(worker);
    return worker;
  }

  function openWorker(worker: Worker): Worker {
    const tell = (answer: ScanAnswer | Error) => busy.get(worker)?.(answer);
    worker.on('message', tell);
    worker.on('error', tell);
    worker.on('exit', () => {
      idle.delete(worker);
      tell(new Error('The scanning thread ended.'));
    });
    worker.unref();
    return worker;
  }

  return {
    async scan(bytes) {
      if (waiting.length >= LONGEST_QUEUE) throw new Failure('rate_limited', { s: 5 });
      const answer = await new Promise<ScanAnswer | Error>((finish) => {
        const job = { bytes, finish };
        if (busy.size < THREADS) start(job);
        else waiting.push(job);
      });
      if (answer instanceof Error) throw answer;
      if (answer.ok) return answer.scanned;
      throw new Failure(answer.id, answer.values, { cause: new Error(answer.cause) });
    },
    async close() {
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()));
    },
  };
}
