import { type Link, parseLink, type UnreadLink } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { Unfold } from './unfold.ts';

/** The most characters of text in which a link is looked for. */
const LONGEST = 4096;

/** The link of a type and an id, as two parts of an address. Throws `Failure` that names what is wrong. */
export function parseKnownLink(type: string, id: string): Link {
  const parsed = parseLink(`spotify:${type}:${encodeURIComponent(id.toWellFormed())}`);
  if (parsed.ok) return parsed.link;
  throw parsed.reason === 'short_link' ? new Failure('not_spotify_link') : toFailure(parsed);
}

/** Reads a link in any spelling, unfolding short ones. Throws `Failure` that names what is wrong with it. */
export async function readLink(text: string, unfold: Unfold): Promise<Link> {
  if (text.length > LONGEST) throw new Failure('not_spotify_link');
  const parsed = parseLink(text);
  if (parsed.ok) return parsed.link;
  if (parsed.reason === 'short_link') return readLink(await unfold(parsed.url), unfold);
  throw toFailure(parsed);
}

function toFailure(refusal: Exclude<UnreadLink, { reason: 'short_link' }>): Failure {
  switch (refusal.reason) {
    case 'malformed_id':
      return new Failure('malformed_id', { reason: refusal.detail, n: refusal.length });
    case 'unsupported_type':
      return new Failure('unsupported_type', { type: refusal.type });
    case 'not_spotify_link':
      return new Failure('not_spotify_link');
  }
}
