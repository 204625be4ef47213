import { SEARCH_TYPES, type SearchType } from '../catalogue/object.ts';
import type { Condition } from '../catalogue/query.ts';
import type { Column, Words } from '../catalogue/words.ts';
import { inParts } from './catalogue-parts.ts';
import type { Database } from './database.ts';
import type { RunStatement } from './statement.ts';

/** An object's words, under the number of its row. */
type IndexedWords = {
  readonly seq: number;
  readonly type: SearchType;
  /** From 0 to 100. */
  readonly popularity: number;
  readonly words: Words;
};

/** The full-text search of either database. */
export type WordIndex = {
  /**
   * Rows for which a step holds, `most` of each step at the most; some come more than once. The first up to `end` are
   * in order of the steps, then by popularity. Each step holds for everything that the one before holds for.
   */
  find(
    type: SearchType,
    steps: readonly Condition[],
    page: { readonly end: number; readonly most: number },
  ): Promise<readonly number[]>;
  /** Adds and removes within a transaction. */
  change(
    run: RunStatement,
    change: { add: readonly IndexedWords[]; remove: readonly Omit<IndexedWords, 'words'>[] },
  ): Promise<void>;
  /** Puts the index in order after much was written: what comes in parts is found in parts. */
  settle(run: RunStatement): Promise<void>;
};

export function createWordIndex(database: Database): WordIndex {
  return database.location.kind === 'sqlite' ? overSqlite(database) : overPostgres(database);
}

const COLUMNS: readonly Column[] = ['name', 'artist', 'context', 'facts'];

/** SQLite's FTS5 gives rows by number, so the number begins with how unpopular a row is. */
const RANK = 2 ** 40;

function overSqlite({ read }: Database): WordIndex {
  async function ask(type: SearchType, condition: Condition, most: number): Promise<readonly number[]> {
    // As one text: a thousand rows as objects would cost more than finding them.
    const sql = `select json_group_array(rowid & ${RANK - 1}) as seqs from (select rowid from catalogue_words_${type} where catalogue_words_${type} match ? limit ?)`;
    const [{ seqs }] = await read<{ seqs: string }>(sql, [toFts5(condition), most]);
    return JSON.parse(seqs) as number[];
  }

  const rowOf = ({ seq, popularity }: { seq: number; popularity: number }) => (100 - popularity) * RANK + seq;
  return {
    async find(type, steps, { end, most }) {
      // The widest step finds all; narrower ones are asked for what comes first.
      const all = await ask(type, steps.at(-1)!, most);
      if (all.length < 2) return all;
      const narrow = await Promise.all(steps.slice(0, -1).map((step) => ask(type, step, end)));
      return [...narrow.flat(), ...all];
    },
    async change(run, { add, remove }) {
      for (const row of remove) {
        await run(`delete from catalogue_words_${row.type} where rowid = ?`, [rowOf(row)]);
      }
      // In order of their numbers: a smaller one after a larger makes FTS5 write out all that it has gathered.
      const rows = add.map((each) => ({ ...each, row: rowOf(each) })).sort((a, b) => a.row - b.row);
      for (const { type, row, words } of rows) {
        const values = COLUMNS.map((column) => words[column]);
        await run(`insert into catalogue_words_${type} (rowid, name, artist, context, facts) values (?, ?, ?, ?, ?)`, [
          row,
          ...values,
        ]);
      }
    },
    async settle(run) {
      for (const type of SEARCH_TYPES) {
        await run(`insert into catalogue_words_${type} (catalogue_words_${type}) values ('optimize')`, []);
      }
    },
  };
}

/** https://www.sqlite.org/fts5.html#full_text_query_syntax; words are letters and digits, so quotes need no care. */
function toFts5(condition: Condition): string {
  switch (condition.kind) {
    case 'words': {
      const phrase = `"${condition.words.join(' ')}"${condition.prefix ? ' *' : ''}`;
      return isEverywhere(condition.in) ? phrase : `{${condition.in.join(' ')}} : ${phrase}`;
    }
    case 'but':
      return `(${toFts5(condition.all)}) NOT (${toFts5(condition.not)})`;
    default:
      return condition.of.map((each) => `(${toFts5(each)})`).join(condition.kind === 'all' ? ' AND ' : ' OR ');
  }
}

