import type { Answer } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import { createStore, type Store } from '../store.ts';
import { CHUNK, type Keep } from './keep.ts';
import { type Counts, countRows, finish, type Row, startAgain, type Wanted } from './row.ts';
import { runRows } from './run-rows.ts';
import { type BatchSettings, PLAIN_SETTINGS } from './settings.ts';

/** Changes are drawn and written together, so often at most. */
const PAINT_MS = 150;
const WRITE_MS = 400;

/**
 * `loading` until it is known what was kept; `holding` while the server wants a pause; `silent` when it was paused
 * because the server cannot be reached.
 */
type BatchState = 'loading' | 'empty' | 'running' | 'holding' | 'paused' | 'silent' | 'finished';

export type Snapshot = {
  readonly state: BatchState;
  /** The same list as before; what changes are its rows. */
  readonly rows: readonly Row[];
  readonly marks: readonly string[];
  readonly counts: Counts;
  readonly settings: BatchSettings;
  /** What the pause is for, in ms. */
  readonly hold: number;
  /** False when the browser could not keep the batch for after a reload. */
  readonly kept: boolean;
};

export type BatchParts = {
  ask(link: string, signal: AbortSignal): Promise<Answer<Code>>;
  keep: Keep;
  wait(ms: number, signal: AbortSignal): Promise<void>;
};

export type Batch = {
  readonly snapshot: Store<Snapshot>;
  /** Takes up what was kept, and goes on with it if it was at work. */
  open(): Promise<void>;
  /** Begins with other rows. */
  load(rows: readonly Wanted[]): Promise<void>;
  start(): void;
  pause(): void;
  /** All failed rows wait again. */
  retry(): void;
  edit(n: number, change: Partial<Pick<Wanted, 'link' | 'title'>>): void;
  remove(n: number): void;
  set(settings: Partial<BatchSettings>): void;
  clear(): Promise<void>;
  /** Writes at once whatever is not written yet. */
  flush(): Promise<void>;
};

/** Many links on their way to codes, at work as long as the page lives. */
export function createBatch({ ask, keep, wait }: BatchParts): Batch {
  let rows: Row[] = [];
  let marks: string[] = [];
  let settings = PLAIN_SETTINGS;
  let state: BatchState = 'loading';
  let hold = 0;
  let kept = true;
  let places = new Map<number, number>();
  /** Row numbers that wait, the next one last. */
  let queue: number[] = [];
  let running: AbortController | null = null;
  let ended: Promise<void> = Promise.resolve();
  let dirty = new Set<number>();
  let painting: ReturnType<typeof setTimeout> | undefined;
  let writing: ReturnType<typeof setTimeout> | undefined;
  const known = new Map<string, Answer<Code>>();
  const snapshot = createStore<Snapshot>(take());

  function take(): Snapshot {
    return { state, rows, marks, counts: countRows(rows), settings, hold, kept };
  }

  function paint(now = false): void {
    if (now) {
      clearTimeout(painting);
      painting = undefined;
      snapshot.set(take());
    } else painting ??= setTimeout(() => paint(true), PAINT_MS);
  }

  function touch(place: number): void {
    dirty.add(Math.floor(place / CHUNK));
    write();
  }

  function write(): void {
    writing ??= setTimeout(flush, WRITE_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(writing);
    writing = undefined;
    const chunks = [...dirty];
    dirty = new Set();
    const batch = { rows: rows.map(atRest), marks, settings, running: running !== null };
    const saved = rows.length === 0 ? await keep.clear().then(() => true) : await keep.save(batch, chunks);
    if (saved === kept) return;
    kept = saved;
    paint();
  }

  function put(row: Row): void {
    const place = places.get(row.n);
    if (place === undefined) return;
    rows[place] = row;
    touch(place);
    paint();
  }

  function become(next: BatchState): void {
    state = next;
    paint(true);
  }

  function adopt(next: readonly Row[]): void {
    rows = [...next];
    places = new Map(rows.map(({ n }, place) => [n, place]));
    queue = rows.flatMap(({ n, state: at }) => (at === 'waiting' ? [n] : [])).reverse();
    dirty = new Set(Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, chunk) => chunk));
    write();
  }

  async function stop(): Promise<void> {
    running?.abort();
    await ended;
  }

  /** A link that stands in several rows is asked for once. */
  async function askOnce(link: string, signal: AbortSignal): Promise<Answer<Code>> {
    const before = known.get(link);
    if (before !== undefined) return before;
    const answer = await ask(link, signal);
    if (answer.ok) known.set(link, answer);
    return answer;
  }

  function start(): void {
    if (running !== null || rows.length === 0) return;
    const controller = new AbortController();
    running = controller;
    become('running');
    const run = runRows({
      signal: controller.signal,
      wait,
      ask: askOnce,
      waits: () => queue.length > 0,
      take() {
        const n = queue.pop();
        const row = n === undefined ? undefined : rows[places.get(n) ?? -1];
        if (row === undefined) return null;
        rows[places.get(row.n)!] = { ...startAgain(row), state: 'asking' };
        paint();
        return row;
      },
      putBack(row) {
        if (!places.has(row.n)) return;
        put(startAgain(row));
        queue.push(row.n);
      },
      settle(row, answer) {
        put(
          answer.ok
            ? finish(row, answer.value, marks)
            : { ...startAgain(row), state: 'failed', problem: answer.problem },
        );
      },
      onHold(ms) {
        hold = ms;
        if (running === controller) become(ms > 0 ? 'holding' : 'running');
      },
    });
    ended = run.then((outcome) => {
      running = null;
      hold = 0;
      become(outcome === 'finished' ? 'finished' : outcome === 'silent' ? 'silent' : 'paused');
      flush();
    });
  }

  return {
    snapshot,
    async open() {
      const found = await keep.load();
      if (state !== 'loading') return;
      marks = [...(found?.marks ?? [])];
      settings = { ...PLAIN_SETTINGS, ...found?.settings };
      adopt(found?.rows ?? []);
      if (rows.length === 0) return become('empty');
      if (found?.running === true) start();
      else become(queue.length > 0 ? 'paused' : 'finished');
    },
    async load(next) {
      await stop();
      marks = [];
      adopt(next.map(startAgain));
      become('paused');
      start();
      // A page that is closed at once has no time left to write.
      await flush();
    },
    start,
    pause: () => void stop(),
    retry() {
      const failed = rows.filter((row) => row.state === 'failed');
      for (const row of failed) put(startAgain(row));
      queue = [...failed.map(({ n }) => n).reverse(), ...queue];
      start();
    },
    edit(n, change) {
      const row = rows[places.get(n) ?? -1];
      if (row === undefined || row.state === 'asking') return;
      if (change.link === undefined || change.link === row.link) return put({ ...row, ...change });
      if (!queue.includes(n)) queue.push(n);
      put(startAgain({ ...row, ...change }));
      start();
    },
    remove(n) {
      queue = queue.filter((each) => each !== n);
      const waiting = queue;
      adopt(rows.filter((row) => row.n !== n));
      queue = waiting;
      if (rows.length === 0) become('empty');
      else paint(true);
    },
    set(change) {
      settings = { ...settings, ...change };
      write();
      paint(true);
    },
    async clear() {
      await stop();
      adopt([]);
      marks = [];
      known.clear();
      // Rows that are seen to be gone are gone after a reload too.
      await flush();
      become('empty');
    },
    flush,
  };
}

/** What is being asked for is asked for again after a reload. */
function atRest(row: Row): Row {
  return row.state === 'asking' ? startAgain(row) : row;
}
