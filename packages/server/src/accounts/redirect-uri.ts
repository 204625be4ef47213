/** Why an address cannot be a redirect URI. */
export type RedirectUriFault =
  | 'empty'
  | 'too_long'
  | 'characters'
  | 'percent'
  | 'relative'
  | 'upper_case_scheme'
  | 'forbidden_scheme'
  | 'fragment'
  | 'user_info'
  | 'host'
  | 'port'
  | 'localhost'
  | 'insecure'
  | 'dot_segment'
  | 'reserved_parameter';

/** `anyPort`: a loopback address without a port, with which an app may come back to any port. */
export type RedirectUriVerdict =
  | { readonly ok: true; readonly anyPort: boolean }
  | { readonly ok: false; readonly fault: RedirectUriFault };

/** The longest redirect URI, in characters. */
const LONGEST_REDIRECT_URI = 1024;

/** RFC 3986 §2: the characters of a URI. */
const URI_CHARACTERS = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;
/** Schemes with which a browser runs or opens something by itself instead of starting an app. */
const FORBIDDEN_SCHEMES = new Set(
  'about blob chrome chrome-extension content data file filesystem ftp ftps intent jar javascript mailto moz-extension resource sms tel urn vbscript view-source ws wss x-javascript'.split(
    ' ',
  ),
);
/** What the answer itself says; an address must not say it before. */
const RESERVED_PARAMETERS = /[?&](code|state|error|error_description|iss|access_token|token_type|expires_in)(=|&|$)/i;
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?=[:/?]|$)/;
const LOOPBACK_PORT = /^(http:\/\/(?:127\.0\.0\.1|\[::1\])):([1-9]\d{0,4})(?=[/?]|$)/;

/**
 * Whether an address may be registered: https, an app's own scheme, or http on 127.0.0.1 or [::1]
 * (contract section 8; RFC 8252 §7). Anything a browser or a parser could read in two ways is refused.
 */
export function lintRedirectUri(uri: string): RedirectUriVerdict {
  const fault = findFault(uri);
  return fault ? { ok: false, fault } : { ok: true, anyPort: LOOPBACK.test(uri) && !LOOPBACK_PORT.test(uri) };
}

function findFault(uri: string): RedirectUriFault | null {
  const spelling = findSpellingFault(uri);
  if (spelling) return spelling;
  const [scheme] = uri.split(':', 1);
  if (scheme !== scheme.toLowerCase()) return 'upper_case_scheme';
  if (FORBIDDEN_SCHEMES.has(scheme)) return 'forbidden_scheme';
  if (uri.includes('#')) return 'fragment';
  const { authority, path, query } = splitUri(uri.slice(scheme.length + 1));
  if (authority?.includes('@')) return 'user_info';
  const fault =
    scheme === 'https' || scheme === 'http' ? findWebFault(scheme, authority) : findAppFault(authority, path);
  if (fault) return fault;
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment.split(';', 1)[0]))) return 'dot_segment';
  return RESERVED_PARAMETERS.test(query) ? 'reserved_parameter' : null;
}

/** What keeps it from being an absolute URI at all. */
function findSpellingFault(uri: string): RedirectUriFault | null {
  if (uri === '') return 'empty';
  if (uri.length > LONGEST_REDIRECT_URI) return 'too_long';
  if (!URI_CHARACTERS.test(uri)) return 'characters';
  // Encoded control characters are no more welcome than plain ones, and neither are encoded backslashes.
  if (/%(?![0-9a-f]{2})|%(?:[01][0-9a-f]|7f|5c)/i.test(uri)) return 'percent';
  return /^[a-z][a-z0-9+.-]*:/i.test(uri) ? null : 'relative';
}

/** RFC 3986 §3, after the scheme. */
function splitUri(rest: string): { authority: string | null; path: string; query: string } {
  const at = rest.indexOf('?');
  const before = at < 0 ? rest : rest.slice(0, at);
  const query = at < 0 ? '' : rest.slice(at);
  if (!before.startsWith('//')) return { authority: null, path: before, query };
  const slash = before.indexOf('/', 2);
  if (slash < 0) return { authority: before.slice(2), path: '', query };
  return { authority: before.slice(2, slash), path: before.slice(slash), query };
}

function findWebFault(scheme: 'http' | 'https', authority: string | null): RedirectUriFault | null {
  const parts = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(.*))?$/.exec(authority ?? '');
  if (!parts) return 'host';
  const host = parts[1].toLowerCase();
  if (/^(.+\.)?localhost\.?$/.test(host)) return 'localhost';
  if (scheme === 'http' && host !== '127.0.0.1' && host !== '[::1]') return 'insecure';
  if (parts[2] !== undefined && !isPort(parts[2])) return 'port';
  // Spellings of an address that a browser would rewrite: 127.1, 0x7f000001, a host that ends in a dot.
  return URL.parse(`${scheme}://${host}`)?.hostname === host && !host.endsWith('.') ? null : 'host';
}

function findAppFault(authority: string | null, path: string): RedirectUriFault | null {
  if (authority === null) return /^\/?[^/]/.test(path) ? null : 'host';
  return authority === '' && path.length < 2 ? 'host' : null;
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535;
}

/**
 * The registered URI that `sent` is, or `null`. Equal character for character; only a loopback address that was
 * registered without a port may be sent with any (RFC 8252 §7.3).
 */
export function matchRedirectUri(registered: readonly string[], sent: string): string | null {
  const exact = registered.find((uri) => uri === sent);
  if (exact !== undefined) return exact;
  const loopback = LOOPBACK_PORT.exec(sent);
  if (!loopback || Number(loopback[2]) > 65535) return null;
  const withoutPort = loopback[1] + sent.slice(loopback[0].length);
  return registered.find((uri) => uri === withoutPort) ?? null;
}

/** What is wrong with a URI that an app sent: nothing, not a URI, not a safe one, or not one of its own. */
export type SentUriVerdict = 'registered' | 'illegal' | 'insecure' | 'unregistered';

const ILLEGAL: readonly RedirectUriFault[] = ['empty', 'too_long', 'characters', 'percent', 'relative'];

/** Judges the `redirect_uri` of a request. What was registered before the rules grew is held to them too. */
export function judgeSentUri(registered: readonly string[], sent: string): SentUriVerdict {
  const verdict = lintRedirectUri(sent);
  if (verdict.ok) return matchRedirectUri(registered, sent) === null ? 'unregistered' : 'registered';
  if (ILLEGAL.includes(verdict.fault)) return 'illegal';
  return verdict.fault === 'insecure' || verdict.fault === 'localhost' ? 'insecure' : 'unregistered';
}

/**
 * `uri` with parameters added to its query or as its fragment, in their order. The URI itself stays as it is,
 * character for character.
 */
export function addParameters(
  uri: string,
  parameters: readonly (readonly [name: string, encodedValue: string])[],
  where: 'query' | 'fragment' = 'query',
): string {
  const added = parameters.map(([name, value]) => `${name}=${value}`).join('&');
  if (where === 'fragment') return `${uri}#${added}`;
  const separator = !uri.includes('?') ? '?' : /[?&]$/.test(uri) ? '' : '&';
  return uri + separator + added;
}

/**
 * What a form whose answer redirects to `uri` has to allow in the `form-action` of its page: a source of the
 * content security policy, or `null` where the policy has no word for it (addresses of IPv6).
 */
export function toFormTarget(uri: string): string | null {
  const web = /^(https?):\/\/([^/?#]+)/.exec(uri);
  if (!web) return `${uri.split(':', 1)[0]}:`;
  return web[2].startsWith('[') ? null : web[0];
}
