import type { App, AppStore } from '../storage/apps.ts';
import type { Changes } from '../storage/changes.ts';

/** Apps as they were read, until they change. */
export type AppCache = {
  /** Without a read, if it is known. */
  peek(clientId: string): App | undefined;
  /** With one read, always. */
  read(clientId: string): Promise<App | null>;
};

const MOST = 10_000;

export function createAppCache(apps: AppStore, changes: Changes): AppCache {
  const known = new Map<string, App>();
  let age = 0;

  changes.follow(({ kind, subject }) => {
    if (kind !== 'app-changed') return;
    age++;
    known.delete(subject);
  });

  return {
    peek: (clientId) => known.get(clientId),
    async read(clientId) {
      const start = age;
      const app = await apps.find(clientId);
      // What was read may be older than a change that was heard of meanwhile.
      if (!app) known.delete(clientId);
      else if (age === start) {
        if (known.size >= MOST) known.clear();
        known.set(clientId, app);
      }
      return app;
    },
  };
}
