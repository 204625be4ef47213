import { type Link, type MediaRef, parseLink } from '@barline/codes';
import { boundedFetch, type Fetch } from './bounded-fetch.ts';

const TIME_LIMIT = 3000;
const SIZE_LIMIT = 64 * 1024;
/** After a failure the resolver is left alone for this long, in ms. */
const REST = 10_000;

/** What a resolver slot knows of a reference. It never throws: a failure is told to `failed` and answers `null`. */
export type AskResolver = (mediaRef: MediaRef) => Promise<Link | null>;

/**
 * The slot for whoever has a look-up of his own: GET `url` with the reference in place of `{ref}`, or after a slash at
 * the end; the answer is JSON with `uri` or `target`. `null` asks nobody.
 */
export function createResolver(url: string | null, fetch: Fetch, failed: (why: string) => void): AskResolver {
  if (url === null) return async () => null;
  const template = url.includes('{ref}') ? url : `${url}/{ref}`;
  let restUntil = 0;
  return async (mediaRef) => {
    if (performance.now() < restUntil) return null;
    const signal = AbortSignal.timeout(TIME_LIMIT);
    const answer = await boundedFetch(fetch, template.replaceAll('{ref}', String(mediaRef)), {
      signal,
      limit: SIZE_LIMIT,
    });
    if (answer.ok && answer.status === 404) return null;
    if (answer.ok && answer.status === 200) {
      const link = readLink(answer.bytes);
      if (!link) failed('unreadable');
      return link;
    }
    restUntil = performance.now() + REST;
    failed(answer.ok ? String(answer.status) : answer.reason);
    return null;
  };
}

function readLink(bytes: Uint8Array): Link | null {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const { uri, target } = Object(answer) as { uri?: unknown; target?: unknown };
    const parsed = parseLink(String(uri ?? target ?? ''));
    return parsed.ok ? parsed.link : null;
  } catch {
    return null;
  }
}
