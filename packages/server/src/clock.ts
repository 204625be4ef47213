/** The server's time. A sandbox may move what tokens and people live by; the machine's own time stays below it. */
export type Clock = {
  /** Milliseconds since 1970 with the sandbox's offset: what lifetimes are measured in. */
  now(): number;
  /** Milliseconds since 1970 of the machine: what orders events, whatever the sandbox does. */
  wall(): number;
  /** What `now` is ahead of `wall`, in ms. */
  offset(): number;
  setOffset(ms: number): void;
};

export function createClock(wall: () => number = Date.now): Clock {
  let ahead = 0;
  return {
    now: () => wall() + ahead,
    wall,
    offset: () => ahead,
    setOffset(ms) {
      ahead = ms;
    },
  };
}
