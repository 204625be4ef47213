import { afterAll, describe, expect, it, vi } from 'vitest';
import type { CatalogueObject } from '../catalogue/object.ts';
import { createCatalogueStore } from './catalogue.ts';
import { type Database, openDatabase } from './database.ts';
import { postgresForTests, sqliteForTests, type TestDatabases } from './databases-for-tests.ts';

// Real databases: a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const HERE = 'http://127.0.0.1:8080';
const NOW = Date.parse('2026-11-22T12:00:00Z');
const PAGE = { limit: 10, offset: 0 };

const sqlite = await sqliteForTests();
const postgres = await postgresForTests();

describe('over SQLite', () => contract(sqlite));
describe('over PostgreSQL', () => {
  if (typeof postgres === 'string') it.skip(postgres, () => {});
  else contract(postgres);
});

/** An id that says what it is of. */
const id = (text: string) => text.padEnd(22, '_');
const named = (text: string) => ({ id: id(text.replace(/\W/g, '')), name: text });

function artist(name: string, more: object = {}): CatalogueObject {
  return { type: 'artist', ...named(name), popularity: 50, genres: [], ...more };
}
function album(name: string, artists: CatalogueObject[], more: object = {}): CatalogueObject {
  return { type: 'album', ...named(name), artists, release_date: '1959', release_date_precision: 'year', ...more };
}
function track(name: string, on: CatalogueObject, more: object = {}): CatalogueObject {
  return { type: 'track', ...named(name), album: on, artists: on.artists, popularity: 10, ...more };
}

