import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterFields, parseFields } from './fields.ts';

const PLAYLIST = {
  name: 'Songs',
  uri: 'u',
  tracks: {
    total: 2,
    items: [
      { added_at: '1', track: { name: 'A', href: 'a', album: { name: 'X', href: 'x' } } },
      { added_at: '2', track: null },
    ],
  },
};

const filtered = (text: string) => filterFields(PLAYLIST, parseFields(text)!);

describe('a filter of fields', () => {
  it.each<[string, unknown]>([
    ['name', { name: 'Songs' }],
    ['name,uri', { name: 'Songs', uri: 'u' }],
    ['tracks.total', { tracks: { total: 2 } }],
    ['tracks(total)', { tracks: { total: 2 } }],
    ['tracks.items(added_at)', { tracks: { items: [{ added_at: '1' }, { added_at: '2' }] } }],
    ['tracks.items(track(name))', { tracks: { items: [{ track: { name: 'A' } }, { track: null }] } }],
    ['tracks.items.track.album.name', { tracks: { items: [{ track: { album: { name: 'X' } } }, { track: null }] } }],
    [
      'tracks.items(track(name,album(!href)))',
      { tracks: { items: [{ track: { name: 'A', album: { name: 'X' } } }, { track: null }] } },
    ],
    ['!tracks', { name: 'Songs', uri: 'u' }],
    ['tracks.total, tracks.items.added_at', { tracks: { total: 2, items: [{ added_at: '1' }, { added_at: '2' }] } }],
    ['nothing', {}],
  ])('%s keeps what it names', (text, kept) => {
    expect(filtered(text)).toEqual(kept);
  });

  it.each(['', ',', 'a(', 'a)', 'a..b', 'a(b', 'a!b', '!', 'a-b', 'a(b))', 'a('.repeat(50)])('%j is none', (text) => {
    expect(parseFields(text)).toBeNull();
  });

  it('never throws, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '(', ')', ',', '.', '!', ' ', '_') }), (text) => {
        const filter = parseFields(text);
        if (filter) filterFields(PLAYLIST, filter);
      }),
    );
  });
});
