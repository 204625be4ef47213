import type { ScanFailure } from '@barline/codes';

/** The one thing to change so that the code can be read. */
export type Hint = 'closer' | 'still' | 'dark' | 'bright' | 'glare' | 'whole' | 'turn';

const HINTS: Readonly<Record<ScanFailure, Hint | null>> = {
  no_code: null,
  too_small: 'closer',
  blurry: 'still',
  too_dark: 'dark',
  low_contrast: 'dark',
  overexposed: 'bright',
  glare: 'glare',
  cropped: 'whole',
  damaged: 'still',
  checksum: 'still',
  ambiguous: 'still',
  unsupported_layout: null,
};

/** The hint that goes with a reason not to read a code; `null` where there is nothing to change. */
export function hintFor(failure: ScanFailure): Hint | null {
  return HINTS[failure];
}

/** A hint stands for at least this long, so that it can be read. */
const SHOWN_MS = 1_500;
/** A hint is worth showing when this many of the last frames give it. */
const FRAMES = 8;
const NEEDED = 4;

/** Turns what single frames say into one calm hint at a time. */
export function createHints(): (hint: Hint | null, now: number) => Hint | null {
  const last: (Hint | null)[] = [];
  let shown: Hint | null = null;
  let since = Number.NEGATIVE_INFINITY;
  return (hint, now) => {
    last.push(hint);
    if (last.length > FRAMES) last.shift();
    const wanted = commonest(last);
    if (wanted !== shown && now - since >= SHOWN_MS) {
      shown = wanted;
      since = now;
    }
    return shown;
  };
}

function commonest(hints: readonly (Hint | null)[]): Hint | null {
  const counts = new Map<Hint, number>();
  for (const hint of hints) if (hint !== null) counts.set(hint, (counts.get(hint) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= NEEDED ? best[0] : null;
}
