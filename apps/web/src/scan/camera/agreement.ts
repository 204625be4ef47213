import type { ScannedCode } from '@barline/codes';

/** A reading counts when this many frames gave it… */
const FRAMES = 2;
/** …within this time. */
const WINDOW_MS = 2_500;
/** Once a code counts, others in the picture have this long to be read as often. */
const PATIENCE_MS = 250;

type Reading = { readonly time: number; readonly code: ScannedCode };

/**
 * Gathers the readings of a video. Returns the codes that count, each as it was read last, when all that are in view
 * count or those that do not have had their time; until then `null`. Readings that contradict each other at one place
 * outvote each other: one counts only if it has two more than any other.
 */
export function createAgreement(): (codes: readonly ScannedCode[], now: number) => readonly ScannedCode[] | null {
  let readings: Reading[] = [];
  let since: number | null = null;
  return (codes, now) => {
    readings = [
      ...readings.filter(({ time }) => now - time <= WINDOW_MS),
      ...codes.map((code) => ({ time: now, code })),
    ];
    const agreed = agreedIn(readings);
    if (agreed.length === 0) {
      since = null;
      return null;
    }
    since ??= now;
    const allAgree = codes.every((code) => agreed.some((other) => keyOf(other) === keyOf(code)));
    return allAgree || now - since >= PATIENCE_MS ? agreed : null;
  };
}

function agreedIn(readings: readonly Reading[]): ScannedCode[] {
  const byKey = Map.groupBy(readings, ({ code }) => keyOf(code));
  return [...byKey].flatMap(([key, group]) => {
    const last = group.at(-1)!.code;
    const rivals = [...byKey].filter(([other, [first]]) => other !== key && overlap(first!.code, last));
    const most = Math.max(0, ...rivals.map(([, others]) => others.length));
    return group.length >= FRAMES + most ? [last] : [];
  });
}

/** Codes of two places can be equal, but that is one page, not two. */
function keyOf({ namespace, mediaRef }: ScannedCode): string {
  return `${namespace} ${mediaRef}`;
}

/** True when one code's middle lies within the other's half length: they are at the same place. */
function overlap(one: ScannedCode, other: ScannedCode): boolean {
  const [x1, y1, length] = middleOf(one);
  const [x2, y2] = middleOf(other);
  return Math.hypot(x1 - x2, y1 - y2) < length / 2;
}

function middleOf({ polygon: [a, b, c] }: ScannedCode): [x: number, y: number, length: number] {
  return [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2, Math.hypot(a[0] - b[0], a[1] - b[1])];
}
