import { type MediaRef, toMediaRef } from '@barline/codes';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { collect } from '../collect-for-tests.ts';
import { type Database, openDatabase } from './database.ts';
import { postgresForTests, sqliteForTests } from './databases-for-tests.ts';
import { createPairStore, type PairStore, type StoredPair } from './pairs.ts';

// Real waits, pictures and processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const now = () => new Date('2026-11-21T12:00:00Z');
const sqlite = await sqliteForTests();
const postgres = await postgresForTests();

describe('over SQLite', () => contract(sqlite));
describe('over PostgreSQL', () => {
  if (typeof postgres === 'string') it.skip(postgres, () => {});
  else contract(postgres);
});

function contract(databases: Exclude<typeof postgres, string>): void {
  const open: Database[] = [];
  afterAll(async () => {
    await Promise.all(open.map((database) => database.close()));
    await databases.close();
  });

  async function openStore(location = databases.fresh()): Promise<PairStore> {
    const database = await openDatabase(await location, now);
    open.push(database);
    return createPairStore(database);
  }

  it('finds a pair by its reference and by its link, in its namespace only', async () => {
    const store = await openStore();
    const stored = pair(57639171874, 'spotify:playlist:a');
    expect(await store.add([stored])).toEqual([stored]);
    expect(await store.findByReference('spotify', stored.mediaRef)).toEqual(stored);
    expect(await store.findByUri('spotify', stored.uri)).toEqual(stored);
    expect(await store.findByReference('local', stored.mediaRef)).toBeNull();
    expect(await store.findByUri('local', stored.uri)).toBeNull();
  });

  it('keeps the largest reference exactly', async () => {
    const store = await openStore();
    await store.add([pair(2 ** 37 - 1, 'spotify:track:max')]);
    expect((await store.findByUri('spotify', 'spotify:track:max'))?.mediaRef).toBe(2 ** 37 - 1);
  });

  it('lets both namespaces use the same reference and the same link', async () => {
    const store = await openStore();
    const spotify = pair(5, 'spotify:track:a');
    const local: StoredPair = { ...spotify, namespace: 'local', origin: 'assigned' };
    expect(await store.add([spotify, local])).toHaveLength(2);
    expect(await store.findByReference('local', spotify.mediaRef)).toEqual(local);
  });

  it('changes nothing when the reference or the link is taken', async () => {
    const store = await openStore();
    const first = pair(1, 'spotify:track:a');
    await store.add([first]);
    expect(await store.add([pair(1, 'spotify:track:b'), pair(2, 'spotify:track:a'), first])).toEqual([]);
    expect(await collect(store.list())).toEqual([first]);
  });

  it('adds one of two contradicting pairs of one call', async () => {
    const store = await openStore();
    const added = await store.add([pair(1, 'spotify:track:a'), pair(1, 'spotify:track:b'), pair(1, 'spotify:track:a')]);
    expect(added).toEqual([pair(1, 'spotify:track:a')]);
  });

  it('keeps a mark once and gives it back with each pair that carries it', async () => {
    const store = await openStore();
    const pairs = [
      pair(1, 'spotify:track:a', 'M0 0h9'),
      pair(2, 'spotify:track:b', 'M0 0h9'),
      pair(3, 'spotify:track:c'),
    ];
    await store.add(pairs);
    expect(await collect(store.list())).toEqual(pairs);
  });

  it('stores one pair when twenty try at once for the same link', async () => {
    const location = databases.fresh();
    const stores = await Promise.all([openStore(location), openStore(location)]);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, ref) => stores[ref % 2].add([pair(ref, 'spotify:track:same')])),
    );
    expect(results.flat()).toHaveLength(1);
    expect(await collect(stores[0].list())).toEqual(results.flat());
  });

  it('lists more pairs than a page holds, in order, each once', async () => {
    const store = await openStore();
    const pairs = Array.from({ length: 2500 }, (_, ref) => pair(ref * 7, `spotify:track:${ref}`));
    for (let start = 0; start < pairs.length; start += 500) await store.add(pairs.slice(start, start + 500));
    expect(await collect(store.list())).toEqual(pairs);
  });

  it('still has its pairs when it is opened again', async () => {
    const location = databases.fresh();
    await (await openStore(location)).add([pair(9, 'spotify:track:kept', 'M1 1')]);
    expect(await collect((await openStore(location)).list())).toEqual([pair(9, 'spotify:track:kept', 'M1 1')]);
  });

  it('can be opened by several at once while it is still empty', async () => {
    const location = databases.fresh();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(location)));
    await stores[0].add([pair(1, 'spotify:track:a')]);
    expect(await collect(stores[3].list())).toHaveLength(1);
  });

  it('refuses a database from a newer version', async () => {
    const location = await databases.fresh();
    const database = await openDatabase(location, now);
    await database.run((query) => query.insertInto('schema_versions').values({ version: 99, applied: '' }).execute());
    await database.close();
    await expect(openDatabase(location, now)).rejects.toMatchObject({
      id: 'database_newer',
      values: { found: 99, known: 5 },
    });
  });

  it('treats hostile text as text', async () => {
    const store = await openStore();
    const hostile = pair(1, `spotify:user:'); drop table pairs; --"\\%_`);
    await store.add([hostile]);
    expect(await store.findByUri('spotify', hostile.uri)).toEqual(hostile);
  });
}

function pair(mediaRef: number, uri: string, mark: string | null = null): StoredPair {
  return {
    namespace: 'spotify',
    mediaRef: toMediaRef(mediaRef) as MediaRef,
    uri,
    origin: 'learned',
    since: now().toISOString(),
    mark,
  };
}
