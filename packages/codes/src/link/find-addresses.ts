import { decodePercent } from './read-id.ts';

/**
 * An address at Spotify: either the words of its path with nothing before the type, still percent-encoded
 * (`['track', ID]`), or a short link, which tells nothing until the network unfolds it.
 */
export type Address = { readonly path: readonly string[] } | { readonly shortUrl: string };

const HOSTS = new Set([
  'open.spotify.com',
  'play.spotify.com',
  'embed.spotify.com',
  'www.spotify.com',
  'spotify.com',
  'www.open.spotify.com',
  'www.play.spotify.com',
]);

const SHORT_HOSTS = new Set(['spotify.link', 'www.spotify.link', 'spotify.app.link', 'link.tospotify.com', 'spoti.fi']);

/** What stands between an address and the text around it: white space, quotation marks, brackets, invisible marks. */
const WORD =
  /[^\s"<>()[\]{}`|\\^\u00ab\u00bb\u200b\u200e\u200f\u2018-\u201f\u2026\u202a-\u202e\u2039\u203a\u2060-\u2069\ufeff\u3000-\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1f]+/g;

const AFTER_SENTENCE = new Set(".,;:!?'*");

/** A URI starts here, and is not the tail of another name or address. */
const URI_START = /(?<![\p{L}\p{N}._~%@=/&?#+-])spotify(?::|%3a)(?!https?:)/iu;

/**
 * Yields the addresses in `text` from left to right. Only whole host names count, so a look-alike such as
 * `open.spotify.com.example.org` or `open.spotify.com@example.org` yields nothing.
 */
export function* findAddresses(text: string): Generator<Address> {
  const whole = /^\s*spotify:(user:[^\r\n]+)$/i.exec(text)?.[1].trimEnd();
  if (whole) yield { path: splitUri(whole) };
  for (const [word] of text.matchAll(WORD)) yield* readWord(trimSentence(word));
}

function* readWord(word: string): Generator<Address> {
  const url = word.search(/https?:\/\//i);
  const uri = word.search(URI_START);
  if (uri >= 0 && (url < 0 || uri < url)) yield readUri(word.slice(uri));
  const bare = url >= 0 ? word.slice(word.indexOf('//', url) + 2) : word.replace(/^[^\p{L}\p{N}]+/u, '');
  const address = readUrl(bare);
  if (address) yield address;
}

/** Reads `spotify:type:id`, also percent-encoded as a whole and as `spotify://type/id`. */
function readUri(uri: string): Address {
  const plain = /^spotify%3a/i.test(uri) ? (decodePercent(uri) ?? '') : uri;
  return { path: splitUri(plain.slice('spotify:'.length)) };
}

function splitUri(rest: string): string[] {
  const [path] = rest.split(/[?#]/, 1);
  return path.startsWith('//') ? path.slice(2).split('/') : path.split(':');
}

/** Reads an address without its scheme; `null` unless it is one of Spotify's. */
function readUrl(address: string): Address | null {
  const end = address.search(/[/?#]/);
  if (end < 0) return null;
  const host = address
    .slice(0, end)
    .toLowerCase()
    .replace(/:(?:80|443)$/, '');
  const [beforeFragment] = address.slice(end).split('#', 1);
  if (SHORT_HOSTS.has(host)) {
    return /^\/+[^/?]/.test(beforeFragment) ? { shortUrl: `https://${host}${beforeFragment}` } : null;
  }
  return HOSTS.has(host) ? readSpotifyPath(beforeFragment) : null;
}

function readSpotifyPath(pathAndQuery: string): Address | null {
  const question = pathAndQuery.indexOf('?');
  const path = question < 0 ? pathAndQuery : pathAndQuery.slice(0, question);
  const words = path.split('/').filter((word) => word !== '');
  const type = words.findIndex((word) => !/^(?:intl-[a-z-]+|embed(?:-[a-z]+)?)$/i.test(word));
  if (type >= 0) return { path: words.slice(type) };
  const uri = /[?&]uri=(spotify[^&]*)/i.exec(question < 0 ? '' : pathAndQuery.slice(question))?.[1];
  return uri ? readUri(uri) : null;
}

function trimSentence(word: string): string {
  let end = word.length;
  while (end > 0 && AFTER_SENTENCE.has(word[end - 1])) end--;
  return word.slice(0, end);
}
