import { Failure, type FailureId, type FailureValues } from '@barline/messages';
import { findThread } from '@barline/server';
import { type DrawnFiles, type DrawOrder, drawFiles } from './draw-files.ts';

/** What the thread answers; failures cross as plain values. */
export type DrawReply =
  | { readonly ok: true; readonly drawn: DrawnFiles }
  | { readonly ok: false; readonly id: FailureId; readonly values: FailureValues; readonly cause: string };

/** Draws in a thread of its own, in the order of the orders, while this one looks up links and writes files. */
export type Drawer = {
  /** Throws `Failure`. */
  draw(order: DrawOrder): Promise<DrawnFiles>;
  close(): Promise<void>;
};

/** What is new in the thread is old soon: a small nursery costs no time and spares memory, in MB. */
const NURSERY = 8;

export function openDrawer(): Drawer {
  const startThread = findThread('draw-thread', import.meta.url);
  if (!startThread) return { draw: drawFiles, close: async () => {} };

  const worker = startThread({ resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
  const waiting: ((reply: DrawReply | Error) => void)[] = [];
  let broken: Error | null = null;
  const breakOff = (error: Error) => {
    broken ??= error;
    for (const finish of waiting.splice(0)) finish(broken);
  };
  worker.on('message', (reply: DrawReply) => waiting.shift()?.(reply));
  worker.on('error', breakOff);
  worker.on('exit', () => breakOff(new Error('The drawing thread ended.')));

  return {
    async draw(order) {
      if (broken) throw broken;
      const reply = await new Promise<DrawReply | Error>((finish) => {
        waiting.push(finish);
        worker.postMessage(order);
      });
      if (reply instanceof Error) throw reply;
      if (reply.ok) return reply.drawn;
      throw new Failure(reply.id, reply.values, { cause: new Error(reply.cause) });
    },
    close: async () => void (await worker.terminate()),
  };
}
