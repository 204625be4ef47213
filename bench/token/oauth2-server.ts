// Run as: node oauth2-server.ts CLIENT_ID SECRET. @node-oauth/oauth2-server over node:http, all in memory. Prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import OAuth2Server from '@node-oauth/oauth2-server';

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

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('end', async () => {
    const request = new OAuth2Server.Request({
      method: incoming.method!,
      headers: incoming.headers as Record<string, string>,
      query: {},
      body: parse(Buffer.concat(chunks).toString()),
    });
    const response = new OAuth2Server.Response();
    try {
      await oauth.token(request, response);
    } catch {
      // The answer says it.
    }
    const body = JSON.stringify(response.body);
    outgoing.writeHead(response.status!, {
      ...response.headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    outgoing.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
