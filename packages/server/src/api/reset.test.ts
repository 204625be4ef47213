import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../http/server-for-tests.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const SCOPE = 'playlist-modify-private playlist-read-private user-follow-modify user-follow-read';

async function listen() {
  const { body } = await server.post('/sandbox/tokens', { scope: SCOPE });
  const headers = { authorization: `Bearer ${body.access_token}`, 'content-type': 'application/json' };
  return (path: string, method = 'GET', sent?: object) =>
    server.ask(`/v1${path}`, { method, headers, body: sent && JSON.stringify(sent) });
}

it('a reset of the sandbox takes back what was made in it', async () => {
  const ask = await listen();
  const { id } = (await ask('/me')).body;
  const made = await ask('/me/playlists', 'POST', { name: 'Mine', public: false });
  expect(made.status).toBe(201);
  expect((await ask(`/me/following?type=user&ids=${id}`, 'PUT')).status).toBe(204);
  expect((await ask('/me/playlists')).body.total).toBe(1);
  expect((await ask(`/users/${id}`)).body.followers.total).toBe(1);

  expect((await server.post('/sandbox/reset', {})).status).toBe(200);
  expect((await ask('/me')).status).toBe(401);
  const again = await listen();
  expect((await again('/me')).body.id).toBe(id);
  expect((await again('/me/playlists')).body.total).toBe(0);
  expect((await again(`/users/${id}`)).body.followers.total).toBe(0);
  expect((await again(`/playlists/${made.body.id}`)).status).toBe(404);
  expect((await again(`/me/following/contains?type=user&ids=${id}`)).body).toEqual([false]);
});
