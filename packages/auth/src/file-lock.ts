import { StoreError } from './errors.ts';

type LockOptions = {
  /** How long another holder is waited for, in ms. */
  readonly patience?: number;
};

const PATIENCE = 60_000;
const SQLITE_BUSY = 5;

/**
 * Lets one at a time work among all processes that use the same lock file. The lock is one of the operating system's,
 * taken through SQLite's embedded library on an empty file: it ends with its holder, however that ends, so that
 * there is no stale one to recognise. Throws `StoreError`.
 */
export async function withFileLock<Result>(
  path: string,
  work: () => Promise<Result>,
  { patience = PATIENCE }: LockOptions = {},
): Promise<Result> {
  const lock = await openLock(path);
  try {
    const end = performance.now() + patience;
    while (!tryToTake(lock, path)) {
      if (performance.now() > end) {
        throw new StoreError('tokens_locked', 'Another process holds the lock.', { values: { path } });
      }
      await pause(5 + Math.random() * 20);
    }
    return await work();
  } finally {
    lock.close();
  }
}

async function openLock(path: string) {
  const { DatabaseSync } = await import('node:sqlite');
  try {
    const lock = new DatabaseSync(path, { timeout: 0 });
    // What a transaction would write stays in memory: nothing is ever written.
    lock.exec('PRAGMA journal_mode = MEMORY');
    return lock;
  } catch (error) {
    throw new StoreError('tokens_unwritable', `The lock ${path} cannot be used.`, { values: { path }, cause: error });
  }
}

/** Closing the database gives the lock back. */
function tryToTake(lock: { exec(sql: string): void }, path: string): boolean {
  try {
    lock.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw new StoreError('tokens_unwritable', `The lock ${path} cannot be used.`, { values: { path }, cause: error });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
