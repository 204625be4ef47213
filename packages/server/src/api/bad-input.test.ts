import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresForTests, sqliteForTests } from '../storage/databases-for-tests.ts';
import { idOf, uriOf } from './music-for-tests.ts';
import { ENDPOINTS } from './table.ts';
import { type Listener, startWebApi, type WebApiServer } from './web-api-for-tests.ts';

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '',
    '\0',
    '-1',
    '0',
    '1e9',
    '99999999999999999999',
    'NaN',
    '__proto__',
    '%',
    ',,',
    'spotify:user:%00',
  ),
  fc.constantFrom(idOf('track'), uriOf('track'), uriOf('episode'), `${idOf('album')},x`, uriOf('playlist' as 'album')),
);
const names = [...new Set(ENDPOINTS.flatMap(({ query }) => Object.keys(query))), 'nothing'];
const fields = [
  'name',
  'public',
  'uris',
  'ids',
  'items',
  'tracks',
  'range_start',
  'insert_before',
  'range_length',
].concat([
  'snapshot_id',
  'positions',
  'position',
  'device_ids',
  'play',
  'context_uri',
  'offset',
  'position_ms',
  '__proto__',
]);
const value = fc.oneof(
  strange,
  fc.jsonValue(),
  fc.array(strange, { maxLength: 3 }),
  fc.integer(),
  fc.array(fc.object()),
);

describe.each([
  ['SQLite', sqliteForTests],
  ['PostgreSQL', postgresForTests],
] as const)('whatever is asked, over %s,', async (_name, open) => {
  const databases = await open();
  if (typeof databases === 'string') return it.skip(databases, () => {});
  let server: WebApiServer;
  let anna: Listener;
  let playlist: string;
  beforeAll(async () => {
    const location = await databases.fresh();
    server = await startWebApi({}, location.kind === 'sqlite' ? `sqlite:${location.file}` : location.url);
    anna = await server.listen();
    playlist = (await anna.ask('POST', '/me/playlists', { body: { name: 'x' } })).body.id;
  });
  afterAll(async () => {
    await server?.close();
    await databases.close();
  });

  it('is answered or refused, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ENDPOINTS),
        fc.array(fc.tuple(fc.constantFrom(...names), strange), { maxLength: 3 }),
        fc.option(fc.oneof(fc.dictionary(fc.constantFrom(...fields), value), fc.jsonValue(), fc.string())),
        async ({ method, path }, query, body) => {
          const at = path.replace('{id}', path.startsWith('/playlists') ? playlist : idOf('track'));
          const filled = at.replace(/\{\w+\}/g, 'x');
          const search = new URLSearchParams(query.map(([name, text]) => [name, text.toWellFormed()]));
          const { status, text } = await anna.ask(method, `${filled}?${search}`, {
            ...(method !== 'GET' && body !== null && { body }),
          });
          expect(`${status < 500} ${text.slice(0, 100)}`).toMatch(/^true/);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('is asked with a token that is worth something', async () => {
    const { accounts } = server.accounts;
    const gone = await server.listen({ user: await server.newUser() });
    const revoked = await server.listen({ user: await server.newUser() });
    const disabled = await server.listen({ user: await server.newUser() });
    const { app } = await accounts.apps.create({ name: 'Deleted', redirectUris: [] });
    const ofDeleted = await server.listen({ clientId: app.clientId });
    const all = [gone, revoked, disabled, ofDeleted];
    for (const each of all) expect((await each.get('/me')).status).toBe(200);
    await accounts.users.remove(gone.user.id);
    await accounts.revokeAllOfUser(revoked.user.id, 'operator');
    await accounts.users.setDisabled(disabled.user.id, true);
    await accounts.apps.remove(app.clientId);
    // Another process hears of it within a second.
    for (const each of all) await expect.poll(async () => (await each.get('/me')).status).toBe(401);
    for (const each of all) expect((await each.ask('POST', '/me/playlists', { body: { name: 'x' } })).status).toBe(401);
  });

  it('does not find what people made who are gone', async () => {
    const berta = await server.listen({ user: await server.newUser() });
    await berta.ask('POST', '/me/playlists', { body: { name: 'Ephemeral' } });
    const count = async () => (await anna.get('/search?q=ephemeral&type=playlist')).body.playlists;
    expect(await count()).toMatchObject({ total: 1, items: [{ name: 'Ephemeral' }] });
    await server.accounts.accounts.users.remove(berta.user.id);
    expect((await count()).items).toEqual([]);
    expect((await count()).total).toBe(0);
  });

  it('has a body of a size that is read', async () => {
    const big = { name: 'x', description: 'y'.repeat(600_000) };
    const { status, body } = await anna.ask('POST', '/me/playlists', { body: big });
    expect([status, body]).toEqual([413, { error: { status: 413, message: 'Payload too large' } }]);
    const form = await anna.ask('POST', '/me/playlists', { body: 'name=x', headers: { 'content-type': 'text/plain' } });
    expect(form.status).toBe(400);
  });

  it('may be HEAD', async () => {
    const { status, text } = await anna.ask('HEAD', `/tracks/${idOf('track')}`);
    expect([status, text]).toEqual([200, '']);
  });
});
