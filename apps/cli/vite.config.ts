import { defineConfig } from 'vite';

/**
 * One chunk for each command, loaded when it is called. Workspace packages are compiled in, npm packages stay outside;
 * but kysely is compiled in, for loading its 300 files takes longer than all the rest of `barline resolve`.
 */
const compiledIn = [/^@barline\//, 'kysely'];

export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    rolldownOptions: {
      // The files of threads are looked for by these names.
      input: {
        cli: 'src/cli.ts',
        'scan-worker': '../../packages/server/src/codes/scan-worker.ts',
        'draw-thread': 'src/batch/draw-thread.ts',
        'import-worker': '../../packages/server/src/catalogue/import-worker.ts',
      },
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      // No module of ours does anything when it is loaded, so a command loads only what it uses.
      treeshake: { moduleSideEffects: false },
    },
  },
  resolve: { conditions: ['source'] },
  ssr: { target: 'node', noExternal: compiledIn, resolve: { conditions: ['source'] } },
});
