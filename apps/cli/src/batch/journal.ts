import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * What became of one row: its line in index.csv, its exit code, and where its files are: their entries in a ZIP file's
 * directory (base64) and how long that file is after them; both are empty where files are written to a folder.
 */
export type RowRecord = {
  readonly n: number;
  readonly name: string;
  readonly index: string;
  readonly exit: number;
  readonly entries: readonly string[];
  readonly length: number;
};

/** A list of the rows that are done, on disk, so that a batch that was interrupted can go on. */
export type Journal = {
  /** The rows that were done before. */
  readonly done: readonly RowRecord[];
  add(record: RowRecord): Promise<void>;
  remove(): Promise<void>;
};

/** How many rows may be lost: they are drawn again. */
const ROWS_AT_ONCE = 64;

/**
 * Opens the journal of a batch. `key` tells batches apart: one of another batch, or one that is not to be resumed, is
 * begun anew. Rows whose files lie beyond the `length` of what was written were lost.
 */
export async function openJournal(path: string, key: string, resume: boolean, length: number): Promise<Journal> {
  const read = resume ? await readJournal(path, key) : [];
  const lost = read.findIndex((record) => record.length > length);
  const done = lost < 0 ? read : read.slice(0, lost);
  const head = JSON.stringify({ schema: 'barline.batch/1', key });
  await writeFile(path, [head, ...done.map((record) => JSON.stringify(record))].map((line) => `${line}\n`).join(''));
  let waiting: string[] = [];
  const flush = async () => {
    const lines = waiting.join('');
    waiting = [];
    await appendFile(path, lines);
  };
  return {
    done,
    async add(record) {
      waiting.push(`${JSON.stringify(record)}\n`);
      if (waiting.length >= ROWS_AT_ONCE) await flush();
    },
    remove: () => rm(path, { force: true }),
  };
}

/** The records up to the first that is damaged; none where the journal is another batch's. */
async function readJournal(path: string, key: string): Promise<RowRecord[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const records: RowRecord[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    try {
      const read = JSON.parse(line) as RowRecord & { key?: string };
      if (index === 0 && read.key !== key) return [];
      if (index > 0) records.push(read);
    } catch {
      break;
    }
  }
  return records;
}
