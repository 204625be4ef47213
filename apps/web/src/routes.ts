import { type LinkType, type MediaRef, type Namespace, parseLink, parseMediaRef } from '@barline/codes';

/** Every page of the site. */
export type Route =
  | { page: 'home' }
  | { page: 'scan' }
  | { page: 'create' }
  | { page: 'item'; type: LinkType; id: string }
  | { page: 'reference'; namespace: Namespace; mediaRef: MediaRef }
  | { page: 'history' }
  | { page: 'help' }
  | { page: 'errors' }
  | { page: 'privacy' }
  | { page: 'not-found' };

const SINGLE: Readonly<Record<string, Route>> = {
  '': { page: 'home' },
  scan: { page: 'scan' },
  create: { page: 'create' },
  history: { page: 'history' },
  help: { page: 'help' },
  'help/errors': { page: 'errors' },
  privacy: { page: 'privacy' },
};

/** Returns the page at a path; a path that is none of ours is `not-found`. */
export function matchRoute(path: string): Route {
  const parts = path.split('/').filter((part) => part !== '');
  const single = Object.hasOwn(SINGLE, parts.join('/')) ? SINGLE[parts.join('/')] : undefined;
  return single ?? matchItem(parts) ?? matchReference(parts) ?? { page: 'not-found' };
}

/** True for paths that the server answers by itself, so that following a link to them leaves the site's pages. */
export function isServerPath(path: string): boolean {
  return /^\/(api|uri|account|dashboard|help\/api|openapi\.json|healthz|readyz|metrics)(\/|$)/.test(path);
}

export function itemPath(link: { type: LinkType; id: string }): string {
  return `/i/${link.type}/${encodeURIComponent(link.id)}`;
}

export function referencePath(namespace: Namespace, mediaRef: MediaRef): string {
  return namespace === 'local' ? `/r/local/${mediaRef}` : `/r/${mediaRef}`;
}

/** An item's id must be one that its link could have; anything else is no page. */
function matchItem([start, type, id, ...rest]: readonly string[]): Route | null {
  if (start !== 'i' || rest.length > 0 || id === undefined) return null;
  try {
    const parsed = parseLink(`spotify:${type}:${encodeURIComponent(decodeURIComponent(id))}`);
    return parsed.ok && parsed.link.type === type ? { page: 'item', ...parsed.link } : null;
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
