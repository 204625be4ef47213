import { parseUrl } from './parse-url.ts';

/** Why an address cannot be a redirect URI. */
export type RedirectUriFault =
  | 'empty'
  | 'too_long'
  | 'characters'
  | 'relative'
  | 'forbidden_scheme'
  | 'upper_case_scheme'
  | 'fragment'
  | 'user_info'
  | 'host'
  | 'port'
  | 'localhost'
  | 'insecure'
  | 'dot_segment'
  | 'reserved_parameter';

/** `anyPort`: a loopback address without a port; registered like that it may be used with any port (RFC 8252 §7.3). */
export type RedirectUriVerdict =
  | { readonly ok: true; readonly anyPort: boolean }
  | {
      readonly ok: false;
      readonly fault: RedirectUriFault;
      /** What was probably meant, where that can be told. */
      readonly suggestion: string | null;
    };

const LONGEST = 1024;
/** Schemes that a browser runs or opens itself instead of starting an app. */
const FORBIDDEN =
  /^(?:about|blob|content|data|file|filesystem|ftps?|intent|jar|javascript|mailto|resource|sms|tel|urn|vbscript|view-source|wss?|x-javascript|chrome(?:-extension)?|moz-extension)$/;
const RESERVED = /[?&](?:code|state|error|error_description|iss|access_token|token_type|expires_in)(?:=|&|$)/i;
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::(\d+))?(?=[/?]|$)/;

/**
 * Whether Spotify takes this address as a redirect URI since 27 November 2025: https, an app's own scheme, or http on
 * the loopback literals 127.0.0.1 and [::1]; never `localhost`. Sources: Spotify's page on redirect URIs, RFC 8252 §7.
 */
export function lintRedirectUri(uri: string): RedirectUriVerdict {
  const fault = findFault(uri);
  if (fault) return { ok: false, fault, suggestion: suggest(uri, fault) };
  return { ok: true, anyPort: isLoopback(uri) && loopbackPort(uri) === null };
}

/** True for http on 127.0.0.1 or [::1]. */
export function isLoopback(uri: string): boolean {
  return LOOPBACK.test(uri);
}

/** The port that stands in a loopback address, or `null`. */
export function loopbackPort(uri: string): number | null {
  const port = LOOPBACK.exec(uri)?.[1];
  return port === undefined ? null : Number(port);
}

/** A loopback address with `port` in it, everything else unchanged. */
export function withPort(uri: string, port: number): string {
  return uri.replace(LOOPBACK, (start) => `${start.replace(/:\d+$/, '')}:${port}`);
}

function findFault(uri: string): RedirectUriFault | null {
  if (uri === '') return 'empty';
  if (uri.length > LONGEST) return 'too_long';
  // RFC 3986 §2; encoded control characters and backslashes are no better than plain ones.
  if (!/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/.test(uri)) return 'characters';
  if (/%(?![0-9a-f]{2})|%(?:[01][0-9a-f]|7f|5c)/i.test(uri)) return 'characters';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1];
  if (scheme === undefined) return 'relative';
  if (scheme !== scheme.toLowerCase()) return 'upper_case_scheme';
  if (FORBIDDEN.test(scheme)) return 'forbidden_scheme';
  if (uri.includes('#')) return 'fragment';
  const rest = uri.slice(scheme.length + 1);
  const [beforeQuery] = rest.split('?', 1);
  const [, authority, path] = /^(?:\/\/([^/]*))?(.*)$/.exec(beforeQuery)!;
  if (authority?.includes('@')) return 'user_info';
  const web = scheme === 'https' || scheme === 'http';
  const fault = web ? findWebFault(scheme, authority) : findAppFault(authority, path);
  if (fault) return fault;
  if (path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment.split(';', 1)[0]))) return 'dot_segment';
  return RESERVED.test(rest.slice(beforeQuery.length)) ? 'reserved_parameter' : null;
}

function findWebFault(scheme: string, authority = ''): RedirectUriFault | null {
  const parts = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(.*))?$/i.exec(authority);
  if (!parts) return 'host';
  const host = parts[1].toLowerCase();
  if (/^(?:.+\.)?localhost\.?$/.test(host)) return 'localhost';
  if (scheme === 'http' && host !== '127.0.0.1' && host !== '[::1]') return 'insecure';
  if (parts[2] !== undefined && !(/^[1-9]\d{0,4}$/.test(parts[2]) && Number(parts[2]) <= 65535)) return 'port';
  // Spellings that a browser would rewrite: 127.1, 0x7f000001, a dot at the end.
  return parseUrl(`${scheme}://${host}`)?.hostname === host && !host.endsWith('.') ? null : 'host';
}

/** An app's own scheme: something must follow it, and more than an empty authority. */
function findAppFault(authority: string | undefined, path: string): RedirectUriFault | null {
  if (authority === undefined) return /^\/?[^/]/.test(path) ? null : 'host';
  return authority === '' && path.length < 2 ? 'host' : null;
}

function suggest(uri: string, fault: RedirectUriFault): string | null {
  const better = rewrite(uri, fault);
  return better !== uri && findFault(better) === null ? better : null;
}

function rewrite(uri: string, fault: RedirectUriFault): string {
  switch (fault) {
    case 'localhost':
      return uri.replace(/^https?:\/\/(?:[^/:?]+\.)?localhost\.?/i, 'http://127.0.0.1');
    case 'insecure':
      return uri.replace(/^http:/, 'https:');
    case 'upper_case_scheme':
      return uri.replace(/^[^:]+/, (scheme) => scheme.toLowerCase());
    case 'fragment':
      return uri.split('#', 1)[0];
    case 'characters':
      return uri.trim();
    case 'relative':
      return `https://${uri.replace(/^\/+/, '')}`;
    default:
      return uri;
  }
}
