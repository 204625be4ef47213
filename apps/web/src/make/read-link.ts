import { parseLink, type UnreadLink } from '@barline/codes';
import type { Problem } from '../api/problem.ts';

/** What is wrong with a text that is no link to anything with a code. */
export function problemOf(unread: Exclude<UnreadLink, { reason: 'short_link' }>): Problem {
  if (unread.reason !== 'malformed_id') return { id: unread.reason };
  return { id: 'malformed_id', values: { n: unread.length, reason: unread.detail } };
}

/** Whether a text that is being typed can be sent on without a press on the button. */
export function isWhole(text: string): boolean {
  const parsed = parseLink(text);
  return parsed.ok || parsed.reason === 'short_link';
}
