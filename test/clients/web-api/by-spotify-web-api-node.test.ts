import { createRequire } from 'node:module';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf, uriOf } from '../../../packages/server/src/api/music-for-tests.ts';
import { overDatabases } from '../over-databases.ts';
import { inSession } from './session.ts';

const require = createRequire(import.meta.url);
const SpotifyWebApi = require('spotify-web-api-node');
const webApi = require('spotify-web-api-node/src/webapi-request');
const http = require('spotify-web-api-node/src/http-manager');
const { builder } = webApi;
afterAll(() => {
  webApi.builder = builder;
});

overDatabases('2026-07', (sandbox) => {
  inSession(sandbox, (session) => {
    // biome-ignore lint/suspicious/noExplicitAny: the client has no types.
    let api: any;
    // biome-ignore lint/suspicious/noExplicitAny: likewise.
    let call: (method: 'get' | 'post' | 'put' | 'del', path: string, query?: object, body?: object) => Promise<any>;
    beforeAll(() => {
      const { hostname, port } = new URL(session().url);
      webApi.builder = (token: string) => builder(token).withHost(hostname).withPort(Number(port)).withScheme('http');
      api = new SpotifyWebApi({ accessToken: session().token });
      call = (method, path, query = {}, body) => {
        const made = webApi.builder(session().token).withPath(`/v1${path}`).withQueryParameters(query);
        const json = made.withHeaders({ 'Content-Type': 'application/json' }).withBodyParameters(body ?? {});
        return json.build().execute(http[method]);
      };
    });

    it('reads the catalogue', async () => {
      const [track, album, artist] = [idOf('track'), idOf('album'), idOf('artist')];
      expect((await api.getTrack(track, { market: 'SE' })).body.is_playable).toBe(true);
      expect((await api.getTracks([track])).body.tracks).toHaveLength(1);
      expect((await api.getAlbum(album)).body.tracks.total).toBe(5);
      expect((await api.getAlbums([album])).body.albums).toHaveLength(1);
      expect((await api.getAlbumTracks(album, { limit: 2, offset: 2 })).body.items).toHaveLength(2);
      expect((await api.getArtist(artist)).body.id).toBe(artist);
      expect((await api.getArtists([artist])).body.artists).toHaveLength(1);
      expect((await api.getArtistAlbums(artist)).body.items).toHaveLength(5);
      expect((await api.getArtistTopTracks(artist, 'SE')).body.tracks).toHaveLength(10);
      expect((await api.getArtistRelatedArtists(artist)).statusCode).toBe(200);
      expect((await api.getShow(idOf('show'))).body.episodes.total).toBe(12);
      expect((await api.getShows([idOf('show')])).body.shows).toHaveLength(1);
      expect((await api.getShowEpisodes(idOf('show'))).body.total).toBe(12);
      expect((await api.getEpisode(idOf('episode'))).body.type).toBe('episode');
      expect((await api.getEpisodes([idOf('episode')])).body.episodes).toHaveLength(1);
      expect((await api.searchTracks('nocturne', { limit: 3 })).body.tracks.items).toHaveLength(3);
      expect((await api.search('nocturne', ['artist', 'playlist'])).body.artists).toBeDefined();
      await expect(api.getTrack('x')).rejects.toMatchObject({ name: 'WebapiRegularError', statusCode: 400 });
    });

    it('browses', async () => {
      expect((await api.getNewReleases({ limit: 2 })).body.albums.items).toHaveLength(2);
      await api.getFeaturedPlaylists();
      expect((await api.getCategories()).body.categories.total).toBeGreaterThan(0);
      await api.getCategory('classical');
      await api.getPlaylistsForCategory('classical');
      await api.getAvailableGenreSeeds();
      const { body } = await api.getRecommendations({ seed_artists: [idOf('artist')], limit: 4 });
      expect(body.tracks).toHaveLength(4);
    });

    it('knows who is asking', async () => {
      const { body } = await api.getMe();
      expect((await api.getUser(body.id)).body.display_name).toBe(body.display_name);
    });

    it('makes and changes playlists', async () => {
      const { userId } = session();
      const uris = [0, 1, 2].map((at) => uriOf('track', at));
      const { id } = (await call('post', `/users/${userId}/playlists`, {}, { name: 'By Node' })).body;
      await api.changePlaylistDetails(id, { name: 'By this client' });
      await api.addTracksToPlaylist(id, uris);
      await api.addTracksToPlaylist(id, [uriOf('track', 5)], { position: 0 });
      const { body } = await api.reorderTracksInPlaylist(id, 0, 4);
      await api.removeTracksFromPlaylistByPosition(id, [3], body.snapshot_id);
      await api.removeTracksFromPlaylist(id, [{ uri: uris[1] }]);
      const { items } = (await api.getPlaylistTracks(id, { limit: 10 })).body;
      expect(items.map(({ track }: { track: { uri: string } }) => track.uri)).toEqual([uris[0], uris[2]]);
      await api.replaceTracksInPlaylist(id, [uris[1]]);
      expect((await api.getPlaylist(id)).body.tracks.total).toBe(1);
      const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } }).jpeg();
      await api.uploadCustomPlaylistCoverImage(id, (await picture.toBuffer()).toString('base64'));
      expect((await call('get', `/playlists/${id}/images`)).body).toHaveLength(1);
      expect((await api.getUserPlaylists(userId)).body.items[0].id).toBe(id);
      expect((await api.getUserPlaylists()).body.items[0].id).toBe(id);
      await api.unfollowPlaylist(id);
      expect((await api.areFollowingPlaylist(userId, id, [userId])).body).toEqual([false]);
      await api.followPlaylist(id, { public: true });
      const made = (await api.createPlaylist('Private', { public: false, description: 'Mine' })).body;
      expect(made).toMatchObject({ public: false, description: 'Mine' });
    });

    it('makes the calls that are newer than it is', async () => {
      const { id } = (await call('post', '/me/playlists', {}, { name: 'New' })).body;
      const path = `/playlists/${id}/items`;
      const uris = [uriOf('track', 3), uriOf('episode')];
      await call('post', path, { uris: uris.join() });
      await call('put', path, {}, { range_start: 1, insert_before: 0 });
      expect((await call('get', path)).body.items[0].item.uri).toBe(uris[1]);
      await call('del', path, {}, { items: [{ uri: uris[1] }] });
      const wanted = { uris: [uriOf('track'), uriOf('artist'), `spotify:playlist:${id}`].join() };
      await call('put', '/me/library', wanted);
      expect((await call('get', '/me/library/contains', wanted)).body).toEqual([true, true, true]);
      await call('del', '/me/library', wanted);
      await call('put', '/me/episodes', { ids: idOf('episode') });
      expect((await call('get', '/me/episodes')).body.total).toBe(1);
      expect((await call('get', '/me/episodes/contains', { ids: idOf('episode') })).body).toEqual([true]);
      await call('del', '/me/episodes', { ids: idOf('episode') });
    });

    it('keeps a library', async () => {
      await api.addToMySavedTracks([idOf('track')]);
      expect((await api.getMySavedTracks()).body.items[0].track.id).toBe(idOf('track'));
      expect((await api.containsMySavedTracks([idOf('track')])).body).toEqual([true]);
      await api.removeFromMySavedTracks([idOf('track')]);
      await api.addToMySavedAlbums([idOf('album')]);
      expect((await api.getMySavedAlbums()).body.items[0].album.id).toBe(idOf('album'));
      expect((await api.containsMySavedAlbums([idOf('album')])).body).toEqual([true]);
      await api.removeFromMySavedAlbums([idOf('album')]);
      await api.addToMySavedShows([idOf('show')]);
      expect((await api.getMySavedShows()).body.items[0].show.id).toBe(idOf('show'));
      expect((await api.containsMySavedShows([idOf('show')])).body).toEqual([true]);
      await api.removeFromMySavedShows([idOf('show')]);
    });

    it('follows', async () => {
      await api.followArtists([idOf('artist')]);
      await api.followUsers([session().userId]);
      expect((await api.getFollowedArtists({ limit: 1 })).body.artists.items).toHaveLength(1);
      expect((await api.isFollowingArtists([idOf('artist')])).body).toEqual([true]);
      expect((await api.isFollowingUsers([session().userId])).body).toEqual([true]);
      await api.unfollowArtists([idOf('artist')]);
      await api.unfollowUsers([session().userId]);
    });

    it('plays', async () => {
      await expect(api.play()).rejects.toMatchObject({
        name: 'WebapiPlayerError',
        statusCode: 404,
        body: { error: { reason: 'NO_ACTIVE_DEVICE' } },
      });
      expect((await api.getMyCurrentPlaybackState()).statusCode).toBe(204);
      const [first, second] = (await api.getMyDevices()).body.devices;
      await api.play({ device_id: first.id, context_uri: uriOf('album'), offset: { position: 1 } });
      await api.setVolume(30);
      await api.setShuffle(false);
      await api.setRepeat('context');
      await api.seek(40_000);
      await api.skipToNext();
      await api.skipToPrevious();
      await api.addToQueue(uriOf('track', 9));
      expect((await api.getMyCurrentPlaybackState()).body).toMatchObject({ is_playing: true, repeat_state: 'context' });
      expect((await api.getMyCurrentPlayingTrack()).body.item.id).toBe(idOf('track', 1));
      expect((await call('get', '/me/player/queue')).body.queue[0].id).toBe(idOf('track', 9));
      await api.transferMyPlayback([second.id], { play: true });
      await api.pause();
      await api.play({ uris: [uriOf('track', 2)] });
      expect((await api.getMyRecentlyPlayedTracks({ limit: 5 })).body.items[0].track.id).toBe(idOf('track', 1));
      expect((await api.getMyTopTracks()).body.items[0].id).toBe(idOf('track', 1));
      expect((await api.getMyTopArtists({ time_range: 'short_term' })).body.items).toHaveLength(1);
    });
  });
});
