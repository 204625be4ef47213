import type { AccessTokens } from './access-token.ts';
import { ACCESS_TOKEN_LIFETIME } from './access-token.ts';
import { maskOf } from './scope-mask.ts';

/** The body of a token answer: compact JSON, its keys in Spotify's order. Tokens and scopes need no escaping. */
export function formatTokens(tokens: { access: string; refresh?: string | null; scopes?: string | null }): string {
  const { access, refresh, scopes } = tokens;
  let body = `{"access_token":"${access}","token_type":"Bearer","expires_in":${ACCESS_TOKEN_LIFETIME}`;
  if (refresh != null) body += `,"refresh_token":"${refresh}"`;
  if (scopes != null) body += `,"scope":"${scopes}"`;
  return `${body}}`;
}

/** The answer that a grant gives: an access token with `scopes`, and a refresh token where a new one is due. */
export function answerFromGrant(
  tokens: AccessTokens,
  grant: { id: string; clientId: string; userId: string },
  scopes: string,
  refresh: string | null,
): string {
  const { id: grantId, clientId, userId } = grant;
  const access = tokens.issue({ clientId, userId, grantId, scopes: maskOf(scopes) });
  return formatTokens({ access, refresh, scopes });
}
