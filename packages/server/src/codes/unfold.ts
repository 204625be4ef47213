import { parseLink } from '@barline/codes';
import { Failure } from '@barline/messages';
import { boundedFetch, type Fetch } from './bounded-fetch.ts';

/** Hosts that may be asked where a short link leads. */
const HOSTS = /^(?:spotify\.link|spotify\.app\.link|(?:[a-z0-9-]+\.)*spotify\.com)$/;
const MOST_HOPS = 5;
const TIME_LIMIT = 3000;
/** The body of a redirect is not needed; this much may come with it, in bytes. */
const SIZE_LIMIT = 256 * 1024;

/** Follows the redirects of a short link, over https and to Spotify's hosts only. Returns a link with a type and an id. */
export type Unfold = (shortLink: string) => Promise<string>;

/** `fetch` is `null` where the network is off. What fails throws `Failure`. */
export function createUnfold(fetch: Fetch | null): Unfold {
  return async (shortLink) => {
    if (!fetch) throw new Failure('offline_needed_network', { reason: 'short_link' });
    const signal = AbortSignal.timeout(TIME_LIMIT);
    let url = URL.parse(shortLink.replace(/^http:/i, 'https:'));
    for (let hop = 0; hop < MOST_HOPS && url && mayAsk(url); hop++) {
      const answer = await boundedFetch(fetch, url.href, { signal, limit: SIZE_LIMIT });
      if (!answer.ok) throw notAnswered(answer.reason);
      const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null;
      url = next === null ? null : URL.parse(next, url);
      if (url && parseLink(url.href).ok) return url.href;
    }
    throw new Failure('upstream_error', { reason: 'short_link', status: 'short_link' });
  };
}

function mayAsk(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && url.username === '' && HOSTS.test(url.hostname);
}

function notAnswered(reason: string): Failure {
  if (reason === 'offline' || reason === 'unreachable') {
    return new Failure('offline_needed_network', { reason: 'short_link' });
  }
  return new Failure('upstream_error', { reason, status: reason });
}
