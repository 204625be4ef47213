import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a thread. */
export type StartThread = (options?: WorkerOptions) => Worker;

/**
 * Finds the thread that is the file `name`: beside `here` as a source, in the folder of the bundle as a product. `null`
 * where there is none, as in a bundle of others.
 */
export function findThread(name: string, here: string): StartThread | null {
  const names = [`./${name}.ts`, `./${name}.js`, `../${name}.js`];
  const file = names.map((each) => fileURLToPath(new URL(each, here))).find(existsSync);
  if (file === undefined) return null;
  const execArgv = file.endsWith('.ts') ? ['--conditions=source'] : [];
  return (options) => new Worker(file, { execArgv, ...options });
}
