/**
 * The token endpoint beside a bare node:http server that does the same parsing, oidc-provider and
 * @node-oauth/oauth2-server: one core for the server, one for the load, 50 connections kept alive. Every code and every
 * rotation is on the disk before it is answered. Rounds take turns, so that a slow moment hits all alike.
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../packages/server/src/config.ts';
import { hashSecret } from '../packages/server/src/storage/apps.ts';
import { type OpenAccounts, openAccounts } from '../packages/server/src/token/open-accounts.ts';
import { median } from './measure.ts';
import type { LoadRequest, LoadResult } from './token/load.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 4);
const ROUND_MS = Number(process.env.ROUND_MS ?? 1000);
/** Before the first round: until what runs often is compiled. */
const WARM_UP_MS = 2500;
const SERVER_CORE = '0';
const LOAD_CORE = '1';
const REDIRECT = 'http://127.0.0.1:8888/callback';
const VERIFIER = 'v'.repeat(64);

const pinned = spawnSync('taskset', ['-c', `${SERVER_CORE},${LOAD_CORE}`, 'true']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'barline-bench-'));
const children: ChildProcess[] = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Target = { readonly port: number; readonly child: ChildProcess; readonly firstAnswer: number };

/** Starts a server on its core. `start` to its first answer is what `firstAnswer` says, in ms. */
async function startServer(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<Target> {
  const start = performance.now();
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
  const answer = await fetch(`http://127.0.0.1:${port}/api/token`, { method: 'POST' });
  await answer.arrayBuffer();
  return { port, child, firstAnswer: performance.now() - start };
}

function startLoad(): ChildProcess {
  const script = new URL('token/load.ts', import.meta.url).pathname;
  const child = fork(script, { stdio: 'inherit' });
  if (pinned) spawnSync('taskset', ['-a', '-cp', LOAD_CORE, String(child.pid)]);
  children.push(child);
  return child;
}

function ask(load: ChildProcess, request: LoadRequest): Promise<LoadResult> {
  return new Promise((resolve) => {
    load.once('message', (result) => resolve(result as LoadResult));
    load.send(request);
  });
}

/** What the process has computed so far, in µs: unlike time it does not count what other programs take. */
function computedBy({ child }: Target): number {
  const [, rest] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13).map(Number);
  // Ticks of 10 ms.
  return (user + system) * 10_000;
}

/** Resident memory, in MB. */
function memoryOf({ child }: Target): number {
  const pages = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  return Number(pages?.[1] ?? 0) / 1024;
}

const settings = {
  PORT: '0',
  BARLINE_STRIP_URL: 'off',
  BARLINE_DATABASE_URL: `sqlite:${join(folder, 'bench.db')}`,
  BARLINE_PROFILE: '2026-07',
};
const accounts = await openAccounts(readConfig(settings, { sandbox: false }));
const { app, secret } = await accounts.apps.create({ name: 'Bench', redirectUris: [REDIRECT] });
const { app: publicApp } = await accounts.apps.create({ name: 'Bench', redirectUris: [REDIRECT], public: true });
const user = (await accounts.users.create({
  username: 'bench',
  displayName: 'Bench',
  email: null,
  country: 'SE',
  product: 'free',
  passwordHash: '-',
}))!;
for (const { clientId } of [app, publicApp])
  await accounts.authorizations.grant(user.id, clientId, ['user-read-email']);
const authorization = `Basic ${Buffer.from(`${app.clientId}:${secret}`).toString('base64')}`;

const here = (name: string) => new URL(name, import.meta.url).pathname;
// As it is published: built.
spawnSync('npm', ['run', 'build', '--workspace', 'barline'], { cwd: here('..'), stdio: 'ignore' });
const serve = [here('../apps/cli/dist/cli.js'), ['serve']] as const;
const bare = await startServer(here('token/bare.ts'), [app.clientId, hashSecret(secret!)]);
const ours = await startServer(...serve, settings);
const rotating = await startServer(...serve, { ...settings, BARLINE_PROFILE: '2025-11' });
const oauth2 = await startServer(here('token/oauth2-server.ts'), [app.clientId, secret!]);
const oidc = await startServer(here('token/oidc-provider.ts'), [app.clientId, secret!]);
const load = startLoad();

const CLIENT_CREDENTIALS = 'grant_type=client_credentials';

function codeBody(opened: OpenAccounts, clientId: string): string {
  const codeChallenge = createHash('sha256').update(VERIFIER).digest('base64url');
  const scopes = ['user-read-email'];
  const code = opened.issueCode({ clientId, userId: user.id, redirectUri: REDIRECT, scopes, codeChallenge });
  const redirect = encodeURIComponent(REDIRECT);
  return `grant_type=authorization_code&code=${code}&redirect_uri=${redirect}&client_id=${clientId}&code_verifier=${VERIFIER}`;
}

async function redeem(clientId: string, headers: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(codeBody(accounts, clientId));
  const answer = await fetch(`http://127.0.0.1:${ours.port}/api/token`, { method: 'POST', headers, body });
  const { refresh_token } = await answer.json();
  return `grant_type=refresh_token&refresh_token=${refresh_token}&client_id=${clientId}`;
}

const refreshBody = await redeem(app.clientId, { authorization });
let rotatingBodies: readonly string[] = await Promise.all(
  Array.from({ length: 50 }, () => redeem(publicApp.clientId, {})),
);

