import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountsServer,
  basicOf,
  CHALLENGE,
  REDIRECT,
  startAccountsServer,
  VERIFIER,
} from './server-for-tests.ts';

let server: AccountsServer;
beforeAll(async () => {
  server = await startAccountsServer();
});
afterAll(() => server.close());

const error = (name: string, description?: string) =>
  description === undefined ? `{"error":"${name}"}` : `{"error":"${name}","error_description":"${description}"}`;

async function expectRefusal(answer: Promise<{ status: number; headers: Headers; text: string }>, text: string) {
  const { status, headers, text: got } = await answer;
  expect([status, got]).toEqual([400, text]);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('www-authenticate')).toBeNull();
}

describe('who asks', () => {
  const form = { grant_type: 'client_credentials' };

  it('is a client by HTTP Basic, by the body, or by both', async () => {
    const { app, secret, basic } = server;
    const body = { ...form, client_id: app.clientId, client_secret: secret };
    expect((await server.token(form)).status).toBe(200);
    expect((await server.token(body, {})).status).toBe(200);
    expect((await server.token({ ...form, client_id: app.clientId })).status).toBe(200);
    expect((await server.token(body)).status).toBe(200);
    expect((await server.token(form, { authorization: basic.replace('Basic', 'basic') })).status).toBe(200);
  });

  it('is nobody without credentials', () => expectRefusal(server.token(form, {}), error('invalid_client')));

  it('is nobody by the query', () => {
    const query = new URLSearchParams({ client_id: server.app.clientId, client_secret: server.secret });
    return expectRefusal(server.post(`/api/token?${query}`, form), error('invalid_client'));
  });

  it.each(['0'.repeat(32), 'nobody', '\0', '%00', "' or 1=1 --", 'x'.repeat(5000)])('is unknown as %j', async (id) => {
    const text = error('invalid_client', 'Invalid client');
    await expectRefusal(server.token(form, { authorization: basicOf(id, 'x') }), text);
    await expectRefusal(server.token({ ...form, client_id: id, client_secret: 'x' }, {}), text);
  });

  it.each(['wrong', '', '0'.repeat(32)])('is refused with the secret %j', async (secret) => {
    const text = error('invalid_client', 'Invalid client secret');
    await expectRefusal(server.token(form, { authorization: basicOf(server.app.clientId, secret) }), text);
    await expectRefusal(server.token({ ...form, client_id: server.app.clientId, client_secret: secret }, {}), text);
  });

  it('is refused where header and body disagree', async () => {
    const { publicApp } = server;
    const secret = { ...form, client_secret: 'x' };
    await expectRefusal(
      server.token({ ...form, client_id: publicApp.clientId }),
      error('invalid_client', 'Invalid client'),
    );
    await expectRefusal(server.token(secret), error('invalid_client', 'Invalid client secret'));
  });

  it.each(['Basic', 'Basic ', 'Basic !!!', 'Basic Og==', 'Basic YWJj'])(
    'is refused by the header %j',
    (authorization) => expectRefusal(server.token(form, { authorization }), error('invalid_client')),
  );

  it('does not gain a secret by being public', () => {
    const authorization = basicOf(server.publicApp.clientId, '');
    const text = error('invalid_client', 'Invalid client secret');
    return expectRefusal(server.token(form, { authorization }), text);
  });

  it('uses an old secret until it is revoked, and the new one at once', async () => {
    const { app, secret } = await server.accounts.apps.create({ name: 'Rotating', redirectUris: [] });
    const ask = (which: string) => server.token(form, { authorization: basicOf(app.clientId, which) });
    expect((await ask(secret!)).status).toBe(200);
    const next = (await server.accounts.apps.rotateSecret(app.clientId))!.secret;
    expect([(await ask(secret!)).status, (await ask(next)).status]).toEqual([200, 200]);
    const last = (await server.accounts.apps.rotateSecret(app.clientId, { revokeOld: true }))!.secret;
    expect((await ask(last)).status).toBe(200);
    await expect.poll(async () => (await ask(next)).status, { timeout: 1000 }).toBe(400);
    expect((await ask(secret!)).text).toBe(error('invalid_client', 'Invalid client secret'));
  });
});

