import { createAgreement, type NearMiss, type Pixels, type ScannedCode, scan } from '@barline/codes';
import type { OtherCode } from '../other-code.ts';
import { toPicture, withPixels } from './frame-pixels.ts';
import { createHints, hintFor } from './hints.ts';
import { judgeFrame } from './judge-frame.ts';
import type { CloserLook, WatchAnswer, WatchRequest } from './messages.ts';

/** So long without a code before closer looks begin, and before these are for codes of other kinds, too. */
const LOOK_AFTER_MS = 500;
const OTHERS_AFTER_MS = 1_000;
/** A closer look begins this long after the one before ended, and not before eight times as long as that one took. */
const PAUSE_MS = 250;
const PAUSE_SHARE = 8;

type Post = (answer: WatchAnswer, transfer?: Transferable[]) => void;

/**
 * Watches the frames of one camera until a code is found; in the worker. Every frame gets a quick look. Where that finds
 * nothing, some get a closer one elsewhere, for small, blurred and coloured codes and those of other kinds: it takes
 * longer than a frame, and the next frames must not wait for it.
 */
export function createWatch(post: Post): (request: WatchRequest) => Promise<void> {
  const agree = createAgreement();
  const hint = createHints();
  const started = performance.now();
  let done = false;
  /** The frame that is looked at closely, and since when. */
  let closer: { pixels: Pixels; start: number } | null = null;
  let nextLook = started + LOOK_AFTER_MS;
  /** What the last closer look could not read. */
  let missed: NearMiss | null = null;

  const lookAt = (pixels: Pixels) => {
    if (done) return;
    const start = performance.now();
    const { codes, near } = scan(pixels, { effort: 'quick' });
    say(pixels, codes, near ?? (codes.length === 0 ? missed : null), start);
    const agreed = agree(codes, near !== null, start);
    if (agreed !== null) return finish(pixels, agreed, [], performance.now() - start);
    if (codes.length === 0 && closer === null && start >= nextLook) askForCloserLook(pixels, start);
  };

  const say = (pixels: Pixels, codes: readonly ScannedCode[], near: NearMiss | null, now: number) => {
    const { width, height } = pixels;
    const read = codes.map(({ polygon }) => ({ polygon, read: true }));
    const unread = near === null ? [] : [{ polygon: near.polygon, read: false }];
    const wish = codes.length > 0 ? null : near === null ? judgeFrame(pixels) : hintFor(near.reason);
    post({ watch: 'seen', seen: { width, height, outlines: [...read, ...unread], hint: hint(wish, now) } });
  };

  const askForCloserLook = (pixels: Pixels, start: number) => {
    const copy = () => ({ ...pixels, data: pixels.data.slice() });
    closer = { pixels: copy(), start };
    const given = copy();
    post({ watch: 'look', pixels: given, others: start - started >= OTHERS_AFTER_MS }, [given.data.buffer]);
  };

  const lookedCloser = ({ codes, others, near }: CloserLook) => {
    if (done || closer === null) return;
    const { pixels, start } = closer;
    const milliseconds = performance.now() - start;
    closer = null;
    missed = near;
    nextLook = performance.now() + Math.max(PAUSE_MS, PAUSE_SHARE * milliseconds);
    const agreed = agree(codes, near !== null, performance.now());
    if (agreed !== null) finish(pixels, agreed, [], milliseconds);
    else if (codes.length === 0 && others.length > 0) finish(pixels, [], others, milliseconds);
  };

  const finish = (
    pixels: Pixels,
    codes: readonly ScannedCode[],
    others: readonly OtherCode[],
    milliseconds: number,
  ) => {
    done = true;
    const { width, height } = pixels;
    post({ watch: 'found', found: { codes, others, width, height, milliseconds } });
    toPicture(pixels).then((picture) => post({ watch: 'picture', picture }));
  };

  return async (request) => {
    if (request.watch === 'looked') return lookedCloser(request.look);
    if (request.watch === 'frame') return withPixels(request.frame, lookAt);
    const reader = request.frames.getReader();
    while (!done) {
      const { done: ended, value } = await reader.read();
      if (ended) return;
      await withPixels(value, lookAt);
    }
    await reader.cancel();
  };
}
