import { Failure } from '@barline/messages';
import type { CatalogueStore } from '../storage/catalogue.ts';
import type { ImportedPlaylist, PlaylistStore } from '../storage/playlists.ts';
import type { CatalogueObject } from './object.ts';
import { readObject } from './read-object.ts';

/** Where an import goes. */
export type ImportTarget = {
  readonly catalogue: Pick<CatalogueStore, 'put' | 'indexPlaylists'>;
  readonly playlists: Pick<PlaylistStore, 'importPlaylist'>;
};

/** Some whole lines of an import, and where in it they end. */
export type LineBlock = { readonly lines: readonly string[]; readonly end: number };

export type CatalogueImport = {
  /** Lines before the first block: those of an earlier run that was interrupted. */
  readonly linesBefore?: number;
  /** Called for each line that is left out. */
  refuse(failure: Failure): void;
  /** Called when everything up to `end` is on the disk. */
  keep?(end: number, lines: number): Promise<void> | void;
};

export type CatalogueImportReport = { readonly objects: number; readonly playlists: number; readonly refused: number };

/** So many objects go into one transaction. */
const BATCH = 10_000;
/** A longer line is left out: 16 MB. */
const LONGEST_LINE = 16 << 20;

/**
 * Stores the objects of lines, each one JSON object in the Web API's shape. A line that is none is refused and the rest
 * goes on. Throws `Failure` where storage fails; what was kept until then stays.
 */
export async function importCatalogue(
  blocks: AsyncIterable<LineBlock>,
  target: ImportTarget,
  { linesBefore = 0, refuse, keep }: CatalogueImport,
): Promise<CatalogueImportReport> {
  const report = { objects: 0, playlists: 0, refused: 0 };
  let line = linesBefore;
  let objects: CatalogueObject[] = [];
  let playlists: ImportedPlaylist[] = [];

  async function flush(end: number): Promise<void> {
    await target.catalogue.put(objects);
    await storePlaylists(target, playlists);
    report.objects += objects.length;
    report.playlists += playlists.length;
    objects = [];
    playlists = [];
    await keep?.(end, line);
  }

  let last = 0;
  for await (const { lines, end } of blocks) {
    for (const text of lines) {
      line += 1;
      const read = readLine(text);
      if (read === null) continue;
      if (read instanceof Failure) {
        report.refused += 1;
        refuse(new Failure('malformed_object', { ...read.values, line }));
        continue;
      }
      objects.push(...read.objects);
      playlists.push(...read.playlists);
    }
    last = end;
    if (objects.length >= BATCH || playlists.length > 0) await flush(end);
  }
  await flush(last);
  return report;
}

/** `null` for an empty line. */
function readLine(text: string) {
  if (text.length > LONGEST_LINE) return new Failure('malformed_object', { reason: 'too_long' });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text.trim() === '' ? null : new Failure('malformed_object', { reason: 'not_json' });
  }
  const read = readObject(value);
  if (read.ok) return read;
  return new Failure('malformed_object', { reason: read.reason, field: read.field ?? '' });
}

/** Stores playlists from elsewhere; the public ones can be found by search. */
export async function storePlaylists(
  { catalogue, playlists: store }: ImportTarget,
  playlists: readonly ImportedPlaylist[],
): Promise<void> {
  for (const playlist of playlists) await store.importPlaylist(playlist);
  await catalogue.indexPlaylists(
    playlists
      .filter((playlist) => playlist.public)
      .map(({ id, name, ownerName, ownerId, description }) => ({ id, name, owner: ownerName ?? ownerId, description })),
  );
}

/** Parts bytes into whole lines, a block for each chunk; `start` is where the first chunk begins. */
export async function* toLineBlocks(chunks: AsyncIterable<Buffer>, start = 0): AsyncGenerator<LineBlock> {
  let rest: Buffer[] = [];
  let end = start;
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(NEWLINE) + 1;
    if (cut === 0) {
      rest.push(chunk);
      continue;
    }
    const whole = rest.length === 0 ? chunk.subarray(0, cut) : Buffer.concat([...rest, chunk.subarray(0, cut)]);
    rest = cut < chunk.length ? [chunk.subarray(cut)] : [];
    end += whole.length;
    yield { lines: whole.toString('utf8', 0, whole.length - 1).split('\n'), end };
  }
  if (rest.length === 0) return;
  const last = Buffer.concat(rest);
  yield { lines: [last.toString()], end: end + last.length };
}

const NEWLINE = 10;
