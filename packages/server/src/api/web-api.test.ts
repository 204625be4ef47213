import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPlaylistStore } from '../storage/playlists.ts';
import { ALBUMS_EACH, EPISODES, idOf, TRACKS_EACH, uriOf } from './music-for-tests.ts';
import { checkAgainstOwn } from './schemas-for-tests.ts';
import { ENDPOINTS } from './table.ts';
import { type Listener, startWebApi, type WebApiServer } from './web-api-for-tests.ts';

let server: WebApiServer;
let anna: Listener;
beforeAll(async () => {
  server = await startWebApi();
  anna = await server.listen();
});
afterEach(() => server.accounts.clock.setOffset(0));
afterAll(() => server.close());

const NOBODY = 'x'.repeat(22);
const check = checkAgainstOwn();

/** The body of an answer that is as documented. */
async function fits(who: Listener, method: string, path: string, status: number, body?: unknown) {
  const answer = await who.ask(method, path, { body });
  expect(`${answer.status} ${answer.status === status ? '' : answer.text}`).toBe(`${status} `);
  expect(check(method, path.split('?')[0], status, answer.body)).toBe('');
  return answer.body;
}

const message = (answer: { status: number; body: { error?: { message: string } } }) => [
  answer.status,
  answer.body?.error?.message,
];

