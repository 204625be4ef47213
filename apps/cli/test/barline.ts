import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { run } from '../src/run.ts';
import { table } from '../src/table.ts';

export type Ran = { readonly code: number | null; readonly stdout: Buffer; readonly out: string; readonly err: string };
export type Given = { readonly input?: string | Uint8Array; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string };

/** English, no network, and no registry but one that a test names: one cannot be made at this path. */
const ENVIRONMENT = { LANG: 'C', BARLINE_STRIP_URL: 'off', BARLINE_DATA_DIR: '/dev/null/none' };

/** Runs `barline` inside this process: fast. */
export async function barline(args: readonly string[], { input = '', env }: Given = {}): Promise<Ran> {
  const stdout = collect();
  const stderr = collect();
  const stdin = Readable.from([Buffer.from(input)], { objectMode: false }) as AsyncIterable<Buffer>;
  const around = { env: { ...ENVIRONMENT, ...env }, stdin, stdout: stdout.stream, stderr: stderr.stream };
  return ran(await run(table, args, around), stdout.bytes(), stderr.bytes());
}

/** The command as it is written. */
export const SOURCE = ['--conditions=source', fileURLToPath(new URL('../src/cli.ts', import.meta.url))];

/** Runs `node PROGRAM ARGS` as a process of its own. */
export function barlineProcess(
  args: readonly string[],
  given: Given = {},
  program: readonly string[] = SOURCE,
  node = process.execPath,
): Promise<Ran> {
  const child = spawn(node, [...program, ...args], {
    cwd: given.cwd,
    env: { PATH: process.env.PATH, ...ENVIRONMENT, ...given.env },
    stdio: 'pipe',
  });
  const stdout = collect();
  const stderr = collect();
  child.stdout.pipe(stdout.stream);
  child.stderr.pipe(stderr.stream);
  child.stdin.on('error', () => {});
  child.stdin.end(given.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(ran(code, stdout.bytes(), stderr.bytes())));
  });
}

function ran(code: number | null, stdout: Buffer, stderr: Buffer): Ran {
  return { code, stdout, out: stdout.toString(), err: stderr.toString() };
}

function collect(): { stream: Writable; bytes: () => Buffer } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}
