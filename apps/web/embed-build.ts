import { build, type Plugin } from 'vite';

/**
 * Builds what other people's pages load, apart from the site: `embed/barline.js` (the elements) and `embed/scanner.js`
 * (what reads pictures, loaded when one is read). Their names never change.
 */
export function buildEmbed(): Plugin {
  return {
    name: 'barline-embed',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        root: import.meta.dirname,
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
        build: {
          write: false,
          target: ['chrome111', 'firefox114', 'safari16.4'],
          modulePreload: false,
          rolldownOptions: {
            input: { barline: 'src/embed/barline.ts', scanner: 'src/embed/scanner.ts' },
            preserveEntrySignatures: 'strict',
            output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
          },
        },
      });
      const outputs = Array.isArray(built) ? built : [built];
      for (const output of outputs) {
        if (!('output' in output)) continue;
        for (const file of output.output) {
          if (file.type !== 'chunk') continue;
          this.emitFile({ type: 'asset', fileName: `embed/${file.fileName}`, source: file.code });
        }
      }
    },
  };
}
