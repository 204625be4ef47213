import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  type Batch,
  type BatchRow,
  DEFAULT_FILE_TEMPLATE,
  decodeText,
  fileNamer,
  formatIndexRow,
  formatUri,
  INDEX_HEADER,
  LABEL_SHEETS,
  type Label,
  type LabelSheetId,
  layoutLabels,
  parseBatch,
  parseLink,
  sheetsToPdf,
  unknownFields,
} from '@barline/codes';
import { EXIT, Failure, failures } from '@barline/messages';
import { type Codes, type PictureFormat, readFormat } from '@barline/server';
import type { Call, Values } from '../command.ts';
import type { BATCH_OPTIONS } from '../commands/batch.ts';
import { oneOf, readNumber } from '../drawing-options.ts';
import { isFolder, writeWhole } from '../files.ts';
import { combineExits, describeError } from '../output.ts';
import { mapInOrder } from '../pool.ts';
import { withCodes } from '../registry.ts';
import { openTypeface } from '../typeface.ts';
import { type Drawer, openDrawer } from './draw-beside.ts';
import { type DrawnRow, rowDrawer } from './draw-row.ts';
import { openJournal } from './journal.ts';
import { readSource } from './read-source.ts';
import { openFolderSink, openZipSink, type Sink, unfinishedZip } from './sinks.ts';

const PROOFS = ['style', 'all', 'none'] as const;
const PACKED: readonly string[] = ['png', 'jpg', 'webp', 'pdf', '3mf'];
/** The most labels of one document: all its pages are in memory. */
const MOST_LABELS = 2000;
/** The fewest rows between two looks at how far the work is. */
const PROGRESS_STEP = 25;
/** How many rows are complained about one by one. */
const MOST_COMPLAINTS = 20;

export type BatchCall = Call<typeof BATCH_OPTIONS>;

/** `barline batch`: makes the codes of many links and puts them into a ZIP file, a folder or sheets of labels. Returns the exit code. */
export async function makeBatch(call: BatchCall): Promise<number> {
  const { operands, options, output } = call;
  const [source] = operands;
  const target = options.output ?? 'codes.zip';
  const bytes = await readSource(call);
  const batch = parseBatch(decodeText(bytes).text);
  if (batch.rows.length === 0) throw new Failure('input_unreadable', { reason: 'no_rows', source });
  if (batch.beyond > 0) output.note(TOO_MANY, { rows: batch.rows.length, beyond: batch.beyond });
  if (!(await isFolder(target)) && extname(target).toLowerCase() === '.pdf') return makeLabels(call, batch, target);
  return makeFiles(call, batch, target, bytes);
}

const TOO_MANY = {
  en: 'Only the first {rows} rows are made, {beyond} are left out: make them in another batch.',
  ru: 'Сделаны будут только первые {rows} строк, {beyond} пропущены: сделайте их отдельно.',
};
const RESUMED = {
  en: 'Going on after {done} rows that were done before.',
  ru: 'Продолжаю: {done} строк уже сделаны.',
};
const MORE = {
  en: 'More rows failed: see index.csv, or say --verbose.',
  ru: 'Не удались и другие строки: смотрите index.csv или укажите --verbose.',
};
const DONE = {
  en: 'Made: {made} · failed: {failed} · see index.csv',
  ru: 'Сделано: {made} · не удалось: {failed} · смотрите index.csv',
};

async function makeFiles(call: BatchCall, { rows }: Batch, target: string, input: Uint8Array): Promise<number> {
  const { options, output, language, env } = call;
  const formats = readFormats(options);
  const jobs = readNumber('jobs', options.jobs ?? '4', 1, 16);
  const template = readTemplate(options);
  const proof = oneOf(PROOFS, 'proof', options.proof ?? 'style');
  const intoFolder = await isFolder(target);
  if (intoFolder) await makeFolder(target);
  else await makeFolder(dirname(target));

  const key = createHash('sha256')
    .update(input)
    .update(JSON.stringify({ ...options, resume: 0, jobs: 0 }))
    .digest('hex');
  const path = intoFolder ? join(target, '.barline-batch') : `${target}.journal`;
  const unfinished = await stat(unfinishedZip(target)).then(
    ({ size }) => size,
    () => 0,
  );
  const journal = await openJournal(path, key, options.resume ?? false, unfinished).catch((cause) => {
    throw new Failure('output_unwritable', { path }, { cause });
  });
  const { done } = journal;
  if (done.length > 0) output.note(RESUMED, { done: done.length });
  const sink = intoFolder ? openFolderSink(target) : openZipSink(target, done);
  const name = fileNamer(
    template,
    done.map((record) => record.name).filter((given) => given !== ''),
  );
  const index = done.map((record) => record.index);
  const exits = new Map<number, number>();
  const count = (exit: number) => exits.set(exit, (exits.get(exit) ?? 0) + 1);
  for (const record of done) count(record.exit);

  await withDrawer(env, async (codes, drawer) => {
    const drawRow = rowDrawer({ codes, drawer, values: options, formats, language, proof });
    const left = rows.slice(done.length);
    let refused = 0;
    for await (const drawn of mapInOrder(left, Math.round(jobs), drawRow)) {
      const record = drawn.ok ? await keepRow(drawn, sink, name) : refuseRow(drawn, call, refused++);
      count(record.exit);
      index.push(record.index);
      await journal.add({ ...record, n: drawn.row.n, length: sink.length() });
      if (drawn.row.n % PROGRESS_STEP === 0) output.progress(drawn.row.n, rows.length);
    }
  });
  output.progress(rows.length, rows.length);

  await sink.add('index.csv', Buffer.from([INDEX_HEADER, ...index].join('')), false);
  await sink.finish();
  await journal.remove();

  const made = exits.get(EXIT.done) ?? 0;
  const failed = rows.length - made;
  if (options.json) output.print(JSON.stringify({ file: target, rows: rows.length, made, failed }));
  else output.print(target);
  output.note(DONE, { made, failed });
  return combineExits(exits.keys());
}

