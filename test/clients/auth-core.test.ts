import { Auth, type AuthConfig } from '@auth/core';
import Spotify from '@auth/core/providers/spotify';
import { expect, it } from 'vitest';
import { overDatabases } from './over-databases.ts';

const SITE = 'http://127.0.0.1:3000';

function configure(url: string, app: { clientId: string; clientSecret: string }): AuthConfig {
  return {
    secret: 'a secret of the site',
    trustHost: true,
    basePath: '/auth',
    providers: [
      Spotify({
        ...app,
        issuer: url,
        authorization: { url: `${url}/authorize`, params: { scope: 'user-read-email' } },
        token: `${url}/api/token`,
        userinfo: `${url}/v1/me`,
      }),
    ],
  };
}

/** A browser at the site: keeps its cookies. */
function createVisitor(config: AuthConfig) {
  const cookies = new Map<string, string>();
  return async (path: string, form?: Record<string, string>) => {
    const response = await Auth(
      new Request(SITE + path, {
        method: form ? 'POST' : 'GET',
        headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
        body: form && new URLSearchParams(form),
      }),
      config,
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name, value);
    }
    return response;
  };
}

overDatabases('2026-07', (sandbox) => {
  it('logs a person in with PKCE and a secret', async () => {
    const { url, register, newPerson } = sandbox();
    const visit = createVisitor(configure(url, await register(`${SITE}/auth/callback/spotify`)));
    const { csrfToken } = await (await visit('/auth/csrf')).json();
    const leaving = await visit('/auth/signin/spotify', { csrfToken });
    const callback = new URL(await newPerson().follow(leaving.headers.get('location')!));
    expect(callback.searchParams.get('code')).toMatch(/^AQ/);
    await visit(`/auth/callback/spotify${callback.search}`);
    const session = await (await visit('/auth/session')).json();
    expect(session.user).toMatchObject({ email: expect.any(String) });
  });
});
