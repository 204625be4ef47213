import { clear, createStore, get, setMany, type UseStore } from 'idb-keyval';
import type { Row } from './row.ts';
import type { BatchSettings } from './settings.ts';

/** Rows that are written together: a change of one writes as many. */
export const CHUNK = 500;

export type KeptBatch = {
  readonly rows: readonly Row[];
  readonly marks: readonly string[];
  readonly settings: BatchSettings | null;
  /** It was at work when the page went. */
  readonly running: boolean;
};

/** Where a batch outlives the page. Everything gives up silently where the browser keeps nothing. */
export type Keep = {
  load(): Promise<KeptBatch | null>;
  /** Writes the chunks of these numbers, and what belongs to the whole batch. */
  save(batch: KeptBatch, chunks: readonly number[]): Promise<boolean>;
  clear(): Promise<void>;
};

export function keepInBrowser(): Keep {
  let opened: UseStore | null = null;
  const store = () => (opened ??= createStore('barline-batch', 'rows'));
  return {
    async load() {
      try {
        const head = await get<{ count: number; marks: string[]; settings: BatchSettings; running: boolean }>(
          'head',
          store(),
        );
        if (head === undefined) return null;
        const chunks = Array.from({ length: Math.ceil(head.count / CHUNK) }, (_, chunk) =>
          get<Row[]>(`rows ${chunk}`, store()),
        );
        const rows = (await Promise.all(chunks)).flatMap((chunk) => chunk ?? []).slice(0, head.count);
        return { rows, marks: head.marks, settings: head.settings, running: head.running };
      } catch {
        return null;
      }
    },
    async save({ rows, marks, settings, running }, chunks) {
      try {
        const head = { count: rows.length, marks: [...marks], settings, running };
        const written = chunks.map((chunk): [string, Row[]] => [
          `rows ${chunk}`,
          rows.slice(chunk * CHUNK, (chunk + 1) * CHUNK),
        ]);
        await setMany([['head', head], ...written], store());
        return true;
      } catch {
        return false;
      }
    },
    async clear() {
      try {
        await clear(store());
      } catch {
        // Nothing was kept.
      }
    },
  };
}
