import { resolveReference } from '../api/client.ts';
import { entries, settle } from './history.ts';

/** So many are looked up when the network comes back; any other when its page is opened. */
const AT_ONCE = 20;

/** Codes that were scanned without a network get their pages when there is one again. */
export function resolveLater(): void {
  addEventListener('online', lookUpUnresolved);
}

async function lookUpUnresolved(): Promise<void> {
  const waiting = entries.get().filter(({ link }) => link === null);
  for (const { namespace, mediaRef } of waiting.slice(0, AT_ONCE)) {
    const answer = await resolveReference(namespace, mediaRef);
    if (!answer.ok) return;
    if (answer.value !== null) settle(namespace, mediaRef, answer.value);
  }
}
