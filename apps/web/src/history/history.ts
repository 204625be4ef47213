import { formatUri, type Link, type MediaRef, type Namespace } from '@barline/codes';
import { kept } from '../kept.ts';
import { createStore } from '../store.ts';
import { type Entry, parseEntries } from './entries.ts';

/** The oldest entries fall out beyond this many. */
export const MAX_ENTRIES = 1000;

/** The history of this browser, newest first. */
export const entries = createStore<readonly Entry[]>(parseEntries(kept.read('history')) ?? []);

/** Whether new entries are kept. */
export const keeping = createStore(kept.read('history.off') === null);

/** Puts an entry first; an earlier entry of the same code and kind gives way to it. */
export function keep(entry: Omit<Entry, 'time'>, now: Date = new Date()): void {
  const fresh = { ...entry, time: now.toISOString() };
  const link = fresh.link ?? entries.get().find((other) => keyOf(other) === keyOf(fresh))?.link ?? null;
  save([{ ...fresh, link }, ...entries.get().filter((other) => keyOf(other) !== keyOf(fresh))]);
}

/** Notes the page of a code in every entry that has it. */
export function settle(namespace: Namespace, mediaRef: MediaRef, link: Link): void {
  const same = (entry: Entry) => entry.namespace === namespace && entry.mediaRef === mediaRef;
  if (entries.get().some(same)) save(entries.get().map((entry) => (same(entry) ? { ...entry, link } : entry)));
}

/** Keeps an entry unless the visitor has switched the history off. */
export function remember(entry: Omit<Entry, 'time'>): void {
  if (keeping.get()) keep(entry);
}

/** The page of a code if it was met before in this browser. */
export function findLink(namespace: Namespace, mediaRef: MediaRef): Link | null {
  const known = entries
    .get()
    .find((entry) => entry.namespace === namespace && entry.mediaRef === mediaRef && entry.link !== null);
  return known?.link ?? null;
}

/** True when a code is in the history, scanned or made. */
export function isKept(namespace: Namespace, mediaRef: MediaRef): boolean {
  return entries.get().some((entry) => entry.namespace === namespace && entry.mediaRef === mediaRef);
}

export function forget(entry: Entry): void {
  save(entries.get().filter((other) => other !== entry));
}

export function forgetAll(): void {
  save([]);
}

/** Adds entries from a file; what is there already stays. Returns how many are new. */
export function adopt(others: readonly Entry[]): number {
  const known = new Set(entries.get().map(keyOf));
  const fresh = others.filter((entry) => {
    if (known.has(keyOf(entry))) return false;
    known.add(keyOf(entry));
    return true;
  });
  save([...entries.get(), ...fresh].sort((a, b) => b.time.localeCompare(a.time)));
  return fresh.length;
}

export function switchKeeping(on: boolean): void {
  kept.write('history.off', on ? null : '1');
  keeping.set(on);
}

/** True when the entry matches what was typed: its number, link, type or source. */
export function matches(entry: Entry, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [entry.mediaRef, entry.source, entry.kind, entry.link && formatUri(entry.link)].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Another tab's changes are this tab's too. */
export function followOtherTabs(): void {
  addEventListener('storage', () => {
    entries.set(parseEntries(kept.read('history')) ?? []);
    keeping.set(kept.read('history.off') === null);
  });
}

function keyOf({ kind, namespace, mediaRef }: Entry | Omit<Entry, 'time'>): string {
  return `${kind} ${namespace} ${mediaRef}`;
}

function save(all: readonly Entry[]): void {
  const newest = all.slice(0, MAX_ENTRIES);
  entries.set(newest);
  kept.write('history', newest.length === 0 ? null : JSON.stringify(newest));
}
