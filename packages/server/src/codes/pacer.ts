import { Failure } from '@barline/messages';

/** Lets one caller through each `gap` ms, in the order in which they came. */
export type Pacer = () => Promise<void>;

/** Throws `Failure('rate_limited')` instead of letting a caller wait for longer than `longest` ms. */
export function createPacer(gap: number, longest: number, now: () => number = () => performance.now()): Pacer {
  let next = 0;
  return async () => {
    const start = Math.max(now(), next);
    const wait = start - now();
    if (wait > longest) throw new Failure('rate_limited', { s: Math.ceil(wait / 1000) });
    next = start + gap;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
}
