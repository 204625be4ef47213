import { ClientSecretBasic, ClientSecretPost } from 'oauth4webapi';
import { CallerError } from './errors.ts';
import type { Client } from './grants/grant.ts';

export { requestAppToken } from './grants/client-credentials.ts';

/** How a secret is sent: in the `Authorization` header (Basic) or in the body (RFC 6749 §2.3.1). */
export type SecretMethod = 'basic' | 'post';

/**
 * A client that proves who it is by its secret. For servers and terminals only. Throws `CallerError` in a browser: what
 * is in a page is no secret.
 */
export function confidentialClient(clientId: string, secret: string, method: SecretMethod = 'basic'): Client {
  if ('document' in globalThis) {
    throw new CallerError('secret_in_browser', 'A client secret does not belong into a browser: use PKCE.');
  }
  const authentication = method === 'basic' ? ClientSecretBasic(secret) : ClientSecretPost(secret);
  return { clientId, authentication };
}
