import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createRandomBytes } from '../random.ts';
import { type CatalogueStore, createCatalogueStore } from '../storage/catalogue.ts';
import { createImportStore, type ImportStore } from '../storage/catalogue-imports.ts';
import { createChanges } from '../storage/changes.ts';
import { openDatabase } from '../storage/database.ts';
import { createPlaylistStore, type PlaylistStore } from '../storage/playlists.ts';

/** The catalogue of a server, opened beside it or without it. */
export type OpenCatalogue = {
  readonly catalogue: CatalogueStore;
  readonly playlists: PlaylistStore;
  readonly imports: ImportStore;
  close(): Promise<void>;
};

/** Opens the catalogue that these settings name, making or migrating the database as needed. Throws `Failure`. */
export async function openCatalogue(config: Config): Promise<OpenCatalogue> {
  const clock = createClock();
  const database = await openDatabase(config.database, () => new Date(clock.now()));
  const here = () => config.publicUrl ?? `http://${config.host}:${config.port}`;
  const stored = { database, clock, random: createRandomBytes(), changes: createChanges(database, clock) };
  return {
    catalogue: createCatalogueStore(database, { here, now: clock.now }),
    playlists: createPlaylistStore(stored),
    imports: createImportStore(database),
    close: () => database.close(),
  };
}
