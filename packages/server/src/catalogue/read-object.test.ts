import { describe, expect, it } from 'vitest';
import { readObject } from './read-object.ts';

const ID = 'A'.repeat(22);
const track = { type: 'track', id: ID, name: 'A Track', artists: [{ id: 'B'.repeat(22), name: 'Somebody' }] };

describe('an object of an import', () => {
  it('is taken as it is, or out of what it was saved in', () => {
    expect(readObject(track)).toEqual({ ok: true, objects: [track], playlists: [] });
    expect(readObject({ added_at: '2020-01-01T00:00:00Z', track })).toEqual({
      ok: true,
      objects: [track],
      playlists: [],
    });
    expect(readObject({ type: 'user', id: 'some.body', display_name: null })).toMatchObject({
      ok: true,
      objects: [{ name: 'some.body', display_name: null }],
    });
  });

  it.each([
    [null, 'type'],
    ['text', 'type'],
    [{}, 'type'],
    [{ ...track, type: 'song' }, 'type'],
    [{ ...track, id: 'short' }, 'id'],
    [{ ...track, id: 7 }, 'id'],
    [{ ...track, name: undefined }, 'name'],
    [{ ...track, artists: 'Somebody' }, 'part'],
    [{ ...track, artists: [{ id: 'x', name: 'Somebody' }] }, 'part'],
    [{ ...track, album: { id: ID } }, 'part'],
    [{ type: 'album', id: ID, name: 'An Album', tracks: { items: [{ ...track, id: 'x' }] } }, 'part'],
    [{ type: 'user', id: 'a b' }, 'id'],
    [{ type: 'playlist', id: ID, name: 'A List' }, 'part'],
  ])('is refused: %j for its %s', (value, reason) => {
    expect(readObject(value)).toMatchObject({ ok: false, reason });
  });

  it('may be a playlist, with the tracks in it; what is missing there leaves no gap', () => {
    const items = [
      { added_at: '2020-01-01T00:00:00Z', item: { ...track, uri: `spotify:track:${ID}` } },
      { track: null },
      null,
    ];
    const owner = { id: 'somebody', display_name: 'Some Body' };
    const list = { type: 'playlist', id: 'C'.repeat(22), name: 'A List', owner, snapshot_id: 'one', items: { items } };
    const read = readObject(list);
    expect(read).toMatchObject({
      ok: true,
      objects: [{ id: ID }, { type: 'user', id: 'somebody', name: 'Some Body' }],
    });
    expect(read.ok && read.playlists).toEqual([
      {
        ...{ id: list.id, name: 'A List', description: null, ownerId: 'somebody', ownerName: 'Some Body' },
        ...{ public: true, collaborative: false, snapshotId: 'one', images: [] },
        items: [{ uri: `spotify:track:${ID}`, addedAt: '2020-01-01T00:00:00Z', addedById: null }],
      },
    ]);
  });
});
