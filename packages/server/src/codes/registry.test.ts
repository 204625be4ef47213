import { decode, type Link, toMediaRef } from '@barline/codes';
import { afterEach, describe, expect, it } from 'vitest';
import { collect } from '../collect-for-tests.ts';
import { openDatabase } from '../storage/database.ts';
import { createPairStore, type PairStore } from '../storage/pairs.ts';
import { createRegistry } from './registry.ts';
import type { StripAnswer } from './upstream.ts';

const track: Link = { type: 'track', id: '1ykrctzPhcSS9GS3aHdtMt' };
const album: Link = { type: 'album', id: '3mH6qwIy9crq0I9YQbOuDf' };
const learned = (mediaRef: number): StripAnswer => ({ ok: true, mediaRef: toMediaRef(mediaRef), mark: 'M0 0h9' });

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

/** A registry over an empty database; `answers` are what the strip service says, in order, the last one for ever. */
async function openRegistry(
  answers: StripAnswer[],
  more: { registry?: 'local' | 'spotify'; symbol?: 'local' | 'spotify'; random?: number[] } = {},
) {
  let clock = Date.parse('2026-11-21T12:00:00Z');
  const now = () => new Date(clock);
  const database = await openDatabase({ kind: 'sqlite', file: ':memory:' }, now);
  opened.push(database);
  const store = createPairStore(database);
  const draws = [...(more.random ?? [])];
  let asked = 0;
  const registry = createRegistry({
    config: { registry: more.registry ?? 'local', symbol: more.symbol ?? 'local' },
    store,
    now,
    random: () => draws.shift() ?? Math.floor(Math.random() * 2 ** 37),
    ask: async () => answers[Math.min(asked++, answers.length - 1)],
  });
  return { ...registry, store, asked: () => asked, wait: (ms: number) => (clock += ms) };
}

describe('making the code of a link', () => {
  it('learns it once and never asks again', async () => {
    const { make, asked } = await openRegistry([learned(26560102031)]);
    const first = await make(track);
    expect(first).toMatchObject({
      namespace: 'spotify',
      mediaRef: 26560102031,
      origin: 'learned',
      mark: 'M0 0h9',
      created: true,
    });
    expect(first.levels).toEqual([0, 6, 6, 0, 7, 6, 0, 2, 2, 3, 1, 7, 0, 7, 6, 4, 6, 1, 4, 7, 4, 1, 0]);
    expect(await make(track)).toEqual({ ...first, created: false });
    expect(asked()).toBe(1);
  });

  it('asks once when twenty want it at the same time', async () => {
    const { make, asked } = await openRegistry([learned(5)]);
    const made = await Promise.all(Array.from({ length: 20 }, () => make(track)));
    expect(new Set(made.map(({ mediaRef }) => mediaRef)).size).toBe(1);
    expect(asked()).toBe(1);
  });

  it.each(['off', 'offline', 'unreachable'] as const)(
    'assigns a local reference when the service is %s',
    async (reason) => {
      const { make } = await openRegistry([{ ok: false, reason }]);
      const made = await make(track);
      expect(made).toMatchObject({ namespace: 'local', origin: 'assigned', mark: null, created: true });
      expect([made.levels[0], made.levels[11], made.levels[22]]).toEqual([7, 0, 7]);
      expect(decode(made.levels)).toMatchObject({ ok: true, mediaRef: made.mediaRef, namespace: 'local' });
      expect(await make(track)).toEqual({ ...made, created: false });
    },
  );

  it('assigns a local reference when the service refuses the link', async () => {
    const { make } = await openRegistry([{ ok: false, reason: 'refused', status: 404 }]);
    expect(await make(track)).toMatchObject({ namespace: 'local' });
  });

  it('draws again when the random reference is taken', async () => {
    const { make } = await openRegistry([{ ok: false, reason: 'off' }], { random: [7, 7, 8] });
    expect(await make(track)).toMatchObject({ mediaRef: 7 });
    expect(await make(album)).toMatchObject({ mediaRef: 8 });
  });

  it.each([
    [{ ok: false, reason: 'slow' }, 'slow'],
    [{ ok: false, reason: 'unreadable' }, 'unreadable'],
    [{ ok: false, reason: 'too_large' }, 'too_large'],
    [{ ok: false, reason: 'failed', status: 500 }, 'failed'],
  ] as const)('assigns nothing when the answer is %j: the real reference may yet come', async (answer, reason) => {
    const { make, find } = await openRegistry([answer]);
    await expect(make(track)).rejects.toMatchObject({ id: 'upstream_error', values: { reason } });
    expect(await find(track)).toBeNull();
  });

  it.each([
    [{ ok: false, reason: 'off' }, 'offline_needed_network'],
    [{ ok: false, reason: 'offline' }, 'offline_needed_network'],
    [{ ok: false, reason: 'unreachable' }, 'upstream_error'],
    [{ ok: false, reason: 'refused', status: 404 }, 'upstream_error'],
  ] as const)('never assigns where only Spotify may: %j', async (answer, id) => {
    const { make, find } = await openRegistry([answer], { registry: 'spotify' });
    await expect(make(track)).rejects.toMatchObject({ id });
    expect(await find(track)).toBeNull();
  });

  it('does not believe a service that gives the reference of another link', async () => {
    const { make, find, store } = await openRegistry([learned(5)]);
    await make(track);
    await expect(make(album)).rejects.toMatchObject({ id: 'upstream_error', values: { reason: 'conflict' } });
    expect(await find(album)).toBeNull();
    expect((await store.findByReference('spotify', toMediaRef(5)))?.uri).toBe('spotify:track:1ykrctzPhcSS9GS3aHdtMt');
  });

  it('prefers the real reference once it can be had, and still reads the local one', async () => {
    const { make, find, store, wait } = await openRegistry([
      { ok: false, reason: 'offline' },
      { ok: false, reason: 'slow' },
      learned(5),
    ]);
    const local = await make(track);
    expect(await make(track)).toMatchObject({ namespace: 'local', created: false });
    wait(61_000);
    expect(await make(track)).toMatchObject({ namespace: 'spotify', mediaRef: 5, created: true });
    expect(await find(track)).toMatchObject({ namespace: 'spotify' });
    expect((await store.findByReference('local', local.mediaRef))?.uri).toBe('spotify:track:1ykrctzPhcSS9GS3aHdtMt');
  });

  it('does not ask for a local link more than once a minute', async () => {
    const { make, asked, wait } = await openRegistry([{ ok: false, reason: 'refused', status: 404 }]);
    for (let time = 0; time < 5; time++) await make(track);
    expect(asked()).toBe(2);
    wait(61_000);
    await make(track);
    expect(asked()).toBe(3);
  });

  it('draws local codes with Spotify’s reference bars where a sandbox wants it', async () => {
    const { make } = await openRegistry([{ ok: false, reason: 'off' }], { symbol: 'spotify' });
    const made = await make(track);
    expect(made.namespace).toBe('local');
    expect([made.levels[0], made.levels[11], made.levels[22]]).toEqual([0, 7, 0]);
  });
});

