import {
  BAR_COUNT,
  type Link,
  MAX_LEVEL,
  type MediaRef,
  NAMESPACES,
  type Namespace,
  parseLink,
  parseMediaRef,
} from '@barline/codes';
import { Failure, type Language } from '@barline/messages';
import { wrongUsage } from './usage.ts';

/** Reads a media reference. Throws `Failure('malformed_reference')`. */
export function readReference(text: string): MediaRef {
  const mediaRef = parseMediaRef(text);
  if (mediaRef === null) throw new Failure('malformed_reference', { value: text });
  return mediaRef;
}

/** Reads `--namespace`; undefined where it was not given. Throws `Failure('usage')`. */
export function readNamespace(text: string | undefined, language: Language, command: string): Namespace | undefined {
  if (text === undefined || (NAMESPACES as readonly string[]).includes(text)) return text as Namespace | undefined;
  throw wrongUsage(
    language,
    {
      en: 'The namespace is spotify or local, not “{text}”.',
      ru: 'Пространство имён — spotify или local, а не «{text}».',
    },
    { text },
    command,
  );
}

/**
 * Reads 23 heights separated by commas or spaces: integers, or measured heights such as 4.3 that are nearest to a
 * level from 0 to 7. Throws `Failure('malformed_levels')`.
 */
export function readLevels(text: string): number[] {
  const parts = text.replace(/^\s*\[|\]\s*$/g, '').split(/\s*,\s*|\s+/);
  const heights = parts.filter((part) => part !== '').map((part) => (/^-?\d{1,3}(\.\d+)?$/.test(part) ? +part : NaN));
  const isHeight = (height: number) => Math.round(height) >= 0 && Math.round(height) <= MAX_LEVEL;
  if (heights.length !== BAR_COUNT || !heights.every(isHeight)) throw new Failure('malformed_levels');
  return heights;
}

/** Reads any spelling of a Spotify link, text around it allowed, without the network. Throws `Failure`. */
export function readLink(text: string): Link {
  const parsed = parseLink(text);
  if (parsed.ok) return parsed.link;
  if (parsed.reason === 'malformed_id') {
    throw new Failure('malformed_id', { reason: parsed.detail, n: parsed.length });
  }
  if (parsed.reason === 'short_link') throw new Failure('offline_needed_network', { reason: 'short_link' });
  throw new Failure(parsed.reason);
}
