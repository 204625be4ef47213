import { parseLink } from '../link.ts';
import { parseCsv } from './csv.ts';

/**
 * One link of a batch and what is wanted for it: `n` counts from 1, `line` is where it stands in its file. What was not
 * said is an empty string. `link` is as it was written, text around it included.
 */
export type BatchRow = {
  readonly n: number;
  readonly line: number;
  readonly link: string;
  readonly title: string;
  readonly bg: string;
  readonly bars: string;
  readonly file: string;
};

/** `beyond` is how many rows were left out because there are too many. */
export type Batch = { readonly rows: readonly BatchRow[]; readonly beyond: number };

/** The most rows of a batch. */
export const MOST_ROWS = 100_000;

type Column = 'link' | 'title' | 'bg' | 'bars' | 'file';

const COLUMNS: readonly Column[] = ['link', 'title', 'bg', 'bars', 'file'];

/** What a column may be called, in lower case. */
const HEADERS: Readonly<Record<string, Column>> = {
  link: 'link',
  url: 'link',
  uri: 'link',
  spotify: 'link',
  ссылка: 'link',
  адрес: 'link',
  title: 'title',
  name: 'title',
  название: 'title',
  имя: 'title',
  bg: 'bg',
  background: 'bg',
  фон: 'bg',
  bar: 'bars',
  bars: 'bars',
  штрихи: 'bars',
  file: 'file',
  filename: 'file',
  файл: 'file',
};

const DELIMITERS = [';', '\t', ','] as const;

/** How many lines are looked at to tell a table from a list. */
const PROBE = 50;

/**
 * Reads a list of links, one a line, or a table with or without a header: link, title, bg, bar, file, in any order where
 * they are named (in English or Russian). Blank lines and those that begin with # are left out.
 */
export function parseBatch(text: string, most: number = MOST_ROWS): Batch {
  const { delimiter, columns, headed } = findShape(text);
  const rows: BatchRow[] = [];
  let beyond = 0;
  let skip = headed;
  for (const { line, cells } of delimiter === null ? listLines(text) : parseCsv(text, delimiter)) {
    if (cells[0].startsWith('#')) continue;
    if (skip) {
      skip = false;
      continue;
    }
    if (rows.length >= most) {
      beyond++;
      continue;
    }
    const row = { title: '', bg: '', bars: '', file: '', link: '' };
    for (const [index, column] of columns.entries()) if (column !== null) row[column] ||= unguard(cells[index] ?? '');
    rows.push({ n: rows.length + 1, line, ...row });
  }
  return { rows, beyond };
}

type Shape = {
  readonly delimiter: string | null;
  readonly columns: readonly (Column | null)[];
  readonly headed: boolean;
};

/** A list, or a table: the first line names columns, or most lines have a link in their first cell and more cells. */
function findShape(text: string): Shape {
  for (const delimiter of DELIMITERS) {
    const sample = take(parseCsv(text, delimiter), PROBE).filter(({ cells }) => !cells[0].startsWith('#'));
    const [first] = sample;
    if (first === undefined) break;
    const named = first.cells.map((cell) => HEADERS[cell.toLowerCase()] ?? null);
    if (named.includes('link') && (first.cells.length > 1 || !text.includes(';'))) {
      return { delimiter, columns: named, headed: true };
    }
    const tabular = sample.filter(({ cells }) => cells.length > 1 && holdsLink(cells[0]));
    if (tabular.length * 2 > sample.length) return { delimiter, columns: COLUMNS, headed: false };
  }
  return { delimiter: null, columns: ['link'], headed: false };
}

function holdsLink(text: string): boolean {
  const parsed = parseLink(text);
  return parsed.ok || parsed.reason !== 'not_spotify_link';
}

function* listLines(text: string): Generator<{ line: number; cells: readonly string[] }> {
  let line = 0;
  for (const each of text.split(/\r\n|\n|\r/)) {
    line++;
    if (each.trim() !== '') yield { line, cells: [each.trim()] };
  }
}

/** The apostrophe that guards a formula is taken off again. */
function unguard(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function take<Item>(items: Iterable<Item>, most: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === most) break;
  }
  return taken;
}
