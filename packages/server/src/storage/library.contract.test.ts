import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../clock.ts';
import { createRandomBytes } from '../random.ts';
import { createChanges } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { postgresForTests, sqliteForTests } from './databases-for-tests.ts';
import { forgetEverything } from './forget-everything.ts';
import { createLibraryStore, type LibraryStore } from './library.ts';
import type { DatabaseLocation } from './location.ts';
import type { StoreParts } from './parts.ts';
import { createPlayerStore, type PlayerStore } from './players.ts';
import { createPlaylistStore, type ItemsResult, type PlaylistStore } from './playlists.ts';
import { createUserStore } from './users.ts';

const uri = (name: string | number) => `spotify:track:${String(name).padStart(22, '0')}`;
const SONGS = { ownerId: 'anna', name: 'Songs', description: null, public: true, collaborative: false };
const ALL = { limit: 20_000, offset: 0 };

for (const [name, open] of [
  ['SQLite', sqliteForTests],
  ['PostgreSQL', postgresForTests],
] as const) {
  describe(`over ${name}`, async () => {
    const databases = await open();
    if (typeof databases === 'string') return it.skip(databases, () => {});
    const clock = createClock();
    let location: DatabaseLocation;
    let stored: StoreParts;
    let playlists: PlaylistStore;
    let library: LibraryStore;
    let players: PlayerStore;
    const opened: Database[] = [];

    async function connect(): Promise<StoreParts> {
      const database = await openDatabase(location, () => new Date());
      opened.push(database);
      return { database, clock, random: createRandomBytes(), changes: createChanges(database, clock) };
    }

    beforeAll(async () => {
      location = await databases.fresh();
      stored = await connect();
      playlists = createPlaylistStore(stored);
      library = createLibraryStore(stored);
      players = createPlayerStore(stored);
    });
    afterAll(async () => {
      await Promise.all(opened.map((database) => database.close()));
      await databases.close();
    });

    const make = async (...names: (string | number)[]) => {
      const { id } = await playlists.create(SONGS);
      if (names.length > 0) await playlists.add(id, names.map(uri), 'anna');
      return id;
    };
    const list = async (id: string) =>
      (await playlists.items(id, ALL)).map((item) => item.uri.slice('spotify:track:'.length).replace(/^0+(?=.)/, ''));
    const snapshotOf = async (id: string) => (await playlists.find(id))!.snapshot;
    const refusal = (result: ItemsResult) => ('refused' in result ? result.refused : null);

    describe('playlists', () => {
      it('begin empty, and are listed for whoever made them', async () => {
        const playlist = await playlists.create({ ...SONGS, ownerId: 'berta', description: 'Mine' });
        expect(playlist).toMatchObject({ ownerId: 'berta', description: 'Mine', total: 0, public: true, cover: null });
        expect(playlist.id).toMatch(/^[0-9A-Za-z]{22}$/);
        expect(await playlists.find(playlist.id)).toEqual(playlist);
        const filter = { private: false, collaborative: false, own: false };
        expect(await playlists.listOf('berta', filter, ALL)).toEqual({ total: 1, items: [playlist] });
        expect(await playlists.findMany(['x', playlist.id, playlist.id])).toEqual([null, playlist, playlist]);
      });

      it('are listed as far as one may see them', async () => {
        const fields = { ...SONGS, ownerId: 'clara' };
        await playlists.create(fields);
        await playlists.create({ ...fields, name: 'Secret', public: false });
        await playlists.create({ ...fields, name: 'Ours', public: false, collaborative: true });
        const followed = await playlists.create({ ...SONGS, ownerId: 'dora', name: 'Of Dora' });
        await library.keep('clara', [{ type: 'playlist', id: followed.id }]);
        const names = async (filter: { private?: boolean; collaborative?: boolean; own?: boolean }) =>
          (
            await playlists.listOf('clara', { private: false, collaborative: false, own: false, ...filter }, ALL)
          ).items.map((playlist) => playlist.name);
        expect(await names({})).toEqual(['Of Dora', 'Songs']);
        expect(await names({ own: true })).toEqual(['Songs']);
        expect(await names({ private: true })).toEqual(['Of Dora', 'Secret', 'Songs']);
        expect(await names({ collaborative: true })).toEqual(['Of Dora', 'Ours', 'Songs']);
      });

      it('take items at the end, at the beginning, in between, and not beyond', async () => {
        const id = await make('a', 'b');
        await playlists.add(id, [uri('c')], 'berta');
        await playlists.add(id, [uri('d')], 'anna', 0);
        await playlists.add(id, [uri('e'), uri('f')], 'anna', 2);
        expect(await list(id)).toEqual(['d', 'a', 'e', 'f', 'b', 'c']);
        expect(refusal(await playlists.add(id, [uri('g')], 'anna', 7))).toBe('out_of_bounds');
        const [, , , , , last] = await playlists.items(id, ALL);
        expect(last).toMatchObject({ addedBy: 'berta', addedAt: expect.any(Number) });
        expect((await playlists.items(id, { limit: 2, offset: 3 })).map((item) => item.uri)).toEqual([
          uri('f'),
          uri('b'),
        ]);
      });

      it('have another snapshot after every change', async () => {
        const id = await make();
        const seen = new Set([await snapshotOf(id)]);
        for (const change of [
          () => playlists.add(id, [uri('a'), uri('b')], 'anna'),
          () => playlists.move(id, { start: 0, count: 1, before: 2 }),
          () => playlists.remove(id, [{ uri: uri('a') }]),
          () => playlists.replace(id, [uri('c')], 'anna'),
        ]) {
          await change();
          seen.add(await snapshotOf(id));
        }
        expect(seen.size).toBe(5);
      });

      it('move items like a list would', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.record({ start: fc.nat(7), count: fc.integer({ min: 1, max: 4 }), before: fc.nat(8) }), {
              minLength: 1,
              maxLength: 3,
            }),
            async (moves) => {
              let expected = ['0', '1', '2', '3', '4', '5', '6', '7'];
              const id = await make(...expected);
              for (const { start, count, before } of moves) {
                const result = await playlists.move(id, { start, count, before });
                if (start + count > 8) {
                  expect(refusal(result)).toBe('out_of_bounds');
                  continue;
                }
                const moved = expected.slice(start, start + count);
                const rest = (from: number, to: number) =>
                  expected.slice(from, to).filter((item) => !moved.includes(item));
                expected = [...rest(0, before), ...moved, ...rest(before, 8)];
              }
              expect(await list(id)).toEqual(expected);
            },
          ),
          { numRuns: 15 },
        );
      });

      it('lose every occurrence of what is removed, or only those at positions', async () => {
        const id = await make('a', 'b', 'a', 'c', 'a');
        expect(refusal(await playlists.remove(id, [{ uri: uri('a'), positions: [1] }]))).toBe('mismatch');
        expect(refusal(await playlists.remove(id, [{ uri: uri('a'), positions: [9] }]))).toBe('mismatch');
        await playlists.remove(id, [{ uri: uri('a'), positions: [2] }]);
        expect(await list(id)).toEqual(['a', 'b', 'c', 'a']);
        await playlists.remove(id, [{ uri: uri('a') }, { uri: uri('not there') }]);
        expect(await list(id)).toEqual(['b', 'c']);
        await playlists.remove(id, [{ positions: [0] }]);
        expect(await list(id)).toEqual(['c']);
        expect((await playlists.find(id))!.total).toBe(1);
      });

      it('know what an older snapshot meant by its positions', async () => {
        const id = await make('a', 'b', 'c', 'd');
        const before = await snapshotOf(id);
        await playlists.add(id, [uri('x')], 'berta', 0);
        await playlists.remove(id, [{ uri: uri('c') }]);
        expect(await list(id)).toEqual(['x', 'a', 'b', 'd']);
        // "b" and "c" of then go before "a" of then; "c" is gone.
        await playlists.move(id, { start: 1, count: 2, before: 0 }, before);
        expect(await list(id)).toEqual(['x', 'b', 'a', 'd']);
        await playlists.remove(id, [{ uri: uri('d'), positions: [3] }], before);
        expect(await list(id)).toEqual(['x', 'b', 'a']);
        expect(refusal(await playlists.remove(id, [{ uri: uri('a') }], 'of another time'))).toBe('stale');
        expect(await list(id)).toEqual(['x', 'b', 'a']);
      });

      it('forget snapshots that are a hundred changes old', async () => {
        const id = await make('a');
        const old = await snapshotOf(id);
        for (let change = 0; change < 101; change++) await playlists.add(id, [uri(change)], 'anna');
        expect(refusal(await playlists.remove(id, [{ uri: uri('a') }], old))).toBe('stale');
      });

      it('hold no more than ten thousand items', async () => {
        const id = await make();
        const items = Array.from({ length: 9999 }, (_, at) => ({
          uri: uri(at),
          addedAt: '2020-01-01T00:00:00Z',
          addedById: null,
        }));
        await playlists.importPlaylist({ ...SONGS, id, ownerName: null, snapshotId: 'S', images: [], items });
        expect(await playlists.find(id)).toMatchObject({ total: 9999, snapshot: 'S' });
        expect(refusal(await playlists.add(id, [uri('a'), uri('b')], 'anna'))).toBe('full');
        await playlists.add(id, [uri('a')], 'anna', 0);
        await playlists.remove(id, [{ uri: uri('5000') }]);
        expect(await playlists.items(id, { limit: 1, offset: 9998 })).toEqual([
          { uri: uri(9998), addedAt: Date.UTC(2020, 0, 1), addedBy: null },
        ]);
      });

      it('lose nothing when two processes change them at once', async () => {
        const id = await make('first', 'second', 'third');
        const writers = [playlists, createPlaylistStore(await connect())];
        const added: string[] = [];
        const work = Array.from({ length: 24 }, async (_, at) => {
          const writer = writers[at % 2];
          if (at % 6 === 5) return writer.move(id, { start: 0, count: 1, before: 2 });
          added.push(String(at));
          return writer.add(id, [uri(at)], 'anna', at % 3 === 0 ? 0 : undefined);
        });
        expect((await Promise.all(work)).map(refusal).every((refused) => refused === null)).toBe(true);
        const items = await list(id);
        expect([...items].sort()).toEqual([...added, 'first', 'second', 'third'].sort());
        expect((await playlists.find(id))!.total).toBe(items.length);
        const positions = await playlists.items(id, ALL);
        expect(positions).toHaveLength(items.length);
        await Promise.all(added.map((each, at) => writers[at % 2].remove(id, [{ uri: uri(each) }])));
        expect((await list(id)).sort()).toEqual(['first', 'second', 'third']);
      });

      it('have covers', async () => {
        const id = await make();
        const first = await playlists.setCover(id, 'AAAA');
        expect(await playlists.cover(id)).toBe('AAAA');
        const second = await playlists.setCover(id, 'BBBB');
        expect(await playlists.cover(id)).toBe('BBBB');
        expect(first!.cover).not.toBe(second!.cover);
        expect(await playlists.setCover('unknown', 'AAAA')).toBeNull();
      });
    });

    describe('the library', () => {
      it('lists what was kept last first, once each, and forgets what is dropped', async () => {
        await library.keep('emma', [
          { type: 'track', id: 'a' },
          { type: 'track', id: 'b' },
        ]);
        await library.keep('emma', [
          { type: 'track', id: 'c' },
          { type: 'track', id: 'a' },
          { type: 'album', id: 'a' },
        ]);
        const { total, items } = await library.list('emma', 'track', { limit: 2, offset: 0 });
        expect([total, items.map(({ id }) => id)]).toEqual([3, ['c', 'a']]);
        const asked = [
          { type: 'track', id: 'b' },
          { type: 'album', id: 'b' },
          { type: 'album', id: 'a' },
        ] as const;
        expect(await library.contains('emma', asked)).toEqual([true, false, true]);
        await library.drop('emma', asked);
        expect(await library.contains('emma', asked)).toEqual([false, false, false]);
        expect(await library.countUsers({ type: 'track', id: 'a' })).toBe(1);
      });

      it('can be walked through by id', async () => {
        const artists = ['a', 'b', 'c'].map((id) => ({ type: 'artist', id }) as const);
        await library.keep('fanny', artists);
        const first = await library.listAfter('fanny', 'artist', { limit: 2, after: null });
        expect(first).toEqual({ total: 3, ids: ['a', 'b'], more: true });
        await library.drop('fanny', [artists[1]]);
        const rest = await library.listAfter('fanny', 'artist', { limit: 2, after: 'b' });
        expect(rest).toEqual({ total: 2, ids: ['c'], more: false });
      });
    });

    describe('players', () => {
      it('change one step after another', async () => {
        const others = createPlayerStore(await connect());
        const count = (before: string | null) => ({ state: String(Number(before ?? 0) + 1), plays: [] });
        await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? players : others).change('gerda', count)));
        expect(await players.find('gerda')).toBe('20');
        await players.change('gerda', () => null);
        expect(await players.find('gerda')).toBe('20');
        await players.change('greta', () => null);
        expect(await players.find('greta')).toBeNull();
      });

      it('remember what was heard, and count it', async () => {
        const now = clock.now();
        const heard = ['a', 'b', 'a', 'c'].map((each, at) => ({
          uri: each,
          playedAt: now - 1000 + at,
          contextUri: null,
        }));
        await players.addPlays('hanna', heard);
        await players.addPlays('hanna', [{ uri: 'b', playedAt: now - 40 * 24 * 3600_000, contextUri: 'x' }]);
        const { total, plays } = await players.history('hanna', { limit: 2 });
        expect([total, plays.map((play) => play.uri)]).toEqual([5, ['c', 'a']]);
        const before = await players.history('hanna', { limit: 5, before: plays[1].playedAt });
        expect(before.plays.map((play) => play.uri)).toEqual(['b', 'a', 'b']);
        const after = await players.history('hanna', { limit: 2, after: now - 1000 });
        expect(after.plays.map((play) => play.uri)).toEqual(['a', 'b']);
        expect((await players.mostPlayed('hanna', now - 5000))[0]).toEqual({ uri: 'a', count: 2 });
        expect(await players.mostPlayed('hanna', 0)).toHaveLength(3);
      });
    });

    it('a user who is removed leaves nothing behind, and no name in what others made', async () => {
      const users = createUserStore(stored);
      const common = { email: null, country: 'SE', product: 'premium', passwordHash: '-' } as const;
      const gone = (await users.create({ username: 'ida', displayName: 'Ida', ...common }))!;
      const own = await playlists.create({ ...SONGS, ownerId: gone.id });
      await playlists.add(own.id, [uri('a')], gone.id);
      await playlists.setCover(own.id, 'AAAA');
      const others = await make('a');
      await playlists.add(others, [uri('b')], gone.id);
      await library.keep('anna', [
        { type: 'playlist', id: own.id },
        { type: 'user', id: gone.id },
      ]);
      await library.keep(gone.id, [{ type: 'track', id: 'a' }]);
      await players.change(gone.id, () => ({ state: '{}', plays: [{ uri: 'a', playedAt: 1, contextUri: null }] }));
      await users.remove(gone.id);
      expect(await playlists.find(own.id)).toBeNull();
      expect(await playlists.items(own.id, ALL)).toEqual([]);
      expect(await playlists.cover(own.id)).toBeNull();
      expect((await playlists.items(others, ALL)).map((item) => item.addedBy)).toEqual(['anna', null]);
      const kept = [{ type: 'playlist', id: own.id } as const, { type: 'user', id: gone.id } as const];
      expect(await library.contains('anna', kept)).toEqual([false, false]);
      expect(await library.contains(gone.id, [{ type: 'track', id: 'a' }])).toEqual([false]);
      expect(await players.find(gone.id)).toBeNull();
      expect((await players.history(gone.id, { limit: 5 })).total).toBe(0);
    });

    it('a reset leaves nothing of anybody', async () => {
      const id = await make('a');
      await forgetEverything(stored);
      expect(await playlists.find(id)).toBeNull();
      expect((await library.list('emma', 'track', ALL)).total).toBe(0);
      expect(await players.find('gerda')).toBeNull();
    });
  });
}
