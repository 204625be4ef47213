import { toMediaRef } from '@barline/codes';
import { beforeEach, expect, test, vi } from 'vitest';

const link = { type: 'track', id: '4uLU6hMCjMI75M1A2tKUQC' } as const;
const scanOf = (ref: number) =>
  ({ kind: 'scan', namespace: 'spotify', mediaRef: toMediaRef(ref), link: null, source: 'a.png' }) as const;

let values: Map<string, string>;
beforeEach(() => {
  values = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => values.set(name, value),
    removeItem: (name: string) => values.delete(name),
  });
  vi.resetModules();
});
const open = () => import('./history.ts');

test('the newest entry is first, the same code appears once, and all of it outlives the page', async () => {
  const history = await open();
  for (const ref of [1, 2, 1]) history.remember(scanOf(ref));
  expect(history.entries.get().map(({ mediaRef }) => mediaRef)).toEqual([1, 2]);
  vi.resetModules();
  expect((await open()).entries.get()).toEqual(history.entries.get());
});

test('a page that was known once stays known, and is found without the network', async () => {
  const history = await open();
  history.remember({ ...scanOf(1), link });
  history.remember(scanOf(1));
  expect(history.findLink('spotify', toMediaRef(1))).toEqual(link);
  expect(history.findLink('local', toMediaRef(1))).toBeNull();
  history.remember(scanOf(2));
  history.settle('spotify', toMediaRef(2), link);
  expect(history.findLink('spotify', toMediaRef(2))).toEqual(link);
});

test('switched off, nothing is kept but what is asked for', async () => {
  const history = await open();
  history.switchKeeping(false);
  history.remember(scanOf(1));
  expect(history.entries.get()).toEqual([]);
  history.keep(scanOf(2));
  expect(history.isKept('spotify', toMediaRef(2))).toBe(true);
  vi.resetModules();
  expect((await open()).keeping.get()).toBe(false);
});

test('an import adds what is new and leaves the rest as it is', async () => {
  const history = await open();
  history.remember(scanOf(1));
  const [kept] = history.entries.get();
  const older = { ...scanOf(2), time: '2020-01-01T00:00:00.000Z' };
  expect(history.adopt([older, older, { ...scanOf(1), time: older.time }])).toBe(1);
  expect(history.entries.get()).toEqual([kept, older]);
});

test('at most a thousand entries are kept, the newest', async () => {
  const history = await open();
  for (let ref = 0; ref < history.MAX_ENTRIES + 5; ref++) history.remember(scanOf(ref));
  expect(history.entries.get()).toHaveLength(history.MAX_ENTRIES);
  expect(history.isKept('spotify', toMediaRef(4))).toBe(false);
});

test('the search finds numbers, links and names of pictures, all words of it', async () => {
  const { matches } = await open();
  const entry = { ...scanOf(57639171874), link, source: 'Holiday photo.jpg', time: '2026-11-21T10:00:00.000Z' };
  for (const typed of ['5763', 'TRACK', '4ulu6', 'photo holiday', '']) expect(matches(entry, typed), typed).toBe(true);
  expect(matches(entry, 'holiday album')).toBe(false);
});

test('a full storage stops nothing', async () => {
  const history = await open();
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  history.remember(scanOf(1));
  expect(history.entries.get()).toHaveLength(1);
});
