import { SEARCH_TYPES } from '../catalogue/object.ts';
import type { Database } from './database.ts';

/** How far an import has come. */
type ImportProgress = { readonly bytes: number; readonly lines: number };

/** Imports that did not reach their end, by what they import. */
export type ImportStore = {
  find(source: string): Promise<ImportProgress | null>;
  keep(source: string, progress: ImportProgress): Promise<void>;
  remove(source: string): Promise<void>;
  /** Readies the connection for millions of rows: not for a process that answers requests meanwhile. */
  expectMuch(): Promise<void>;
  /** Undoes what of it would outlast the connection. */
  expectLittle(): Promise<void>;
};

export function createImportStore({ read, write, location }: Database): ImportStore {
  const sqlite = location.kind === 'sqlite';

  /** How many parts of an index FTS5 lets come together before it makes them one; 0: as many as it can bear. */
  async function mergeFrom(parts: number): Promise<void> {
    for (const type of SEARCH_TYPES) {
      const table = `catalogue_words_${type}`;
      await write(`insert into ${table} (${table}, rank) values ('automerge', ${parts})`, []);
    }
  }

  return {
    async find(source) {
      const rows = await read<ImportProgress>('select bytes, lines from catalogue_imports where source = ?', [source]);
      return rows[0] ?? null;
    },
    async keep(source, { bytes, lines }) {
      await write(
        `insert into catalogue_imports (source, bytes, lines) values (?, ?, ?)
          on conflict (source) do update set bytes = excluded.bytes, lines = excluded.lines`,
        [source, bytes, lines],
      );
    },
    async remove(source) {
      await write('delete from catalogue_imports where source = ?', [source]);
    },
    async expectMuch() {
      if (!sqlite) return;
      // 64 MB of pages stay in memory: ids come in no order. 80 MB of changes wait before they are sorted into the file.
      for (const pragma of ['cache_size = -65536', 'wal_autocheckpoint = 20000']) await write(`pragma ${pragma}`, []);
      await mergeFrom(0);
    },
    async expectLittle() {
      if (sqlite) await mergeFrom(USUAL_PARTS);
    },
  };
}

/** FTS5's own preset. */
const USUAL_PARTS = 4;
