import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toMediaRef } from '@barline/codes';
import { sql } from 'kysely';
import { afterAll, expect, it, vi } from 'vitest';
import { collect } from '../collect-for-tests.ts';
import { openDatabase } from './database.ts';
import { createPairStore, type StoredPair } from './pairs.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const now = () => new Date('2026-11-21T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'barline-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = () => join(folder, `${++files}.db`);
const open = (file: string) => openDatabase({ kind: 'sqlite', file }, now);

it('syncs each commit to the disk before it is acknowledged, in write-ahead mode', async () => {
  const database = await open(newFile());
  const pragma = (name: string) => database.run(async (query) => (await sql.raw(`pragma ${name}`).execute(query)).rows);
  expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
  await database.close();
});

it('says that the disk is full, keeps what was stored, and goes on when there is space again', async () => {
  const file = newFile();
  const database = await open(file);
  const store = createPairStore(database);
  await store.add([pair(1)]);
  await database.run((query) => sql`pragma max_page_count = 1`.execute(query));
  const filling = async () => {
    for (let ref = 2; ref < 5000; ref++) await store.add([pair(ref)]);
  };
  await expect(filling()).rejects.toMatchObject({ id: 'storage_full' });
  const stored = (await collect(store.list())).length;
  expect(stored).toBeGreaterThan(0);
  await database.run((query) => sql`pragma max_page_count = 100000`.execute(query));
  expect(await store.add([pair(9999)])).toHaveLength(1);
  await database.close();

  const again = await open(file);
  expect(await collect(createPairStore(again).list())).toHaveLength(stored + 1);
  await again.close();
});

it('leaves a file from a newer version as it is, byte for byte', async () => {
  const file = newFile();
  await (await open(file)).close();
  const connection = new DatabaseSync(file);
  connection.exec("insert into schema_versions values (9, ''); pragma journal_mode = delete");
  connection.close();
  const before = readFileSync(file);
  await expect(open(file)).rejects.toMatchObject({ id: 'database_newer', values: { found: 9, known: 5 } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

it('leaves a file that is no database as it is', async () => {
  const file = newFile();
  writeFileSync(file, 'Dear diary, '.repeat(1000));
  await expect(open(file)).rejects.toMatchObject({ id: 'storage_unavailable' });
  expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(1000));
});

it('says that the place is not usable', async () => {
  const file = newFile();
  writeFileSync(file, '');
  await expect(open(join(file, 'inside-a-file.db'))).rejects.toMatchObject({ id: 'storage_unavailable' });
  mkdirSync(join(folder, 'folder.db'));
  await expect(open(join(folder, 'folder.db'))).rejects.toMatchObject({ id: 'storage_unavailable' });
});

it('waits while another process writes', async () => {
  const file = newFile();
  const database = await open(file);
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  setTimeout(() => {
    other.exec('commit');
    other.close();
  }, 300);
  expect(await createPairStore(database).add([pair(1)])).toHaveLength(1);
  await database.close();
});

it('serves two processes that write at the same time, neither losing anything', async () => {
  const file = newFile();
  const writer = new URL('sqlite.writer-for-tests.ts', import.meta.url).pathname;
  const run = (first: number) =>
    new Promise<number | null>((resolve) => {
      const args = ['--conditions=source', writer, file, String(first), '200'];
      spawn(process.execPath, args, { stdio: 'inherit' }).once('close', resolve);
    });
  expect(await Promise.all([run(0), run(1000)])).toEqual([0, 0]);
  const database = await open(file);
  expect(await collect(createPairStore(database).list())).toHaveLength(400);
  await database.close();
}, 30_000);

function pair(mediaRef: number): StoredPair {
  return {
    namespace: 'spotify',
    mediaRef: toMediaRef(mediaRef),
    uri: `spotify:track:${String(mediaRef).padStart(22, '0')}`,
    origin: 'learned',
    since: now().toISOString(),
    mark: null,
  };
}
