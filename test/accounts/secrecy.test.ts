import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../apps/cli/test/serving.ts';
import { CHALLENGE, VERIFIER } from '../../packages/server/src/token/server-for-tests.ts';
import { createPerson } from '../clients/person.ts';

const REDIRECT = 'http://127.0.0.1:8888/callback';

let server: Awaited<ReturnType<typeof serve>>;
/** Everything that must not be found again, by what it is. */
const secrets = new Map<string, string>();

beforeAll(async () => {
  server = await serve(['--sandbox', '--port', '0', '--verbose']);
  const { username, password, client_id, client_secret } = JSON.parse(
    readFileSync(join(server.folder, 'sandbox.json'), 'utf8'),
  );
  const post = async (path: string, form: Record<string, string>, headers = {}) => {
    const answer = await fetch(server.url + path, { method: 'POST', body: new URLSearchParams(form), headers });
    const text = await answer.text();
    return text.startsWith('{') ? JSON.parse(text) : {};
  };
  const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
  const remember = (name: string, value: string) => {
    expect(value, name).toMatch(/^.{6,}$/);
    secrets.set(name, value);
  };
  remember('secret of the app', client_secret);
  remember('Basic header', authorization.slice(6));
  remember('code verifier', VERIFIER);

  const person = createPerson(server.url, { username, password });
  const query = new URLSearchParams({
    client_id,
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'user-read-email',
    state: 'a-state-nobody-logs',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  const code = new URL(await person.follow(`${server.url}/authorize?${query}`)).searchParams.get('code')!;
  remember('state', 'a-state-nobody-logs');
  remember('authorization code', code);
  const redeem = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id, code_verifier: VERIFIER };
  const tokens = await post('/api/token', redeem);
  remember('access token', tokens.access_token);
  remember('refresh token', tokens.refresh_token);
  const refreshed = await post('/api/token', {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
    client_id,
  });
  remember('second access token', refreshed.access_token);
  const own = await post('/api/token', { grant_type: 'client_credentials' }, { authorization });
  remember('token of the app', own.access_token);
  const device = await post('/oauth2/device/authorize', { client_id, scope: 'user-read-email' });
  remember('device code', device.device_code);

  // What goes wrong is not written down either, wherever the secret was put.
  const me = (path: string, token: string) =>
    fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } });
  await me('/v1/me', tokens.access_token);
  await me('/v1/me', `${tokens.access_token}x`);
  await me(`/v1/me?access_token=${tokens.access_token}`, 'BQ');
  await me(`/api/token?client_secret=${client_secret}&code=${code}`, tokens.access_token);
  await me(`/nowhere/${tokens.access_token}`, '');
  await post('/api/token', redeem);
  await post('/api/token', { grant_type: 'refresh_token', refresh_token: `${tokens.refresh_token}x`, client_id });
  await post('/api/token', { grant_type: 'client_credentials', client_id, client_secret: `${client_secret}0` });
  await post('/oauth2/introspect/v1', { token: tokens.access_token }, { authorization });
  await post('/oauth2/revoke/v1', { token: tokens.refresh_token, client_id }, { authorization });
  await post('/login', { username, password: 'a-wrong-password-of-mine', form_token: 'x' });
  remember('wrong password', 'a-wrong-password-of-mine');
  // The demo password is shown once, where the server starts.
  if (password !== 'demo') secrets.set('password', password);
  expect(await server.stop('SIGTERM')).toBe(0);
});
afterAll(() => server.stop('SIGKILL'));

it('writes no token, code, secret, verifier, state or password into the log', () => {
  const log = server.logged();
  expect(log.split('\n').length).toBeGreaterThan(10);
  for (const [name, value] of secrets) expect(log.includes(value), name).toBe(false);
});

it('keeps none of them readable in its data, the demo credentials of sandbox.json excepted', () => {
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.some(({ name }) => name.includes('.db'))).toBe(true);
  for (const { parentPath, name } of files) {
    if (name === 'sandbox.json') continue;
    const bytes = readFileSync(join(parentPath, name), 'latin1');
    for (const [what, value] of secrets) {
      expect(bytes.includes(value), `${what} in ${name}`).toBe(false);
    }
  }
});