describe('the catalogue', () => {
  it.each(['track', 'album', 'artist', 'show', 'episode', 'audiobook', 'chapter'] as const)(
    'gives one %s, and several',
    async (type) => {
      const one = await fits(anna, 'GET', `/${type}s/${idOf(type)}`, 200);
      // A chapter calls itself an episode.
      const said = type === 'chapter' ? 'episode' : type;
      expect(one).toMatchObject({ id: idOf(type), type: said, uri: uriOf(type) });
      expect(one.href).toBe(`${server.url}/v1/${type}s/${idOf(type)}`);
      expect((await anna.get(one.href)).body).toEqual(one);
      const many = await fits(anna, 'GET', `/${type}s?ids=${idOf(type)},${NOBODY},${idOf(type)}`, 200);
      expect(many[`${type}s`].map((each: { id: string } | null) => each?.id)).toEqual([
        idOf(type),
        undefined,
        idOf(type),
      ]);
      expect(message(await anna.get(`/${type}s/${NOBODY}`))).toEqual([404, 'Resource not found']);
      expect(message(await anna.get(`/${type}s/x`))).toEqual([400, 'Invalid base62 id']);
      expect(message(await anna.get(`/${type}s?ids=${idOf(type)},%00`))).toEqual([400, 'Invalid base62 id']);
      const most = type === 'album' ? 20 : 50;
      const ids = Array(most + 1).fill(NOBODY);
      expect(message(await anna.get(`/${type}s?ids=${ids}`))).toEqual([400, 'Too many ids requested']);
      expect((await anna.get(`/${type}s?ids=${ids.slice(1)}`)).status).toBe(200);
    },
  );

  it('says with a market whether a track can be played there', async () => {
    const here = await fits(anna, 'GET', `/tracks/${idOf('track')}?market=SE`, 200);
    expect(here.is_playable).toBe(true);
    expect(here.available_markets).toBeUndefined();
    expect(await fits(anna, 'GET', `/tracks/${idOf('track')}?market=from_token`, 200)).toEqual(here);
    const there = await fits(anna, 'GET', `/tracks/${idOf('track')}?market=FR`, 200);
    expect(there).toMatchObject({ is_playable: false, restrictions: { reason: 'market' } });
    expect(message(await anna.get(`/tracks/${idOf('track')}?market=Sweden`))).toEqual([400, 'Invalid market code']);
  });

  it('gives parts in pages that can be followed to the end and back', async () => {
    for (const [path, type, total, most] of [
      [`/albums/${idOf('album', 1)}/tracks`, 'track', TRACKS_EACH, 2],
      [`/shows/${idOf('show')}/episodes`, 'episode', EPISODES, 5],
      [`/audiobooks/${idOf('audiobook')}/chapters`, 'episode', 2, 1],
      [`/artists/${idOf('artist', 1)}/albums`, 'album', ALBUMS_EACH, 5],
    ] as const) {
      const seen: string[] = [];
      let next = `${path}?limit=${most}&market=SE`;
      let last = '';
      while (next !== null) {
        const page = next.startsWith('/') ? await fits(anna, 'GET', next, 200) : (await anna.get(next)).body;
        expect(page).toMatchObject({ limit: most, total });
        seen.push(...page.items.map((item: { id: string; type: string }) => `${item.type} ${item.id}`));
        last = page.previous ?? '';
        next = page.next;
      }
      expect(new Set(seen).size).toBe(total);
      expect(seen.every((each) => each.startsWith(type))).toBe(true);
      const before = (await anna.get(last)).body;
      expect(before.items.length).toBe(most);
      expect(before.href).toContain('market=SE&');
      expect(message(await anna.get(`${path}?limit=0`))).toEqual([400, 'Invalid limit']);
      expect(message(await anna.get(`${path}?limit=51`))).toEqual([400, 'Invalid limit']);
      expect(message(await anna.get(`${path}?limit=x`))).toEqual([400, 'Invalid limit']);
      expect(message(await anna.get(`${path}?offset=-1`))).toEqual([400, 'Invalid offset']);
      expect((await fits(anna, 'GET', `${path}?offset=1000`, 200)).items).toEqual([]);
      expect((await anna.get(path.replace(/0\w{21}/, NOBODY))).status).toBe(404);
    }
  });

  it('gives the albums of an artist in few, by group', async () => {
    const path = `/artists/${idOf('artist')}/albums`;
    expect((await anna.get(path)).body.items).toHaveLength(5);
    expect(message(await anna.get(`${path}?limit=11`))).toEqual([400, 'Invalid limit']);
    const singles = await fits(anna, 'GET', `${path}?include_groups=single`, 200);
    expect(singles).toMatchObject({ total: ALBUMS_EACH / 2 });
    expect(singles.items[0].album_group).toBe('single');
    expect(message(await anna.get(`${path}?include_groups=ep`))).toEqual([400, 'Invalid album type']);
    await fits(anna, 'GET', `/artists/${idOf('artist')}/top-tracks`, 200);
    const { artists } = await fits(anna, 'GET', `/artists/${idOf('artist')}/related-artists`, 200);
    expect(artists.map(({ id }: { id: string }) => id)).not.toContain(idOf('artist'));
  });

  it('does not know of shows to an app that names no country', async () => {
    const app = await server.listenAsApp();
    expect(message(await app.get(`/shows/${idOf('show')}`))).toEqual([404, 'non existing id']);
    expect(message(await app.get(`/episodes/${idOf('episode')}`))).toEqual([404, 'non existing id']);
    expect((await app.get(`/shows/${idOf('show')}?market=SE`)).status).toBe(200);
    expect((await app.get(`/tracks/${idOf('track')}`)).status).toBe(200);
    expect((await app.get('/me')).status).toBe(401);
  });

  it('tells how far an episode was heard only to whom that is shown', async () => {
    const path = `/episodes/${idOf('episode')}`;
    expect((await anna.get(path)).body.resume_point).toEqual({ fully_played: false, resume_position_ms: 0 });
    const other = await server.listen({ scopes: [] });
    expect((await other.get(path)).body.resume_point).toBeUndefined();
  });
});

describe('search', () => {
  it('answers with a page for each type, which can be followed', async () => {
    const found = await fits(anna, 'GET', '/search?q=nocturne&type=track,artist,album,playlist,show,episode', 200);
    expect(Object.keys(found)).toEqual(['albums', 'artists', 'episodes', 'playlists', 'shows', 'tracks']);
    expect(found.tracks).toMatchObject({ limit: 5, offset: 0, previous: null });
    expect(found.tracks.total).toBe(3 * ALBUMS_EACH * TRACKS_EACH);
    const next = (await anna.get(found.tracks.next)).body;
    expect(Object.keys(next)).toEqual(['tracks']);
    expect(next.tracks.offset).toBe(5);
  });

  it.each([
    ['/search?type=track', 'No search query'],
    ['/search?q=&type=track', 'No search query'],
    ['/search?q=a', 'Missing parameter type'],
    ['/search?q=a&type=song', 'Bad search type field song'],
    ['/search?q=a&type=track&limit=11', 'Invalid limit'],
    ['/search?q=a&type=track&offset=1001', 'Invalid offset'],
  ])('%s is refused', async (path, text) => {
    expect(message(await anna.get(path))).toEqual([400, text]);
  });
});

