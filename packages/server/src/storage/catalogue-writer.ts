import { type CatalogueObject, isSearched, type SearchType } from '../catalogue/object.ts';
import { type Entry, keyOf, type Link, linksOf } from './catalogue-entries.ts';
import { inParts } from './catalogue-parts.ts';
import { fromStored } from './catalogue-text.ts';
import type { WordIndex } from './catalogue-words.ts';
import type { Database } from './database.ts';
import type { RunStatement } from './statement.ts';

type Writer = {
  /** Adds or replaces, all or none; what is known only as a part never replaces anything. */
  write(entries: readonly Entry[]): Promise<void>;
  remove(type: SearchType, id: string): Promise<void>;
  settle(): Promise<void>;
};

type Row = Pick<Entry, 'type' | 'id' | 'popularity' | 'text'> & { readonly seq: number; readonly complete: number };
type NumberedEntry = Entry & { readonly seq: number };
type NumberedLink = Link & { readonly seq: number };

/** Any constant: the name of the lock under which one process at a time writes a PostgreSQL catalogue. */
const WRITE_LOCK = 2_346_276;

export function createCatalogueWriter(database: Database, index: WordIndex): Writer {
  const sqlite = database.location.kind === 'sqlite';
  const listed = sqlite ? 'select value from json_each(?)' : 'select json_array_elements_text(?::json)';
  const insert = sqlite ? insertOneByOne : insertTogether;

  /** Within one transaction that no other writer can come between. */
  function exclusively<T>(work: (run: RunStatement) => Promise<T>): Promise<T> {
    return database.transact(async (run) => {
      if (!sqlite) await run('select pg_advisory_xact_lock(?)', [WRITE_LOCK]);
      return work(run);
    });
  }

  async function readRows(run: RunStatement, entries: readonly { type: string; id: string }[]) {
    const rows = new Map<string, Row>();
    for (const [type, all] of Map.groupBy(entries, (entry) => entry.type)) {
      const found = await run<Row>(
        `select seq, type, id, popularity, complete, text from catalogue where type = ? and id in (${listed})`,
        [type, JSON.stringify(all.map(({ id }) => id))],
      );
      for (const row of found) rows.set(keyOf(row), row);
    }
    return rows;
  }

  async function nextSeq(run: RunStatement): Promise<number> {
    const [{ last }] = await run<{ last: number }>('select coalesce(max(seq), 0) as last from catalogue', []);
    return Number(last) + 1;
  }

  return {
    write: (entries) =>
      exclusively(async (run) => {
        const rows = await readRows(run, entries);
        let seq = await nextSeq(run);
        const added: NumberedEntry[] = [];
        const changed: NumberedEntry[] = [];
        const before: Row[] = [];
        for (const entry of entries) {
          const row = rows.get(keyOf(entry));
          if (!row) added.push({ ...entry, seq: seq++ });
          else if (entry.whole && !(entry.text !== '' && row.text === entry.text && row.complete === 1)) {
            changed.push({ ...entry, seq: row.seq });
            before.push(row);
          }
        }
        await insert.entries(run, added);
        for (const { seq, parent, position, popularity, text } of changed) {
          await run(
            'update catalogue set parent = ?, position = ?, popularity = ?, complete = 1, text = ? where seq = ?',
            [parent, position, popularity, text, seq],
          );
        }
        for (const row of before) {
          for (const { artist, kind, position } of linksOf(parse(row))) {
            await run('delete from catalogue_artists where artist = ? and kind = ? and position = ? and seq = ?', [
              ...[artist, kind, position, row.seq],
            ]);
          }
        }
        const stored = [...added, ...changed];
        await insert.links(
          run,
          stored.flatMap(({ seq, links }) => links.map((link) => ({ ...link, seq }))),
        );
        await index.change(run, {
          remove: before.filter(isSearched),
          add: stored.flatMap(({ seq, type, popularity, words }) =>
            words ? [{ seq, type: type as SearchType, popularity, words }] : [],
          ),
        });
      }),

    remove: (type, id) =>
      exclusively(async (run) => {
        const rows = await readRows(run, [{ type, id }]);
        await index.change(run, { remove: [...rows.values()].filter(isSearched), add: [] });
        await run('delete from catalogue where type = ? and id = ?', [type, id]);
      }),

    settle: () => exclusively(index.settle),
  };
}

/** What is kept elsewhere has no text. */
function parse({ text, type, id }: Row): CatalogueObject {
  return text === '' ? { type, id, name: '' } : JSON.parse(fromStored(text, ''));
}

/** In SQLite a statement costs next to nothing by itself. */
const insertOneByOne = {
  async entries(run: RunStatement, rows: readonly NumberedEntry[]): Promise<void> {
    for (const { seq, type, id, parent, position, popularity, whole, text } of rows) {
      await run(
        'insert into catalogue (seq, type, id, parent, position, popularity, complete, text) values (?, ?, ?, ?, ?, ?, ?, ?)',
        [seq, type, id, parent, position, popularity, Number(whole), text],
      );
    }
  },
  async links(run: RunStatement, links: readonly NumberedLink[]): Promise<void> {
    for (const { artist, kind, position, seq } of links) {
      await run('insert into catalogue_artists (artist, kind, position, seq) values (?, ?, ?, ?)', [
        ...[artist, kind, position, seq],
      ]);
    }
  },
};

/** In PostgreSQL each statement goes over a wire. */
const insertTogether: typeof insertOneByOne = {
  async entries(run, rows) {
    for (const some of inParts(rows)) {
      const records = some.map(({ links, words, whole, ...row }) => ({ ...row, complete: Number(whole) }));
      await run(
        `insert into catalogue (seq, type, id, parent, position, popularity, complete, text)
          select seq, type, id, parent, position, popularity, complete, text from json_to_recordset(?::json)
          as r(seq bigint, type text, id text, parent text, position integer, popularity integer, complete integer, text text)`,
        [JSON.stringify(records)],
      );
    }
  },
  async links(run, links) {
    for (const some of inParts(links)) {
      await run(
        `insert into catalogue_artists (artist, kind, position, seq)
          select artist, kind, position, seq from json_to_recordset(?::json)
          as r(artist text, kind text, position integer, seq bigint)`,
        [JSON.stringify(some)],
      );
    }
  },
};
