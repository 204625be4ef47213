import type { KeptType } from '../storage/library.ts';
import { isId } from './parameters.ts';

/** What a `spotify:` URI names. */
export type Uri = { readonly type: string; readonly id: string };

/** Reads `spotify:type:id`, and the older `spotify:user:name:playlist:id`; `null` for anything else. */
export function parseUri(text: string): Uri | null {
  const parts = text.split(':');
  if (parts[0] !== 'spotify') return null;
  const [type, id, ...rest] = parts.length === 5 && parts[1] === 'user' ? parts.slice(3) : parts.slice(1);
  if (!type || !id || rest.length > 0) return null;
  if (type === 'user') return decode(id).includes('\0') ? null : { type, id: decode(id) };
  return isId(id) ? { type, id } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const KEPT: readonly string[] = ['album', 'artist', 'audiobook', 'episode', 'playlist', 'show', 'track', 'user'];

export function isKept(type: string): type is KeptType {
  return KEPT.includes(type);
}
