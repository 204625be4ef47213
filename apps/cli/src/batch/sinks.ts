import { closeSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { createZip } from '@barline/codes';
import { Failure } from '@barline/messages';
import { writeWhole } from '../files.ts';
import type { RowRecord } from './journal.ts';

/** Where the files of a batch go. */
export type Sink = {
  /** Adds a file; `packed` says that it cannot be made smaller. Returns its entry of a ZIP file's directory in base64. */
  add(name: string, bytes: Uint8Array, packed: boolean): Promise<string | null>;
  /** How many bytes of a ZIP file there are. */
  length(): number;
  finish(): Promise<void>;
};

/** How much is written at a time, in bytes. */
const CHUNK = 1 << 18;

/** Most files are small: a small window costs them nothing and spares memory. */
const SMALL = { level: 3, windowBits: 12, memLevel: 4, chunkSize: 1 << 12 };

function deflate(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, bytes.length < 1 << 14 ? SMALL : {});
}

/** Writes a ZIP file beside its place and moves it there when it is whole; `done` are the rows that it holds already. */
export function openZipSink(path: string, done: readonly RowRecord[]): Sink {
  const unfinished = unfinishedZip(path);
  const length = done.at(-1)?.length ?? 0;
  const entries = done.flatMap((record) => record.entries.map((entry) => new Uint8Array(Buffer.from(entry, 'base64'))));
  const file = attempt(path, () => {
    const opened = openSync(unfinished, length > 0 ? 'r+' : 'w');
    ftruncateSync(opened, length);
    return opened;
  });
  let written = length;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    const chunk = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    attempt(path, () => {
      for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at, chunk.length - at, written + at);
    });
    written += chunk.length;
  };
  const put = (bytes: Uint8Array) => {
    waiting.push(bytes);
    size += bytes.length;
    if (size >= CHUNK) flush();
  };
  const zip = createZip(put, deflate, { entries, length });
  return {
    async add(name, bytes, packed) {
      return Buffer.from(zip.add(name, bytes, { store: packed })).toString('base64');
    },
    length: () => written + size,
    async finish() {
      zip.end();
      flush();
      closeSync(file);
      attempt(path, () => renameSync(unfinished, path));
    },
  };
}

export function unfinishedZip(path: string): string {
  return `${path}.part`;
}

/** Writes files into a folder, which is made where there is none. */
export function openFolderSink(folder: string): Sink {
  const made = new Set<string>();
  return {
    async add(name, bytes) {
      const path = join(folder, name);
      const parent = dirname(path);
      if (!made.has(parent)) {
        await mkdir(parent, { recursive: true }).catch((cause) => {
          throw new Failure('output_unwritable', { path: parent }, { cause });
        });
        made.add(parent);
      }
      await writeWhole(path, bytes);
      return null;
    },
    length: () => 0,
    finish: async () => {},
  };
}

function attempt<Result>(path: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new Failure(full ? 'storage_full' : 'output_unwritable', { path }, { cause: error });
  }
}
