import { describe, expect, it } from 'vitest';
import { endpointsOf, findEndpoint, lackingScopes, listEndpoints, SCOPES, scopesFor, unknownScopes } from './scopes.ts';

const needs = (call: string) => findEndpoint(call)?.needs;

describe('scopes by call', () => {
  it.each([
    ['GET /v1/me/playlists', ['playlist-read-private']],
    ['GET /v1/me/tracks', ['user-library-read']],
    ['GET /v1/me/player', ['user-read-playback-state']],
    ['GET /v1/me/player/queue', ['user-read-currently-playing', 'user-read-playback-state']],
    ['PUT /v1/me/player/play', ['user-modify-playback-state']],
    ['GET /v1/me/top/artists', ['user-top-read']],
    ['GET /v1/me/player/recently-played', ['user-read-recently-played']],
    ['GET /v1/me/following', ['user-follow-read']],
    ['PUT /v1/me/following', ['user-follow-modify']],
    ['PUT /v1/playlists/{id}/images', ['ugc-image-upload', 'playlist-modify-public']],
    ['GET /v1/search', []],
    ['GET /v1/me', []],
  ])('%s needs %j', (call, expected) => {
    expect(needs(call)).toEqual(expected);
  });

  it('finds a call in whatever way it is written', () => {
    const written = [
      'me/playlists',
      '/me/playlists/',
      'get /v1/me/playlists?limit=3',
      'https://api.spotify.com/v1/me/playlists',
    ];
    for (const call of written) expect(findEndpoint(call)?.endpoint).toBe('GET /v1/me/playlists');
    expect(findEndpoint('GET /v1/playlists/37i9dQZF1DWZq91oLsHZvy/items')?.endpoint).toBe(
      'GET /v1/playlists/{id}/items',
    );
    expect(findEndpoint('GET /v1/playlists/{playlist_id}/items')?.endpoint).toBe('GET /v1/playlists/{id}/items');
    expect(findEndpoint('GET /v1/me/player/:id')).toBeNull();
    for (const call of ['', 'GET', 'PATCH /v1/me', '/v1/nothing', 'a b c']) expect(findEndpoint(call)).toBeNull();
  });

  it('chooses the smallest set for several calls', () => {
    const calls = [
      'GET me/player/queue',
      'GET me/player/currently-playing',
      'PUT /playlists/1/images',
      'POST /playlists/1/items',
    ];
    expect(scopesFor(calls.map((call) => findEndpoint(call)!))).toEqual([
      'user-read-playback-state',
      'user-read-currently-playing',
      'playlist-modify-public',
      'ugc-image-upload',
    ]);
  });

  it('names what a token lacks, and takes an alternative for the same', () => {
    const items = findEndpoint('POST /v1/playlists/1/items')!;
    expect(lackingScopes(items, [])).toEqual(['playlist-modify-public']);
    expect(lackingScopes(items, ['playlist-modify-private'])).toEqual([]);
    expect(lackingScopes(findEndpoint('GET /v1/me')!, [])).toEqual([]);
  });

  it('names only scopes that exist, of every call of Spotify’s reference', () => {
    const endpoints = listEndpoints();
    expect(endpoints).toHaveLength(97);
    for (const { endpoint, needs, alternatives, adds } of endpoints) {
      expect(unknownScopes([...needs, ...alternatives.flat(), ...adds]), endpoint).toEqual([]);
    }
  });

  it('tells the calls of a scope: those that need it and those to which it adds', () => {
    expect(endpointsOf({ name: 'user-read-email' })).toEqual(['GET /v1/me']);
    expect(endpointsOf({ name: 'playlist-read-collaborative' })).toEqual([
      'GET /v1/me/playlists',
      'GET /v1/users/{id}/playlists',
    ]);
    expect(endpointsOf({ name: 'playlist-modify-private' })).toHaveLength(14);
    // What is for programs of partners and for playing itself has no call in the Web API.
    const silent = SCOPES.filter((scope) => endpointsOf(scope).length === 0).map(({ name }) => name);
    expect(silent).toEqual([
      'user-personalized',
      'app-remote-control',
      'streaming',
      'user-soa-link',
      'user-soa-unlink',
      'soa-manage-entitlements',
      'soa-manage-partner',
      'soa-create-partner',
    ]);
  });

  it('knows an unknown scope', () => {
    expect(unknownScopes(['user-read-email', 'user-read-birthdate', 'USER-READ-EMAIL', '__proto__'])).toEqual([
      'user-read-birthdate',
      'USER-READ-EMAIL',
      '__proto__',
    ]);
  });
});
