import { Failure } from '@barline/messages';
import type { WebApi } from './api/endpoint.ts';
import { seedCatalogue, seedDemoPlaylists, seedPlaylistsAgain } from './catalogue/seed/seed-catalogue.ts';
import type { ImportStore } from './storage/catalogue-imports.ts';

/** The filling of a sandbox, beside its answers. */
export type Seeding = {
  /** Resolves when everything is there. */
  readonly done: Promise<void>;
  /** Puts back what a reset has removed. */
  again(): void;
  /** Ends it early; what is missing comes with the next start. */
  stop(): Promise<void>;
};

type SeedingParts = {
  readonly webApi: Pick<WebApi, 'accounts' | 'catalogue' | 'playlists'>;
  readonly imports: ImportStore;
  /** The name by which the demo user logs in. */
  readonly demo: () => string;
  /** Hears of a storage that failed. */
  readonly complain: (failure: Failure) => void;
};

/** Begins at once. */
export function startSeed({ webApi, imports, demo, complain }: SeedingParts): Seeding {
  const { accounts, catalogue, playlists } = webApi;
  const target = { catalogue, playlists };
  const ending = new AbortController();

  async function seedDemo(): Promise<void> {
    const user = await accounts.users.findByUsername(demo());
    if (user) await seedDemoPlaylists(target, { id: user.id, name: user.displayName });
  }

  async function seed(): Promise<void> {
    await seedCatalogue({ ...target, imports, signal: ending.signal });
    if (!ending.signal.aborted) await seedDemo();
  }

  const watch = (work: Promise<void>) =>
    work.catch((error) => {
      if (!(error instanceof Failure)) throw error;
      complain(error);
    });
  let under = watch(seed());
  return {
    get done() {
      return under;
    },
    again() {
      under = under.then(() => watch(seedPlaylistsAgain(target).then(seedDemo)));
    },
    async stop() {
      ending.abort();
      await under;
    },
  };
}
