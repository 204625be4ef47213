import { encode, formatUri, type Link, parseLink, toUrl } from '@barline/codes';
import type { Code } from '../api/code.ts';
import { entries } from './history.ts';

/** The code of a link that this browser has met before, drawn from its number: the bars need no network. */
export function findKnownCode(link: Link): Code | null {
  const uri = formatUri(link);
  const entry = entries.get().find((one) => one.link !== null && formatUri(one.link) === uri);
  if (entry === undefined) return null;
  const { namespace, mediaRef, time } = entry;
  const levels = encode(mediaRef, namespace);
  return { namespace, mediaRef, levels, link, uri, url: toUrl(link), origin: 'history', since: time, mark: null };
}

/** The same for a link as it was typed. */
export function findKnownCodeOf(text: string): Code | null {
  const parsed = parseLink(text);
  return parsed.ok ? findKnownCode(parsed.link) : null;
}
