import { allowInsecureRequests, type ClientAuth, customFetch, None } from 'oauth4webapi';
import type { Network } from '../network.ts';
import type { Provider } from '../provider.ts';

/** Who asks: an app's public name and, only where it can keep one, its secret (see `@barline/auth/confidential`). */
export type Client = {
  readonly clientId: string;
  /** How it proves to be that app; without it, it only says its name. */
  readonly authentication?: ClientAuth;
};

/** What every grant needs. */
export type GrantOptions = Network & { readonly provider: Provider; readonly client: Client };

export function authenticationOf({ authentication }: Client): ClientAuth {
  return authentication ?? None();
}

/** The options of a request of oauth4webapi's that is sent by `send`; http is allowed where the provider has it. */
export function requestOptions({ provider }: GrantOptions, send: typeof fetch) {
  return { [customFetch]: send, [allowInsecureRequests]: provider.tokenEndpoint.startsWith('http:') };
}
