import { setTimeout as wait } from 'node:timers/promises';
import type { ImportStore } from '../../storage/catalogue-imports.ts';
import type { ImportedPlaylist, PlaylistStore } from '../../storage/playlists.ts';
import { type ImportTarget, storePlaylists } from '../import.ts';
import type { CatalogueObject } from '../object.ts';

type SeedTarget = ImportTarget & { readonly playlists: Pick<PlaylistStore, 'find'> };

type SeedParts = ImportTarget & {
  readonly imports: ImportStore;
  /** Ends it early; the next start goes on. */
  readonly signal: AbortSignal;
};

/** What the table holds has changed when this has. */
const SEED = 'seed 1';
/** Objects stored at a time: a few milliseconds, then others have their turn. */
const BATCH = 150;
const PAUSE = 4;

/** Fills a sandbox's catalogue, once per database, while the server answers already. Throws `Failure`. */
export async function seedCatalogue({ signal, imports, ...target }: SeedParts): Promise<void> {
  const done = await imports.find(SEED);
  if (done && done.bytes < 0) return;
  const { seedObjects } = await import('./seed-objects.ts');
  let batch: CatalogueObject[] = [];
  let count = 0;
  const store = async () => {
    await target.catalogue.put(batch);
    batch = [];
    await imports.keep(SEED, { bytes: 0, lines: count });
    await wait(PAUSE);
  };
  for (const object of seedObjects()) {
    count += 1;
    if (count <= (done?.lines ?? 0)) continue;
    batch.push(object);
    if (batch.length < BATCH) continue;
    if (signal.aborted) return;
    await store();
  }
  await store();
  await target.catalogue.settle();
  const { seedPlaylists } = await import('./seed-objects.ts');
  await storeAll(target, seedPlaylists());
  await imports.keep(SEED, { bytes: -1, lines: count });
}

/** Puts the playlists back that a reset has removed. */
export async function seedPlaylistsAgain(target: ImportTarget): Promise<void> {
  const { seedPlaylists } = await import('./seed-objects.ts');
  await storeAll(target, seedPlaylists());
}

/** Gives a sandbox's demo user some playlists, unless they are there. */
export async function seedDemoPlaylists(target: SeedTarget, owner: { id: string; name: string }): Promise<void> {
  const { firstPlaylistOf, seedPlaylistsOf } = await import('./seed-objects.ts');
  if ((await target.playlists.find(firstPlaylistOf(owner)))?.ownerId === owner.id) return;
  await storeAll(target, seedPlaylistsOf(owner));
}

async function storeAll(target: ImportTarget, playlists: Iterable<ImportedPlaylist>): Promise<void> {
  for (const playlist of playlists) {
    await storePlaylists(target, [playlist]);
    await wait(1);
  }
}
