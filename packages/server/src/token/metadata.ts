import { SCOPES } from '@barline/messages';
import type { ProfileRules } from './profile.ts';
import { DEVICE_GRANT } from './token.ts';

/** Where the endpoints are. */
export const ENDPOINTS = {
  authorize: '/authorize',
  token: '/api/token',
  revoke: '/oauth2/revoke/v1',
  introspect: '/oauth2/introspect/v1',
  device: '/oauth2/device/authorize',
} as const;

/** RFC 8414 §2: what is served, and nothing else: there is no id_token, so no keys and no subject types. */
export function describeServer(issuer: string, { implicit }: ProfileRules): Record<string, unknown> {
  const authentication = ['client_secret_basic', 'client_secret_post', 'none'];
  return {
    issuer,
    authorization_endpoint: issuer + ENDPOINTS.authorize,
    token_endpoint: issuer + ENDPOINTS.token,
    device_authorization_endpoint: issuer + ENDPOINTS.device,
    revocation_endpoint: issuer + ENDPOINTS.revoke,
    introspection_endpoint: issuer + ENDPOINTS.introspect,
    scopes_supported: SCOPES.map(({ name }) => name),
    response_types_supported: implicit ? ['code', 'token'] : ['code'],
    response_modes_supported: implicit ? ['query', 'fragment'] : ['query'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      DEVICE_GRANT,
      ...(implicit ? ['implicit'] : []),
    ],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: authentication,
    revocation_endpoint_auth_methods_supported: authentication,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}
