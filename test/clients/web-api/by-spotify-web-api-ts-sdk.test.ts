import { SpotifyApi } from '@spotify/web-api-ts-sdk';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf, uriOf } from '../../../packages/server/src/api/music-for-tests.ts';
import { overDatabases } from '../over-databases.ts';
import { inSession } from './session.ts';

// Private to the compiler only: docs/clients/spotify-web-api-ts-sdk.md.
const root = SpotifyApi as unknown as { rootUrl: string };
const SPOTIFY = root.rootUrl;
afterAll(() => {
  root.rootUrl = SPOTIFY;
});

overDatabases('2026-07', (sandbox) => {
  inSession(sandbox, (session) => {
    let api: SpotifyApi;
    beforeAll(() => {
      const { url, token } = session();
      root.rootUrl = `${url}/v1/`;
      const given = { access_token: token, token_type: 'Bearer', expires_in: 3600, refresh_token: '' };
      api = SpotifyApi.withAccessToken('client', given);
    });

    it('reads the catalogue', async () => {
      const [track, album, artist] = [idOf('track'), idOf('album'), idOf('artist')];
      expect((await api.tracks.get(track)).name).toBe('Track 0 Nocturne');
      expect((await api.tracks.get([track, idOf('track', 1)])).map(({ id }) => id)).toEqual([track, idOf('track', 1)]);
      expect((await api.albums.get(album, 'SE')).tracks.items).toHaveLength(5);
      expect(await api.albums.get([album])).toHaveLength(1);
      expect((await api.albums.tracks(album, 'SE', 2)).items[0].id).toBe(track);
      expect((await api.artists.get(artist)).type).toBe('artist');
      expect(await api.artists.get([artist])).toHaveLength(1);
      expect((await api.artists.albums(artist, 'album,single', 'SE', 10)).items).toHaveLength(10);
      expect((await api.artists.topTracks(artist, 'SE')).tracks).toHaveLength(10);
      await api.artists.relatedArtists(artist);
      expect((await api.shows.get(idOf('show'), 'SE')).episodes.total).toBe(12);
      expect(await api.shows.get([idOf('show')], 'SE')).toHaveLength(1);
      expect((await api.shows.episodes(idOf('show'), 'SE')).items).toHaveLength(12);
      expect((await api.episodes.get(idOf('episode'), 'SE')).show.id).toBe(idOf('show'));
      expect(await api.episodes.get([idOf('episode')], 'SE')).toHaveLength(1);
      expect((await api.audiobooks.get(idOf('audiobook'), 'SE')).total_chapters).toBe(2);
      expect((await api.audiobooks.getAudiobookChapters(idOf('audiobook'))).total).toBe(2);
      expect((await api.chapters.get(idOf('chapter'), 'SE' as never)).chapter_number).toBe(1);
      const found = await api.search('nocturne', ['track', 'artist', 'album', 'playlist', 'show', 'episode'], 'SE', 5);
      expect(found.tracks.items).toHaveLength(5);
      await expect(api.tracks.get('x')).rejects.toThrow('Invalid base62 id');
    });

    it('browses', async () => {
      expect((await api.markets.getAvailableMarkets()).markets).toContain('SE');
      await api.browse.getNewReleases('SE', 2);
      await api.browse.getFeaturedPlaylists();
      const { categories } = await api.browse.getCategories();
      await api.browse.getCategory(categories.items[0].id);
      await api.browse.getPlaylistsForCategory(categories.items[0].id);
      await api.recommendations.genreSeeds();
      const { tracks } = await api.recommendations.get({ seed_artists: [idOf('artist')], limit: 3 });
      expect(tracks).toHaveLength(3);
    });

    it('knows who is asking', async () => {
      const me = await api.currentUser.profile();
      expect(me.id).toBe(session().userId);
      expect((await api.users.profile(me.id)).display_name).toBe('Demo');
      expect(me.email).toContain('@');
    });

    it('makes and changes playlists', async () => {
      const { userId } = session();
      const uris = [0, 1, 2].map((at) => uriOf('track', at));
      const { id } = await api.playlists.createPlaylist(userId, { name: 'By the SDK', public: true });
      await api.playlists.changePlaylistDetails(id, { description: 'Some tracks' });
      await api.playlists.addItemsToPlaylist(id, uris);
      await api.playlists.movePlaylistItems(id, 0, 1, 3);
      await api.playlists.removeItemsFromPlaylist(id, { tracks: [{ uri: uris[1] }] });
      const { items } = await api.playlists.getPlaylistItems(id);
      expect(items.map(({ track }) => track.uri)).toEqual([uris[2], uris[0]]);
      await api.playlists.updatePlaylistItems(id, { uris: [uris[0]] });
      expect((await api.playlists.getPlaylist(id)).tracks.total).toBe(1);
      const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } }).jpeg();
      await api.playlists.addCustomPlaylistCoverImage(id, await picture.toBuffer());
      expect(await api.playlists.getPlaylistCoverImage(id)).toHaveLength(1);
      expect((await api.playlists.getUsersPlaylists(userId)).items[0].id).toBe(id);
      await api.currentUser.playlists.unfollow(id);
      expect(await api.currentUser.playlists.isFollowing(id, [userId])).toEqual([false]);
      await api.currentUser.playlists.follow(id);
      expect((await api.currentUser.playlists.playlists()).items[0].id).toBe(id);
    });

    it('makes the calls that are newer than it is', async () => {
      const body = { name: 'New', public: true };
      const { id } = await api.makeRequest<{ id: string }>('POST', 'me/playlists', body);
      const path = `playlists/${id}/items`;
      const uris = [uriOf('track', 3), uriOf('episode')];
      await api.makeRequest('POST', path, { uris });
      await api.makeRequest('PUT', path, { range_start: 1, insert_before: 0 });
      const { items } = await api.makeRequest<{ items: { item: { uri: string } }[] }>('GET', `${path}?limit=50`);
      expect(items.map(({ item }) => item.uri)).toEqual(uris.toReversed());
      await api.makeRequest('DELETE', path, { items: [{ uri: uris[1] }] });
      const wanted = [uriOf('track'), uriOf('artist'), `spotify:playlist:${id}`].join();
      await api.makeRequest('PUT', `me/library?uris=${wanted}`);
      expect(await api.makeRequest('GET', `me/library/contains?uris=${wanted}`)).toEqual([true, true, true]);
      await api.makeRequest('DELETE', `me/library?uris=${wanted}`);
    });

    it('keeps a library', async () => {
      const { currentUser } = api;
      await currentUser.tracks.saveTracks([idOf('track')]);
      expect((await currentUser.tracks.savedTracks(1)).items[0].track.id).toBe(idOf('track'));
      expect(await currentUser.tracks.hasSavedTracks([idOf('track')])).toEqual([true]);
      await currentUser.tracks.removeSavedTracks([idOf('track')]);
      await currentUser.albums.saveAlbums([idOf('album')]);
      expect((await currentUser.albums.savedAlbums()).items[0].album.id).toBe(idOf('album'));
      expect(await currentUser.albums.hasSavedAlbums([idOf('album')])).toEqual([true]);
      await currentUser.albums.removeSavedAlbums([idOf('album')]);
      await currentUser.shows.saveShows([idOf('show')]);
      expect((await currentUser.shows.savedShows()).items[0].show.id).toBe(idOf('show'));
      expect(await currentUser.shows.hasSavedShow([idOf('show')])).toEqual([true]);
      await currentUser.shows.removeSavedShows([idOf('show')]);
      await currentUser.episodes.saveEpisodes([idOf('episode')]);
      expect((await currentUser.episodes.savedEpisodes()).items[0].episode.id).toBe(idOf('episode'));
      expect(await currentUser.episodes.hasSavedEpisodes([idOf('episode')])).toEqual([true]);
      await currentUser.episodes.removeSavedEpisodes([idOf('episode')]);
      await currentUser.audiobooks.saveAudiobooks([idOf('audiobook')]);
      expect((await currentUser.audiobooks.savedAudiobooks()).total).toBe(1);
      expect(await currentUser.audiobooks.hasSavedAudiobooks([idOf('audiobook')])).toEqual([true]);
      await currentUser.audiobooks.removeSavedAudiobooks([idOf('audiobook')]);
    });

    it('follows', async () => {
      const { currentUser } = api;
      await currentUser.followArtistsOrUsers([idOf('artist')], 'artist');
      expect((await currentUser.followedArtists()).artists.items[0].id).toBe(idOf('artist'));
      expect(await currentUser.followsArtistsOrUsers([idOf('artist')], 'artist')).toEqual([true]);
      await currentUser.unfollowArtistsOrUsers([idOf('artist')], 'artist');
    });

    it('plays', async () => {
      const { player } = api;
      expect(await player.getPlaybackState()).toBeNull();
      expect(await player.getCurrentlyPlayingTrack()).toBeNull();
      const { devices } = await player.getAvailableDevices();
      const [first, second] = devices.map(({ id }) => id!);
      await player.startResumePlayback(first, uriOf('album'), undefined, { position: 1 });
      await player.setPlaybackVolume(30);
      await player.togglePlaybackShuffle(false);
      await player.setRepeatMode('context');
      await player.seekToPosition(40_000);
      await player.skipToNext(first);
      await player.skipToPrevious(first);
      await player.addItemToPlaybackQueue(uriOf('track', 9));
      const state = await player.getPlaybackState('SE');
      expect(state).toMatchObject({ is_playing: true, repeat_state: 'context', device: { volume_percent: 30 } });
      expect(state.item.id).toBe(idOf('track', 1));
      expect((await player.getCurrentlyPlayingTrack()).item.id).toBe(idOf('track', 1));
      expect((await player.getUsersQueue()).queue[0].id).toBe(idOf('track', 9));
      await player.transferPlayback([second], true);
      await player.pausePlayback(second);
      expect((await player.getPlaybackState()).device.id).toBe(second);
      await player.startResumePlayback(second, undefined, [uriOf('track', 2)]);
      expect((await player.getPlaybackState()).context).toBeNull();
      const { items } = await player.getRecentlyPlayedTracks();
      expect(items[0].track.id).toBe(idOf('track', 1));
      expect((await api.currentUser.topItems('tracks')).items[0].id).toBe(idOf('track', 1));
      expect((await api.currentUser.topItems('artists')).items[0].id).toBe(idOf('artist'));
    });
  });
});
