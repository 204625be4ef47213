import type { Answer } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import type { Problem } from '../api/problem.ts';
import type { Wanted } from './row.ts';

/** Links asked for at the same time; fewer once the server has said that it is too much. */
const PARALLEL = 4;
const PARALLEL_AFTER_429 = 2;
/** How often a link is asked for before it is called failed. */
const TRIES = 3;
/** When the server has been out of reach this often in a row, the batch is paused. */
const MOST_SILENCES = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Failures that may be gone a moment later. */
const PASSING: readonly string[] = ['upstream_error', 'storage_unavailable', 'unexpected'];

export type RunParts = {
  /** Takes the next row that waits; `null` when there is none. */
  take(): Wanted | null;
  /** Whether any row waits. */
  waits(): boolean;
  /** Puts a row back in front of those that wait. */
  putBack(row: Wanted): void;
  ask(link: string, signal: AbortSignal): Promise<Answer<Code>>;
  settle(row: Wanted, answer: Answer<Code>): void;
  /** Nothing is asked for so many milliseconds; 0 when it goes on. */
  onHold(ms: number): void;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
};

/**
 * Asks for the codes of all rows, a few at a time, until none waits or `signal` is aborted. A row whose turn was broken
 * off waits again. Returns `silent` when the server could not be reached again and again.
 */
export async function runRows(parts: RunParts): Promise<'finished' | 'stopped' | 'silent'> {
  const { take, putBack, ask, settle, onHold, wait, signal } = parts;
  const tries = new Map<number, number>();
  let parallel = PARALLEL;
  let silences = 0;
  let refusals = 0;
  let hold: Promise<void> | null = null;

  const holdFor = (ms: number) => {
    if (hold !== null) return;
    onHold(ms);
    hold = wait(ms, signal).then(() => {
      hold = null;
      onHold(0);
    });
  };

  const work = async (worker: number): Promise<void> => {
    while (!signal.aborted && silences < MOST_SILENCES && worker < parallel) {
      if (hold !== null) {
        await hold;
        continue;
      }
      const row = take();
      if (row === null) return;
      const answer = await ask(row.link, signal);
      if (signal.aborted) {
        if (answer.ok) settle(row, answer);
        else putBack(row);
        return;
      }
      if (answer.ok || !comesBack(answer.problem)) {
        silences = answer.ok ? 0 : silences;
        refusals = answer.ok ? 0 : refusals;
        settle(row, answer);
      } else if (answer.problem.id === 'rate_limited') {
        putBack(row);
        parallel = PARALLEL_AFTER_429;
        holdFor(Math.max(secondsOf(answer.problem) * 1000, backOff(refusals++)));
      } else if (isSilence(answer.problem)) {
        putBack(row);
        if (hold === null) silences++;
        if (silences < MOST_SILENCES) holdFor(backOff(silences));
      } else {
        const tried = (tries.get(row.n) ?? 0) + 1;
        tries.set(row.n, tried);
        if (tried >= TRIES) settle(row, answer);
        else {
          putBack(row);
          holdFor(backOff(tried - 1));
        }
      }
    }
  };

  // A row may be put back after the last of the others has gone.
  do await Promise.all(Array.from({ length: PARALLEL }, (_, worker) => work(worker)));
  while (!signal.aborted && silences < MOST_SILENCES && parts.waits());
  if (silences >= MOST_SILENCES) return 'silent';
  return signal.aborted ? 'stopped' : 'finished';
}

function comesBack(problem: Problem): boolean {
  return problem.id === 'rate_limited' || isSilence(problem) || PASSING.includes(problem.id);
}

/** Our own server does not answer, which says nothing about the link. */
function isSilence({ id, values }: Problem): boolean {
  return id === 'offline_needed_network' && values?.reason === 'server';
}

function secondsOf({ values }: Problem): number {
  const seconds = Number(values?.s);
  return Number.isFinite(seconds) ? Math.min(seconds, 3600) : 0;
}

function backOff(times: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** times);
}