describe('playlists', () => {
  const make = async (fields = {}) => fits(anna, 'POST', '/me/playlists', 201, { name: 'Songs', ...fields });

  it('are made, read, changed', async () => {
    const made = await make({ description: 'Mine' });
    expect(made).toMatchObject({ name: 'Songs', description: 'Mine', public: true, collaborative: false });
    expect(made.owner).toMatchObject({ id: anna.user.id, display_name: 'A Listener' });
    expect(await fits(anna, 'GET', `/playlists/${made.id}`, 200)).toEqual(made);
    const changes = { name: 'More', description: '', public: false };
    expect(await fits(anna, 'PUT', `/playlists/${made.id}`, 200, changes)).toBeUndefined();
    const read = await fits(anna, 'GET', `/playlists/${made.id}`, 200);
    expect(read).toMatchObject({ name: 'More', description: null, public: false, snapshot_id: made.snapshot_id });
    const { items } = await fits(anna, 'GET', '/me/playlists', 200);
    expect(items[0]).toMatchObject({ id: made.id, items: { total: 0 }, tracks: { total: 0 } });
    expect(await fits(anna, 'POST', `/users/${anna.user.id}/playlists`, 201, { name: 'Old' })).toBeDefined();
    expect((await anna.ask('POST', '/users/somebody/playlists', { body: { name: 'x' } })).status).toBe(403);
  });

  it.each<[unknown, string]>([
    [{}, 'Missing required field: name'],
    [{ name: ' ' }, 'Missing required field: name'],
    [{ name: 5 }, 'Invalid value for field: name'],
    [{ name: 'x'.repeat(201) }, 'Invalid value for field: name'],
    [{ name: 'x', public: 'perhaps' }, 'Invalid value for field: public'],
    [{ name: 'x', public: true, collaborative: true }, 'Collaborative playlists can only be private.'],
    ['{"name":', 'Error parsing JSON.'],
    ['"name"', 'Error parsing JSON.'],
  ])('made from %j are refused', async (body, text) => {
    expect(message(await anna.ask('POST', '/me/playlists', { body }))).toEqual([400, text]);
  });

  it('take, move, lose and replace items; pages can be followed under both names', async () => {
    const { id } = await make();
    const uris = [0, 1, 2].map((at) => uriOf('track', at));
    await fits(anna, 'POST', `/playlists/${id}/items`, 201, { uris });
    await fits(anna, 'POST', `/playlists/${id}/tracks?uris=${uriOf('episode')}&position=0`, 201);
    await fits(anna, 'PUT', `/playlists/${id}/items`, 200, { range_start: 0, insert_before: 4 });
    await fits(anna, 'DELETE', `/playlists/${id}/items`, 200, { items: [{ uri: uris[1] }] });
    await fits(anna, 'DELETE', `/playlists/${id}/tracks`, 200, { tracks: [{ uri: uris[0], positions: [0] }] });
    const list = async (name: string) => {
      const seen: string[] = [];
      for (let next = `/playlists/${id}/${name}?limit=1`; next !== null; ) {
        const page = (await anna.get(next)).body;
        expect(check('GET', `/playlists/${id}/${name}`, 200, page)).toBe('');
        for (const { item, track, added_by } of page.items) {
          expect(item).toEqual(track);
          expect(added_by.id).toBe(anna.user.id);
          seen.push(item.uri);
        }
        next = page.next;
      }
      return seen;
    };
    expect(await list('items')).toEqual([uris[2], uriOf('episode')]);
    expect(await list('tracks')).toEqual([uris[2], uriOf('episode')]);
    const { snapshot_id } = await fits(anna, 'PUT', `/playlists/${id}/items`, 200, { uris: [uris[0], uris[0]] });
    const full = await fits(anna, 'GET', `/playlists/${id}`, 200);
    expect(full.snapshot_id).toBe(snapshot_id);
    expect(full.tracks.items).toHaveLength(2);
    expect(full.images).toEqual(full.items.items[0].item.album.images);
    await fits(anna, 'PUT', `/playlists/${id}/tracks?uris=${uris[1]}`, 200);
    expect(await list('items')).toEqual([uris[1]]);
    await fits(anna, 'PUT', `/playlists/${id}/items`, 200, { uris: [] });
    expect(await list('items')).toEqual([]);
  });

  it('come with a first page whose next one can be followed, under both names', async () => {
    const { id } = await make();
    const uris = Array.from({ length: 100 }, (_, at) => uriOf('track', at));
    await fits(anna, 'POST', `/playlists/${id}/items`, 201, { uris });
    await fits(anna, 'POST', `/playlists/${id}/items`, 201, { uris: uris.slice(0, 5) });
    const full = await fits(anna, 'GET', `/playlists/${id}`, 200);
    for (const name of ['items', 'tracks'] as const) {
      const next = (await anna.get(full[name].next)).body;
      expect(full[name].items.length + next.items.length + (next.next ? 5 : 0)).toBe(105);
    }
  });

  it('are cut to the fields that are asked for', async () => {
    const { id } = await make();
    await fits(anna, 'POST', `/playlists/${id}/items`, 201, { uris: [uriOf('track', 7)] });
    const asked = (await anna.get(`/playlists/${id}?fields=name,tracks.items(track(name,album(!href)))`)).body;
    expect(Object.keys(asked)).toEqual(['name', 'tracks']);
    expect(asked.tracks.items[0].track.album.href).toBeUndefined();
    expect((await anna.get(`/playlists/${id}/items?fields=total`)).body).toEqual({ total: 1 });
    expect(message(await anna.get(`/playlists/${id}?fields=items(`))).toEqual([400, 'Invalid fields']);
  });

  it.each<[string, string, unknown, number, string]>([
    ['POST', 'items', {}, 400, 'No uris provided'],
    ['POST', 'items', { uris: [] }, 400, 'No uris provided'],
    ['POST', 'items', { uris: 'x' }, 400, 'Invalid value for field: uris'],
    ['POST', 'items', { uris: ['spotify:track:x'] }, 400, 'JSON body contains an invalid track uri: spotify:track:x'],
    ['POST', 'items', { uris: [uriOf('album')] }, 400, `JSON body contains an invalid track uri: ${uriOf('album')}`],
    ['POST', 'items', { uris: [`spotify:track:${NOBODY}`] }, 400, 'Payload contains a non-existing ID'],
    ['POST', 'items', { uris: [uriOf('track')], position: 5 }, 400, 'Index out of bounds.'],
    ['POST', 'items', { uris: [uriOf('track')], position: -1 }, 400, 'Invalid value for field: position'],
    [
      'POST',
      'items',
      { uris: Array(101).fill(uriOf('track')) },
      400,
      'You can add a maximum of 100 tracks per request.',
    ],
    ['PUT', 'items', {}, 400, 'Missing required field: range_start'],
    ['PUT', 'items', { range_start: 0 }, 400, 'Missing required field: insert_before'],
    ['PUT', 'items', { range_start: 0, insert_before: 0 }, 400, 'Index out of bounds.'],
    [
      'PUT',
      'items',
      { range_start: 0, insert_before: 0, range_length: 0 },
      400,
      'Invalid value for field: range_length',
    ],
    [
      'PUT',
      'items',
      { uris: [], range_start: 0, insert_before: 0 },
      400,
      'You cannot replace and reorder items in one request.',
    ],
    ['PUT', 'items', { range_start: 0, insert_before: 0, snapshot_id: 'x' }, 400, 'Invalid snapshot_id'],
    ['DELETE', 'items', {}, 400, 'Missing required field: items'],
    ['DELETE', 'items', { items: [] }, 400, 'No tracks specified.'],
    ['DELETE', 'items', { items: [{ uri: 'x' }] }, 400, 'JSON body contains an invalid track uri: x'],
    ['DELETE', 'items', { items: [{ uri: uriOf('track') }], snapshot_id: 'x' }, 400, 'Invalid snapshot_id'],
    [
      'DELETE',
      'tracks',
      { tracks: [{ uri: uriOf('track'), positions: [0] }] },
      400,
      'Could not remove tracks, please check parameters.',
    ],
    [
      'DELETE',
      'tracks',
      { tracks: [{ uri: uriOf('track'), positions: 'x' }] },
      400,
      'Invalid value for field: positions',
    ],
  ])('%s %s %j is refused, and nothing changes', async (method, name, body, status, text) => {
    const { id, snapshot_id } = await make();
    expect(message(await anna.ask(method, `/playlists/${id}/${name}`, { body }))).toEqual([status, text]);
    expect((await anna.get(`/playlists/${id}`)).body).toMatchObject({ snapshot_id, tracks: { total: 0 } });
  });

  it('are seen and changed by whom they are for', async () => {
    const berta = await server.listen({ user: await server.newUser() });
    const open = await make();
    const secret = await make({ public: false });
    const ours = await make({ public: false, collaborative: true });
    const add = { body: { uris: [uriOf('track')] } };
    expect((await berta.get(`/playlists/${open.id}`)).status).toBe(200);
    expect(message(await berta.get(`/playlists/${secret.id}`))).toEqual([404, 'Resource not found']);
    expect((await berta.get(`/playlists/${ours.id}`)).status).toBe(200);
    expect(message(await berta.ask('POST', `/playlists/${open.id}/items`, add))).toEqual([
      403,
      "You cannot add tracks to a playlist you don't own.",
    ]);
    expect((await berta.ask('POST', `/playlists/${secret.id}/items`, add)).status).toBe(404);
    expect((await berta.ask('POST', `/playlists/${ours.id}/items`, add)).status).toBe(201);
    expect((await berta.ask('PUT', `/playlists/${ours.id}`, { body: { name: 'x' } })).status).toBe(403);
    const { items } = (await berta.get(`/users/${anna.user.id}/playlists?limit=50`)).body;
    const ids = items.map(({ id }: { id: string }) => id);
    expect([ids.includes(open.id), ids.includes(secret.id), ids.includes(ours.id)]).toEqual([true, false, false]);
  });

  it('are followed and left', async () => {
    const berta = await server.listen({ user: await server.newUser() });
    const { id } = await make();
    const path = `/playlists/${id}/followers`;
    expect((await berta.get('/me/playlists')).body.total).toBe(0);
    await fits(berta, 'PUT', path, 200);
    expect((await berta.get('/me/playlists')).body.items[0].id).toBe(id);
    expect(await fits(anna, 'GET', `${path}/contains?ids=${berta.user.id}`, 200)).toEqual([true]);
    expect((await anna.get(`/playlists/${id}`)).body.followers.total).toBe(1);
    await fits(berta, 'DELETE', path, 200);
    expect(await fits(berta, 'GET', `${path}/contains`, 200)).toEqual([false]);
  });

  it('that came from elsewhere keep their ids, their people and their pictures', async () => {
    const { importPlaylist } = createPlaylistStore(server.accounts.accounts.stored);
    const images = ['barline://here/covers/x.jpeg', 'https://pictures.example/x.jpg'].map((url) => ({
      url,
      height: 64,
      width: 64,
    }));
    const items = [
      { uri: uriOf('track', 4), addedAt: '2020-01-02T03:04:05Z', addedById: 'somebody' },
      { uri: `spotify:track:${NOBODY}`, addedAt: '2020-01-02T03:04:05Z', addedById: null },
    ];
    const id = '0playlistFromElsewhere';
    const owner = { ownerId: 'somebody', ownerName: 'Some Body' };
    const fields = { name: 'Theirs', description: 'x', public: true, collaborative: false, snapshotId: 'AAAA' };
    await importPlaylist({ id, ...owner, ...fields, images, items });
    const playlist = await fits(anna, 'GET', `/playlists/${id}`, 200);
    expect(playlist).toMatchObject({ id, snapshot_id: 'AAAA', owner: { id: 'somebody', display_name: 'Some Body' } });
    expect(playlist.images.map(({ url }: { url: string }) => url)).toEqual([
      `${server.url}/covers/x.jpeg`,
      'https://pictures.example/x.jpg',
    ]);
    expect(playlist.tracks.items).toMatchObject([
      { added_at: '2020-01-02T03:04:05Z', added_by: { id: 'somebody' }, track: { id: idOf('track', 4) } },
      { added_by: null, track: null },
    ]);
    const { playlists } = (await anna.get('/browse/featured-playlists')).body;
    expect(playlists.items.map((each: { id: string }) => each.id)).toContain(id);
  });

  it('have a cover: JPEG in base64, not too large', async () => {
    const { id } = await make();
    const { default: sharp } = await import('sharp');
    const picture = sharp({ create: { width: 32, height: 32, channels: 3, background: '#1db954' } });
    const jpeg = await picture.jpeg().toBuffer();
    const path = `/playlists/${id}/images`;
    const send = (body: string, who = anna) =>
      who.ask('PUT', path, { body, headers: { 'content-type': 'image/jpeg' } });
    expect(await fits(anna, 'GET', path, 200)).toEqual([]);
    const accepted = await send(jpeg.toString('base64'));
    expect([accepted.status, accepted.text]).toEqual([202, '']);
    const [image] = await fits(anna, 'GET', path, 200);
    const served = await fetch(image.url);
    expect(served.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(jpeg);
    const png = await picture.png().toBuffer();
    for (const wrong of [png.toString('base64'), 'no base64!', '', jpeg.subarray(0, 60).toString('base64')]) {
      expect((await send(wrong)).status).toBe(400);
    }
    expect((await send('A'.repeat(256 * 1024 + 1))).status).toBe(413);
    expect((await send('A'.repeat(2_000_000))).status).toBe(413);
    expect((await anna.get(path)).body).toEqual([image]);
    const scopes = ['playlist-modify-public'];
    expect(message(await send(jpeg.toString('base64'), await server.listen({ scopes })))).toEqual([
      403,
      'Insufficient client scope',
    ]);
    expect((await fetch(`${server.url}/image/playlist/${NOBODY}.jpg`)).status).toBe(404);
  });
});

describe('the library', () => {
  it.each(['track', 'album', 'show', 'episode', 'audiobook'] as const)('keeps %ss', async (type) => {
    const ids = [idOf(type), idOf(type, type === 'show' || type === 'audiobook' ? 0 : 1)];
    await fits(anna, 'PUT', `/me/${type}s?ids=${ids[0]}`, 200);
    await fits(anna, 'PUT', `/me/${type}s`, 200, { ids });
    const { items, total } = await fits(anna, 'GET', `/me/${type}s?market=SE`, 200);
    expect(total).toBe(new Set(ids).size);
    if (type !== 'audiobook') expect(items[0][type].id).toBe(ids.at(-1));
    const asked = `/me/${type}s/contains?ids=${ids[0]},${NOBODY}`;
    expect(await fits(anna, 'GET', asked, 200)).toEqual([true, false]);
    expect(await fits(anna, 'GET', `/me/library/contains?uris=${uriOf(type)}`, 200)).toEqual([true]);
    await fits(anna, 'DELETE', `/me/${type}s?ids=${ids}`, 200);
    expect(await fits(anna, 'GET', asked, 200)).toEqual([false, false]);
    expect((await anna.ask('PUT', `/me/${type}s?ids=${NOBODY}`)).status).toBe(404);
    expect(message(await anna.ask('PUT', `/me/${type}s`))).toEqual([400, 'Missing required field: ids']);
    expect(message(await anna.ask('PUT', `/me/${type}s?ids=x`))).toEqual([400, 'Invalid base62 id']);
  });

  it('keeps tracks as of another time', async () => {
    const timestamped_ids = [0, 1].map((at) => ({ id: idOf('track', at), added_at: `201${at}-01-01T00:00:00Z` }));
    await fits(anna, 'PUT', '/me/tracks', 200, { timestamped_ids });
    const { items } = await fits(anna, 'GET', '/me/tracks', 200);
    expect(items.map((item: { added_at: string }) => item.added_at)).toEqual([
      '2011-01-01T00:00:00Z',
      '2010-01-01T00:00:00Z',
    ]);
    const wrong = { timestamped_ids: [{ id: idOf('track'), added_at: 'then' }] };
    expect((await anna.ask('PUT', '/me/tracks', { body: wrong })).status).toBe(400);
  });

  it('keeps whatever URIs name, each with the scope for it', async () => {
    const berta = await server.listen({ user: await server.newUser() });
    const { id } = (await anna.ask('POST', '/me/playlists', { body: { name: 'Songs' } })).body;
    const uris = [
      uriOf('track'),
      uriOf('album'),
      uriOf('artist'),
      `spotify:playlist:${id}`,
      `spotify:user:${anna.user.id}`,
    ];
    await fits(berta, 'PUT', `/me/library?uris=${uris}`, 200);
    expect(await fits(berta, 'GET', `/me/library/contains?uris=${uris}`, 200)).toEqual(uris.map(() => true));
    expect((await berta.get('/me/playlists')).body.items[0].id).toBe(id);
    expect((await berta.get(`/users/${anna.user.id}`)).body.followers.total).toBe(1);
    const less = await server.listen({ user: berta.user, scopes: ['user-library-modify', 'user-library-read'] });
    expect((await less.ask('PUT', `/me/library?uris=${uris[0]}`)).status).toBe(200);
    for (const uri of uris.slice(2)) {
      expect(message(await less.ask('PUT', `/me/library?uris=${uri}`))).toEqual([403, 'Insufficient client scope']);
      expect((await less.get(`/me/library/contains?uris=${uri}`)).status).toBe(403);
    }
    await fits(berta, 'DELETE', `/me/library?uris=${uris}`, 200);
    expect(await fits(berta, 'GET', `/me/library/contains?uris=${uris}`, 200)).toEqual(uris.map(() => false));
    for (const wrong of ['', 'x', 'spotify:track:x', 'spotify:concert:x', Array(41).fill(uris[0]).join(',')]) {
      expect((await berta.ask('PUT', `/me/library?uris=${wrong}`)).status).toBe(400);
    }
    expect((await berta.ask('PUT', `/me/library?uris=spotify:album:${NOBODY}`)).status).toBe(404);
  });

  it('follows artists and users; artists come by cursor', async () => {
    const ids = [0, 1, 2].map((at) => idOf('artist', at));
    await fits(anna, 'PUT', `/me/following?type=artist&ids=${ids.slice(0, 2)}`, 204);
    await fits(anna, 'PUT', '/me/following?type=artist', 204, { ids });
    await fits(anna, 'PUT', `/me/following?type=user&ids=${anna.user.username}`, 204);
    const first = (await fits(anna, 'GET', '/me/following?type=artist&limit=2', 200)).artists;
    expect(first).toMatchObject({ total: 3, cursors: { after: ids[1] } });
    const rest = (await anna.get(first.next)).body.artists;
    expect(rest.items.map(({ id }: { id: string }) => id)).toEqual([ids[2]]);
    expect(rest.next).toBeNull();
    const asked = `/me/following/contains?type=user&ids=${anna.user.id},x`;
    expect(await fits(anna, 'GET', asked, 200)).toEqual([true, false]);
    await fits(anna, 'DELETE', `/me/following?type=artist&ids=${ids}`, 204);
    expect((await anna.get('/me/following?type=artist')).body.artists.total).toBe(0);
    for (const wrong of ['', '?type=user', '?type=artist&limit=51', '?type=artist&after=x']) {
      expect((await anna.get(`/me/following${wrong}`)).status).toBe(400);
    }
    expect((await anna.ask('PUT', `/me/following?type=artist&ids=${NOBODY}`)).status).toBe(404);
    expect(message(await anna.ask('PUT', `/me/following?ids=${ids}`))).toEqual([400, 'Missing parameter type']);
  });
});

describe('browsing', () => {
  it.each([
    '/markets',
    '/browse/new-releases?limit=3',
    '/browse/featured-playlists',
    '/browse/categories?limit=2',
    '/browse/categories/classical',
    '/browse/categories/classical/playlists',
    '/recommendations/available-genre-seeds',
    `/recommendations?seed_artists=${idOf('artist')}&seed_tracks=${idOf('track', 80)}&seed_genres=romantic&limit=7`,
    `/audio-features?ids=${idOf('track')}`,
    `/users/${'listener'}`,
  ])('%s is answered as documented', async (path) => {
    if (path.startsWith('/users')) await fits(anna, 'GET', `/users/${anna.user.username}`, 200);
    else await fits(anna, 'GET', path, 200);
  });

  it('recommends tracks of all seeds', async () => {
    const seeds = `seed_artists=${idOf('artist')}&seed_tracks=${idOf('track', 80)}`;
    const { tracks } = (await anna.get(`/recommendations?${seeds}&limit=10`)).body;
    const artists = new Set(tracks.map((track: { artists: { id: string }[] }) => track.artists[0].id));
    expect([tracks.length, artists.size]).toEqual([10, 2]);
    expect((await anna.get('/recommendations')).status).toBe(400);
  });

  it('has no analysis of any sound', async () => {
    expect(message(await anna.get(`/audio-features/${idOf('track')}`))).toEqual([404, 'analysis not found']);
    expect(message(await anna.get(`/audio-analysis/${idOf('track')}`))).toEqual([404, 'analysis not found']);
    expect((await anna.get('/browse/categories/nothing')).status).toBe(404);
  });
});

describe('every call', () => {
  const fill = (path: string) =>
    path
      .replace('{user_id}', 'x')
      .replace('{category_id}', 'x')
      .replace(/\{\w+\}/g, NOBODY);

  it.each(ENDPOINTS.map(({ method, path }) => [method, path]))('%s %s wants a token', async (method, path) => {
    const answer = await read(await fetch(`${server.url}/v1${fill(path)}`, { method }));
    expect(answer).toBe('401 Missing/invalid/expired access token');
  });

  it.each(ENDPOINTS.filter(({ needs }) => needs).map(({ method, path, needs }) => [method, path, needs!] as const))(
    '%s %s wants its scopes',
    async (method, path, needs) => {
      for (const missing of needs) {
        const scopes = needs.filter((scope) => scope !== missing);
        const less = await server.listen({ scopes });
        const answer = await less.ask(method, fill(path));
        expect(message(answer)).toEqual([403, 'Insufficient client scope']);
        expect(answer.headers.get('www-authenticate')).toContain(`scope="${missing}"`);
      }
    },
  );

  it('is found with a slash at its end, and nothing else is there', async () => {
    expect((await anna.get('/me/')).status).toBe(200);
    expect((await anna.get(`/tracks/?ids=${idOf('track')}`)).status).toBe(200);
    expect((await anna.get('/me/player/recently-played/?limit=10')).status).toBe(200);
    expect(message(await anna.get('/nothing'))).toEqual([404, 'Service not found']);
    const post = await anna.ask('POST', '/search');
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('may be asked by pages of every site', async () => {
    const options = await fetch(`${server.url}/v1/me/player/play`, { method: 'OPTIONS' });
    expect([options.status, await options.text()]).toEqual([200, '']);
    expect(options.headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS, PUT, DELETE, PATCH');
    const refused = await fetch(`${server.url}/v1/nothing/at/all`, { method: 'PUT' });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers 304 to whoever has it already', async () => {
    const path = `/albums/${idOf('album')}`;
    const first = await anna.get(path);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"MC-.+"$/);
    expect(first.headers.get('cache-control')).toBe('public, max-age=7200');
    const again = await anna.ask('GET', path, { headers: { 'if-none-match': etag } });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    const other = await anna.ask('GET', path, { headers: { 'if-none-match': '"MC-other"' } });
    expect(other.status).toBe(200);
  });

  it('is written with two spaces', async () => {
    for (const path of ['/me', `/tracks/${idOf('track')}`, `/albums/${idOf('album')}`, '/nothing']) {
      const { text, body } = await anna.get(path);
      expect(text).toBe(JSON.stringify(body, null, 2));
    }
  });

  it('is documented', async () => {
    const { body } = await anna.ask('GET', `${server.url}/v1/openapi.json`);
    expect(Object.keys(body.paths)).toHaveLength(new Set(ENDPOINTS.map(({ path }) => path)).size);
    expect(body.servers).toEqual([{ url: `${server.url}/v1` }]);
  });
});

async function read(response: Response): Promise<string> {
  return `${response.status} ${JSON.parse(await response.text()).error.message}`;
}
