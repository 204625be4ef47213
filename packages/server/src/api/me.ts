import { hash } from 'node:crypto';
import { ApiError } from './api-error.ts';
import type { Caller } from './authorization.ts';

/** GET /v1/me: the current user; what needs a scope that the token has not is left out. */
export function describeMe({ user, token }: Caller, publicUrl: string): Record<string, unknown> {
  // A token of the app itself has no user.
  if (!user) throw new ApiError(401, 'Valid user authentication required', NEEDS_USER);
  const { id, displayName, country, product, email } = user;
  const has = (scope: string) => token.scopes.includes(scope);
  return {
    account_id: shorten(id),
    ...(has('user-read-private') && { country }),
    display_name: displayName,
    ...(has('user-read-email') && { email }),
    ...(has('user-read-private') && { explicit_content: { filter_enabled: false, filter_locked: false } }),
    external_urls: { spotify: `https://open.spotify.com/user/${id}` },
    followers: { href: null, total: 0 },
    href: `${publicUrl}/v1/users/${id}`,
    id,
    images: [],
    ...(has('user-read-private') && { product }),
    type: 'user',
    uri: `spotify:user:${id}`,
  };
}

const NEEDS_USER =
  'Bearer realm="spotify", error="invalid_token", error_description="Valid user authentication required"';

/** Ten letters and digits that stay the same for a user. */
function shorten(id: string): string {
  return hash('sha256', `account ${id}`, 'base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 10);
}
