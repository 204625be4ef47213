import { findAddresses } from './link/find-addresses.ts';
import { isBase62Id, readBase62Id, readUserId } from './link/read-id.ts';

/** The kinds of things that can have a code. */
export const LINK_TYPES = ['track', 'album', 'artist', 'playlist', 'user', 'show', 'episode', 'audiobook'] as const;

export type LinkType = (typeof LINK_TYPES)[number];

/** What a link leads to. `id` is 22 letters and digits; for `user` it is the profile's name as free text, decoded. */
export type Link = { readonly type: LinkType; readonly id: string };

/**
 * `length` counts the characters of a malformed id. `url` is the https address of a short link, which only the
 * network can unfold. `type` is the word in the place where the kind stands, in lower case.
 */
export type ParsedLink = { readonly ok: true; readonly link: Link } | UnreadLink;

export type UnreadLink =
  | { readonly ok: false; readonly reason: 'not_spotify_link' }
  | { readonly ok: false; readonly reason: 'unsupported_type'; readonly type: string }
  | MalformedId
  | { readonly ok: false; readonly reason: 'short_link'; readonly url: string };

type MalformedId = {
  readonly ok: false;
  readonly reason: 'malformed_id';
  readonly detail: 'length' | 'alphabet' | 'user';
  readonly length: number;
};

/** Later reasons say more about what the person meant, so they are the ones reported. */
const REASONS: readonly UnreadLink['reason'][] = ['not_spotify_link', 'unsupported_type', 'malformed_id', 'short_link'];

/** Pages of a profile that are still that profile. */
const PROFILE_PAGES = ['playlists', 'followers', 'following'];

/**
 * Finds the Spotify link in `text`, however it is written and whatever stands around it. The first readable link
 * is the answer; without one, the reason that says most. Takes time proportional to the length of `text`.
 */
export function parseLink(text: string): ParsedLink {
  let refusal: UnreadLink = { ok: false, reason: 'not_spotify_link' };
  for (const address of findAddresses(text)) {
    const answer: ParsedLink =
      'shortUrl' in address ? { ok: false, reason: 'short_link', url: address.shortUrl } : readPath(address.path);
    if (answer.ok) return answer;
    if (REASONS.indexOf(answer.reason) > REASONS.indexOf(refusal.reason)) refusal = answer;
  }
  return refusal;
}

/**
 * Writes the canonical URI: `spotify:playlist:ID`, `spotify:user:NAME` with the name percent-encoded. Equal links
 * give equal URIs. Throws `RangeError` for a link that `parseLink` could not have given.
 */
export function formatUri(link: Link): string {
  checkLink(link);
  return `spotify:${link.type}:${encodeURIComponent(link.id)}`;
}

/** Writes the web address: `https://open.spotify.com/playlist/ID`. Throws as `formatUri` does. */
export function toUrl(link: Link): string {
  checkLink(link);
  return `https://open.spotify.com/${link.type}/${encodeForSentence(link.id)}`;
}

/** `path` is the type and what follows it, still percent-encoded: `['track', ID]`, `['user', NAME, 'playlist', ID]`. */
function readPath(path: readonly string[]): ParsedLink {
  const [kind = '', id = '', page, pageId = ''] = path;
  const type = kind.toLowerCase();
  if (type === 'user') return readProfile(id, page?.toLowerCase(), pageId);
  if (!isLinkType(type)) return refuseType(type);
  return readItem(type, id);
}

function readProfile(name: string, page: string | undefined, pageId: string): ParsedLink {
  if (page === 'playlist') return readItem('playlist', pageId);
  if (page && !PROFILE_PAGES.includes(page)) return refuseType(page);
  const id = readUserId(name);
  return id === null ? malformed('user', name) : { ok: true, link: { type: 'user', id } };
}

function readItem(type: LinkType, text: string): ParsedLink {
  const id = readBase62Id(text);
  if (id !== null) return { ok: true, link: { type, id } };
  return malformed([...text].length === 22 ? 'alphabet' : 'length', text);
}

function malformed(detail: MalformedId['detail'], id: string): MalformedId {
  return { ok: false, reason: 'malformed_id', detail, length: [...id].length };
}

function refuseType(type: string): ParsedLink {
  const isWord = /^[a-z][a-z0-9-]{0,31}$/.test(type);
  return isWord ? { ok: false, reason: 'unsupported_type', type } : { ok: false, reason: 'not_spotify_link' };
}

function isLinkType(type: string): type is LinkType {
  return (LINK_TYPES as readonly string[]).includes(type);
}

function checkLink({ type, id }: Link): void {
  const good = type === 'user' ? id.isWellFormed() && readUserId(encodeURIComponent(id)) === id : isBase62Id(id);
  if (!isLinkType(type) || !good) throw new RangeError(`There is no Spotify link of type ${type} and id ${id}.`);
}

/** Percent-encodes also what a sentence or a mark-up language could take for its own: `!'()*` and a dot at the end. */
function encodeForSentence(id: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(id)
    .replace(/[!'()*]/g, hex)
    .replace(/\.$/, hex);
}
