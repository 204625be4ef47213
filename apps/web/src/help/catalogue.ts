import type { FailureId } from '@barline/messages';
import type { IconName } from '../parts/icon.tsx';
import type { ArticleId } from './article-ids.ts';

export type Section = 'codes' | 'tokens' | 'flows' | 'trouble';

/** The help centre's shelves, in their order. */
export const SECTIONS: readonly { id: Section; icon: IconName; articles: readonly ArticleId[] }[] = [
  {
    id: 'codes',
    icon: 'scan',
    articles: ['scan', 'create', 'share', 'profile', 'what-is-in-a-code', 'local-codes', 'contrast', 'group-sessions'],
  },
  {
    id: 'tokens',
    icon: 'key',
    articles: [
      'find-token',
      'parties',
      'two-ways',
      'create-app',
      'redirect-uri',
      'scopes',
      'token-lifetime',
      'limits',
      'keep-secrets',
      'wrappers',
      'sandbox',
    ],
  },
  {
    id: 'flows',
    icon: 'share',
    articles: ['flow-pkce', 'flow-code', 'flow-client-credentials', 'flow-implicit', 'flow-refresh', 'flow-device'],
  },
  { id: 'trouble', icon: 'warning', articles: ['oauth-errors', 'keyboard'] },
];

/** What to read next. */
export const RELATED: Readonly<Record<ArticleId, readonly ArticleId[]>> = {
  scan: ['what-is-in-a-code', 'contrast', 'group-sessions'],
  create: ['share', 'contrast', 'what-is-in-a-code'],
  share: ['profile', 'create'],
  profile: ['share', 'create'],
  'what-is-in-a-code': ['local-codes', 'scan'],
  'local-codes': ['what-is-in-a-code', 'create'],
  contrast: ['create', 'scan'],
  'group-sessions': ['scan', 'share'],
  'find-token': ['create-app', 'flow-pkce', 'token-lifetime'],
  parties: ['two-ways', 'flow-pkce'],
  'two-ways': ['flow-pkce', 'flow-client-credentials', 'scopes'],
  'create-app': ['redirect-uri', 'limits', 'find-token'],
  'redirect-uri': ['create-app', 'oauth-errors'],
  scopes: ['two-ways', 'oauth-errors'],
  'token-lifetime': ['flow-refresh', 'oauth-errors'],
  limits: ['create-app', 'sandbox'],
  'keep-secrets': ['flow-pkce', 'token-lifetime'],
  wrappers: ['find-token', 'sandbox'],
  sandbox: ['wrappers', 'oauth-errors'],
  'flow-code': ['flow-refresh', 'flow-pkce', 'keep-secrets'],
  'flow-pkce': ['flow-refresh', 'find-token', 'redirect-uri'],
  'flow-client-credentials': ['two-ways', 'keep-secrets'],
  'flow-implicit': ['flow-pkce', 'oauth-errors'],
  'flow-refresh': ['token-lifetime', 'flow-pkce'],
  'flow-device': ['flow-pkce', 'sandbox'],
  'oauth-errors': ['redirect-uri', 'scopes', 'token-lifetime'],
  keyboard: ['scan', 'create'],
};

/** Where more is said about a failure. */
export const ARTICLE_OF: Readonly<Partial<Record<FailureId, ArticleId>>> = {
  no_code: 'scan',
  blurry: 'scan',
  cropped: 'scan',
  low_contrast: 'contrast',
  risky_picture: 'contrast',
  unsupported_layout: 'group-sessions',
  not_spotify_link: 'share',
  unsupported_type: 'create',
  malformed_id: 'share',
  unknown_reference: 'what-is-in-a-code',
  offline_needed_network: 'local-codes',
  login_required: 'token-lifetime',
  client_refused: 'create-app',
  client_missing: 'create-app',
  access_denied: 'parties',
  state_mismatch: 'flow-pkce',
  callback_foreign: 'flow-pkce',
  callback_stale: 'token-lifetime',
  code_refused: 'token-lifetime',
  illegal_scope: 'scopes',
  redirect_uri_mismatch: 'redirect-uri',
  redirect_uri_unusable: 'redirect-uri',
  implicit_removed: 'flow-implicit',
  device_unsupported: 'flow-device',
  secret_in_browser: 'keep-secrets',
  verifier_malformed: 'flow-pkce',
  quota_exceeded: 'limits',
  insufficient_scope: 'scopes',
  user_not_listed: 'limits',
  premium_required: 'limits',
  tokens_exposed: 'keep-secrets',
};

