import { expect, test } from 'vitest';
import { type AskWebApi, listLinks, listPlaylists } from './list-links.ts';

const uri = (type: string, n: number) => `spotify:${type}:00000000000000000000${String(n).padStart(2, '0')}`;

/** A Web API that gives `entries` page by page and remembers what it was asked. */
function api(entries: readonly unknown[]): { ask: AskWebApi; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async ask(path) {
      asked.push(path);
      const number = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(path)?.[1] ?? 0);
      return { items: entries.slice(number('offset'), number('offset') + number('limit')), total: entries.length };
    },
  };
}

test('all pages of a playlist are read; removed entries and local files are left out', async () => {
  const entries = [
    ...Array.from({ length: 70 }, (_, n) => ({ item: { uri: uri('track', n), name: `Song ${n}` } })),
    null,
    { track: { uri: uri('episode', 71), name: 'Old name of the field' } },
    { item: { uri: 'spotify:local:a:b:c:1', name: 'A file' } },
    { item: null, track: null },
  ];
  const asker = api(entries);
  const told: number[] = [];
  const listed = await listLinks(asker.ask, { type: 'playlist', id: '0000000000000000000000' }, (known) =>
    told.push(known),
  );
  expect(listed).toHaveLength(71);
  expect(listed[69]).toEqual({ link: uri('track', 69), title: 'Song 69' });
  expect(listed[70]).toEqual({ link: uri('episode', 71), title: 'Old name of the field' });
  expect(asker.asked).toHaveLength(2);
  expect(told).toEqual([50, 74]);
});

test('an album gives its tracks, an artist the albums, ten at a time', async () => {
  const tracks = await listLinks(
    api([{ uri: uri('track', 1), name: 'One', track_number: 1 }]).ask,
    { type: 'album', id: '0000000000000000000000' },
    () => {},
  );
  expect(tracks).toEqual([{ link: uri('track', 1), title: 'One' }]);
  const asker = api(Array.from({ length: 25 }, (_, n) => ({ uri: uri('album', n), name: `LP ${n}` })));
  const albums = await listLinks(asker.ask, { type: 'artist', id: '0000000000000000000000' }, () => {});
  expect(albums).toHaveLength(25);
  expect(asker.asked).toHaveLength(3);
  expect(await listPlaylists(api([{ uri: uri('playlist', 1), name: 'Мой', tracks: { total: 3 } }]).ask)).toEqual([
    { link: uri('playlist', 1), title: 'Мой' },
  ]);
});

test('what holds no links is a mistake of the caller', async () => {
  await expect(listLinks(api([]).ask, { type: 'track', id: 'x' }, () => {})).rejects.toThrow(RangeError);
});
