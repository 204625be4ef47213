import { defineConfig } from 'vite';

/**
 * One chunk for each command, loaded when it is called; workspace packages are compiled in, npm packages are not.
 */
export default defineConfig({
  build: {
    ssr: 'src/cli.ts',
    target: 'node24',
    outDir: 'dist',
    minify: false,
    rolldownOptions: {
      output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      treeshake: { moduleSideEffects: 'no-external' },
    },
  },
  resolve: { conditions: ['source'] },
  ssr: { target: 'node', noExternal: [/^@barline\//], resolve: { conditions: ['source'] } },
});
