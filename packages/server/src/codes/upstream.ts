import { connect } from 'node:net';
import { formatUri, type Link, type Mark, type MediaRef } from '@barline/codes';
import { Failure } from '@barline/messages';
import { boundedFetch, type Fetch, type FetchAnswer, type FetchFailure } from './bounded-fetch.ts';
import { createPacer } from './pacer.ts';
import { readStrip } from './read-strip.ts';

/** All that asking may take, in ms, not counting the wait for our turn. */
const TIME_LIMIT = 3000;
/** A strip is 3 kB as SVG and 20 kB as PNG; this is the most that is read, in bytes. */
const SIZE_LIMIT = 1_000_000;
/** Politeness to the service: the least time between two requests, and the longest queue that makes sense, in ms. */
const REQUEST_GAP = 500;
const LONGEST_QUEUE = 10_000;
/** How long a bare connection may take before the network is taken to be away, in ms. */
const CONNECT_LIMIT = 500;
/** After a connection that failed the network is taken to be away for this long, in ms. */
const AWAY = 10_000;

/** What the strip service said about a link. `off`: it was not asked, the network is switched off. */
export type StripAnswer =
  | { readonly ok: true; readonly mediaRef: MediaRef; readonly mark: Mark | null }
  | { readonly ok: false; readonly reason: 'off' | FetchFailure | 'unreadable' }
  | { readonly ok: false; readonly reason: 'refused' | 'failed'; readonly status: number };

export type AskStripService = (link: Link) => Promise<StripAnswer>;

/** Asks the strip service at `stripUrl` for the reference of a link, politely and within limits; `null` asks nobody. */
export function createUpstream(stripUrl: string | null, fetch: Fetch): AskStripService {
  if (stripUrl === null) return async () => ({ ok: false, reason: 'off' });
  const takeTurn = createPacer(REQUEST_GAP, LONGEST_QUEUE);
  let away: { reason: 'offline' | 'unreachable'; until: number } | null = null;

  async function get(url: string): Promise<FetchAnswer> {
    await takeTurn();
    const started = performance.now();
    const first = await getWithin(fetch, url, TIME_LIMIT);
    if (!deservesRetry(first)) return first;
    await takeTurn();
    const left = TIME_LIMIT - (performance.now() - started);
    return left > 0 ? getWithin(fetch, url, left) : first;
  }

  return async (link) => {
    if (away && performance.now() < away.until) return { ok: false, reason: away.reason };
    const answer = await get(`${stripUrl}/uri/plain/svg/000000/white/640/${formatUri(link)}`);
    if (!answer.ok) {
      const { reason } = answer;
      away = reason === 'offline' || reason === 'unreachable' ? { reason, until: performance.now() + AWAY } : null;
      return { ok: false, reason };
    }
    away = null;
    const { status, bytes } = answer;
    if (refuses(status) || (status === 200 && bytes.length === 0)) return { ok: false, reason: 'refused', status };
    if (status !== 200) return { ok: false, reason: 'failed', status };
    const strip = await readStrip(bytes);
    return strip ? { ok: true, ...strip } : { ok: false, reason: 'unreadable' };
  };
}

/** Says what an answer without a reference means to whoever wanted one. */
export function toFailure(answer: StripAnswer & { ok: false }): Failure {
  const { reason } = answer;
  if (reason === 'off' || reason === 'offline') return new Failure('offline_needed_network');
  return new Failure('upstream_error', { reason, status: 'status' in answer ? answer.status : reason });
}

/** The service does not know the page: any 4xx but those that say 'not now'. */
function refuses(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function deservesRetry(answer: FetchAnswer): boolean {
  return answer.ok ? answer.status >= 500 : answer.reason === 'offline' || answer.reason === 'unreachable';
}

/**
 * A network that swallows packets looks like a slow service; so when an answer is late, a bare connection is tried:
 * where not even that succeeds, the network is away.
 */
async function getWithin(fetch: Fetch, url: string, time: number): Promise<FetchAnswer> {
  const answer = await boundedFetch(fetch, url, { signal: AbortSignal.timeout(Math.ceil(time)), limit: SIZE_LIMIT });
  const late = !answer.ok && answer.reason === 'slow';
  return late && !(await canConnect(url)) ? { ok: false, reason: 'offline' } : answer;
}

function canConnect(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)) });
    const end = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(CONNECT_LIMIT, () => end(false));
  });
}