async function withDrawer(env: NodeJS.ProcessEnv, use: (codes: Codes, drawer: Drawer) => Promise<void>): Promise<void> {
  const drawer = openDrawer();
  try {
    await withCodes(env, (codes) => use(codes, drawer));
  } finally {
    await drawer.close();
  }
}

/** Puts the pictures of a row where they belong. */
async function keepRow(drawn: DrawnRow & { ok: true }, sink: Sink, name: ReturnType<typeof fileNamer>) {
  const { row, code, files, proof } = drawn;
  const ref = String(code.mediaRef);
  const { type, id } = code.link;
  const stem = name({ n: row.n, type, id, title: row.title, ref, width: drawn.settings.style.width, file: row.file });
  const entries: string[] = [];
  for (const { extension, bytes } of files) {
    const entry = await sink.add(`${stem}.${extension}`, bytes, PACKED.includes(extension));
    if (entry !== null) entries.push(entry);
  }
  const names = files.map(({ extension }) => `${stem}.${extension}`).join(' ');
  const uri = formatUri(code.link);
  const index = formatIndexRow({ link: row.link, uri, mediaRef: ref, file: names, proof, error: '' });
  return { name: stem, entries, index, exit: EXIT.done };
}

/** Says why a row was not made. */
function refuseRow({ row, error }: DrawnRow & { ok: false }, { output, language }: BatchCall, refused: number) {
  const failure = error instanceof Failure ? error : new Failure('unexpected', {}, { cause: error });
  // Hundreds of sentences help nobody: all of them are in index.csv.
  if (refused < MOST_COMPLAINTS || output.verbose) output.complain(failure, `${row.line}`);
  else if (refused === MOST_COMPLAINTS) output.note(MORE);
  const parsed = parseLink(row.link);
  const uri = parsed.ok ? formatUri(parsed.link) : '';
  const { id, detail } = describeError(failure, language);
  const index = formatIndexRow({ link: row.link, uri, mediaRef: '', file: '', proof: '', error: `${id}: ${detail}` });
  return { name: '', entries: [], index, exit: failures[id].exit };
}

async function makeLabels(call: BatchCall, { rows }: Batch, target: string): Promise<number> {
  const { options, output, language, env } = call;
  const sheet = oneOf(Object.keys(LABEL_SHEETS) as LabelSheetId[], 'sheet', options.sheet ?? '3x8');
  const jobs = readNumber('jobs', options.jobs ?? '4', 1, 16);
  const wanted: readonly BatchRow[] = rows.slice(0, MOST_LABELS);
  if (rows.length > MOST_LABELS) output.note(TOO_MANY, { rows: MOST_LABELS, beyond: rows.length - MOST_LABELS });
  const exits = new Set<number>();
  const labels: Label[] = [];
  await withDrawer(env, async (codes, drawer) => {
    let refused = 0;
    const drawRow = rowDrawer({ codes, drawer, values: options, formats: ['svg'], language, proof: 'none' });
    for await (const drawn of mapInOrder(wanted, Math.round(jobs), drawRow)) {
      if (drawn.ok) labels.push({ drawing: drawn.drawing, style: drawn.settings.style, title: drawn.row.title });
      exits.add(drawn.ok ? EXIT.done : refuseRow(drawn, call, refused++).exit);
      if (drawn.row.n % PROGRESS_STEP === 0) output.progress(drawn.row.n, wanted.length);
    }
  });
  output.progress(wanted.length, wanted.length);
  const font = labels.some(({ title }) => title !== '') ? await openTypeface() : null;
  const pages = layoutLabels(labels, sheet, font);
  if (pages.length > 0) {
    await writeWhole(
      target,
      sheetsToPdf(pages, 'Barline', (bytes) => deflateSync(bytes)),
    );
    if (options.json)
      output.print(JSON.stringify({ file: target, rows: rows.length, made: labels.length, pages: pages.length }));
    else output.print(target);
  }
  return combineExits(exits);
}

function readFormats({ format = 'svg' }: Values<typeof BATCH_OPTIONS>): PictureFormat[] {
  return [...new Set(format.split(',').map((each) => readFormat(each.trim())))];
}

function readTemplate({ template = DEFAULT_FILE_TEMPLATE }: Values<typeof BATCH_OPTIONS>): string {
  const [unknown] = unknownFields(template);
  if (unknown === undefined) return template;
  throw new Failure('malformed_style', { reason: 'template', value: unknown });
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((cause) => {
    throw new Failure('output_unwritable', { path }, { cause });
  });
}