/** The documents an article rests on, and when they were last read. */
export const CHECKED = '2026-11-21';

const SPOTIFY = 'https://developer.spotify.com/documentation/web-api';
const DOCUMENTS = {
  authorization: { name: 'Spotify: Authorization', url: `${SPOTIFY}/concepts/authorization` },
  apps: { name: 'Spotify: Apps', url: `${SPOTIFY}/concepts/apps` },
  redirect: { name: 'Spotify: Redirect URIs', url: `${SPOTIFY}/concepts/redirect_uri` },
  scopes: { name: 'Spotify: Scopes', url: `${SPOTIFY}/concepts/scopes` },
  quota: { name: 'Spotify: Quota modes', url: `${SPOTIFY}/concepts/quota-modes` },
  calls: { name: 'Spotify: API calls', url: `${SPOTIFY}/concepts/api-calls` },
  code: { name: 'Spotify: Authorization Code Flow', url: `${SPOTIFY}/tutorials/code-flow` },
  pkce: { name: 'Spotify: Authorization Code with PKCE Flow', url: `${SPOTIFY}/tutorials/code-pkce-flow` },
  client: { name: 'Spotify: Client Credentials Flow', url: `${SPOTIFY}/tutorials/client-credentials-flow` },
  implicit: { name: 'Spotify: Implicit Grant', url: `${SPOTIFY}/tutorials/implicit-flow` },
  refreshing: { name: 'Spotify: Refreshing tokens', url: `${SPOTIFY}/tutorials/refreshing-tokens` },
  migration: {
    name: 'Spotify: OAuth migration, 27 Nov 2025',
    url: 'https://developer.spotify.com/blog/2025-10-14-reminder-oauth-migration-27-nov-2025',
  },
  expiry: {
    name: 'Spotify: Refresh token expiration, 18 Jun 2026',
    url: 'https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration',
  },
  rfc6749: { name: 'RFC 6749: OAuth 2.0', url: 'https://www.rfc-editor.org/rfc/rfc6749' },
  rfc6750: { name: 'RFC 6750: Bearer tokens', url: 'https://www.rfc-editor.org/rfc/rfc6750' },
  rfc7636: { name: 'RFC 7636: PKCE', url: 'https://www.rfc-editor.org/rfc/rfc7636' },
  rfc8252: { name: 'RFC 8252: OAuth for native apps', url: 'https://www.rfc-editor.org/rfc/rfc8252' },
  rfc8628: { name: 'RFC 8628: Device grant', url: 'https://www.rfc-editor.org/rfc/rfc8628' },
} as const;

type DocumentId = keyof typeof DOCUMENTS;

const SOURCES: Readonly<Partial<Record<ArticleId, readonly DocumentId[]>>> = {
  'find-token': ['authorization', 'pkce'],
  parties: ['authorization', 'rfc6749'],
  'two-ways': ['authorization', 'rfc6749'],
  'create-app': ['apps', 'quota'],
  'redirect-uri': ['redirect', 'migration', 'rfc8252'],
  scopes: ['scopes', 'rfc6749'],
  'token-lifetime': ['expiry', 'refreshing'],
  limits: ['quota', 'calls'],
  'keep-secrets': ['code', 'rfc7636'],
  wrappers: ['authorization'],
  'flow-code': ['code', 'rfc6749'],
  'flow-pkce': ['pkce', 'rfc7636'],
  'flow-client-credentials': ['client', 'rfc6749'],
  'flow-implicit': ['implicit', 'migration', 'rfc6749'],
  'flow-refresh': ['refreshing', 'expiry', 'rfc6749'],
  'flow-device': ['rfc8628'],
  'oauth-errors': ['calls', 'rfc6749', 'rfc6750'],
};

export function sourcesOf(id: ArticleId): readonly { name: string; url: string }[] {
  return (SOURCES[id] ?? []).map((name) => DOCUMENTS[name]);
}
