import { expect, it } from 'vitest';
import { listEndpoints } from '../../packages/auth/src/endpoint-scopes.ts';
import { ENDPOINTS } from '../../packages/server/src/api/table.ts';

const spell = (call: string) => call.replace(/\{\w+\}/g, '{}');
const served = new Map(ENDPOINTS.map((endpoint) => [spell(`${endpoint.method} /v1${endpoint.path}`), endpoint]));

const FOLLOWERS = 'GET /v1/playlists/{id}/followers/contains';

it.each(listEndpoints().map((known) => [known.endpoint, known] as const))(
  '%s is served, and takes the scopes that the token library names',
  (endpoint, { needs, alternatives, adds }) => {
    const call = served.get(spell(endpoint));
    expect(call).toBeDefined();
    const { needs: always = [], mayNeed = [] } = call!;
    for (const set of [needs, ...alternatives]) expect(set).toEqual(expect.arrayContaining([...always]));
    // What these add elsewhere there is for everybody here.
    const free = { 'GET /v1/search': 'user-read-private', [FOLLOWERS]: 'playlist-read-private' }[endpoint] ?? [];
    const known = [...always, ...mayNeed].concat(free);
    const named = [...needs, ...alternatives.flat(), ...adds];
    expect(named.filter((scope) => !known.includes(scope))).toEqual([]);
  },
);
