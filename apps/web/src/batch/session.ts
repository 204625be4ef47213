import { formatUri, parseLink } from '@barline/codes';
import { type Answer, makeCode } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import { problemOf } from '../make/read-link.ts';
import { createBatch } from './batch.ts';
import { keepInBrowser } from './keep.ts';

/** The batch of this visit: it goes on while other pages of the site are looked at. */
export const batch = createBatch({
  ask,
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

/** What is no link is refused here; the server is asked for links only, one spelling for each. */
async function ask(text: string, signal: AbortSignal): Promise<Answer<Code>> {
  const parsed = parseLink(text);
  if (parsed.ok) return makeCode(formatUri(parsed.link), signal);
  return parsed.reason === 'short_link' ? makeCode(parsed.url, signal) : { ok: false, problem: problemOf(parsed) };
}

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
