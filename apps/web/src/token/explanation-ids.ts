import type { ArticleId } from '../help/article-ids.ts';

/** Errors of authorization that can be explained: where more is said, and with which texts they show themselves. */
export const EXPLANATIONS = {
  redirect_uri_mismatch: {
    article: 'redirect-uri',
    seen: ['redirect_uri: Not matching configuration', 'INVALID_CLIENT: Invalid redirect URI'],
  },
  redirect_uri_insecure: { article: 'redirect-uri', seen: ['INVALID_CLIENT: Insecure redirect URI'] },
  redirect_uri_malformed: { article: 'redirect-uri', seen: ['Illegal redirect_uri'] },
  redirect_uri_differs: { article: 'redirect-uri', seen: ['Invalid redirect URI'] },
  unknown_client: { article: 'create-app', seen: ['INVALID_CLIENT: Invalid client', 'Invalid client'] },
  wrong_secret: { article: 'keep-secrets', seen: ['Invalid client secret'] },
  parameter_missing: { article: 'flow-pkce', seen: ['Missing required parameter: redirect_uri'] },
  response_type: { article: 'flow-pkce', seen: ['response_type must be code or token'] },
  implicit_removed: { article: 'flow-implicit', seen: ['#error=unsupported_response_type'] },
  illegal_scope: { article: 'scopes', seen: ['Illegal scope', 'INVALID_SCOPE: Invalid scope'] },
  access_denied: { article: 'parties', seen: ['?error=access_denied'] },
  state_mismatch: { article: 'keep-secrets', seen: ['state_mismatch'] },
  csrf: { article: 'flow-pkce', seen: ['{"error":"errorCSRF"}'] },
  code_unknown: { article: 'token-lifetime', seen: ['Invalid authorization code'] },
  code_expired: { article: 'token-lifetime', seen: ['Authorization code expired'] },
  verifier_wrong: { article: 'flow-pkce', seen: ['code_verifier was incorrect', 'code_verifier required'] },
  refresh_token_revoked: { article: 'flow-refresh', seen: ['Refresh token revoked'] },
  refresh_token_unknown: { article: 'flow-refresh', seen: ['Invalid refresh token'] },
  invalid_grant: { article: 'token-lifetime', seen: ['{"error":"invalid_grant"}'] },
  grant_type: { article: 'flow-code', seen: ['unsupported_grant_type'] },
  token_refused: {
    article: 'token-lifetime',
    seen: ['Missing/invalid/expired access token', 'The access token expired', 'Invalid access token'],
  },
  token_missing: { article: 'find-token', seen: ['No token provided', 'Only valid bearer authentication supported'] },
  insufficient_scope: { article: 'scopes', seen: ['Insufficient client scope'] },
  user_not_listed: { article: 'limits', seen: ['User not registered in the Developer Dashboard'] },
  premium_required: { article: 'limits', seen: ['Player command failed: Premium required'] },
  forbidden: { article: 'limits', seen: ['403 Forbidden'] },
  not_found: { article: 'limits', seen: ['404 Not Found'] },
  rate_limited: { article: 'limits', seen: ['API rate limit exceeded', 'Too many requests'] },
  quota_exceeded: { article: 'limits', seen: ['QUOTA_EXCEEDED'] },
  cors: { article: 'parties', seen: ['blocked by CORS policy', 'TypeError: Failed to fetch'] },
  server_down: { article: 'sandbox', seen: ['server_error', '502 Bad Gateway', '503 Service Unavailable'] },
} as const satisfies Readonly<Record<string, { article: ArticleId; seen: readonly string[] }>>;

export type ExplanationId = keyof typeof EXPLANATIONS;
