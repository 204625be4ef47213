import { expect, test } from 'vitest';
import { mapInOrder } from '../src/pool.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function collect<Result>(results: AsyncIterable<Result>): Promise<Result[]> {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
}

test('results come in the order of the inputs, and no more are worked on than allowed', async () => {
  let running = 0;
  let most = 0;
  const results = mapInOrder([30, 1, 20, 2, 10, 3], 3, async (ms) => {
    most = Math.max(most, ++running);
    await pause(ms);
    running -= 1;
    return ms;
  });
  expect(await collect(results)).toEqual([30, 1, 20, 2, 10, 3]);
  expect(most).toBe(3);
});

test('a result is given before the inputs after it are done', async () => {
  let finished = 0;
  const inputs = [0, 0, 0, 0, 0, 0, 0, 0];
  const results = mapInOrder(inputs, 2, async () => {
    await pause(1);
    finished += 1;
  });
  await results.next();
  expect(finished).toBeLessThanOrEqual(2);
});

test('nothing in gives nothing', async () => {
  expect(await collect(mapInOrder([], 3, async () => 1))).toEqual([]);
});
