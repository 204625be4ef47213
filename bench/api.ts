/**
 * The Web API on a catalogue of a million made-up tracks, over SQLite and PostgreSQL, beside a bare node:http server
 * that sends the same bytes: one core for the server, one for the load (and PostgreSQL, which has no core of its own).
 * The catalogue comes in by the command that imports it, timed from its start to its end. Rounds take turns, so that a
 * slow moment hits all alike. PostgreSQL has a quarter of the memory for its buffers, as its manual advises; TRACKS,
 * ROUNDS and ROUND_MS make it all shorter; BARLINE_TEST_POSTGRES_URL names a PostgreSQL to use, DATABASES=sqlite leaves
 * it out.
 */
import { type ChildProcess, execFile, fork, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { readConfig } from '../packages/server/src/config.ts';
import { postgresForTests, type TestDatabases } from '../packages/server/src/storage/databases-for-tests.ts';
import { createPlaylistStore } from '../packages/server/src/storage/playlists.ts';
import { openAccounts } from '../packages/server/src/token/open-accounts.ts';
import { createRandom, generate } from './api/generate.ts';
import type { LoadRequest, LoadResult } from './api/load.ts';
import { median } from './measure.ts';

const TRACKS = Number(process.env.TRACKS ?? 1_000_000);
const ROUNDS = Number(process.env.ROUNDS ?? 4);
const ROUND_MS = Number(process.env.ROUND_MS ?? 1500);
const DATABASES = (process.env.DATABASES ?? 'sqlite,postgres').split(',');
const WARM_UP_MS = 2500;
const SERVER_CORE = '0';
const LOAD_CORE = '1';
const BATCH = 10_000;
const PLAYLIST = 'benchPlaylist000000000';
/** Different tracks and queries that are asked for. */
const SAMPLE = 20_000;

const pinned = spawnSync('taskset', ['-c', `${SERVER_CORE},${LOAD_CORE}`, 'true']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'barline-bench-'));
const children: ChildProcess[] = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const run = promisify(execFile);
const here = (name: string) => new URL(name, import.meta.url).pathname;
const catalogue = generate(TRACKS);

type Target = { readonly port: number; readonly child: ChildProcess };

