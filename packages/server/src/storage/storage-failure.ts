import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '@barline/messages';
import type { DatabaseLocation } from './location.ts';

// Primary result codes, https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;

/** What an SQLite database needs at least to be opened for writing: one page of -shm and some of -wal, in bytes. */
const LEAST_SPACE = 64 * 1024;

/** True when another process held the lock, so that the same statement may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === SQLITE_BUSY;
}

/** Says what a driver's error means to the user: the disk is full, or the database cannot be used. */
export function toStorageFailure(error: unknown, location: DatabaseLocation): Failure {
  return new Failure(isFull(error, location) ? 'storage_full' : 'storage_unavailable', {}, { cause: error });
}

function isFull(error: unknown, location: DatabaseLocation): boolean {
  const code = (error as { code?: unknown }).code;
  // 53100: PostgreSQL's disk_full.
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return true;
  const sqlite = sqliteCode(error);
  if (sqlite === SQLITE_FULL) return true;
  // The shared-memory file of a full disk gives no SQLITE_FULL but one of these.
  const suspicious = sqlite === SQLITE_IOERR || sqlite === SQLITE_CANTOPEN;
  return suspicious && location.kind === 'sqlite' && freeSpace(dirname(location.file)) < LEAST_SPACE;
}

function sqliteCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

function freeSpace(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
