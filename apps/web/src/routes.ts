import { type LinkType, type MediaRef, type Namespace, parseLink, parseMediaRef } from '@barline/codes';
import { type ArticleId, isArticleId } from './help/article-ids.ts';

/** Every page of the site. */
export type Route =
  | { page: 'home' }
  | { page: 'scan' }
  | { page: 'create' }
  | { page: 'cover' }
  | { page: 'batch' }
  | { page: 'show'; type: LinkType; id: string }
  | { page: 'item'; type: LinkType; id: string }
  | { page: 'reference'; namespace: Namespace; mediaRef: MediaRef }
  | { page: 'history' }
  | { page: 'help' }
  | { page: 'errors' }
  | { page: 'article'; id: ArticleId }
  | { page: 'token' }
  | { page: 'token-console' }
  | { page: 'token-scopes' }
  | { page: 'token-pkce' }
  | { page: 'token-flows' }
  | { page: 'token-doctor' }
  | { page: 'mine' }
  | { page: 'callback' }
  | { page: 'accessibility' }
  | { page: 'privacy' }
  | { page: 'not-found' };

const SINGLE: Readonly<Record<string, Route>> = {
  '': { page: 'home' },
  scan: { page: 'scan' },
  create: { page: 'create' },
  cover: { page: 'cover' },
  batch: { page: 'batch' },
  history: { page: 'history' },
  help: { page: 'help' },
  'help/errors': { page: 'errors' },
  token: { page: 'token' },
  'token/console': { page: 'token-console' },
  'token/scopes': { page: 'token-scopes' },
  'token/pkce': { page: 'token-pkce' },
  'token/flows': { page: 'token-flows' },
  'token/doctor': { page: 'token-doctor' },
  mine: { page: 'mine' },
  callback: { page: 'callback' },
  accessibility: { page: 'accessibility' },
  privacy: { page: 'privacy' },
};

/** Returns the page at a path; a path that is none of ours is `not-found`. */
export function matchRoute(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const single = Object.hasOwn(SINGLE, parts.join('/')) ? SINGLE[parts.join('/')] : undefined;
  return (
    single ??
    matchItem('i', parts) ??
    matchItem('show', parts) ??
    matchReference(parts) ??
    matchArticle(parts) ?? { page: 'not-found' }
  );
}

/** True for paths that the server answers by itself, so that following a link to them leaves the site's pages. */
export function isServerPath(path: string): boolean {
  return /^\/(api|badge|embed|uri|account|authorize|dashboard|login|pair|signup|help\/api|openapi\.json|healthz|readyz|metrics)(\/|$)/.test(
    path,
  );
}

export function itemPath(link: { type: LinkType; id: string }): string {
  return `/i/${link.type}/${encodeURIComponent(link.id)}`;
}

/** The code of a link and nothing else, as large as the screen. */
export function showPath(link: { type: LinkType; id: string }, style?: URLSearchParams): string {
  const query = style === undefined || style.size === 0 ? '' : `?${style}`;
  return `/show/${link.type}/${encodeURIComponent(link.id)}${query}`;
}

export function referencePath(namespace: Namespace, mediaRef: MediaRef): string {
  return namespace === 'local' ? `/r/local/${mediaRef}` : `/r/${mediaRef}`;
}

/** An item's id must be one that its link could have; anything else is no page. */
function matchItem(page: 'i' | 'show', [start, type, id, ...rest]: readonly string[]): Route | null {
  if (start !== page || rest.length > 0 || id === undefined) return null;
  try {
    const parsed = parseLink(`spotify:${type}:${encodeURIComponent(decodeURIComponent(id))}`);
    return parsed.ok && parsed.link.type === type ? { page: page === 'i' ? 'item' : 'show', ...parsed.link } : null;
  } catch {
    return null;
  }
}

function matchReference([start, ...rest]: readonly string[]): Route | null {
  if (start !== 'r') return null;
  const namespace: Namespace = rest[0] === 'local' || rest[0] === 'spotify' ? (rest.shift() as Namespace) : 'spotify';
  const mediaRef = rest.length === 1 ? parseMediaRef(rest[0] ?? '') : null;
  return mediaRef === null ? null : { page: 'reference', namespace, mediaRef };
}

function matchArticle([start, id, ...rest]: readonly string[]): Route | null {
  return start === 'help' && rest.length === 0 && isArticleId(id) ? { page: 'article', id } : null;
}
