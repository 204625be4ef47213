import { expect, it } from 'vitest';
import { startAccountsServer } from './server-for-tests.ts';

it('lists what is served and nothing else, under both names', async () => {
  const server = await startAccountsServer();
  try {
    const documents = await Promise.all(
      ['openid-configuration', 'oauth-authorization-server'].map(async (name) => {
        const response = await fetch(`${server.url}/.well-known/${name}`);
        expect(response.headers.get('access-control-allow-origin')).toBe('*');
        expect(response.headers.get('content-type')).toMatch(/^application\/json/);
        return response.json();
      }),
    );
    const [metadata] = documents;
    expect(documents[1]).toEqual(metadata);
    expect(metadata.issuer).toBe(server.url);
    expect(metadata.scopes_supported).toContain('user-read-private');
    for (const absent of ['jwks_uri', 'userinfo_endpoint', 'id_token_signing_alg_values_supported']) {
      expect(metadata).not.toHaveProperty(absent);
    }
    for (const [name, url] of Object.entries(metadata)) {
      if (!name.endsWith('_endpoint')) continue;
      const posted = name !== 'authorization_endpoint';
      const response = await fetch(url as string, { method: posted ? 'POST' : 'GET', redirect: 'manual' });
      expect([name, response.status]).not.toEqual([name, 404]);
    }
  } finally {
    await server.close();
  }
});

it('offers the implicit grant only where the profile has it', async () => {
  const server = await startAccountsServer({ env: { BARLINE_PROFILE: '2024' } });
  try {
    const metadata = await (await fetch(`${server.url}/.well-known/openid-configuration`)).json();
    expect(metadata.response_types_supported).toEqual(['code', 'token']);
    expect(metadata.grant_types_supported).toContain('implicit');
  } finally {
    await server.close();
  }
});