type Contest = { readonly name: string; readonly target: Target; readonly run: (ms: number) => Promise<LoadResult> };

const against = (target: Target, bodies: readonly string[]) => (ms: number) =>
  ask(load, { port: target.port, authorization, bodies, rotating: false, ms });

const contests: readonly Contest[] = [
  { name: 'bare node:http, client credentials', target: bare, run: against(bare, [CLIENT_CREDENTIALS]) },
  { name: 'Barline, client credentials', target: ours, run: against(ours, [CLIENT_CREDENTIALS]) },
  { name: '@node-oauth/oauth2-server, client credentials', target: oauth2, run: against(oauth2, [CLIENT_CREDENTIALS]) },
  { name: 'oidc-provider, client credentials', target: oidc, run: against(oidc, [CLIENT_CREDENTIALS]) },
  { name: 'bare node:http, body of a refresh', target: bare, run: against(bare, [refreshBody]) },
  { name: 'Barline, refresh', target: ours, run: against(ours, [refreshBody]) },
  { name: 'bare node:http, body of a code', target: bare, run: against(bare, [codeBody(accounts, app.clientId)]) },
  {
    name: 'Barline, code redemption (durable)',
    target: ours,
    run: (ms) => {
      const bodies = Array.from({ length: Math.ceil(ms * 20) }, () => codeBody(accounts, app.clientId));
      return ask(load, { port: ours.port, authorization, bodies, rotating: false, ms });
    },
  },
  {
    name: 'Barline, rotation (durable)',
    target: rotating,
    run: async (ms) => {
      const request = { port: rotating.port, authorization: 'none', bodies: rotatingBodies, rotating: true, ms };
      const result = await ask(load, request);
      rotatingBodies = result.bodies;
      return result;
    },
  },
];

type Round = LoadResult & { readonly computed: number };

const results = new Map<string, Round[]>(contests.map(({ name }) => [name, []]));
for (let round = -1; round < ROUNDS; round++) {
  for (const { name, target, run } of contests) {
    const before = computedBy(target);
    const result = await run(round < 0 ? WARM_UP_MS : ROUND_MS);
    if (result.wrong > 0) throw new Error(`${name}: ${result.wrong} wrong answers, the first ${result.wrongBody}`);
    const computed = (computedBy(target) - before) / result.answers;
    if (round >= 0) results.get(name)!.push({ ...result, computed });
  }
}

const middle = (name: string, field: 'perSecond' | 'p50' | 'p99' | 'computed') =>
  median(results.get(name)!.map((result) => result[field]));
/** The median over the rounds of one round's ratio: both sides saw the same moment of the machine. */
const ratio = (name: string, to: string) =>
  median(results.get(name)!.map((result, round) => result.perSecond / results.get(to)![round].perSecond));

console.log(
  `${pinned ? 'One core each for server and load' : 'Not pinned to cores'}, 50 connections, ${ROUNDS} rounds of ${ROUND_MS} ms\n`,
);
console.log(`${''.padEnd(46)}  req/s   p50 ms  p99 ms  CPU µs`);
for (const { name } of contests) {
  const cells = [
    middle(name, 'perSecond').toFixed(0).padStart(7),
    middle(name, 'p50').toFixed(2).padStart(8),
    middle(name, 'p99').toFixed(2).padStart(7),
    middle(name, 'computed').toFixed(1).padStart(7),
  ];
  console.log(`${name.padEnd(46)}${cells.join(' ')}`);
}

const [BARE, OURS, OAUTH2, OIDC, BARE_REFRESH, REFRESH, BARE_CODE, CODE, ROTATION] = contests.map(({ name }) => name);
const goals: readonly (readonly [string, number, number, '>=' | '<='])[] = [
  ['client credentials / bare', ratio(OURS, BARE), 0.6, '>='],
  ['client credentials / oauth2-server', ratio(OURS, OAUTH2), 2.5, '>='],
  ['client credentials / oidc-provider', ratio(OURS, OIDC), 4, '>='],
  ['refresh without rotation / bare', ratio(REFRESH, BARE_REFRESH), 0.45, '>='],
  ['code redemption / bare', ratio(CODE, BARE_CODE), 0.3, '>='],
  ['rotation / bare', ratio(ROTATION, BARE_REFRESH), 0.25, '>='],
  ['p99 of the slowest, ms', Math.max(...[OURS, REFRESH, CODE, ROTATION].map((name) => middle(name, 'p99'))), 15, '<='],
  ['loaded memory, MB', Math.max(memoryOf(ours), memoryOf(rotating)), 160, '<='],
  ['first answer, ms', ours.firstAnswer, 500, '<='],
];
console.log(`\n${''.padEnd(38)}reached   goal`);
for (const [what, value, goal, sense] of goals) {
  const good = sense === '>=' ? value >= goal : value <= goal;
  console.log(
    `${what.padEnd(38)}${value.toFixed(2).padStart(7)} ${sense.padStart(3)} ${goal}${good ? '' : '   MISSED'}`,
  );
}
console.log(
  `\nMemory of others, MB: bare ${memoryOf(bare).toFixed(0)}, oauth2-server ${memoryOf(oauth2).toFixed(0)}, oidc-provider ${memoryOf(oidc).toFixed(0)}`,
);
await accounts.close();
process.exit(0);
