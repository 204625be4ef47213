import { spawn } from 'node:child_process';
import { SOURCE } from './barline.ts';
import { temporaryFolder } from './folder.ts';

/** Starts `barline serve` and waits for the line that says where it is ready. */
export async function serve(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [...SOURCE, 'serve', ...args], {
    cwd: folder,
    env: {
      ...{ PATH: process.env.PATH, LANG: 'C', BARLINE_STRIP_URL: 'off', BARLINE_SEED: 'off', BARLINE_DATA_DIR: folder },
      ...env,
    },
  });
  let err = '';
  let log = '';
  child.stdout.on('data', (chunk) => (log += chunk));
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      err += chunk;
      const ready = /http:\/\/[\d.]+:\d+/.exec(err);
      if (ready) resolve(ready[0]);
    });
    child.once('exit', (code) => reject(new Error(`It ended with exit code ${code}: ${err}`)));
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { url, folder, said: () => err, logged: () => log, stop };
}
