import { spawn } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { barlineProcess, SOURCE } from './barline.ts';

// Processes take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const REF = '57639171874';
const LEVELS = '0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0';

test('the command runs as a process with its own streams and exit code', async () => {
  const ran = await barlineProcess(['encode', '-'], { input: `${REF}\nx\n` });
  expect(ran).toMatchObject({ code: 13, out: `${LEVELS}\n\n` });
  expect(ran.err).toMatch(/^barline: x: [^\n]+\n$/);
});

test('a reader that leaves early is no failure', async () => {
  const barline = `"${process.execPath}" ${SOURCE.join(' ')}`;
  const command = `seq 1 200000 | ${barline} encode - | head -1; echo "\${PIPESTATUS[1]}"`;
  const shell = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  await new Promise((resolve) => shell.on('close', resolve));
  expect(Buffer.concat(chunks).toString()).toMatch(/^(\d,){22}\d\n0\n$/);
});

test.skipIf(process.platform !== 'linux')('a full disk under standard output is said', async () => {
  const shell = spawn('bash', ['-c', `"${process.execPath}" ${SOURCE.join(' ')} encode 1 > /dev/full`], {
    env: { PATH: process.env.PATH, LANG: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  shell.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise((resolve) => shell.on('close', resolve));
  expect(err).toMatch(/^barline: The disk is full[^\n]+\n$/);
  expect(code).toBe(1);
});

test('an interrupted command ends with exit code 130', async () => {
  const child = spawn(process.execPath, [...SOURCE, 'encode', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write('1\n');
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
});
