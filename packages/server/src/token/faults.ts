/** What a sandbox answers in place of the true answer. */
export type Faults = {
  /** The next `count` calls of the token endpoint and the Web API get `status`. */
  set(status: 429 | 503, count: number): void;
  /** The status for this call, or `null` for none. */
  take(): 429 | 503 | null;
};

export function createFaults(): Faults {
  let status: 429 | 503 = 429;
  let left = 0;
  return {
    set(next, count) {
      status = next;
      left = count;
    },
    take() {
      if (left === 0) return null;
      left--;
      return status;
    },
  };
}
