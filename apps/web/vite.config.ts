import { defineConfig } from 'vite';
import { compressFiles } from './compress-build.ts';
import { buildEmbed } from './embed-build.ts';
import { buildServiceWorker } from './service-worker-build.ts';

/** Where a server of ours listens while the site is developed with `npm run dev`. */
const server = process.env.BARLINE_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [buildEmbed(), buildServiceWorker(), compressFiles()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': server, '/help/api': server, '/openapi.json': server, '/healthz': server },
  },
});
