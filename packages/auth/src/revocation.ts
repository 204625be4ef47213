import { revocationRequest } from 'oauth4webapi';
import { describeClient, describeServer } from './authorization-server.ts';
import { authenticationOf, type GrantOptions, requestOptions } from './grants/grant.ts';
import { ifItFailed, politeFetch } from './network.ts';

/** Tells the server to forget a token (RFC 7009), where it takes that. True when it did; never throws. */
export async function revokeToken(options: GrantOptions, token: string): Promise<boolean> {
  const { provider, client } = options;
  if (provider.revocationEndpoint === null) return false;
  try {
    const response = await revocationRequest(
      describeServer(provider),
      describeClient(client.clientId),
      authenticationOf(client),
      token,
      requestOptions(options, politeFetch({ ...options, patience: 0 }, ifItFailed)),
    );
    return response.ok;
  } catch {
    return false;
  }
}
