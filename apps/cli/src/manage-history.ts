import { decodeText, formatCsvLine, formatUri, parseCsv, parseLink, parseMediaRef } from '@barline/codes';
import { EXIT, Failure, type Text } from '@barline/messages';
import type { Call } from './command.ts';
import type { HISTORY_OPTIONS } from './commands/history.ts';
import { readNumber } from './drawing-options.ts';
import { writeWhole } from './files.ts';
import { addToHistory, clearHistory, type HistoryEntry, historyFile, isRemembered, readHistory } from './history.ts';
import { readInput } from './input.ts';
import { wrongUsage } from './usage.ts';

type HistoryCall = Call<typeof HISTORY_OPTIONS>;

const COLUMNS = ['time', 'kind', 'namespace', 'media_ref', 'uri', 'source'] as const;

const UNKNOWN: Text = {
  en: 'After “history” comes list, export, import or clear, not “{operation}”.',
  ru: 'После «history» идёт list, export, import или clear, а не «{operation}».',
};
const NO_FILE: Text = { en: 'Which file to import is missing.', ru: 'Не указан файл для загрузки.' };
const EMPTY: Text = { en: 'The history is empty.', ru: 'История пуста.' };
const OFF: Text = { en: 'Nothing is noted: BARLINE_HISTORY is off.', ru: 'История не ведётся: BARLINE_HISTORY=off.' };
const CLEARED: Text = { en: 'Deleted: {count}', ru: 'Удалено: {count}' };
const IMPORTED: Text = {
  en: 'Added: {added} · there already: {known} · not understood: {refused}',
  ru: 'Добавлено: {added} · уже было: {known} · не поняты: {refused}',
};

/** `barline history list|export|import|clear`. Returns the exit code. */
export async function manageHistory(call: HistoryCall): Promise<number> {
  const [operation = 'list', file] = call.operands;
  if (operation === 'list') return listHistory(call);
  if (operation === 'export') return exportHistory(call, file ?? '-');
  if (operation === 'clear') return clear(call);
  if (operation !== 'import') throw wrongUsage(call.language, UNKNOWN, { operation }, 'history');
  if (file === undefined) throw wrongUsage(call.language, NO_FILE, {}, 'history');
  return importHistory(call, file);
}

async function listHistory({ options, output, env }: HistoryCall): Promise<number> {
  const limit = Math.round(readNumber('limit', options.limit ?? '50', 1, 1_000_000));
  const words = options.search?.toLowerCase();
  const all = (await readHistory(env)).filter(
    (entry) => words === undefined || Object.values(entry).some((value) => String(value).toLowerCase().includes(words)),
  );
  const newest = all.toReversed().slice(0, limit);
  if (options.json) output.print(JSON.stringify({ count: all.length, entries: newest.map(toJson) }));
  else if (options.jsonl) for (const entry of newest) output.print(JSON.stringify(toJson(entry)));
  else {
    for (const { time, kind, uri, mediaRef, source } of newest) {
      output.print([time.slice(0, 16).replace('T', ' '), kind, uri ?? mediaRef, source].join('\t'));
    }
  }
  if (all.length === 0) output.note(isRemembered(env) ? EMPTY : OFF);
  return EXIT.done;
}

function toJson({ mediaRef, ...entry }: HistoryEntry): object {
  return { ...entry, media_ref: mediaRef };
}

/** As CSV, or as the site's JSON where the file is called so. */
async function exportHistory({ output, env }: HistoryCall, file: string): Promise<number> {
  const entries = await readHistory(env);
  const text = /\.json$/i.test(file)
    ? `${JSON.stringify(entries.map(toSiteEntry), null, 2)}\n`
    : [COLUMNS, ...entries.map(toCells)].map(formatCsvLine).join('');
  const bytes = Buffer.from(text);
  if (file === '-') output.write(bytes);
  else await writeWhole(file, bytes);
  return EXIT.done;
}

function toCells({ time, kind, namespace, mediaRef, uri, source }: HistoryEntry): string[] {
  return [time, kind, namespace, mediaRef, uri ?? '', source];
}

function toSiteEntry({ mediaRef, uri, ...entry }: HistoryEntry): object {
  const parsed = uri === null ? null : parseLink(uri);
  return { ...entry, mediaRef: Number(mediaRef), link: parsed?.ok ? parsed.link : null };
}

/** Adds what is not there yet from a CSV or JSON file, of this command or of the site. */
async function importHistory({ output, env, stdin, options }: HistoryCall, file: string): Promise<number> {
  const { text } = decodeText(await readInput(file, stdin));
  const rows = text.trimStart().startsWith('[') ? readJson(text, file) : readCsv(text, file);
  const there = new Set((await readHistory(env)).map(keyOf));
  const added: HistoryEntry[] = [];
  let refused = 0;
  let known = 0;
  for (const row of rows) {
    const entry = readEntry(row);
    if (entry === null) refused++;
    else if (there.has(keyOf(entry))) known++;
    else {
      there.add(keyOf(entry));
      added.push(entry);
    }
  }
  await addToHistory(env, added);
  const counts = { added: added.length, known, refused };
  if (options.json) output.print(JSON.stringify(counts));
  output.note(IMPORTED, counts);
  if (refused === 0) return EXIT.done;
  return added.length + known > 0 ? EXIT.partial : EXIT.usage;
}

function keyOf({ time, kind, namespace, mediaRef }: HistoryEntry): string {
  return `${time} ${kind} ${namespace} ${mediaRef}`;
}

type Row = Readonly<Record<string, unknown>>;

function readJson(text: string, source: string): Row[] {
  try {
    return (JSON.parse(text) as unknown[]).map((row) => (typeof row === 'object' && row !== null ? (row as Row) : {}));
  } catch (cause) {
    throw new Failure('input_unreadable', { source }, { cause });
  }
}

function readCsv(text: string, source: string): Row[] {
  const [head, ...records] = parseRecords(text);
  if (head === undefined || !COLUMNS.every((column) => head.includes(column))) {
    throw new Failure('input_unreadable', { source });
  }
  return records.map((cells) => Object.fromEntries(head.map((column, at) => [column, unguard(cells[at] ?? '')])));
}

function unguard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/, '');
}

function readEntry(row: Row): HistoryEntry | null {
  const ref = parseMediaRef(String(row.media_ref ?? row.mediaRef ?? ''));
  const { time, kind, namespace } = row;
  if (ref === null || typeof time !== 'string' || Number.isNaN(Date.parse(time))) return null;
  if ((kind !== 'scan' && kind !== 'create') || (namespace !== 'spotify' && namespace !== 'local')) return null;
  const link = row.link as { type?: unknown; id?: unknown } | null | undefined;
  const text = link ? `spotify:${link.type}:${encodeURIComponent(String(link.id))}` : String(row.uri ?? '');
  const parsed = parseLink(text);
  const uri = parsed.ok ? formatUri(parsed.link) : null;
  return { time, kind, namespace, mediaRef: String(ref), uri, source: String(row.source ?? '') };
}

async function clear({ output, env, options }: HistoryCall): Promise<number> {
  const { length } = await readHistory(env);
  await clearHistory(env);
  if (options.json) output.print(JSON.stringify({ deleted: length, file: historyFile(env) }));
  output.note(CLEARED, { count: length });
  return EXIT.done;
}

/** The cells of every line, separated as the first line has it. */
function parseRecords(text: string): (readonly string[])[] {
  const first = text.slice(0, Math.max(0, text.search(/[\r\n]/)));
  return [...parseCsv(text, first.includes(';') ? ';' : ',')].map(({ cells }) => cells);
}