describe('a request', () => {
  it.each([
    [{}, 'grant_type parameter is missing'],
    [{ grant_type: '' }, 'grant_type parameter is missing'],
    [
      { grant_type: 'password', username: 'a', password: 'b' },
      'grant_type must be client_credentials, authorization_code or refresh_token',
    ],
    [{ grant_type: '__proto__' }, 'grant_type must be client_credentials, authorization_code or refresh_token'],
  ] as [Record<string, string>, string][])('with %j has no usable grant', (form, text) =>
    expectRefusal(server.token(form), error('unsupported_grant_type', text)),
  );

  it('is refused for its client before its grant', () =>
    expectRefusal(server.token({ grant_type: 'x' }, {}), error('invalid_client')));

  it.each([
    'grant_type=client_credentials&grant_type=client_credentials',
    'grant_type=client_credentials&scope=a&scope=',
  ])('must not repeat a parameter: %s', async (form) => {
    const { status, body } = await server.token(form);
    expect([status, body.error]).toEqual([400, 'invalid_request']);
  });

  it('may say the character set, and carry what is not known', async () => {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    const form = 'grant_type=client_credentials&scope=&resource=a&resource=b&state=%ff';
    expect((await server.token(form, { authorization: server.basic, 'content-type': type })).status).toBe(200);
  });

  it.each([
    ['application/json', '{"grant_type":"client_credentials"}'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['text/plain', 'grant_type=client_credentials'],
  ])('must be a form, not %s', async (type, body) => {
    const { status, body: said } = await server.token(body, { authorization: server.basic, 'content-type': type });
    expect([status, said.error]).toEqual([415, 'invalid_content_type']);
  });

  it('must not be long', async () => {
    const { status, body } = await server.token(`grant_type=client_credentials&scope=${'a'.repeat(20_000)}`);
    expect([status, body.error]).toEqual([413, 'invalid_request']);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('must not be %s', async (method) => {
    const response = await fetch(`${server.url}/api/token`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });

  it('may come from the page of another site, without its cookies', async () => {
    const origin = 'https://app.example';
    const { headers } = await server.token(
      { grant_type: 'client_credentials' },
      { authorization: server.basic, origin },
    );
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = await fetch(`${server.url}/api/token`, { method: 'OPTIONS', headers: { origin } });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('client credentials', () => {
  it('give a token of the app alone', async () => {
    const { status, headers, text, body } = await server.token({ grant_type: 'client_credentials', scope: '' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('pragma')).toBe('no-cache');
    expect(text).toBe(JSON.stringify(body));
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in']);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(body.access_token).toMatch(/^BQ[A-Za-z0-9_-]+$/);
  });

  it('need a secret', async () => {
    const form = { grant_type: 'client_credentials' };
    const { body } = await server.token({ ...form, client_id: server.publicApp.clientId }, {});
    expect(body.error).toBe('unauthorized_client');
    const text = error('invalid_client', 'Invalid client secret');
    await expectRefusal(server.token({ ...form, client_id: server.app.clientId }, {}), text);
  });
});

describe('an authorization code', () => {
  const form = (code: string) => ({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT });
  const INVALID = error('invalid_grant', 'Invalid authorization code');

  it('gives an access token and a refresh token, the keys in order', async () => {
    const { status, body } = await server.token({ ...form(server.code()), scope: 'x', state: 'y' });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope']);
    expect(body.scope.split(' ').toSorted()).toEqual(['user-read-email', 'user-read-private']);
    expect(body.refresh_token).toMatch(/^AQ[A-Za-z0-9_-]+$/);
    expect((await server.me(body.access_token)).status).toBe(200);
  });

  it('is opaque, AQ…, and short enough for a URL', () => {
    expect(server.code()).toMatch(/^AQ[A-Za-z0-9_-]{190,400}$/);
    expect(Buffer.from(server.code(), 'base64url').toString('latin1')).not.toContain(server.user.id);
  });

  it('must be there', () =>
    expectRefusal(
      server.token({ grant_type: 'authorization_code' }),
      error('invalid_request', 'code must be supplied'),
    ));

  it.each(['x', 'AQ', 'AQ'.padEnd(252, 'A'), '\0', 'é'])('is unknown as %j', (code) =>
    expectRefusal(server.token(form(code)), INVALID),
  );

  it('is refused when it is changed', async () => {
    const code = server.code();
    for (const index of [10, 100, 200, 251]) {
      const changed = code.slice(0, index) + (code[index] === 'A' ? 'B' : 'A') + code.slice(index + 1);
      await expectRefusal(server.token(form(changed)), INVALID);
    }
    expect((await server.token(form(code))).status).toBe(200);
  });

  it('is neither an access token nor a refresh token', async () => {
    const { access_token, refresh_token } = await server.redeem();
    await expectRefusal(server.token(form(access_token)), INVALID);
    await expectRefusal(server.token(form(refresh_token)), INVALID);
    const code = server.code();
    await expectRefusal(
      server.token({ grant_type: 'refresh_token', refresh_token: code }),
      error('invalid_grant', 'Invalid refresh token'),
    );
    expect((await server.me(code)).status).toBe(401);
  });

  it('works once; a second use revokes what the first gave', async () => {
    const code = server.code();
    const { body } = await server.token(form(code));
    expect((await server.me(body.access_token)).status).toBe(200);
    await expectRefusal(server.token(form(code)), INVALID);
    expect((await server.me(body.access_token)).status).toBe(401);
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token };
    await expectRefusal(server.token(refresh), error('invalid_grant', 'Refresh token revoked'));
    expect(await server.accounts.authorizations.find(server.user.id, server.app.clientId)).not.toBeNull();
    const [event] = await server.accounts.audit.listOf({ clientId: server.app.clientId }, 1);
    expect(event).toMatchObject({ kind: 'code_reused', userId: server.user.id, address: '127.0.0.1' });
  });

  it('is burned by a wrong redirect URI', async () => {
    for (const redirect_uri of [`${REDIRECT}/`, 'https://evil.example/', encodeURIComponent(REDIRECT), '']) {
      const code = server.code();
      await expectRefusal(
        server.token({ ...form(code), redirect_uri }),
        error('invalid_grant', 'Invalid redirect URI'),
      );
      await expectRefusal(server.token(form(code)), INVALID);
    }
  });

  it('is burned by another client', async () => {
    const other = await server.accounts.apps.create({ name: 'Other', redirectUris: [REDIRECT] });
    const authorization = basicOf(other.app.clientId, other.secret!);
    const code = server.code();
    await expectRefusal(server.token(form(code), { authorization }), INVALID);
    await expectRefusal(server.token(form(code)), INVALID);
  });

  it('is not burned by whoever cannot prove to be the client', async () => {
    const code = server.code();
    const text = error('invalid_client', 'Invalid client secret');
    await expectRefusal(server.token({ ...form(code), client_id: server.app.clientId }, {}), text);
    expect((await server.token(form(code))).status).toBe(200);
  });

  it('lives for ten minutes', async () => {
    const [in_time, late, longLate] = [server.code(), server.code(), server.code()];
    try {
      server.clock.setOffset(9 * 60_000 + 55_000);
      expect((await server.token(form(in_time))).status).toBe(200);
      server.clock.setOffset(10 * 60_000 + 1000);
      await expectRefusal(server.token(form(late)), error('invalid_grant', 'Authorization code expired'));
      server.clock.setOffset(24 * 3600_000);
      await expectRefusal(server.token(form(longLate)), INVALID);
    } finally {
      server.clock.setOffset(0);
    }
    await expectRefusal(server.token(form(late)), INVALID);
  });

  it('dies with the approval, with a password change, with log-out and with the user', async () => {
    const { users, authorizations, revokeAuthorization } = server.accounts;
    const { user, app } = server;
    const again = () => authorizations.grant(user.id, app.clientId, ['user-read-email', 'user-read-private']);
    const ends = [
      () => revokeAuthorization(user.id, app.clientId),
      () => users.setPassword(user.id, 'other'),
      () => users.revokeCodes(user.id),
      () => users.setDisabled(user.id, true),
    ];
    for (const end of ends) {
      const code = server.code();
      await end();
      await users.setDisabled(user.id, false);
      await again();
      await expectRefusal(server.token(form(code)), INVALID);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await server.token(form(server.code()))).status).toBe(200);
  });
});

describe('PKCE', () => {
  const form = (code: string, more: Record<string, string> = {}) => ({
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    client_id: server.publicApp.clientId,
    ...more,
  });
  const newCode = (challenge: string | null = CHALLENGE) => server.code({ app: server.publicApp, challenge });

  it('lets an app without a secret redeem its code', async () => {
    const answer = await server.token(form(newCode(), { code_verifier: VERIFIER }), {});
    expect([answer.status, answer.body.scope]).toEqual([200, 'user-read-private user-read-email']);
  });

  // RFC 7636 appendix B.
  it('computes the challenge of the standard', async () => {
    const code = newCode('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    const code_verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect((await server.token(form(code, { code_verifier }), {})).status).toBe(200);
  });

  it('needs the verifier, and burns the code without it', async () => {
    const code = newCode();
    await expectRefusal(server.token(form(code), {}), error('invalid_request', 'code_verifier required'));
    const INVALID = error('invalid_grant', 'Invalid authorization code');
    await expectRefusal(server.token(form(code, { code_verifier: VERIFIER }), {}), INVALID);
  });

  it.each(['x'.repeat(43), 'x'.repeat(42), 'x'.repeat(129), CHALLENGE, `${VERIFIER} `, `${VERIFIER}é`])(
    'refuses the verifier %j',
    async (code_verifier) => {
      const wrong = error('invalid_grant', 'code_verifier was incorrect');
      await expectRefusal(server.token(form(newCode(), { code_verifier }), {}), wrong);
    },
  );

  it('refuses a code without a challenge, with a verifier or not', async () => {
    const wrong = error('invalid_grant', 'code_verifier was incorrect');
    await expectRefusal(server.token(form(newCode(null), { code_verifier: VERIFIER }), {}), wrong);
    await expectRefusal(server.token(form(newCode(null)), {}), error('invalid_request', 'code_verifier required'));
    const confidential = { grant_type: 'authorization_code', code: server.code(), redirect_uri: REDIRECT };
    await expectRefusal(server.token({ ...confidential, code_verifier: VERIFIER }), wrong);
  });

  it('goes together with a secret, and does not replace it', async () => {
    const code = () => server.code({ challenge: CHALLENGE });
    const both = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code_verifier: VERIFIER };
    expect((await server.token({ ...both, code: code() })).status).toBe(200);
    const text = error('invalid_client', 'Invalid client secret');
    await expectRefusal(server.token({ ...both, code: code(), client_id: server.app.clientId }, {}), text);
  });
});

describe('failing to say who one is', () => {
  it('is limited by address, and does not keep out whoever can', async () => {
    const form = { grant_type: 'client_credentials' };
    const other = await startAccountsServer();
    try {
      const answers = await Promise.all(Array.from({ length: 150 }, () => other.token(form, {})));
      const limited = answers.filter(({ status }) => status === 429);
      expect(limited.length).toBeGreaterThan(20);
      expect(limited[0].headers.get('retry-after')).toBe('60');
      const good = await Promise.all(Array.from({ length: 200 }, () => other.token(form)));
      expect(good.every(({ status }) => status === 200)).toBe(true);
    } finally {
      await other.close();
    }
  });
});
