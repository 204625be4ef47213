import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, uriOf } from './music-for-tests.ts';
import { type Listener, startWebApi, type WebApiServer } from './web-api-for-tests.ts';

const NOBODY = 'x'.repeat(22);

describe.each([
  ['2024', 'invalid id', 'non existing id'],
  ['2025-11', 'Invalid base62 id', 'Resource not found'],
] as const)('as of %s', (profile, invalid, unknown) => {
  let server: WebApiServer;
  let anna: Listener;
  beforeAll(async () => {
    server = await startWebApi({ BARLINE_PROFILE: profile });
    anna = await server.listen();
  });
  afterAll(() => server.close());

  it('ids that are wrong or unknown have their texts', async () => {
    expect((await anna.get('/tracks/x')).body.error.message).toBe(invalid);
    expect((await anna.get(`/tracks/${NOBODY}`)).body.error.message).toBe(unknown);
  });

  it('lists are longer', async () => {
    expect((await anna.get('/search?q=track&type=track')).body.tracks.items).toHaveLength(20);
    expect((await anna.get('/search?q=track&type=track&limit=50')).body.tracks.items).toHaveLength(50);
    expect((await anna.get(`/artists/${idOf('artist')}/albums`)).body.limit).toBe(20);
  });

  it('playlists have tracks, users no account id', async () => {
    const made = (await anna.ask('POST', '/me/playlists', { body: { name: 'x' } })).body;
    await anna.ask('POST', `/playlists/${made.id}/tracks`, { body: { uris: [uriOf('track')] } });
    const playlist = (await anna.get(`/playlists/${made.id}`)).body;
    expect(playlist.items).toBeUndefined();
    expect(Object.keys(playlist.tracks.items[0])).not.toContain('item');
    expect(playlist.tracks.items[0].track.id).toBe(idOf('track'));
    expect((await anna.get('/me')).body.account_id).toBeUndefined();
  });

  it('apps in development keep everything', async () => {
    await server.accounts.accounts.apps.update(server.accounts.app.clientId, {
      developmentMode: true,
      allowList: [anna.user.id],
    });
    expect((await anna.get('/me')).body).toMatchObject({ country: 'SE', followers: { total: 0 } });
    expect((await anna.get(`/tracks?ids=${idOf('track')}`)).status).toBe(200);
  });
});

describe('an app in development as of 2026-07', () => {
  let server: WebApiServer;
  let anna: Listener;
  beforeAll(async () => {
    server = await startWebApi();
    anna = await server.listen();
    const { apps } = server.accounts.accounts;
    await apps.update(server.accounts.app.clientId, { developmentMode: true, allowList: [anna.user.id] });
  });
  afterAll(() => server.close());

  it('sees less of users, artists, albums and tracks', async () => {
    const me = (await anna.get('/me')).body;
    for (const lost of ['country', 'email', 'explicit_content', 'followers', 'product'])
      expect(me).not.toHaveProperty(lost);
    const track = (await anna.get(`/tracks/${idOf('track')}`)).body;
    for (const lost of ['available_markets', 'popularity', 'preview_url']) expect(track).not.toHaveProperty(lost);
    expect(track.album).not.toHaveProperty('available_markets');
    expect(track.external_ids.isrc).toBeDefined();
    const artist = (await anna.get(`/artists/${idOf('artist')}`)).body;
    for (const lost of ['followers', 'genres', 'popularity']) expect(artist).not.toHaveProperty(lost);
  });

  it('has lost the calls of before', async () => {
    for (const path of [`/tracks?ids=${idOf('track')}`, '/markets', `/users/${anna.user.id}`, '/browse/new-releases']) {
      const { status, body } = await anna.get(path);
      expect([status, body]).toEqual([403, { error: { status: 403, message: 'Forbidden' } }]);
    }
  });

  it('has items of one’s own playlists only, under the new names only', async () => {
    const made = (await anna.ask('POST', '/me/playlists', { body: { name: 'x' } })).body;
    await anna.ask('POST', `/playlists/${made.id}/items`, { body: { uris: [uriOf('track')] } });
    const playlist = (await anna.get(`/playlists/${made.id}`)).body;
    expect(playlist).not.toHaveProperty('tracks');
    expect(playlist.items.items[0].item.id).toBe(idOf('track'));
    expect(playlist.items.items[0]).not.toHaveProperty('track');
    const { app } = await server.accounts.accounts.apps.create({ name: 'Other', redirectUris: [] });
    const berta = await server.listen({ user: await server.newUser(), clientId: app.clientId });
    const others = (await berta.ask('POST', '/me/playlists', { body: { name: 'Of Berta' } })).body;
    expect((await anna.get(`/playlists/${others.id}`)).body).not.toHaveProperty('items');
    expect((await anna.get(`/playlists/${others.id}/items`)).status).toBe(403);
  });

  it('needs an owner with Premium', async () => {
    const { apps, users } = server.accounts.accounts;
    const owner = await server.newUser();
    const fields = {
      name: 'Owned',
      redirectUris: [],
      ownerId: owner.id,
      developmentMode: true,
      allowList: [anna.user.id],
    };
    const { app } = await apps.create(fields);
    const listener = await server.listen({ user: anna.user, clientId: app.clientId });
    expect((await listener.get('/me')).status).toBe(200);
    await users.update(owner.id, { product: 'free' });
    const refused = await listener.get('/me');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8']);
    expect(refused.text).toMatch(/^Active premium subscription required for the owner of the app\. /);
    expect(refused.text).toHaveLength(159);
    await apps.update(app.clientId, { developmentMode: false });
    // Another process hears of it within a second.
    await expect.poll(async () => (await listener.get('/me')).status).toBe(200);
  });
});
