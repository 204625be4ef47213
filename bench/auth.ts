import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { interleave } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(root, 'apps/cli/dist/cli.js');

/** A whole process that prints a token it has kept, and what a browser loads of the library. */
export async function benchAuth(): Promise<void> {
  await benchCachedToken();
  const whole = await bundle('packages/auth/src/index.ts');
  console.log(
    `\nbrowser part of @barline/auth, minified: ${whole.length} bytes, ${gzipSync(whole).length} gzip (goal: 12,000)`,
  );
  if (/client_secret_basic|Basic |ClientSecret/.test(whole.toString()))
    throw new Error('A secret’s code is in the browser part.');
}

async function benchCachedToken(): Promise<void> {
  if (!existsSync(BUILT)) return console.log('The command is not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'barline-bench-'));
  const now = Date.now();
  const login = {
    access_token: 'BQ'.padEnd(190, 'x'),
    token_type: 'Bearer',
    expires_at: now + 3_600_000,
    obtained_at: now,
    refresh_token: 'AQ'.padEnd(131, 'x'),
    scope: '',
    requested_scope: '',
    authorized_at: now,
    flow: 'pkce',
    provider: 'spotify',
    client_id: 'a'.repeat(32),
    client_auth: 'none',
  };
  mkdirSync(join(folder, 'tokens'), { mode: 0o700 });
  writeFileSync(join(folder, 'tokens/default.spotify.json'), JSON.stringify(login), { mode: 0o600 });
  const env = { PATH: process.env.PATH, BARLINE_CONFIG_DIR: folder };
  const run = promisify(execFile);
  const get = async () => {
    const { stdout } = await run(process.execPath, [BUILT, 'token', 'get'], { env, cwd: folder });
    if (stdout !== `${login.access_token}\n`) throw new Error(`It printed ${stdout}`);
  };
  const nothing = () => run(process.execPath, ['-e', '0'], { env, cwd: folder });
  try {
    const ms = await interleave({ 'token get': get, 'node -e 0': nothing });
    console.log('| whole process | ms |\n|---|---|');
    for (const [name, median] of Object.entries(ms)) console.log(`| ${name} | ${median.toFixed(0)} |`);
    console.log('\nGoal for a token that is kept: 100 ms.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A module and all it imports, as a browser gets it. */
async function bundle(entry: string): Promise<Buffer> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'browser'] },
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: join(root, entry), preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = built as unknown as { output: { code: string }[] };
  return Buffer.from(output.map(({ code }) => code).join(''));
}