async function start(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<Target> {
  const node = [process.execPath, script, ...args];
  const [command, ...rest] = pinned ? ['taskset', '-c', SERVER_CORE, ...node] : node;
  const child = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}.`)));
    const read = (data: Buffer) => {
      const found = /(?:127\.0\.0\.1:|^)(\d{4,5})\s/.exec(String(data));
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  return { port, child };
}

/** What the process has computed so far, in µs: unlike time it does not count what other programs take. */
function computedBy({ child }: Target): number {
  const [, rest] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13).map(Number);
  // Ticks of 10 ms.
  return (user + system) * 10_000;
}

/** What PostgreSQL does by itself a minute after so much has been written. */
async function settle(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

const COMMAND = here('../apps/cli/dist/cli.js');
const catalogueFile = join(folder, 'catalogue.jsonl');

async function writeCatalogue(): Promise<void> {
  const file = await open(catalogueFile, 'w');
  let lines: string[] = [];
  const put = async () => {
    await file.write(lines.join(''));
    lines = [];
  };
  for (const object of catalogue.objects()) {
    lines.push(`${JSON.stringify(object)}\n`);
    if (lines.length === BATCH) await put();
  }
  await put();
  await file.close();
}

/** Runs `barline catalog import`, from its start to its end. Returns objects per second. */
async function importCatalogue(settings: Record<string, string>): Promise<number> {
  const start = performance.now();
  const { stdout } = await run(process.execPath, [COMMAND, 'catalog', 'import', catalogueFile, '--json'], {
    env: { ...process.env, ...settings },
  });
  const { objects } = JSON.parse(stdout) as { objects: number };
  return objects / ((performance.now() - start) / 1000);
}

/** Fills a database and returns what the server and the load need. */
async function prepare(url: string) {
  const settings = { PORT: '0', BARLINE_STRIP_URL: 'off', BARLINE_DATABASE_URL: url, BARLINE_DATA_DIR: folder };
  const objectsPerSecond = await importCatalogue(settings);
  if (url.startsWith('postgres')) await settle(url);
  const accounts = await openAccounts(readConfig(settings, { sandbox: false }));
  const { app } = await accounts.apps.create({ name: 'Bench', redirectUris: [] });
  const user = (await accounts.users.create({
    ...{ username: 'bench', displayName: 'Bench', email: null, country: 'SE', product: 'premium', passwordHash: '-' },
  }))!;
  await accounts.authorizations.grant(user.id, app.clientId, ['playlist-read-private']);
  await createPlaylistStore(accounts.stored).importPlaylist({
    ...{ id: PLAYLIST, name: 'Bench', description: null, ownerId: user.id, ownerName: 'Bench', snapshotId: null },
    ...{ public: true, collaborative: false, images: [] },
    items: Array.from({ length: 100 }, (_, index) => ({
      uri: `spotify:track:${catalogue.trackId(Math.floor((index * TRACKS) / 100))}`,
      addedAt: '2026-01-01T00:00:00Z',
      addedById: user.id,
    })),
  });
  const { access_token } = await accounts.mint({
    ...{ clientId: app.clientId, userId: user.id, scopes: ['playlist-read-private', 'user-read-private'] },
  });
  await accounts.close();
  return { settings, authorization: `Bearer ${access_token}`, objectsPerSecond };
}

function ask(load: ChildProcess, request: LoadRequest): Promise<LoadResult> {
  return new Promise((resolve) => {
    load.once('message', (result) => resolve(result as LoadResult));
    load.send(request);
  });
}

const random = createRandom(11);
const tracks = Array.from({ length: SAMPLE }, () => `/v1/tracks/${catalogue.trackId(Math.floor(random() * TRACKS))}`);
const searches = Array.from(
  { length: SAMPLE },
  () => `/v1/search?type=track&limit=10&q=${encodeURIComponent(catalogue.query(random))}`,
);
const CALLS = [
  { name: 'GET /v1/me', paths: ['/v1/me'], connections: 50, goal: 0.5 },
  { name: 'GET /v1/tracks/{id}', paths: tracks, connections: 50, goal: 0.5 },
  {
    name: 'GET /v1/playlists/{id}/items?limit=50',
    paths: [`/v1/playlists/${PLAYLIST}/items?limit=50`],
    connections: 50,
    goal: null,
  },
  { name: 'GET /v1/search', paths: searches, connections: 50, goal: null },
  { name: 'GET /v1/search, 8 connections', paths: searches, connections: 8, goal: null },
] as const;

type Round = LoadResult & { readonly computed: number };

/** All calls of one database beside the bare server. Returns what missed its goal. */
async function contest(kind: string, url: string): Promise<string[]> {
  const { settings, authorization, objectsPerSecond } = await prepare(url);
  console.log(`\n${kind}: ${TRACKS.toLocaleString('en')} tracks, imported at ${objectsPerSecond.toFixed(0)} objects/s`);
  const ours = await start(COMMAND, ['serve'], settings);
  const bodies: Record<string, string> = {};
  for (const { paths } of CALLS) {
    const answer = await fetch(`http://127.0.0.1:${ours.port}${paths[0]}`, { headers: { authorization } });
    bodies[paths[0].split('?')[0].replace(/(tracks).*/, '$1')] = await answer.text();
    if (answer.status !== 200) throw new Error(`${paths[0]}: ${answer.status}`);
  }
  const file = join(folder, 'bodies.json');
  writeFileSync(file, JSON.stringify(bodies));
  const bare = await start(here('api/bare.ts'), [file]);
  const load = fork(here('api/load.ts'), { stdio: 'inherit' });
  if (pinned) spawnSync('taskset', ['-a', '-cp', LOAD_CORE, String(load.pid)]);
  children.push(load);

  const results = new Map<string, { ours: Round[]; bare: Round[] }>(
    CALLS.map(({ name }) => [name, { ours: [], bare: [] }]),
  );
  for (let round = -1; round < ROUNDS; round++) {
    for (const { name, paths, connections } of CALLS) {
      for (const [side, target] of [
        ['bare', bare],
        ['ours', ours],
      ] as const) {
        const ms = round < 0 ? WARM_UP_MS : ROUND_MS;
        const before = computedBy(target);
        const result = await ask(load, { port: target.port, authorization, paths, connections, ms });
        if (result.wrong > 0) throw new Error(`${name}: ${result.wrong} wrong answers, the first ${result.wrongBody}`);
        const computed = (computedBy(target) - before) / result.answers;
        if (round >= 0) results.get(name)![side].push({ ...result, computed });
      }
    }
  }
  load.kill();
  const ended = [ours, bare].map(({ child }) => new Promise((resolve) => child.once('close', resolve)));
  for (const { child } of [ours, bare]) child.removeAllListeners('exit').kill();
  await Promise.all(ended);

  const missed: string[] = [];
  console.log(`${''.padEnd(40)}  req/s  ratio  p50 ms  p99 ms  bare p99  CPU µs  bare CPU`);
  for (const { name, goal } of CALLS) {
    const { ours, bare } = results.get(name)!;
    const middle = (rounds: Round[], field: keyof Round) => median(rounds.map((round) => round[field] as number));
    const ratio = median(ours.map(({ perSecond }, round) => perSecond / bare[round].perSecond));
    const p99 = middle(ours, 'p99');
    console.log(
      [
        name.padEnd(40),
        middle(ours, 'perSecond').toFixed(0).padStart(7),
        ratio.toFixed(2).padStart(6),
        middle(ours, 'p50').toFixed(2).padStart(7),
        p99.toFixed(2).padStart(7),
        middle(bare, 'p99').toFixed(2).padStart(9),
        middle(ours, 'computed').toFixed(1).padStart(7),
        middle(bare, 'computed').toFixed(1).padStart(9),
      ].join(' '),
    );
    if (goal !== null && ratio < goal) missed.push(`${kind}, ${name}: ${ratio.toFixed(2)} of bare, goal ${goal}`);
    if (name.endsWith('8 connections') && p99 > 50) missed.push(`${kind}, ${name}: p99 ${p99.toFixed(1)} ms, goal 50`);
  }
  if (kind === 'SQLite' && objectsPerSecond < 20_000)
    missed.push(`import ${objectsPerSecond.toFixed(0)} objects/s, goal 20000`);
  return missed;
}

// As it is published: built.
spawnSync('npm', ['run', 'build', '--workspace', 'barline'], { cwd: here('..'), stdio: 'ignore' });
console.log(
  `${pinned ? 'One core each for server and load' : 'Not pinned to cores'}, ${ROUNDS} rounds of ${ROUND_MS} ms`,
);
await writeCatalogue();
const missed: string[] = [];
if (DATABASES.includes('sqlite')) missed.push(...(await contest('SQLite', `sqlite:${join(folder, 'bench.db')}`)));
let postgres: TestDatabases | string | null = null;
if (DATABASES.includes('postgres')) {
  // As its manual advises for a machine that runs it: https://www.postgresql.org/docs/current/runtime-config-resource.html
  postgres = await postgresForTests(['-c', `shared_buffers=${Math.floor(totalmem() / 4 / 2 ** 20)}MB`]);
  if (typeof postgres === 'string') console.log(postgres);
  else {
    const location = await postgres.fresh();
    if (location.kind === 'postgres') missed.push(...(await contest('PostgreSQL', location.url)));
  }
}
console.log(missed.length === 0 ? '\nAll goals reached.' : `\nMissed:\n${missed.join('\n')}`);
if (postgres && typeof postgres !== 'string') await postgres.close();
process.exit(0);
