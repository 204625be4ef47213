import type { Link } from '@barline/codes';
import { Failure } from '@barline/messages';
import { boundedFetch, type Fetch } from '../codes/bounded-fetch.ts';
import { type ImportTarget, storePlaylists } from './import.ts';
import type { CatalogueObject } from './object.ts';
import { readObject } from './read-object.ts';

export type PullParts = {
  /** Where the Web API is, without a slash at the end: https://api.spotify.com */
  readonly apiUrl: string;
  readonly accessToken: string;
  readonly fetch: Fetch;
  /** Waits so many seconds. */
  readonly wait: (seconds: number) => Promise<void>;
};

export type Pulled = { readonly objects: number; readonly playlists: number };

/** How long a call may take, in ms; the largest answer, in bytes. */
const PATIENCE = 30_000;
const MOST_BYTES = 32 << 20;
/** What to wait when the Web API does not say how long, in seconds; and the longest wait that is worth it. */
const SHORT_WAIT = 5;
const LONGEST_WAIT = 600;
const ATTEMPTS = 5;
/** The most of a page, by what is paged: artists' albums come ten at a time. */
const PAGE = 50;
const ALBUMS_PAGE = 10;

/**
 * Copies what a link leads to, and what is in it, from a Web API. Throws `Failure`: login_required, rate_limited,
 * quota_exceeded, api_refused, provider_unreachable, provider_unavailable, answer_unreadable.
 */
export async function pullLink(link: Link, target: ImportTarget, parts: PullParts): Promise<Pulled> {
  const get = (path: string) => ask(path, parts);
  const pages = (path: string, limit = PAGE) => readPages(path, limit, get);
  const id = encodeURIComponent(link.id);
  switch (link.type) {
    case 'playlist': {
      const playlist = await get(`/v1/playlists/${id}`);
      return store(
        { ...playlist, items: { items: await pages(`/v1/playlists/${id}/items`) }, tracks: undefined },
        target,
      );
    }
    case 'album':
      return store(await wholeAlbum(id), target);
    case 'artist': {
      const artist = await store(await get(`/v1/artists/${id}`), target);
      let objects = artist.objects;
      for (const album of await pages(`/v1/artists/${id}/albums`, ALBUMS_PAGE)) {
        objects += (await store(await wholeAlbum(album.id), target)).objects;
      }
      return { objects, playlists: 0 };
    }
    case 'show':
      return store(await withPart(`/v1/shows/${id}`, 'episodes'), target);
    case 'audiobook':
      return store(await withPart(`/v1/audiobooks/${id}`, 'chapters'), target);
    default:
      return store(await get(`/v1/${link.type}s/${id}`), target);
  }

  function wholeAlbum(albumId: string): Promise<CatalogueObject> {
    return withPart(`/v1/albums/${albumId}`, 'tracks');
  }

  /** An object with all that it has of its parts. */
  async function withPart(path: string, part: string): Promise<CatalogueObject> {
    const object = await get(path);
    return { ...object, [part]: { items: await pages(`${path}/${part}`) } };
  }
}

async function store(object: CatalogueObject, target: ImportTarget): Promise<Pulled> {
  const read = readObject(object);
  if (!read.ok) throw new Failure('answer_unreadable', { host: 'Web API' });
  await target.catalogue.put(read.objects);
  await storePlaylists(target, read.playlists);
  const within = [object.tracks, object.episodes, object.chapters].flatMap((page) => page?.items ?? []);
  return { objects: read.objects.length + within.length, playlists: read.playlists.length };
}

async function readPages(
  path: string,
  limit: number,
  get: (path: string) => Promise<CatalogueObject>,
): Promise<CatalogueObject[]> {
  const items: CatalogueObject[] = [];
  for (;;) {
    const page = await get(`${path}?limit=${limit}&offset=${items.length}`);
    if (!Array.isArray(page.items) || page.items.length === 0) return items;
    items.push(...page.items);
    if (items.length >= (page.total ?? 0)) return items;
  }
}

/** Asks again when the Web API says when, or fails for a moment. */
async function ask(path: string, { apiUrl, accessToken, fetch, wait }: PullParts): Promise<CatalogueObject> {
  const host = new URL(apiUrl).host;
  const authorized: Fetch = (url, init) =>
    fetch(url, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${accessToken}` } });
  for (let attempt = 1; ; attempt++) {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await boundedFetch(authorized, apiUrl + path, { signal, limit: MOST_BYTES });
    if (!answer.ok) throw new Failure('provider_unreachable', { host });
    const { status, headers, bytes } = answer;
    if (status === 200) return readJson(bytes, host);
    const text = Buffer.from(bytes).toString();
    if (status === 401) throw new Failure('login_required', { reason: 'token_refused' });
    if (status !== 429 && status < 500) throw new Failure('api_refused', { status, message: messageIn(text) });
    const seconds = Number(headers.get('retry-after') ?? SHORT_WAIT) || 1;
    if (text.includes('QUOTA_EXCEEDED')) throw new Failure('quota_exceeded', { s: seconds });
    if (attempt === ATTEMPTS || seconds > LONGEST_WAIT) {
      throw status === 429
        ? new Failure('rate_limited', { s: seconds })
        : new Failure('provider_unavailable', { status });
    }
    await wait(seconds);
  }
}

function readJson(bytes: Uint8Array, host: string): CatalogueObject {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch (cause) {
    throw new Failure('answer_unreadable', { host }, { cause });
  }
}

function messageIn(text: string): string {
  try {
    return String(JSON.parse(text).error.message);
  } catch {
    return text.slice(0, 200);
  }
}
