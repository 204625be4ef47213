import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import type { Problem } from '../api/problem.ts';
import type { Wanted } from './row.ts';
import { runRows } from './run-rows.ts';

const rowsOf = (count: number): Wanted[] =>
  Array.from({ length: count }, (_, n) => ({ n, link: `link ${n}`, title: '', bg: '', bars: '', file: '' }));
const good: Answer<Code> = { ok: true, value: {} as Code };
const bad = (problem: Problem): Answer<Code> => ({ ok: false, problem });

/** Runs a batch over a server that answers by `answer(link, how often it was asked)`; time passes at once. */
async function run(count: number, answer: (link: string, time: number) => Answer<Code>, stopAfter = Infinity) {
  const waiting = rowsOf(count);
  const settled = new Map<number, Answer<Code>>();
  const asked = new Map<string, number>();
  const holds: number[] = [];
  const stop = new AbortController();
  let running = 0;
  let most = 0;
  let total = 0;
  const outcome = await runRows({
    take: () => waiting.shift() ?? null,
    waits: () => waiting.length > 0,
    putBack: (row) => void waiting.unshift(row),
    async ask(link) {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (++total >= stopAfter) stop.abort();
      const time = (asked.get(link) ?? 0) + 1;
      asked.set(link, time);
      return answer(link, time);
    },
    settle(row, given) {
      expect(settled.has(row.n)).toBe(false);
      settled.set(row.n, given);
    },
    onHold: (ms) => void (ms > 0 && holds.push(ms)),
    wait: () => Promise.resolve(),
    signal: stop.signal,
  });
  return { outcome, settled, waiting, holds, most, asked };
}

test('every row is settled exactly once whatever the server says, never more than four at a time', async () => {
  const problems: Problem[] = [
    { id: 'rate_limited', values: { s: 2 } },
    { id: 'upstream_error' },
    { id: 'not_spotify_link' },
  ];
  await fc.assert(
    fc.asyncProperty(fc.nat(30), fc.array(fc.nat(5), { maxLength: 60 }), async (count, script) => {
      let step = 0;
      const { outcome, settled, most } = await run(count, () => {
        const problem = problems[script[step++] ?? 5];
        return problem === undefined ? good : bad(problem);
      });
      expect(outcome).toBe('finished');
      expect(settled.size).toBe(count);
      expect(most).toBeLessThanOrEqual(4);
    }),
  );
});

test('too many requests: it waits as long as the server says, and no row fails', async () => {
  const { settled, holds } = await run(10, (_, time) =>
    time === 1 ? bad({ id: 'rate_limited', values: { s: 7 } }) : good,
  );
  expect(holds[0]).toBe(7000);
  expect([...settled.values()].every(({ ok }) => ok)).toBe(true);
});

test('a row that keeps failing is given up after three tries, the rest goes on', async () => {
  const { settled, asked } = await run(5, (link) => (link === 'link 2' ? bad({ id: 'upstream_error' }) : good));
  expect(asked.get('link 2')).toBe(3);
  expect(settled.get(2)!.ok).toBe(false);
  expect([...settled.values()].filter(({ ok }) => ok)).toHaveLength(4);
});

test('a wrong link is asked for once', async () => {
  const { asked } = await run(1, () => bad({ id: 'unknown_link' }));
  expect(asked.get('link 0')).toBe(1);
});

test('without a server it waits longer and longer, then pauses with every row still there', async () => {
  const { outcome, settled, waiting, holds } = await run(8, () =>
    bad({ id: 'offline_needed_network', values: { reason: 'server' } }),
  );
  expect(outcome).toBe('silent');
  expect(settled.size).toBe(0);
  expect(waiting).toHaveLength(8);
  expect(holds).toEqual([2000, 4000, 8000, 16000]);
});

test('when it is paused, no row is lost', async () => {
  const { outcome, settled, waiting } = await run(20, () => good, 7);
  expect(outcome).toBe('stopped');
  expect(settled.size + waiting.length).toBe(20);
});
