import { OAuthError } from './oauth-error.ts';

/** The parameters of a request by name; an empty one counts as absent (RFC 6749 §3.2). */
export type Form = ReadonlyMap<string, string>;

/** What our endpoints read. Anything else is ignored. */
const KNOWN: ReadonlySet<string> = new Set([
  'client_id',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'grant_type',
  'redirect_uri',
  'refresh_token',
  'scope',
  'token',
  'token_type_hint',
]);

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads an application/x-www-form-urlencoded body. Throws `OAuthError` on a repeated parameter or wrong UTF-8. */
export function parseForm(body: Buffer): Form {
  const text = body.toString('latin1');
  const form = new Map<string, string>();
  let seen = '';
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('&', start);
    if (end === -1) end = text.length;
    const equals = text.indexOf('=', start);
    const split = equals === -1 || equals > end ? end : equals;
    const name = decode(text.slice(start, split));
    if (KNOWN.has(name)) {
      if (seen.includes(` ${name} `)) throw new OAuthError('invalid_request', `${name} must not be repeated`);
      seen += ` ${name} `;
      const value = decode(text.slice(split + 1, end));
      if (value !== '') form.set(name, value);
    }
    start = end + 1;
  }
  return form;
}

const PLAIN = /^[^%+\x80-\xff]*$/;

/** `text` has a letter for each byte. */
function decode(text: string): string {
  if (PLAIN.test(text)) return text;
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_match, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  try {
    return decoder.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    throw new OAuthError('invalid_request', 'The body must be UTF-8');
  }
}