/** Words of texts and of facts never meet, so all texts, or the facts, are the whole index: that costs less than to check. */
function isEverywhere(columns: readonly Column[]): boolean {
  return columns.length === COLUMNS.length - 1 || columns[0] === 'facts';
}

/** Where each column's words stand in a tsvector, and under which weight. */
const WEIGHTS: Readonly<Record<Column, string>> = { name: 'A', artist: 'B', context: 'C', facts: 'D' };
const COLUMN_POSITIONS = 256;
/** Beginnings of words are kept as words of their own up to this length: too many words begin like them. */
const SHORT = 3;

function overPostgres({ read }: Database): WordIndex {
  return {
    async find(type, steps, { most }) {
      // Of a tier any rows are found, then put in order: fewer than `most` would not be the most popular.
      const list = steps.map(() => '?').join(', ');
      const sql = `select coalesce(json_agg(seq), '[]')::text as seqs from catalogue_words_${type}_find(array[${list}]::tsquery[], ?) as seq`;
      const [{ seqs }] = await read<{ seqs: string }>(sql, [...steps.map(toTsquery), most]);
      return JSON.parse(seqs) as number[];
    },
    async change(run, { add, remove }) {
      for (const [type, rows] of byType(remove)) {
        const seqs = JSON.stringify(rows.map(({ seq }) => seq));
        await run(
          `delete from catalogue_words_${type} where seq in (select value::bigint from json_array_elements_text(?::json))`,
          [seqs],
        );
      }
      for (const [type, rows] of byType(add)) {
        for (const some of inParts(rows)) {
          const records = some.map(({ seq, popularity, words }) => ({
            seq,
            popularity,
            tier: tierOf(popularity),
            vector: toVector(words),
          }));
          await run(
            `insert into catalogue_words_${type} (seq, tier, popularity, vector)
              select seq, tier, popularity, vector::tsvector
              from json_to_recordset(?::json) as r(seq bigint, tier smallint, popularity smallint, vector text)`,
            [JSON.stringify(records)],
          );
        }
      }
    },
    async settle(run) {
      for (const type of SEARCH_TYPES) {
        for (let tier = 0; tier < TIERS; tier++) {
          await run(`select gin_clean_pending_list('catalogue_words_${type}_${tier}')`, []);
        }
      }
    },
  };
}

function byType<T extends { readonly type: SearchType }>(rows: readonly T[]): Map<SearchType, T[]> {
  return Map.groupBy(rows, ({ type }) => type);
}

/** The tiers of the migration. */
const TIERS = 5;

/** 0 for the most popular, 4 for what nobody plays. */
function tierOf(popularity: number): number {
  return [60, 40, 20, 1].findIndex((least) => popularity >= least) + (popularity < 1 ? TIERS : 0);
}

function toVector(words: Words): string {
  const places = new Map<string, string[]>();
  const put = (word: string, place: string) => {
    const known = places.get(word);
    if (known) known.push(place);
    else places.set(word, [place]);
  };
  for (const [index, column] of COLUMNS.entries()) {
    for (const [position, word] of words[column].split(' ').entries()) {
      if (word === '') continue;
      const place = `${index * COLUMN_POSITIONS + position + 1}${WEIGHTS[column]}`;
      put(word, place);
      if (column === 'facts') continue;
      for (let length = 1; length <= Math.min(SHORT, word.length); length++) put(`^${word.slice(0, length)}`, place);
    }
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

/** https://www.postgresql.org/docs/current/datatype-textsearch.html; words need no care here either. */
function toTsquery(condition: Condition): string {
  switch (condition.kind) {
    case 'words': {
      const weights = condition.in.map((column) => WEIGHTS[column]).join('');
      const last = condition.words.length - 1;
      return condition.words
        .map((word, index) => {
          if (!condition.prefix || index < last) return `'${word}':${weights}`;
          return word.length <= SHORT ? `'^${word}':${weights}` : `'${word}':*${weights}`;
        })
        .join(' <-> ');
    }
    case 'but':
      return `(${toTsquery(condition.all)}) & !(${toTsquery(condition.not)})`;
    default:
      return condition.of.map((each) => `(${toTsquery(each)})`).join(condition.kind === 'all' ? ' & ' : ' | ');
  }
}
