import { hashSecret } from '../storage/apps.ts';
import type { Grant, GrantStore } from '../storage/grants.ts';
import type { AccessToken, AccessTokens } from './access-token.ts';
import type { RefreshTokens } from './refresh-token.ts';

/** A token of ours, of either kind. */
export type PresentedToken =
  | { readonly kind: 'access'; readonly token: AccessToken; readonly clientId: string }
  | { readonly kind: 'refresh'; readonly grant: Grant; readonly present: boolean; readonly clientId: string };

/** Finds out what a token is, whatever the client says it is; `null` for what was not issued here. */
export async function readPresented(
  text: string,
  parts: { accessTokens: AccessTokens; refreshTokens: RefreshTokens; grants: GrantStore },
): Promise<PresentedToken | null> {
  const token = parts.accessTokens.read(text);
  if (token) return { kind: 'access', token, clientId: token.clientId };
  const refresh = parts.refreshTokens.isAuthentic(text) ? parts.refreshTokens.parse(text) : null;
  const grant = refresh && (await parts.grants.find(refresh.grantId));
  if (!grant) return null;
  return { kind: 'refresh', grant, present: grant.tokenHash === hashSecret(text), clientId: grant.clientId };
}
