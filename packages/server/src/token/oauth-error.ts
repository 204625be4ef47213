/** Error names of RFC 6749 §5.2, RFC 8628 §3.5 and RFC 7009 §2.2.1. */
export type OAuthErrorName =
  | 'access_denied'
  | 'authorization_pending'
  | 'expired_token'
  | 'invalid_client'
  | 'invalid_content_type'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'server_error'
  | 'slow_down'
  | 'temporarily_unavailable'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

/** What an endpoint refuses with: the name on the wire, its description, and the status. */
export class OAuthError extends Error {
  readonly error: OAuthErrorName;
  readonly description: string | null;
  readonly status: number;

  constructor(error: OAuthErrorName, description: string | null = null, status = 400) {
    super(description ?? error);
    this.name = 'OAuthError';
    this.error = error;
    this.description = description;
    this.status = status;
  }
}

/** Compact, its keys in Spotify's order. */
export function formatError(error: OAuthErrorName, description: string | null): string {
  return JSON.stringify(description === null ? { error } : { error, error_description: description });
}
