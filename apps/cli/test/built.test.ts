import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';
import { barlineProcess } from './barline.ts';
import { temporaryFolder } from './folder.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../../..', import.meta.url));
const app = join(root, 'apps/cli');
const BUILT = [join(app, 'dist/cli.js')];
const BIN = [join(app, 'bin/barline.js')];

beforeAll(async () => {
  if (isStale()) await build({ root: app, configFile: join(app, 'vite.config.ts'), logLevel: 'error' });
}, 60_000);

function isStale(): boolean {
  if (!existsSync(BUILT[0])) return true;
  const built = statSync(BUILT[0]).mtimeMs;
  const sources = globSync('{apps/cli,packages/*}/{src/**/*.ts,vite.config.ts,package.json}', { cwd: root });
  return sources.some((source) => statSync(join(root, source)).mtimeMs > built);
}

/** The program as it is before a build, away from any node_modules. */
function copyUnbuilt(): string[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  cpSync(BIN[0], join(folder, 'bin/barline.js'));
  cpSync(join(app, 'package.json'), join(folder, 'package.json'));
  return [join(folder, 'bin/barline.js')];
}

test('the built command answers like the sources', async () => {
  for (const args of [['help'], ['help', 'scan'], ['encode', '57639171874'], ['decode', '1,2']]) {
    expect(await barlineProcess(args, {}, BUILT)).toEqual(await barlineProcess(args));
  }
});

test('the built command makes a code, reads it, and knows it', async () => {
  const folder = temporaryFolder();
  const given = { env: { BARLINE_DATA_DIR: folder }, cwd: folder };
  const uri = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';
  const file = join(folder, 'code.jpeg');
  expect(await barlineProcess(['create', uri, '-o', file], given, BIN)).toMatchObject({ code: 0, err: '' });
  expect(await barlineProcess(['scan', file], given, BIN)).toMatchObject({ code: 0, out: `${uri}\n`, err: '' });
});

test.each(['scan-worker', 'import-worker', 'draw-thread'])(
  'the file of the thread %s stands beside the built command',
  (name) => {
    expect(existsSync(join(app, `dist/${name}.js`))).toBe(true);
  },
);

test('a command that needs neither pictures nor a registry loads neither', async () => {
  const trace = ['--import', `data:text/javascript,${encodeURIComponent(TRACE)}`];
  const { err } = await barlineProcess(['encode', '1'], {}, [...trace, ...BUILT]);
  expect(err).toBe('');
});

/** Fails when a package from npm is loaded. */
const TRACE = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (url.includes('/node_modules/')) console.error('loaded', url);
    return next(url, context);
  } });
`;

test('what is not built yet is said', async () => {
  const program = copyUnbuilt();
  expect(await barlineProcess(['help'], {}, program)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^barline: Barline is not built yet. Run: npm run build\n$/),
  });
  const russian = await barlineProcess(['help'], { env: { LANG: 'ru_RU.UTF-8' } }, program);
  expect(russian.err).toMatch(/ещё не собран/);
});

const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => existsSync(node) && isOld(node));

function isOld(node: string): boolean {
  return Number.parseInt(execFileSync(node, ['--version'], { encoding: 'utf8' }).slice(1), 10) < 24;
}

test.skipIf(!oldNode)('an older Node hands over to the one that npm installed', async () => {
  const ran = await barlineProcess(['encode', '-'], { input: '57639171874\nx\n' }, BIN, oldNode);
  expect(ran).toMatchObject({ code: 13, out: '0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0\n\n' });
  const { out } = await barlineProcess(['version', '--json'], {}, BIN, oldNode);
  expect(Number.parseInt(JSON.parse(out).node, 10)).toBeGreaterThanOrEqual(24);
});

test.skipIf(!oldNode)('an older Node without any other says what is needed', async () => {
  const { code, err } = await barlineProcess(['help'], {}, copyUnbuilt(), oldNode);
  expect(code).toBe(1);
  expect(err).toMatch(/^barline: Barline needs Node 24 or newer; this is \d+\./);
});
