import { type Link, type Point, parseLink } from '@barline/codes';

/** A code of another kind, by its usual name (`QR Code`, `EAN-13`), with its corners in the picture. */
export type OtherCode = { readonly kind: string; readonly text: string; readonly polygon: readonly Point[] };

/** What a code of another kind holds: a page of Spotify's, a short link to one, an address elsewhere, or just text. */
export type OtherContent =
  | { readonly is: 'spotify'; readonly link: Link }
  | { readonly is: 'short-link'; readonly url: string }
  | { readonly is: 'address'; readonly url: URL }
  | { readonly is: 'text' };

/**
 * Reads the text of a code. Only text that is nothing but a Spotify link counts as one: a link hidden in another
 * address is that other address.
 */
export function contentOf(text: string): OtherContent {
  const whole = text.trim();
  const url = URL.canParse(whole) && !/\s/.test(whole) ? new URL(whole) : null;
  const ours =
    url !== null &&
    (url.protocol === 'spotify:' ||
      (isWeb(url) && /(^|\.)(spotify\.com|spotify\.link|spoti\.fi|spotify\.app\.link)$/.test(url.hostname)));
  const parsed = ours ? parseLink(whole) : null;
  if (parsed?.ok) return { is: 'spotify', link: parsed.link };
  if (parsed?.reason === 'short_link') return { is: 'short-link', url: parsed.url };
  return url !== null && isWeb(url) ? { is: 'address', url } : { is: 'text' };
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}
