import { recogniseText } from '@barline/auth';
import type { ExplanationId } from './explanation-ids.ts';

/** What a wire's `error` means where no text says more. */
const ERRORS: Readonly<Record<string, ExplanationId>> = {
  access_denied: 'access_denied',
  invalid_client: 'unknown_client',
  unauthorized_client: 'unknown_client',
  invalid_grant: 'invalid_grant',
  invalid_scope: 'illegal_scope',
  insufficient_scope: 'insufficient_scope',
  unsupported_grant_type: 'grant_type',
  unsupported_response_type: 'implicit_removed',
  invalid_token: 'token_refused',
  missing_token: 'token_missing',
  server_error: 'server_down',
  temporarily_unavailable: 'server_down',
  errorcsrf: 'csrf',
  state_mismatch: 'state_mismatch',
};

/** Reasons that auth tells apart and that have one cure. */
const SAME: Readonly<Record<string, ExplanationId>> = {
  verifier_missing: 'verifier_wrong',
  token_invalid: 'token_refused',
  token_expired: 'token_refused',
};

const STATUSES: readonly (readonly [RegExp, ExplanationId])[] = [
  [/cors|cross-origin|failed to fetch|networkerror|access-control-allow-origin/i, 'cors'],
  [/\b429\b|too many requests/i, 'rate_limited'],
  [/\b401\b/, 'token_refused'],
  [/\b403\b/, 'forbidden'],
  [/\b404\b/, 'not_found'],
  [/\b5\d\d\b|<html|<!doctype|upstream connect error/i, 'server_down'],
];

/** The longest known text has this many words. */
const MOST_WORDS = 8;

/**
 * What a pasted error means: a page's text, JSON, an address one was sent back to, a header, a line of a log. `null`
 * where nothing in it is known. A known text decides before a bare `error`, and that before a status.
 */
export function explain(pasted: string): ExplanationId | null {
  const text = pasted.slice(0, 20_000);
  // The message beside it speaks of the rate only.
  if (/quota_exceeded/i.test(text)) return 'quota_exceeded';
  for (const candidate of candidatesIn(text)) {
    const reason = recogniseText(candidate);
    if (reason !== null) return Object.hasOwn(SAME, reason) ? SAME[reason]! : (reason as ExplanationId);
  }
  for (const [word] of text.toLowerCase().matchAll(/[a-z_]{7,}/g)) {
    if (Object.hasOwn(ERRORS, word)) return ERRORS[word]!;
  }
  return STATUSES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Whatever in it could be a whole text of a server's: lines, values, and every few words in a row, longest first. */
function* candidatesIn(text: string): Generator<string> {
  const plain = decode(text);
  for (const line of plain.split(/[\r\n]+/)) yield line;
  for (const [, value] of plain.matchAll(/"([^"]{3,100})"/g)) yield value!;
  const words = plain
    .replace(/["'{}<>()[\],=&]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 400);
  for (let count = MOST_WORDS; count >= 2; count--) {
    for (let at = 0; at + count <= words.length; at++) yield words.slice(at, at + count).join(' ');
  }
}

/** Addresses carry texts percent-encoded, with `+` for a space. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
