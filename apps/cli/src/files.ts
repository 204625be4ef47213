import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { Failure } from '@barline/messages';

/** True when `path` names a folder that exists, or ends like one. */
export async function isFolder(path: string): Promise<boolean> {
  if (/[/\\]$/.test(path)) return true;
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/**
 * Writes a file whole or not at all: what was at `path` before stays when the disk is full. A device or a pipe is
 * written to directly. Throws `Failure`.
 */
export async function writeWhole(path: string, data: Uint8Array | AsyncIterable<string>): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) return refuse(path, () => writeFile(path, data));
  await refuse(path, async () => {
    const target = there === null ? path : await realpath(path);
    const unfinished = `${target}.${process.pid}.part`;
    try {
      await writeFile(unfinished, data);
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  });
}

/** Writes a file that was not there: `name` in `folder`, or `name-2`, `name-3` … Returns its path. Throws `Failure`. */
export async function writeNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    if (await refuse(path, () => writeExclusively(path, bytes))) return path;
  }
}

/** False when `path` exists. */
async function writeExclusively(path: string, bytes: Uint8Array): Promise<boolean> {
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (file === null) return false;
  try {
    await file.writeFile(bytes);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

async function refuse<Result>(path: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new Failure(full ? 'storage_full' : 'output_unwritable', { path }, { cause: error });
  }
}
