import { SEARCH_TYPES, type SearchType } from '../catalogue/object.ts';
import type { Condition, Wanted } from '../catalogue/query.ts';
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
   * Rows that are wanted, `most` at the most; some come twice. The first up to `end` are in order: what comes first, then
   * the rest, the most popular first in each.
   */
  find(
    type: SearchType,
    wanted: Wanted,
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

/** SQLite's FTS5 gives rows by number, so the number begins with how unpopular a row is. PostgreSQL is asked for such numbers. */
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
    async find(type, { all, first }, { end, most }) {
      const rows = await ask(type, all, most);
      if (first === null || rows.length < 2) return rows;
      return [...(await ask(type, first, end)), ...rows];
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
/** The least popularity of each tier of the index (migration 005). */
const TIERS = [90, 80, 60, 40, 20, 1, 0];
/** Above every popularity. */
const TIER = 128;

/** A row of PostgreSQL's index: `first` where it holds what comes first. */
type Ranked = { readonly seq: number; readonly tier: number; readonly first: boolean };

function overPostgres({ read }: Database): WordIndex {
  /** Up to `most` rows of the tiers `from` to `to`, by tier. Of the last tier any may come; within each the popular first. */
  async function ask(type: SearchType, { all, first }: Wanted, tiers: readonly [number, number], most: number) {
    const sql = `select catalogue_words_${type}_find(?, ?, ?, ?, ?) as found`;
    const [{ found }] = await read<{ found: string | null }>(sql, [
      ...[toTsquery(all), first === null ? null : toTsquery(first)],
      ...[...tiers, most],
    ]);
    const ranks = found === null ? [] : (JSON.parse(`[${found}]`) as number[]);
    return ranks.map(
      (rank): Ranked => ({
        seq: Math.floor(rank / 2) % RANK,
        tier: Math.floor(rank / 2 / RANK / TIER),
        first: rank % 2 === 0,
      }),
    );
  }

  return {
    async find(type, wanted, { end, most }) {
      const lowest = TIERS.length - 1;
      const rows = await ask(type, wanted, [0, lowest], most);
      const seqsOf = (list: readonly Ranked[]) => list.map(({ seq }) => seq);
      if (wanted.first === null) return seqsOf(rows);
      const [firsts, rest] = [rows.filter(({ first }) => first), rows.filter(({ first }) => !first)];
      if (rows.length < most) return seqsOf([...firsts, ...rest]);
      // The tier that had too many, and those below it, may hold more that comes first.
      const cut = rows.at(-1)!.tier;
      const known = firsts.filter(({ tier }) => tier < cut);
      for (let tier = cut; tier <= lowest && known.length < end; tier++) {
        known.push(...(await ask(type, { all: wanted.first, first: null }, [tier, tier], most - known.length)));
      }
      return seqsOf([...known, ...rows]);
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
            tier: TIERS.findIndex((least) => popularity >= least),
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
        for (const tier of TIERS.keys()) {
          await run(`select gin_clean_pending_list('catalogue_words_${type}_${tier}')`, []);
        }
      }
    },
  };
}

function byType<T extends { readonly type: SearchType }>(rows: readonly T[]): Map<SearchType, T[]> {
  return Map.groupBy(rows, ({ type }) => type);
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
      // A GIN index knows no weights: rows that are asked for with some are read and looked at again.
      const weights = isEverywhere(condition.in) ? '' : condition.in.map((column) => WEIGHTS[column]).join('');
      const put = (word: string, marks: string) => `'${word}'${marks && `:${marks}`}`;
      const last = condition.words.length - 1;
      return condition.words
        .map((word, index) => {
          if (!condition.prefix || index < last) return put(word, weights);
          return word.length <= SHORT ? put(`^${word}`, weights) : put(word, `*${weights}`);
        })
        .join(' <-> ');
    }
    case 'but':
      return `(${toTsquery(condition.all)}) & !(${toTsquery(condition.not)})`;
    default:
      return condition.of.map((each) => `(${toTsquery(each)})`).join(condition.kind === 'all' ? ' & ' : ' | ');
  }
}
