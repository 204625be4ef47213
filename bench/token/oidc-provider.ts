// Run as: node oidc-provider.ts CLIENT_ID SECRET. oidc-provider with its own in-memory adapter. Prints its port.
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const [clientId, clientSecret] = process.argv.slice(2);
const warn = console.warn;
console.warn = () => {};
console.info = () => {};
const provider = new Provider('http://127.0.0.1', {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    },
  ],
  routes: { token: '/api/token' },
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
});
console.warn = warn;
const server = provider.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
