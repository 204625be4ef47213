import { formatUri, NAMESPACES, parseLink, parseMediaRef, readMark } from '@barline/codes';
import { ORIGINS } from '../storage/schema.ts';
import type { Pair } from './codes.ts';

/** The columns of an exported registry, in order. An imported one needs `media_ref` and `uri` only. */
const COLUMNS = ['namespace', 'media_ref', 'uri', 'origin', 'since', 'mark'] as const;

type Column = (typeof COLUMNS)[number];

/** A line of an imported registry: a pair, or the column that is wrong in it. `line` counts from 1. */
export type CsvLine =
  | { readonly ok: true; readonly line: number; readonly pair: Pair }
  | { readonly ok: false; readonly line: number; readonly column: Column };

/** Writes pairs as lines of CSV (RFC 4180), a header first, each with its line break. */
export async function* formatPairsCsv(pairs: AsyncIterable<Pair>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\n`;
  for await (const { namespace, mediaRef, link, origin, since, mark } of pairs) {
    yield `${[namespace, mediaRef, formatUri(link), origin, since, mark ?? ''].map(quote).join(',')}\n`;
  }
}

/**
 * Reads such lines. A header may name the columns in any order; `;` may stand for `,`. A missing namespace is
 * `spotify`, a missing origin `imported`, a missing date `now`. Empty lines are skipped.
 */
export async function* parsePairsCsv(
  lines: Iterable<string> | AsyncIterable<string>,
  now: () => Date = () => new Date(),
): AsyncGenerator<CsvLine> {
  let columns: readonly string[] | null = null;
  let separator = ',';
  let line = 0;
  for await (const raw of lines) {
    line += 1;
    const text = raw.replace(/^\uFEFF|\r?\n?$/g, '');
    if (text.trim() === '') continue;
    if (columns === null) {
      separator = text.includes(';') && !text.includes(',') ? ';' : ',';
      const header = split(text, separator).map((name) => name.trim().toLowerCase());
      columns = header.includes('media_ref') ? header : COLUMNS;
      if (columns === header) continue;
    }
    const values = split(text, separator);
    const row = new Map(columns.map((name, index) => [name, values[index]?.trim() ?? '']));
    const pair = readPair(row, now);
    yield typeof pair === 'string' ? { ok: false, line, column: pair } : { ok: true, line, pair };
  }
}

/** Returns the pair, or the name of the column that is wrong. */
function readPair(row: ReadonlyMap<string, string>, now: () => Date): Pair | Column {
  const namespace = NAMESPACES.find((name) => name === (row.get('namespace') || 'spotify'));
  if (!namespace) return 'namespace';
  const mediaRef = parseMediaRef(row.get('media_ref') ?? '');
  if (mediaRef === null) return 'media_ref';
  const parsed = parseLink(row.get('uri') ?? '');
  if (!parsed.ok) return 'uri';
  const origin = ORIGINS.find((name) => name === (row.get('origin') || 'imported'));
  if (!origin) return 'origin';
  const since = new Date(row.get('since') || now());
  if (Number.isNaN(since.getTime())) return 'since';
  const mark = row.get('mark') || null;
  if (mark !== null && readMark(mark) === null) return 'mark';
  return { namespace, mediaRef, link: parsed.link, origin, since: since.toISOString(), mark };
}

function quote(value: string | number): string {
  const text = String(value).replace(/\s+/g, ' ');
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function split(line: string, separator: string): string[] {
  const values: string[] = [];
  let value = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (quoted && character === '"' && line[at + 1] === '"') value += line[++at];
    else if (character === '"' && (quoted || value === '')) quoted = !quoted;
    else if (character === separator && !quoted) {
      values.push(value);
      value = '';
    } else value += character;
  }
  return [...values, value];
}
