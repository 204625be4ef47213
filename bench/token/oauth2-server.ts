// Run as: node oauth2-server.ts CLIENT_ID SECRET. @node-oauth/oauth2-server on Express, as its documentation has it, all
// in memory. Prints its port.
import type { AddressInfo } from 'node:net';
import OAuth2Server from '@node-oauth/oauth2-server';
import express from 'express';

const [clientId, clientSecret] = process.argv.slice(2);
const client = { id: clientId, clientSecret, grants: ['client_credentials'] };
const tokens = new Map<string, OAuth2Server.Token>();

const oauth = new OAuth2Server({
  model: {
    getClient: async (id: string, secret: string) => (id === clientId && secret === clientSecret ? client : false),
    getUserFromClient: async () => ({ id: 'app' }),
    saveToken: async (token: OAuth2Server.Token) => {
      const saved = { ...token, client, user: { id: 'app' } };
      tokens.set(token.accessToken, saved);
      return saved;
    },
    getAccessToken: async (text: string) => tokens.get(text) ?? false,
  } as unknown as OAuth2Server.ClientCredentialsModel,
});

const app = express();
app.disable('x-powered-by');
app.use(express.urlencoded({ extended: false }));
app.post('/api/token', async (incoming, outgoing) => {
  const response = new OAuth2Server.Response();
  const { method, body } = incoming;
  const headers = incoming.headers as Record<string, string>;
  try {
    await oauth.token(new OAuth2Server.Request({ method, query: {}, body, headers }), response);
  } catch {
    // The answer says it.
  }
  outgoing
    .set(response.headers ?? {})
    .status(response.status ?? 500)
    .json(response.body);
});
const server = app.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
