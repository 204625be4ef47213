import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startServer } from '@barline/server';
import { build } from 'vite';

export type Site = {
  readonly url: string;
  /** Where the built site lies. */
  readonly folder: string;
  /** The demo account and app. */
  readonly demo: NonNullable<Awaited<ReturnType<typeof startServer>>['demo']>;
  close(): Promise<void>;
};

/**
 * Builds the site and serves it with the real server: a registry of its own, `stripUrl` in place of
 * Spotify's strip service (`off` for no network), and any other settings by the names of the environment.
 */
export async function startSite(stripUrl: string, settings: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'barline-site-'));
  const webRoot = join(folder, 'site');
  await buildSite(webRoot);
  const data = { BARLINE_DATA_DIR: join(folder, 'data'), BARLINE_STRIP_URL: stripUrl };
  const env = { PORT: '0', HOST: '127.0.0.1', ...data, ...settings };
  const server = await startServer(readConfig(env, { sandbox: true }), { webRoot });
  return {
    url: server.url,
    folder: webRoot,
    demo: server.demo!,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds the site as it stands into a folder, just as it is shipped: a test's own NODE_ENV would make another one. */
export async function buildSite(folder: string): Promise<void> {
  const root = join(import.meta.dirname, '../../apps/web');
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ root, build: { outDir: folder, emptyOutDir: true }, logLevel: 'error' });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