function contract(databases: TestDatabases): void {
  const opened: Database[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await databases.close();
  });

  async function open() {
    const database = await openDatabase(await databases.fresh(), () => new Date());
    opened.push(database);
    return createCatalogueStore(database, { here: () => HERE, now: () => NOW });
  }

  /** A store with a few works in it. */
  async function openFilled() {
    const store = await open();
    const beethoven = artist('Ludwig van Beethoven', { popularity: 80, genres: ['classical', 'late romantic'] });
    const dvorak = artist('Antonín Dvořák', { popularity: 70 });
    const tchaikovsky = artist('Пётр Чайковский', { popularity: 75 });
    const sonatas = album('Moonlight and Other Sonatas', [beethoven], {
      release_date: '1985-03-12',
      external_ids: { upc: '028941374523' },
    });
    const single = album('Für Elise', [beethoven], { album_type: 'single', release_date: '2026-11-20', popularity: 5 });
    const symphonies = album('Symphonies', [dvorak], { popularity: 30 });
    const swans = album('Лебединое озеро', [tchaikovsky], { release_date: '1877' });
    const show = { type: 'show', ...named('Talks on Counterpoint'), publisher: 'A Society', description: 'Fugues.' };
    await store.put([beethoven, dvorak, tchaikovsky, sonatas, single, symphonies, swans]);
    await store.put([
      track('Moonlight Sonata', sonatas, { track_number: 2, popularity: 60, external_ids: { isrc: 'DEF056730100' } }),
      track('Moonlight', symphonies, { popularity: 1 }),
      track('Pathétique', sonatas, { track_number: 1, popularity: 40 }),
      track('Für Elise (A minor)', single, { popularity: 90 }),
      track('New World', symphonies, { popularity: 20 }),
      track('Танец маленьких лебедей', swans, { popularity: 33 }),
      track('A', swans, { popularity: 0 }),
      show,
      { type: 'episode', ...named('The Fugue'), show, release_date: '2020-01-01', duration_ms: 60_000 },
      { type: 'episode', ...named('The Canon'), show, release_date: '2021-01-01', duration_ms: 60_000 },
    ]);
    const search = async (query: string, type: 'track' | 'artist' | 'album' | 'show' | 'episode' = 'track') => {
      const { [type]: found } = await store.search(query, [type], PAGE);
      return (await store.findMany(type, found!.ids)).map((object) => object!.name);
    };
    return { store, search };
  }

  it('gives an object as it came, whole, under its own address', async () => {
    const store = await open();
    const came = artist('Clara Schumann', { genres: ['romantic'], images: [{ url: 'barline://here/covers/x.svg' }] });
    await store.put([came]);
    const text = await store.findText('artist', came.id);
    expect(JSON.parse(text!)).toEqual({
      ...came,
      external_urls: { spotify: `https://open.spotify.com/artist/${came.id}` },
      followers: { href: null, total: 0 },
      href: `${HERE}/v1/artists/${came.id}`,
      images: [{ url: `${HERE}/covers/x.svg` }],
      uri: `spotify:artist:${came.id}`,
    });
    expect(text).toBe(JSON.stringify(JSON.parse(text!), null, 2));
    expect(await store.find('artist', came.id)).toEqual(JSON.parse(text!));
    expect(await store.find('album', came.id)).toBeNull();
    expect(await store.findText('artist', id('nobody'))).toBeNull();
  });

  it('gives many in the order asked for, and null for each it does not know', async () => {
    const { store } = await openFilled();
    const ids = [id('NewWorld'), id('nothing'), id('Moonlight'), id('NewWorld')];
    const found = await store.findMany('track', ids);
    expect(found.map((each) => each?.name ?? null)).toEqual(['New World', null, 'Moonlight', 'New World']);
    expect(await store.findMany('track', [])).toEqual([]);
    const same = await Promise.all(ids.map((each) => store.findText('track', each)));
    expect(same.map((text) => text && JSON.parse(text).name)).toEqual(['New World', null, 'Moonlight', 'New World']);
  });

  it('knows an album and its artists from a track alone, until they come themselves', async () => {
    const store = await open();
    const part = album('Études', [{ type: 'artist', ...named('Maria Szymanowska') }]);
    await store.put([track('Etude No 1', part)]);
    expect(await store.find('album', part.id)).toMatchObject({
      name: 'Études',
      copyrights: [],
      label: '',
      total_tracks: 0,
    });
    expect(await store.find('artist', part.artists[0].id)).toMatchObject({ popularity: 0, genres: [] });
    await store.put([{ ...part, label: 'A Label' }]);
    await store.put([track('Etude No 2', part)]);
    expect(await store.find('album', part.id)).toMatchObject({ label: 'A Label' });
  });

  it('takes the tracks out of an album and gives them by their numbers', async () => {
    const store = await open();
    const composer = artist('Joseph Haydn');
    const items = [3, 1, 2].map((number) => ({
      ...{ type: 'track', ...named(`Part ${number}`), artists: [composer] },
      track_number: number,
      disc_number: number === 3 ? 1 : 2,
    }));
    const whole = album('Quartets', [composer], { tracks: { total: 3, items } });
    await store.put([whole]);
    expect(await store.find('album', whole.id)).not.toHaveProperty('tracks');
    const { total, items: page } = await store.children(whole.id, { limit: 2, offset: 0 });
    expect([total, page.map(({ name }) => name)]).toEqual([3, ['Part 3', 'Part 1']]);
    expect(page[0].album).toMatchObject({ id: whole.id, name: 'Quartets' });
    expect((await store.children(whole.id, { limit: 2, offset: 2 })).items.map(({ name }) => name)).toEqual(['Part 2']);
  });

  it('lists an artist’s albums by group, newest first, and the most popular tracks', async () => {
    const { store } = await openFilled();
    const beethoven = id('LudwigvanBeethoven');
    const all = await store.artistAlbums(beethoven, ['album', 'single'], PAGE);
    expect([all.total, all.items.map((each) => [each.name, each.album_group])]).toEqual([
      2,
      [
        ['Moonlight and Other Sonatas', 'album'],
        ['Für Elise', 'single'],
      ],
    ]);
    expect((await store.artistAlbums(beethoven, ['single'], PAGE)).total).toBe(1);
    const top = await store.artistTopTracks(beethoven, 2);
    expect(top.map(({ name }) => name)).toEqual(['Für Elise (A minor)', 'Moonlight Sonata']);
    expect((await store.newReleases(PAGE)).items[0].name).toBe('Für Elise');
    expect((await store.children(id('TalksonCounterpoint'), PAGE)).items.map(({ name }) => name)).toEqual([
      'The Canon',
      'The Fugue',
    ]);
    expect(await store.count()).toMatchObject({ artist: 3, album: 4, track: 7, show: 1, episode: 2 });
  });

  it('finds by words in any order, wherever they stand, what is called exactly so first', async () => {
    const { search } = await openFilled();
    expect(await search('sonata beethoven')).toEqual(['Moonlight Sonata']);
    expect(await search('beethoven sonatas')).toEqual(['Moonlight Sonata', 'Pathétique']);
    expect(await search('moonlight')).toEqual(['Moonlight', 'Moonlight Sonata', 'Pathétique']);
    expect(await search('"moonlight sonata"')).toEqual(['Moonlight Sonata']);
    expect(await search('"sonata moonlight"')).toEqual([]);
    expect(await search('nothing at all')).toEqual([]);
  });

  it('finds beginnings of the last word, or of one with a star', async () => {
    const { search } = await openFilled();
    expect(await search('moon')).toEqual(['Moonlight Sonata', 'Moonlight', 'Pathétique']);
    expect(await search('mo')).toHaveLength(3);
    expect((await search('m'))[0]).toBe('Für Elise (A minor)');
    expect(await search('moon ')).toEqual([]);
    expect(await search('moonl* sonata')).toEqual(['Moonlight Sonata', 'Pathétique']);
    expect(await search('moonl* "sonata"')).toEqual(['Moonlight Sonata']);
    expect(await search('mo* path')).toEqual(['Pathétique']);
    expect(await search('moon sonata')).toEqual([]);
  });

  it('finds single letters and short words', async () => {
    const { search } = await openFilled();
    expect((await search('a')).slice(0, 2)).toEqual(['A', 'Für Elise (A minor)']);
    expect(await search('a minor')).toEqual(['Für Elise (A minor)']);
  });

  it('folds accents and Cyrillic', async () => {
    const { search } = await openFilled();
    expect(await search('dvorak new')).toEqual(['New World']);
    expect(await search('DVOŘÁK', 'artist')).toEqual(['Antonín Dvořák']);
    expect(await search('fur elise', 'album')).toEqual(['Für Elise']);
    expect(await search('петр чайковский', 'artist')).toEqual(['Пётр Чайковский']);
    expect(await search('ТАНЕЦ лебедей')).toEqual(['Танец маленьких лебедей']);
    expect(await search('чайков', 'artist')).toEqual(['Пётр Чайковский']);
  });

  it('filters by fields', async () => {
    const { search } = await openFilled();
    expect(await search('artist:beethoven')).toHaveLength(3);
    expect(await search('artist:"van Beethoven" year:1980-1989')).toEqual(['Moonlight Sonata', 'Pathétique']);
    expect(await search('album:symphonies new')).toEqual(['New World']);
    expect(await search('track:moonlight artist:dvořák')).toEqual(['Moonlight']);
    expect(await search('isrc:DEF056730100')).toEqual(['Moonlight Sonata']);
    expect(await search('upc:028941374523', 'album')).toEqual(['Moonlight and Other Sonatas']);
    expect(await search('year:1877', 'album')).toEqual(['Лебединое озеро']);
    expect(await search('year:1800-1900', 'album')).toEqual(['Лебединое озеро']);
    expect(await search('genre:"late romantic"', 'artist')).toEqual(['Ludwig van Beethoven']);
    expect(await search('genre:classical elise')).toEqual(['Für Elise (A minor)']);
    expect(await search('tag:new', 'album')).toEqual(['Für Elise']);
    expect(await search('tag:hipster symphonies', 'album')).toEqual([]);
    expect(await search('isrc:DEF056730100', 'artist')).toEqual([]);
    expect(await search('year:nineteen')).toEqual([]);
  });

  it('leaves out what NOT names, and takes either of OR', async () => {
    const { search } = await openFilled();
    expect(await search('moonlight NOT sonata')).toEqual(['Moonlight', 'Pathétique']);
    expect(await search('moonlight NOT sonata NOT "and other"')).toEqual(['Moonlight']);
    expect(await search('pathetique OR world')).toEqual(['Pathétique', 'New World']);
    expect(await search('NOT')).toEqual([]);
  });

  it('finds shows and episodes, several types at once, and pages through them', async () => {
    const { store, search } = await openFilled();
    expect(await search('fugues', 'show')).toEqual(['Talks on Counterpoint']);
    expect(await search('counterpoint canon', 'episode')).toEqual(['The Canon']);
    const found = await store.search('moonlight', ['track', 'album', 'playlist'], { limit: 1, offset: 1 });
    expect(found).toEqual({
      album: { total: 1, ids: [], texts: [] },
      track: { total: 3, ids: [id('MoonlightSonata')], texts: [await store.findText('track', id('MoonlightSonata'))] },
      playlist: { total: 0, ids: [], texts: [] },
    });
  });

  it('finds nothing in odd queries, and breaks at none', async () => {
    const { search } = await openFilled();
    for (const query of [
      '',
      ' ',
      '"',
      '""',
      '*',
      ':',
      'artist:',
      'artist:""',
      "'",
      '(',
      ')',
      "a' OR 'a",
      '&|!<->',
      '\\',
      '%',
      '🎵',
      '-',
    ]) {
      expect(Array.isArray(await search(query))).toBe(true);
    }
    expect(await search(`${'moonlight '.repeat(400)}`)).toHaveLength(3);
    expect(await search('x'.repeat(5000))).toEqual([]);
  });

  it('finds what is called by signs alone, exactly', async () => {
    const { store, search } = await openFilled();
    await store.put([artist('!!!', { id: id('signs') })]);
    expect(await search('!!!', 'artist')).toEqual(['!!!']);
    expect(await search('!!', 'artist')).toEqual([]);
  });

  it('finds an object under its new name only, once it has changed', async () => {
    const { store, search } = await openFilled();
    await store.settle();
    const changed = { ...(await store.find('track', id('NewWorld')))!, name: 'From Another Place', popularity: 95 };
    await store.put([changed]);
    expect(await search('new world')).toEqual([]);
    expect(await search('another place')).toEqual(['From Another Place']);
    expect((await store.artistTopTracks(id('AntonnDvok'), 5)).map(({ name }) => name)).toEqual([
      'From Another Place',
      'Moonlight',
    ]);
    expect((await store.count()).track).toBe(7);
  });

  it('finds playlists by name, owner and description while they are known', async () => {
    const store = await open();
    const playlist = { id: id('list'), name: 'Evening Music', owner: 'A Listener', description: 'For rain' };
    const find = async (query: string) => (await store.search(query, ['playlist'], PAGE)).playlist!.ids;
    await store.indexPlaylists([playlist]);
    expect(await find('evening')).toEqual([playlist.id]);
    expect(await find('listener rain')).toEqual([playlist.id]);
    await store.indexPlaylists([{ ...playlist, name: 'Morning Music' }]);
    expect([await find('evening'), await find('morning')]).toEqual([[], [playlist.id]]);
    await store.forgetPlaylist(playlist.id);
    expect(await find('morning')).toEqual([]);
    await store.forgetPlaylist(playlist.id);
  });

  it('shows on many pages what it shows on one, names before albums', async () => {
    const store = await open();
    const band = artist('A Band');
    const rivers = album('Rivers and Riverside', [band]);
    const tracks = Array.from({ length: 45 }, (_, number) =>
      track(
        number % 3 === 0 ? `Rivers ${number}` : number % 3 === 1 ? `Riverside ${number}` : `Tale ${number}`,
        rivers,
        {
          popularity: (number * 7) % 50,
        },
      ),
    );
    await store.put([band, rivers, ...tracks, track('Rivers', rivers, { popularity: 0 })]);
    for (const query of ['rivers', 'river', 'band rivers', 'band river']) {
      const pages = [];
      for (let offset = 0; offset < 50; offset += 7) {
        pages.push((await store.search(query, ['track'], { limit: 7, offset })).track!);
      }
      const { total, ids } = (await store.search(query, ['track'], { limit: 50, offset: 0 })).track!;
      expect(pages.flatMap((page) => page.ids)).toEqual(ids);
      expect([total, ...pages.map((page) => page.total)]).toEqual(Array.from({ length: 9 }, () => 46));
      expect(new Set(ids).size).toBe(46);
      if (query === 'rivers') expect(ids.slice(0, 16).every((each) => each.startsWith('Rivers'))).toBe(true);
    }
  });

  it('shows names before albums also where more have the word than are ranked', async () => {
    const store = await open();
    const band = artist('A Band');
    const rivers = album('Rivers', [band]);
    const tales = Array.from({ length: 1100 }, (_, number) => track(`Tale ${number}`, rivers, { popularity: 70 }));
    const named = Array.from({ length: 32 }, (_, number) =>
      track(`Rivers ${number}`, rivers, { popularity: 3 * number }),
    );
    await store.put([band, rivers, ...tales, ...named]);
    const page = async (limit: number, offset: number) =>
      (await store.search('rivers', ['track'], { limit, offset })).track!;
    const { total, ids } = await page(50, 0);
    expect(total).toBe(1000);
    expect(ids.slice(0, 32)).toEqual(named.map(({ id }) => id).reverse());
    expect(ids.slice(32).every((id) => tales.some((tale) => tale.id === id))).toBe(true);
    const pages = await Promise.all([0, 7, 14, 21, 28, 35, 42].map((offset) => page(7, offset)));
    expect(pages.flatMap((each) => each.ids)).toEqual(ids.slice(0, 49));
  });

  it('takes a last word for whole where a thousand things have it', async () => {
    const store = await open();
    const band = artist('A Band');
    const rivers = album('Rivers', [band]);
    const common = Array.from({ length: 1000 }, (_, number) => track(`Stone ${number}`, rivers));
    const find = async (query: string) => (await store.search(query, ['track'], PAGE)).track!.total;
    await store.put([band, rivers, ...common.slice(1), track('Quiet Stones', rivers)]);
    expect(await find('quiet stone')).toBe(1);
    await store.put(common.slice(0, 1));
    expect([await find('quiet stone'), await find('quiet stones'), await find('quiet ston')]).toEqual([0, 1, 1]);
  });

  it('lets two write the same at the same time', async () => {
    const store = await open();
    const composers = Array.from({ length: 40 }, (_, number) => artist(`Composer ${number}`));
    await Promise.all([store.put(composers), store.put([...composers].reverse()), store.put(composers)]);
    expect(await store.count()).toEqual({ artist: 40 });
    expect((await store.search('composer', ['artist'], { limit: 50, offset: 0 })).artist!.total).toBe(40);
  });
}
