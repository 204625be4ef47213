/** Bounds how often somebody may fail to say who they are; whoever proves it is never counted. */
export type FailureLimit = {
  /** Counts a failure of that address. False when there were too many within the last minute. */
  admit(address: string): boolean;
  /** Seconds after which to try again. */
  readonly pause: number;
};

const MINUTE = 60_000;
const FAILURES_A_MINUTE = 100;
/** Beyond that many addresses the oldest counts are forgotten. */
const MOST = 10_000;

export function createFailureLimit(now: () => number = () => performance.now()): FailureLimit {
  const counts = new Map<string, { since: number; count: number }>();
  return {
    pause: MINUTE / 1000,
    admit(address) {
      const time = now();
      let entry = counts.get(address);
      if (!entry || time - entry.since >= MINUTE) {
        counts.delete(address);
        counts.set(address, (entry = { since: time, count: 0 }));
        if (counts.size > MOST) counts.delete(counts.keys().next().value!);
      }
      return ++entry.count <= FAILURES_A_MINUTE;
    },
  };
}
