/** The longest address to return to, in characters. */
const LONGEST = 8192;

/**
 * The address to go to after log-in, where it is a path of this server; else `fallback`. Whatever a browser could
 * read as another host is not: `//host`, `/\host`, and anything with white space or control characters.
 */
export function readReturnAddress(text: string | undefined, fallback: string): string {
  if (!text || text.length > LONGEST || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return fallback;
  const url = URL.parse(text, 'http://host.invalid');
  return url?.origin === 'http://host.invalid' && !url.pathname.startsWith('//') ? text : fallback;
}
