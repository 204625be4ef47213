import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin } from 'vite';

/** Files that only few need are kept when they are first used: QR reading, and whatever else is this large. */
const KEPT_LATER = /\.wasm$|reader-[^/]*\.js$|^embed\//;
const MAX_BYTES = 250_000;

/**
 * Builds the service worker last, as one script that names every file of the site to be kept on the device. Its version is
 * the digest of these files: a site that has not changed has the same service worker.
 */
export function buildServiceWorker(): Plugin {
  return {
    name: 'barline-service-worker',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir }) {
      const files = filesToKeep(dir!);
      const digest = createHash('sha256');
      for (const file of files) digest.update(file).update(readFileSync(join(dir!, file)));
      await build({
        root: import.meta.dirname,
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
        define: {
          __FILES__: JSON.stringify(files.map((file) => (file === 'index.html' ? '/' : `/${file}`))),
          __VERSION__: JSON.stringify(digest.digest('hex').slice(0, 12)),
        },
        build: {
          outDir: dir!,
          emptyOutDir: false,
          target: ['chrome111', 'firefox114', 'safari16.4'],
          modulePreload: false,
          rolldownOptions: {
            input: 'src/offline/service-worker.ts',
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

function filesToKeep(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file !== 'service-worker.js' && !KEPT_LATER.test(file))
    .filter((file) => readFileSync(join(folder, file)).length <= MAX_BYTES)
    .sort();
}
