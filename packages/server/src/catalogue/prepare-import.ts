import { createEntryMaker, type Entry } from '../storage/catalogue-entries.ts';
import type { ImportedPlaylist } from '../storage/playlists.ts';
import type { CatalogueObject } from './object.ts';
import { readObject } from './read-object.ts';

/** Some whole lines of an import, and where in it they end. */
export type LineBlock = { readonly lines: readonly string[]; readonly end: number };

/** Why a line is left out. */
type RefusedLine = { readonly line: number; readonly reason: string; readonly field: string };

/** What is stored together: plain values, so that another thread may have made them. */
export type PreparedBatch = {
  readonly entries: readonly Entry[];
  readonly playlists: readonly ImportedPlaylist[];
  readonly refused: readonly RefusedLine[];
  /** Objects that the lines held, and lines up to its end. */
  readonly objects: number;
  readonly line: number;
  /** Where in the import it ends, in bytes. */
  readonly end: number;
};

/** So many objects go into one transaction. */
const BATCH = 10_000;
/** A longer line is left out: 16 MB. */
const LONGEST_LINE = 16 << 20;

/** Understands the lines of an import, each one JSON object in the Web API's shape. */
export async function* prepareImport(blocks: AsyncIterable<LineBlock>, linesBefore = 0): AsyncGenerator<PreparedBatch> {
  const maker = createEntryMaker();
  let line = linesBefore;
  let objects: CatalogueObject[] = [];
  let playlists: ImportedPlaylist[] = [];
  let refused: RefusedLine[] = [];
  let end = 0;

  function take(): PreparedBatch {
    const batch = { entries: maker.make(objects), playlists, refused, objects: objects.length, line, end };
    objects = [];
    playlists = [];
    refused = [];
    return batch;
  }

  for await (const block of blocks) {
    for (const text of block.lines) {
      line += 1;
      const read = readLine(text);
      if (read === null) continue;
      if (!read.ok) refused.push({ line, reason: read.reason, field: read.field ?? '' });
      else {
        objects.push(...read.objects);
        playlists.push(...read.playlists);
      }
    }
    end = block.end;
    if (objects.length >= BATCH || playlists.length > 0 || refused.length > 0) yield take();
  }
  yield take();
}

/** `null` for an empty line. */
function readLine(
  text: string,
): ReturnType<typeof readObject> | { ok: false; reason: string; field?: undefined } | null {
  if (text.length > LONGEST_LINE) return { ok: false, reason: 'too_long' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text.trim() === '' ? null : { ok: false, reason: 'not_json' };
  }
  return readObject(value);
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
