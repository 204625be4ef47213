import { encode, parseLink, toMediaRef } from '@barline/codes';
import { expect, test, vi } from 'vitest';
import type { Answer } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import { type BatchParts, createBatch } from './batch.ts';
import type { Keep, KeptBatch } from './keep.ts';
import type { Wanted } from './row.ts';

const ID = '4uLU6hMCjMI75M1A2tKUQC';
const rowsOf = (count: number): Wanted[] =>
  Array.from({ length: count }, (_, n) => ({
    n: n + 1,
    link: `spotify:track:${ID.slice(2)}${10 + n}`,
    title: '',
    bg: '',
    bars: '',
    file: '',
  }));

/** A browser's store that is an object; `saves` counts how often it is written. */
function keepInMemory(): Keep & { kept: KeptBatch | null; chunks: number[][] } {
  const keep = {
    kept: null as KeptBatch | null,
    chunks: [] as number[][],
    load: async () => structuredClone(keep.kept),
    save: async (batch: KeptBatch, chunks: readonly number[]) => {
      keep.kept = structuredClone(batch);
      keep.chunks.push([...chunks]);
      return true;
    },
    clear: async () => void (keep.kept = null),
  };
  return keep;
}

const answer = (link: string): Answer<Code> => {
  const parsed = parseLink(link);
  if (!parsed.ok) return { ok: false, problem: { id: 'not_spotify_link' } };
  const code = {
    namespace: 'spotify',
    mediaRef: toMediaRef(7),
    levels: encode(toMediaRef(7)),
    link: parsed.link,
    mark: 'M0 0',
  };
  return { ok: true, value: code as unknown as Code };
};

const parts = (keep: Keep, ask: BatchParts['ask'] = async (link) => answer(link)): BatchParts => ({
  keep,
  ask,
  wait: () => Promise.resolve(),
});

test('a batch becomes codes row by row, and a mark that all share is kept once', async () => {
  const keep = keepInMemory();
  const batch = createBatch(parts(keep));
  await batch.open();
  expect(batch.snapshot.get().state).toBe('empty');
  batch.load([...rowsOf(20), { ...rowsOf(1)[0]!, n: 99, link: 'nonsense' }]);
  await vi.waitFor(() => expect(batch.snapshot.get().state).toBe('finished'));
  const { counts, marks } = batch.snapshot.get();
  expect(counts).toEqual({ all: 21, made: 20, failed: 1, waiting: 0 });
  expect(marks).toEqual(['M0 0']);
});

test('a batch whose page was closed in the middle goes on where it was, and asks for nothing twice', async () => {
  const keep = keepInMemory();
  const asked: string[] = [];
  let open = true;
  const ask = async (link: string) => {
    asked.push(link);
    if (asked.length === 8) open = false;
    return open ? answer(link) : new Promise<Answer<Code>>(() => {});
  };
  const first = createBatch(parts(keep, ask));
  await first.open();
  first.load(rowsOf(30));
  await vi.waitFor(() => expect(open).toBe(false));
  await first.flush();
  expect(keep.kept).toMatchObject({ running: true });
  const done = keep.kept!.rows.filter(({ state }) => state === 'made').map(({ link }) => link);
  expect(done.length).toBeGreaterThan(2);

  const again: string[] = [];
  const second = createBatch(
    parts(keep, async (link) => {
      again.push(link);
      return answer(link);
    }),
  );
  await second.open();
  await vi.waitFor(() => expect(second.snapshot.get().state).toBe('finished'));
  expect(second.snapshot.get().counts.made).toBe(30);
  expect(again.filter((link) => done.includes(link))).toEqual([]);
});

test('paused stays paused after a reload; a failed row can be tried again or corrected', async () => {
  const keep = keepInMemory();
  let down = true;
  const ask = async (link: string): Promise<Answer<Code>> =>
    down ? { ok: false, problem: { id: 'storage_full' } } : answer(link);
  const batch = createBatch(parts(keep, ask));
  await batch.open();
  batch.load(rowsOf(3));
  await vi.waitFor(() => expect(batch.snapshot.get().counts.failed).toBe(3));
  down = false;
  batch.edit(2, { link: 'nonsense' });
  await vi.waitFor(() => expect(batch.snapshot.get().state).toBe('finished'));
  expect(batch.snapshot.get().counts).toMatchObject({ failed: 3 });
  batch.edit(2, { link: `spotify:album:${ID}` });
  batch.retry();
  await vi.waitFor(() => expect(batch.snapshot.get().counts.made).toBe(3));
  batch.remove(1);
  expect(batch.snapshot.get().rows.map(({ n }) => n)).toEqual([2, 3]);
  await batch.flush();
  const later = createBatch(parts(keep));
  await later.open();
  expect(later.snapshot.get()).toMatchObject({ state: 'finished', counts: { all: 2, made: 2 } });
});

test('of thousands of rows only those that changed are written', async () => {
  const keep = keepInMemory();
  const batch = createBatch(parts(keep));
  await batch.open();
  batch.load(rowsOf(80).flatMap((row, part) => Array.from({ length: 25 }, (_, n) => ({ ...row, n: part * 25 + n }))));
  await vi.waitFor(() => expect(batch.snapshot.get().state).toBe('finished'));
  await batch.flush();
  keep.chunks.length = 0;
  batch.edit(700, { title: 'Ёж' });
  await batch.flush();
  expect(keep.chunks).toEqual([[1]]);
  expect(keep.kept!.rows[700]).toMatchObject({ title: 'Ёж', state: 'made' });
});
