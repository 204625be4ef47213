import type { AuthorizationServer, Client } from 'oauth4webapi';
import type { Provider } from './provider.ts';

/** The provider in the words of RFC 8414, as oauth4webapi wants it. */
export function describeServer(provider: Provider): AuthorizationServer {
  return {
    issuer: provider.issuer,
    authorization_endpoint: provider.authorizationEndpoint,
    token_endpoint: provider.tokenEndpoint,
    device_authorization_endpoint: provider.deviceAuthorizationEndpoint ?? undefined,
    revocation_endpoint: provider.revocationEndpoint ?? undefined,
  };
}

export function describeClient(clientId: string): Client {
  return { client_id: clientId };
}
