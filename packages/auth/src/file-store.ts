import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './errors.ts';
import { withFileLock } from './file-lock.ts';
import { parseTokens, type TokenStore } from './token-store.ts';
import type { Tokens } from './tokens.ts';

/** Tokens have a few kilobytes. */
const MOST_BYTES = 64 * 1024;

/**
 * Keeps tokens in a file of mode 0600 in a folder of mode 0700, which are made where they are missing. A file that others
 * may read is refused. It is replaced whole: written beside, brought to the disk, renamed; what a killed process had
 * written completely and not renamed yet is taken over by the next that works exclusively.
 */
export function fileStore(path: string): TokenStore {
  const unfinished = `${path}.new`;

  async function write(tokens: Tokens): Promise<void> {
    await orRefuse(path, () => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      rmSync(unfinished, { force: true });
      writeDurably(unfinished, `${JSON.stringify(tokens, null, 2)}\n`);
      rename(unfinished, path);
    });
  }

  /** What was written and not renamed is newer than what stands there: without it the refresh token may be lost. */
  function recover(): void {
    const found = existsSync(unfinished) ? readPrivately(unfinished) : null;
    const tokens = found === null ? null : parseTokens(found);
    if (tokens === null) rmSync(unfinished, { force: true });
    else rename(unfinished, path);
  }

  return {
    async read() {
      const text = readPrivately(path);
      if (text === null) return null;
      const tokens = parseTokens(text);
      if (tokens === null) throw new StoreError('tokens_corrupt', `${path} is damaged.`, { values: { path } });
      return tokens;
    },
    write,
    async remove() {
      await orRefuse(path, () => {
        for (const each of [unfinished, path]) rmSync(each, { force: true });
      });
    },
    async exclusively(work) {
      await orRefuse(path, () => mkdirSync(dirname(path), { recursive: true, mode: 0o700 }));
      return withFileLock(`${path}.lock`, async () => {
        await orRefuse(path, recover);
        return work();
      });
    },
  };
}

/** The text of a file that only its owner may read, or `null` where there is none. Throws `StoreError`. */
function readPrivately(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StoreError('tokens_unwritable', `${path} cannot be read.`, { values: { path }, cause: error });
  }
  try {
    const { mode, size, uid } = fstatSync(file);
    const foreign = process.getuid !== undefined && uid !== process.getuid();
    if (process.platform !== 'win32' && (foreign || (mode & 0o077) !== 0)) {
      throw new StoreError('tokens_exposed', `${path} can be read by others.`, { values: { path } });
    }
    return size > MOST_BYTES ? '' : readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('tokens_unwritable', `${path} cannot be read.`, { values: { path }, cause: error });
  } finally {
    closeSync(file);
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    if (process.platform !== 'win32') fchmodSync(file, 0o600);
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Renames, and brings the folder to the disk where the system lets one. */
function rename(from: string, to: string): void {
  renameSync(from, to);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

async function orRefuse(path: string, act: () => void): Promise<void> {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('tokens_unwritable', `${path} cannot be written.`, { values: { path }, cause: error });
  }
}
