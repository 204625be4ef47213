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

/** A reload lets go of the lock a moment after the new page asks for it. */
const RELOAD_MS = 1_500;

let opening: Promise<void> | null = null;

/**
 * Takes the batch up that this browser has kept, once. Two tabs would write over each other: while another one has it,
 * `onBusy` is called and the batch is left alone until that tab is closed.
 */
export function openBatch(onBusy: () => void): Promise<void> {
  const timer = setTimeout(onBusy, RELOAD_MS);
  opening ??= holdLock('barline-batch').then(async () => {
    addEventListener('pagehide', () => void batch.flush());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') batch.flush();
    });
    await batch.open();
  });
  return opening.finally(() => clearTimeout(timer));
}

/** Takes a lock until the page goes, as soon as no other tab has it. Browsers without locks give it to everyone. */
function holdLock(name: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  return new Promise((resolve) => {
    navigator.locks.request(name, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}
