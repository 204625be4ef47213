import { revocationRequest } from 'oauth4webapi';
import { type GrantOptions, requestArguments } from './grants/grant.ts';
import { ifItFailed } from './network.ts';

/** Tells the server to forget a token (RFC 7009), where it takes that. True when it did; never throws. */
export async function revokeToken(options: GrantOptions, token: string): Promise<boolean> {
  if (options.provider.revocationEndpoint === null) return false;
  const { server, named, proof, sending } = requestArguments({ ...options, patience: 0 }, ifItFailed);
  try {
    return (await revocationRequest(server, named, proof, token, sending)).ok;
  } catch {
    return false;
  }
}
