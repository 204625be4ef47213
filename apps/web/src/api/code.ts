import {
  formatUri,
  isLevels,
  type Levels,
  type Link,
  layoutCode,
  type MediaRef,
  type Namespace,
  parseLink,
  parseMediaRef,
  toUrl,
} from '@barline/codes';

/** How the server came to know a pair; `history`: this browser has met it before, and the server was not asked. */
type Origin = 'learned' | 'proved' | 'imported' | 'assigned' | 'history';

/** A link and its code, as the server knows them. */
export type Code = {
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  readonly levels: Levels;
  readonly link: Link;
  readonly uri: string;
  readonly url: string;
  readonly origin: Origin;
  /** When the pair came to be known, ISO 8601. */
  readonly since: string;
  /** The mark the code was served with, as SVG path data; `null` for our own. */
  readonly mark: string | null;
};

/** Reads the server's JSON of a code; addresses are written anew from its URI. `null` if it is anything else. */
export function readCode(body: unknown): Code | null {
  if (typeof body !== 'object' || body === null) return null;
  const wire = body as Record<string, unknown>;
  const mediaRef = parseMediaRef(String(wire.media_ref));
  if (mediaRef === null || !Array.isArray(wire.levels) || !isLevels(wire.levels)) return null;
  const parsed = parseLink(String(wire.uri));
  if (!parsed.ok) return null;
  return {
    namespace: wire.namespace === 'local' ? 'local' : 'spotify',
    mediaRef,
    levels: wire.levels as unknown as Levels,
    link: parsed.link,
    uri: formatUri(parsed.link),
    url: toUrl(parsed.link),
    origin: wire.origin as Origin,
    since: String(wire.since),
    mark: isMark(wire.mark, wire.levels as unknown as Levels) ? wire.mark : null,
  };
}

/** A mark that cannot be laid out gives way to our own. */
function isMark(mark: unknown, levels: Levels): mark is string {
  if (typeof mark !== 'string') return false;
  try {
    layoutCode({ levels, mark });
    return true;
  } catch {
    return false;
  }
}
