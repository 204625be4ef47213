/** The articles of the help centre; the name of each is the last part of its address. */
export const ARTICLE_IDS = [
  'scan',
  'create',
  'share',
  'profile',
  'what-is-in-a-code',
  'local-codes',
  'contrast',
  'group-sessions',
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
  'flow-code',
  'flow-pkce',
  'flow-client-credentials',
  'flow-implicit',
  'flow-refresh',
  'flow-device',
  'oauth-errors',
  'keyboard',
] as const;

export type ArticleId = (typeof ARTICLE_IDS)[number];

export function isArticleId(text: string | undefined): text is ArticleId {
  return (ARTICLE_IDS as readonly (string | undefined)[]).includes(text);
}
