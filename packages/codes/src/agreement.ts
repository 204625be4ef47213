import type { ScannedCode } from './scan.ts';

/**
 * What a code needs to count: two frames that agree, or one in which no bit had to be corrected. Of bars at random one in
 * eight million would pass for such a reading (37 of 60 bits are free), before reference bars and check sum are asked.
 */
const NEEDED = 2;
/** Frames agree within this time. */
const WINDOW_MS = 2_500;
/** Once a code counts, others in the picture have this long to be read. */
const PATIENCE_MS = 250;

/** Takes what one frame gave; `now` is in milliseconds. */
export type Agreement = (codes: readonly ScannedCode[], unread: boolean, now: number) => readonly ScannedCode[] | null;

type Reading = { readonly time: number; readonly code: ScannedCode };

/**
 * Gathers the readings of a video; `unread` says that the frame seems to have a code more. Returns the codes that count,
 * each as it was read last, when all that are in view count or the others have had their time; until then `null`.
 * Readings that contradict each other at one place outvote each other.
 */
export function createAgreement(): Agreement {
  let readings: Reading[] = [];
  let since: number | null = null;
  return (codes, unread, now) => {
    const recent = readings.filter(({ time }) => now - time <= WINDOW_MS);
    readings = [...recent, ...codes.map((code) => ({ time: now, code }))];
    const agreed = agreedIn(readings);
    if (agreed.length === 0) {
      since = null;
      return null;
    }
    since ??= now;
    const allAgree = !unread && codes.every((code) => agreed.some((other) => keyOf(other) === keyOf(code)));
    return allAgree || now - since >= PATIENCE_MS ? agreed : null;
  };
}

function agreedIn(readings: readonly Reading[]): ScannedCode[] {
  const byKey = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = keyOf(reading.code);
    byKey.set(key, [...(byKey.get(key) ?? []), reading]);
  }
  return [...byKey].flatMap(([key, group]) => {
    const last = group.at(-1)!.code;
    const rivals = [...byKey].filter(([other, [first]]) => other !== key && overlap(first!.code, last));
    const most = Math.max(0, ...rivals.map(([, others]) => weigh(others)));
    return weigh(group) >= NEEDED + most ? [last] : [];
  });
}

function weigh(readings: readonly Reading[]): number {
  return readings.reduce((sum, { code }) => sum + (code.correctedBits === 0 ? NEEDED : 1), 0);
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
