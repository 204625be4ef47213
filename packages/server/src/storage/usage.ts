import type { StoreParts } from './parts.ts';

/** How often an app did something on a day. */
export type DayCount = {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** A grant, `authorization_code`, or `api`. */
  readonly what: string;
  readonly count: number;
};

export type UsageStore = {
  /** Counts in memory; `flush` writes. */
  count(clientId: string, what: string): void;
  flush(): Promise<void>;
  /** The newest day first, this process's counts included. */
  countByDay(clientId: string): Promise<readonly DayCount[]>;
};

const DAY = 24 * 3600_000;
const ADD = `insert into usage (client_id, day, what, count) values (?, ?, ?, ?)
  on conflict (client_id, day, what) do update set count = usage.count + excluded.count`;

export function createUsageStore({ database, clock }: StoreParts): UsageStore {
  // By app, then by what: a request must not pay for making a key.
  let counts = new Map<string, Map<string, number>>();
  let today = 0;
  /** Of earlier days, until they are written. */
  let waiting: (DayCount & { clientId: string })[] = [];

  function setAside(): void {
    const day = new Date(today * DAY).toISOString().slice(0, 10);
    for (const [clientId, byWhat] of counts) {
      for (const [what, count] of byWhat) waiting.push({ clientId, day, what, count });
    }
    counts = new Map();
  }

  async function flush(): Promise<void> {
    setAside();
    const rows = waiting;
    waiting = [];
    const written = rows.map((row) => database.write(ADD, [row.clientId, row.day, row.what, row.count]));
    for (const [index, result] of (await Promise.allSettled(written)).entries()) {
      if (result.status === 'rejected') waiting.push(rows[index]);
    }
  }

  return {
    count(clientId, what) {
      const day = Math.floor(clock.now() / DAY);
      if (day !== today) {
        setAside();
        today = day;
      }
      let byWhat = counts.get(clientId);
      if (!byWhat) counts.set(clientId, (byWhat = new Map()));
      byWhat.set(what, (byWhat.get(what) ?? 0) + 1);
    },
    flush,
    async countByDay(clientId) {
      await flush();
      return database.read<DayCount>('select day, what, count from usage where client_id = ? order by day desc, what', [
        clientId,
      ]);
    },
  };
}
