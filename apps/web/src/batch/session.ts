import { makeCode } from '../api/client.ts';
import { createBatch } from './batch.ts';
import { keepInBrowser } from './keep.ts';

/** The batch of this visit: it goes on while other pages of the site are looked at. */
export const batch = createBatch({
  ask: (link, signal) => makeCode(link, signal),
  keep: keepInBrowser(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
});

let opened = false;

/**
 * Takes the batch up that this browser has kept, once. Two tabs would write over each other: the second one gets `false`
 * and leaves the batch alone until the first is closed.
 */
export async function openBatch(): Promise<boolean> {
  if (opened) return true;
  const free = await holdLock('barline-batch');
  if (!free) return false;
  opened = true;
  addEventListener('pagehide', () => void batch.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') batch.flush();
  });
  await batch.open();
  return true;
}

/** Takes a lock until the page goes; `false` when another tab has it. Browsers without locks give it to everyone. */
function holdLock(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}
