// Run as: node refresh-for-tests.ts FILE PROVIDER [STEP]. Refreshes the tokens in FILE and prints the access token, or
// the code of what went wrong. With STEP the process ends, as kill -9 ends it, at that step of the work on its files.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { AuthError, barlineServer, createSession } from './index.ts';
import { fileStore } from './node.ts';

const [file, url, step] = process.argv.slice(2);
if (step !== undefined) dieAtStep(Number(step));

try {
  const session = createSession({
    provider: barlineServer(url),
    client: { clientId: 'a'.repeat(32) },
    store: fileStore(file),
  });
  console.log(await session.accessToken());
} catch (error) {
  console.log(error instanceof AuthError ? error.code : error);
}

/** Steps are the calls that change something on the disk, and the middle of each write. */
function dieAtStep(last: number): void {
  const calls = fs as unknown as Record<string, (...args: unknown[]) => unknown>;
  const die = () => process.kill(process.pid, 'SIGKILL');
  let at = 0;
  for (const name of ['mkdirSync', 'rmSync', 'openSync', 'writeSync', 'fsyncSync', 'renameSync']) {
    const original = calls[name];
    calls[name] = (...args) => {
      if (at++ === last) die();
      if (name === 'writeSync' && at++ === last) {
        original(args[0], String(args[1]).slice(0, 100));
        die();
      }
      return original(...args);
    };
  }
  syncBuiltinESMExports();
}