describe('teaching', () => {
  it('keeps a pair as proved when the strip carries the reference', async () => {
    const { teach, find } = await openRegistry([learned(26560102031)]);
    expect(await teach(toMediaRef(26560102031), track)).toMatchObject({ origin: 'proved', mark: 'M0 0h9' });
    expect(await find(track)).toMatchObject({ origin: 'proved', mediaRef: 26560102031 });
  });

  it('stores nothing when the strip carries another reference', async () => {
    const { teach, find } = await openRegistry([learned(6)]);
    await expect(teach(toMediaRef(5), track)).rejects.toMatchObject({
      id: 'proof_failed',
      values: { media_ref: 5, found: 6 },
    });
    expect(await find(track)).toBeNull();
  });

  it('knows without asking that a known link has another reference', async () => {
    const { make, teach, asked } = await openRegistry([learned(6)]);
    await make(track);
    await expect(teach(toMediaRef(5), track)).rejects.toMatchObject({ id: 'proof_failed', values: { found: 6 } });
    expect(await teach(toMediaRef(6), track)).toMatchObject({ origin: 'learned' });
    expect(asked()).toBe(1);
  });

  it('never gives a known reference to another link', async () => {
    const { make, teach, find } = await openRegistry([learned(6)]);
    await make(track);
    await expect(teach(toMediaRef(6), album)).rejects.toMatchObject({ id: 'pair_conflict' });
    expect(await find(album)).toBeNull();
  });

  it.each([
    ['off', 'offline_needed_network', 'proof'],
    ['offline', 'offline_needed_network', 'proof'],
    ['slow', 'upstream_error', 'slow'],
  ] as const)('needs the service: %s', async (reason, id, said) => {
    const { teach } = await openRegistry([{ ok: false, reason }]);
    await expect(teach(toMediaRef(5), track)).rejects.toMatchObject({ id, values: { reason: said } });
  });
});

describe('importing', () => {
  it('adds what is new, passes over what is known, reports what contradicts', async () => {
    const from = await openRegistry([learned(5), learned(6)]);
    await from.make(track);
    await from.make(album);
    const pairs = await collect(from.exportPairs());

    const { importPairs, exportPairs } = await openRegistry([]);
    const wrong = { ...pairs[0], link: album };
    expect(await importPairs([...pairs, pairs[0], wrong])).toEqual({ added: 2, known: 1, conflicts: [wrong] });
    expect(await collect(exportPairs())).toEqual(pairs);
  });

  it('takes thousands of pairs', async () => {
    const { importPairs, store } = await openRegistry([]);
    expect(await importPairs(manyPairs(3000))).toEqual({ added: 3000, known: 0, conflicts: [] });
    expect(await count(store)).toBe(3000);
  });
});

async function* manyPairs(count: number) {
  for (let ref = 0; ref < count; ref++) {
    const id = String(ref).padStart(22, '0');
    yield {
      namespace: 'spotify' as const,
      mediaRef: toMediaRef(ref),
      link: { type: 'track' as const, id },
      origin: 'imported' as const,
      since: '2026-11-21T12:00:00.000Z',
      mark: null,
    };
  }
}

async function count(store: PairStore): Promise<number> {
  return (await collect(store.list())).length;
}
