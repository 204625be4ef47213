import { Failure } from '@barline/messages';
import type { CatalogueStore } from '../storage/catalogue.ts';
import type { ImportedPlaylist, PlaylistStore } from '../storage/playlists.ts';
import type { PreparedBatch } from './prepare-import.ts';

/** Where an import goes. */
export type ImportTarget = {
  readonly catalogue: Pick<CatalogueStore, 'put' | 'write' | 'settle' | 'indexPlaylists'>;
  readonly playlists: Pick<PlaylistStore, 'importPlaylist'>;
};

export type CatalogueImport = {
  /** Called for each line that is left out. */
  refuse(failure: Failure): void;
  /** Called when everything up to `end` is on the disk. */
  keep?(end: number, lines: number): Promise<void> | void;
};

export type CatalogueImportReport = { readonly objects: number; readonly playlists: number; readonly refused: number };

/** After so many objects the index is put in order. */
const MANY = 10_000;

/** Stores what `prepareImport` has understood. Throws `Failure` where storage fails; what was kept until then stays. */
export async function importCatalogue(
  batches: AsyncIterable<PreparedBatch>,
  target: ImportTarget,
  { refuse, keep }: CatalogueImport,
): Promise<CatalogueImportReport> {
  const report = { objects: 0, playlists: 0, refused: 0 };
  for await (const { entries, playlists, refused, objects, line, end } of batches) {
    for (const values of refused) refuse(new Failure('malformed_object', values));
    await target.catalogue.write(entries);
    await storePlaylists(target, playlists);
    report.objects += objects;
    report.playlists += playlists.length;
    report.refused += refused.length;
    await keep?.(end, line);
  }
  if (report.objects >= MANY) await target.catalogue.settle();
  return report;
}

/** Stores playlists from elsewhere; the public ones can be found by search. */
export async function storePlaylists(
  { catalogue, playlists: store }: ImportTarget,
  playlists: readonly ImportedPlaylist[],
): Promise<void> {
  if (playlists.length === 0) return;
  for (const playlist of playlists) await store.importPlaylist(playlist);
  await catalogue.indexPlaylists(
    playlists
      .filter((playlist) => playlist.public)
      .map(({ id, name, ownerName, ownerId, description }) => ({ id, name, owner: ownerName ?? ownerId, description })),
  );
}
