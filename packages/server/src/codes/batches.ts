import { setImmediate as breathe } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { type Drawing, fileNamer, formatIndexRow, formatUri, INDEX_HEADER, type Style, zipFiles } from '@barline/codes';
import { describeFailure, Failure, type Language } from '@barline/messages';
import { type RandomBytes, randomText } from '../random.ts';
import type { Codes } from './codes.ts';
import { drawPicture, EXTENSIONS, type PictureFormat } from './draw-picture.ts';
import { describePicture } from './labels.ts';

/** One link of a batch and how it is drawn. */
type BatchItem = { readonly link: string; readonly title: string; readonly file: string; readonly style: Style };

type BatchWish = {
  readonly items: readonly BatchItem[];
  readonly formats: readonly PictureFormat[];
  readonly template?: string;
  readonly language: Language;
};

/** What became of an item: `error` is the id of a failure. */
type BatchResult = {
  readonly link: string;
  readonly uri: string | null;
  readonly media_ref: string | null;
  readonly files: readonly string[];
  readonly error: string | null;
};

/** How far a batch is. */
export type BatchState = {
  readonly id: string;
  readonly state: 'running' | 'done';
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly results: readonly BatchResult[];
};

export type Batches = {
  /** Begins to draw. Throws `Failure('rate_limited')` where as many batches as may are being drawn. */
  start(wish: BatchWish): BatchState;
  /** Throws `Failure('not_found')` for one that there is not, or no longer. */
  find(id: string): BatchState;
  /** Resolves when something of a batch has changed, or at once where it is done. */
  change(id: string): Promise<BatchState>;
  /** The finished ZIP file. Throws `Failure('batch_running')`. */
  zip(id: string): Uint8Array;
};

/** The most items of a batch, batches that are drawn at a time, and batches that are kept. */
export const MOST_ITEMS = 1000;
const MOST_RUNNING = 4;
const MOST_KEPT = 16;
/** How long a finished batch is kept, in ms. */
const KEPT_FOR = 15 * 60_000;
/** The most bytes of a ZIP file. */
const MOST_BYTES = 64 << 20;
/** When to try again where too many batches are drawn, in s. */
const TRY_AGAIN = 10;

type Kept = {
  state: BatchState;
  zip: Uint8Array | null;
  finishedAt: number | null;
  waiting: (() => void)[];
};

/** Draws batches one item after the other, and keeps them in memory for a while. */
export function createBatches({
  codes,
  now,
  random,
}: {
  codes: Codes;
  now: () => number;
  random: RandomBytes;
}): Batches {
  const kept = new Map<string, Kept>();

  function forgetOld(): void {
    const finished = [...kept].filter(([, { finishedAt }]) => finishedAt !== null);
    const tooMany = Math.max(0, kept.size - MOST_KEPT + 1);
    for (const [index, [id, { finishedAt }]] of finished.entries()) {
      if (index < tooMany || now() - (finishedAt ?? 0) > KEPT_FOR) kept.delete(id);
    }
  }

  function get(id: string): Kept {
    forgetOld();
    const batch = kept.get(id);
    if (!batch) throw new Failure('not_found');
    return batch;
  }

  async function draw(batch: Kept, wish: BatchWish): Promise<void> {
    const name = fileNamer(wish.template);
    const files: [string, Uint8Array][] = [];
    const index: string[] = [INDEX_HEADER];
    let bytes = 0;
    for (const [at, item] of wish.items.entries()) {
      const drawn = await drawItem(codes, item, at + 1, wish, name, MOST_BYTES - bytes);
      files.push(...drawn.files);
      bytes += drawn.files.reduce((sum, [, file]) => sum + file.length, 0);
      index.push(drawn.index);
      const { state } = batch;
      const failed = state.failed + (drawn.result.error === null ? 0 : 1);
      batch.state = { ...state, done: state.done + 1, failed, results: [...state.results, drawn.result] };
      tell(batch);
      await breathe();
    }
    batch.zip = zipFiles([...files, ['index.csv', Buffer.from(index.join(''))]], (raw) => deflateRawSync(raw));
    batch.finishedAt = now();
    batch.state = { ...batch.state, state: 'done' };
    tell(batch);
  }

  function tell(batch: Kept): void {
    for (const resolve of batch.waiting.splice(0)) resolve();
  }

  return {
    start(wish) {
      forgetOld();
      const running = [...kept.values()].filter(({ finishedAt }) => finishedAt === null).length;
      if (running >= MOST_RUNNING) throw new Failure('rate_limited', { s: TRY_AGAIN });
      const id = randomText(random, 22);
      const state = { id, state: 'running', total: wish.items.length, done: 0, failed: 0, results: [] } as const;
      const batch: Kept = { state, zip: null, finishedAt: null, waiting: [] };
      kept.set(id, batch);
      void draw(batch, wish).catch(() => {
        kept.delete(id);
        tell(batch);
      });
      return batch.state;
    },
    find: (id) => get(id).state,
    async change(id) {
      const batch = get(id);
      if (batch.state.state === 'running') await new Promise<void>((resolve) => batch.waiting.push(resolve));
      return batch.state;
    },
    zip(id) {
      const { zip } = get(id);
      if (zip === null) throw new Failure('batch_running');
      return zip;
    },
  };
}

type DrawnItem = {
  readonly files: readonly [string, Uint8Array][];
  readonly result: BatchResult;
  readonly index: string;
};

async function drawItem(
  codes: Codes,
  { link, title, file, style }: BatchItem,
  n: number,
  { formats, language }: BatchWish,
  name: ReturnType<typeof fileNamer>,
  room: number,
): Promise<DrawnItem> {
  try {
    const code = await codes.make(link);
    const drawing: Drawing = { levels: code.levels, mark: code.mark ?? undefined };
    const labels = describePicture(code, language);
    const { type, id } = code.link;
    const media_ref = String(code.mediaRef);
    const stem = name({ n, type, id, title, file, ref: media_ref, width: style.width });
    const files: [string, Uint8Array][] = [];
    for (const format of formats) {
      files.push([`${stem}.${EXTENSIONS[format]}`, (await drawPicture(drawing, style, format, { labels })).bytes]);
    }
    if (files.reduce((sum, [, bytes]) => sum + bytes.length, 0) > room) throw new Failure('storage_full');
    const names = files.map(([each]) => each);
    const uri = formatUri(code.link);
    const index = formatIndexRow({ link, uri, mediaRef: media_ref, file: names.join(' '), proof: '', error: '' });
    return { files, index, result: { link, uri, media_ref, files: names, error: null } };
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure('unexpected', {}, { cause: error });
    const why = `${failure.id}: ${describeFailure(failure, language).detail}`;
    const index = formatIndexRow({ link, uri: '', mediaRef: '', file: '', proof: '', error: why });
    return { files: [], index, result: { link, uri: null, media_ref: null, files: [], error: failure.id } };
  }
}
