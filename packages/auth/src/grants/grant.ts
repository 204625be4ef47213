import { allowInsecureRequests, type ClientAuth, customFetch, genericTokenEndpointRequest, None } from 'oauth4webapi';
import { describeClient, describeServer } from '../authorization-server.ts';
import { type MayRepeat, type Network, politeFetch } from '../network.ts';
import type { Provider } from '../provider.ts';

/** Who asks: an app's public name and, only where it can keep one, its secret (see `@barline/auth/confidential`). */
export type Client = {
  readonly clientId: string;
  /** How it proves to be that app; without it, it only says its name. */
  readonly authentication?: ClientAuth;
};

/** What every grant needs. */
export type GrantOptions = Network & { readonly provider: Provider; readonly client: Client };

/** What every request of oauth4webapi's takes: the server, the app, its proof, and how to send it. */
export function requestArguments(options: GrantOptions, mayRepeat: MayRepeat) {
  const { provider, client } = options;
  return {
    server: describeServer(provider),
    named: describeClient(client.clientId),
    proof: client.authentication ?? None(),
    // http is allowed where the provider has it.
    sending: {
      [customFetch]: politeFetch(options, mayRepeat),
      [allowInsecureRequests]: provider.tokenEndpoint.startsWith('http:'),
    },
  };
}

/** A token request (RFC 6749 §3.2), and its whole answer, whatever that is. */
export function requestTokens(
  options: GrantOptions,
  mayRepeat: MayRepeat,
  grantType: string,
  parameters: Record<string, string> = {},
): Promise<Response> {
  const { server, named, proof, sending } = requestArguments(options, mayRepeat);
  return genericTokenEndpointRequest(server, named, proof, grantType, parameters, sending);
}
