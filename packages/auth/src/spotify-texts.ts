/**
 * Texts with which Spotify refused at one time or another, and what they mean. They were changed without notice, so
 * nothing is decided by them: they only say more where status and `error` have already said what it is.
 * Sources: accounts contract, sections 1.1, 2, 3, 6 and 7; Web API notes, section 1.
 */
const REASONS: Readonly<Record<string, string>> = {
  // The token endpoint.
  'invalid client': 'unknown_client',
  'invalid client secret': 'wrong_secret',
  'invalid authorization code': 'code_unknown',
  'authorization code expired': 'code_expired',
  'invalid redirect uri': 'redirect_uri_differs',
  'code_verifier required': 'verifier_missing',
  'code_verifier was incorrect': 'verifier_wrong',
  'invalid refresh token': 'refresh_token_unknown',
  'refresh token revoked': 'refresh_token_revoked',
  // The authorize page.
  'invalid_client: invalid client': 'unknown_client',
  'invalid_client: invalid redirect uri': 'redirect_uri_mismatch',
  'redirect_uri: not matching configuration': 'redirect_uri_mismatch',
  'invalid_client: insecure redirect uri': 'redirect_uri_insecure',
  'illegal redirect_uri': 'redirect_uri_malformed',
  'illegal scope': 'illegal_scope',
  'invalid_scope: invalid scope': 'illegal_scope',
  'response_type must be code or token': 'response_type',
  'missing required parameter': 'parameter_missing',
  'missing required parameter: client_id': 'parameter_missing',
  'missing required parameter: redirect_uri': 'parameter_missing',
  // The Web API.
  'no token provided': 'token_missing',
  'invalid access token': 'token_invalid',
  'the access token expired': 'token_expired',
  'missing/invalid/expired access token': 'token_refused',
  'only valid bearer authentication supported': 'token_missing',
  'insufficient client scope': 'insufficient_scope',
  'user not registered in the developer dashboard': 'user_not_listed',
  'player command failed: premium required': 'premium_required',
  'premium required': 'premium_required',
  'too many requests': 'rate_limited',
  'api rate limit exceeded': 'rate_limited',
};

/** What a text of Spotify's means, of whichever year; `null` where it is not known. */
export function recogniseText(text: string | null | undefined): string | null {
  const key = (text ?? '').trim().toLowerCase().replace(/\.$/, '');
  return Object.hasOwn(REASONS, key) ? REASONS[key] : null;
}
