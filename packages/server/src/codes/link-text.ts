import { type Link, parseLink } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { Unfold } from './unfold.ts';

/** The most characters of text in which a link is looked for. */
const LONGEST = 4096;

/** Reads a link in any spelling, unfolding short ones. Throws `Failure` that names what is wrong with it. */
export async function readLink(text: string, unfold: Unfold): Promise<Link> {
  if (text.length > LONGEST) throw new Failure('not_spotify_link');
  const parsed = parseLink(text);
  if (parsed.ok) return parsed.link;
  switch (parsed.reason) {
    case 'short_link':
      return readLink(await unfold(parsed.url), unfold);
    case 'malformed_id':
      throw new Failure('malformed_id', { reason: parsed.detail, n: parsed.length });
    case 'unsupported_type':
      throw new Failure('unsupported_type', { type: parsed.type });
    case 'not_spotify_link':
      throw new Failure('not_spotify_link');
  }
}
