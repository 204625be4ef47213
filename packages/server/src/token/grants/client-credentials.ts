import { requireSecret } from '../client-authentication.ts';
import { formatTokens } from '../issue.ts';
import type { GrantParts, GrantType } from './grant.ts';

/** RFC 6749 §4.4: a token of the app itself. Costs no read and no write. */
export function clientCredentials({ accessTokens }: GrantParts): GrantType {
  return (_form, client) => {
    requireSecret(client);
    const { clientId } = client.app;
    return formatTokens({ access: accessTokens.issue({ clientId, userId: null, grantId: null, scopes: 0 }) });
  };
}
