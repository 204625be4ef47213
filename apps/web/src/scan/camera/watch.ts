import { type NearMiss, scan } from '@barline/codes';
import { loadReader, readOtherCodes } from '../read-other-codes.ts';
import { createAgreement } from './agreement.ts';
import { type OpenFrame, openFrame } from './frame-pixels.ts';
import { createHints, hintFor } from './hints.ts';
import { judgeFrame } from './judge-frame.ts';
import type { WatchAnswer, WatchRequest } from './messages.ts';

/** So long without a code of ours before others are looked for: their reader need not be loaded for a quick catch. */
const OTHERS_AFTER_MS = 700;
const OTHERS_EVERY_MS = 200;
/** Where a quick look finds nothing, a thorough one is taken this often: for small, blurred and coloured codes. */
const THOROUGH_EVERY_MS = 250;

/** Watches the frames of one camera until a code is found; in the worker. */
export function createWatch(post: (answer: WatchAnswer) => void): (request: WatchRequest) => Promise<void> {
  const agree = createAgreement();
  const hint = createHints();
  const started = performance.now();
  let done = false;
  let others: 'unloaded' | 'loading' | 'ready' = 'unloaded';
  let lastOthers = 0;
  let lastThorough = started;
  /** What the last thorough look could not read. */
  let missed: NearMiss | null = null;

  const look = async (frame: VideoFrame | ImageBitmap) => {
    if (done) return frame.close();
    try {
      await lookAt(await openFrame(frame));
    } finally {
      frame.close();
    }
  };

  const lookAt = async (frame: OpenFrame) => {
    const { pixels } = frame;
    const { width, height } = pixels;
    const start = performance.now();
    let scanned = scan(pixels, { effort: 'quick' });
    if (scanned.codes.length === 0 && start - lastThorough >= THOROUGH_EVERY_MS) {
      scanned = scan(pixels);
      lastThorough = performance.now();
      missed = scanned.near;
    }
    const { codes } = scanned;
    const near = scanned.near ?? (codes.length === 0 ? missed : null);
    const agreed = agree(codes, start);
    const foreign = codes.length === 0 && isTimeForOthers(start) ? await readOtherCodes(pixels, 'quick') : [];
    const milliseconds = performance.now() - start;
    const read = codes.map(({ polygon }) => ({ polygon, read: true }));
    const unread = near === null ? [] : [{ polygon: near.polygon, read: false }];
    const wish = codes.length > 0 ? null : near === null ? judgeFrame(pixels) : hintFor(near.reason);
    const said = hint(wish, start);
    post({ watch: 'seen', seen: { width, height, outlines: [...read, ...unread], hint: said, milliseconds } });
    if (agreed === null && foreign.length === 0) return;
    done = true;
    post({
      watch: 'found',
      found: { codes: agreed ?? [], others: agreed ? [] : foreign, width, height, milliseconds },
    });
    post({ watch: 'picture', picture: await frame.toPicture() });
  };

  /** Loads the reader of other codes in between, so that no frame waits for it. */
  const isTimeForOthers = (now: number): boolean => {
    if (now - started < OTHERS_AFTER_MS) return false;
    if (others === 'unloaded') {
      others = 'loading';
      loadReader().then(
        () => (others = 'ready'),
        () => {},
      );
    }
    if (others !== 'ready' || now - lastOthers < OTHERS_EVERY_MS) return false;
    lastOthers = now;
    return true;
  };

  return async (request) => {
    if (request.watch === 'frame') return look(request.frame);
    const reader = request.frames.getReader();
    for (;;) {
      const { done: ended, value } = await reader.read();
      if (ended) return;
      await look(value);
      if (done) return reader.cancel();
    }
  };
}
