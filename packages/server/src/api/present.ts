import type { CatalogueObject } from '../storage/catalogue.ts';
import { type Call, hasScope, isSmall } from './endpoint.ts';

/** How objects of the catalogue are shown to a caller. */
export type View = {
  /** The country that is asked about, or `null`. */
  readonly market: string | null;
  /** Leaves out what apps in development mode lost in February 2026. */
  readonly small: boolean;
  /** Shows how far an episode was heard. */
  readonly resumePoints: boolean;
};

/** The view of a call that asked for `market`. */
export function viewOf(call: Call, market: string | null = null): View {
  const country = market === 'from_token' ? (call.caller.user?.country ?? null) : market;
  return {
    market: country,
    small: isSmall(call),
    resumePoints: call.caller.user !== null && hasScope(call, 'user-read-playback-position'),
  };
}

/** True where objects look as they are kept, so that their text can be sent. */
export function isPlain({ market, small }: View): boolean {
  return market === null && !small;
}

/** What apps in development mode no longer see, by the type of object. */
const LOST: Readonly<Record<string, readonly string[]>> = {
  album: ['available_markets', 'genres', 'label', 'popularity', 'album_group'],
  artist: ['followers', 'genres', 'popularity'],
  audiobook: ['available_markets', 'publisher'],
  chapter: ['available_markets'],
  show: ['available_markets', 'publisher'],
  track: ['available_markets', 'linked_from', 'popularity', 'preview_url'],
};

const UNHEARD = { fully_played: false, resume_position_ms: 0 };

/** An object of the catalogue as the view shows it, its parts too. The given one stays as it is. */
export function present<T extends CatalogueObject>(object: T, view: View): T {
  const { market, small, resumePoints } = view;
  const shown: Record<string, unknown> = {};
  const lost = small ? LOST[object.type] : undefined;
  for (const [key, value] of Object.entries(object)) {
    if (lost?.includes(key) || key === 'resume_point') continue;
    if (isObject(value)) shown[key] = present(value, view);
    else if (Array.isArray(value) && isObject(value[0])) shown[key] = value.map((each) => present(each, view));
    else shown[key] = value;
  }
  // A chapter calls itself an episode.
  if (object.type === 'chapter') shown.type = 'episode';
  if (object.type === 'episode' && resumePoints) shown.resume_point = UNHEARD;
  if (market !== null && (object.type === 'track' || object.type === 'episode'))
    showAvailability(object, market, shown);
  return shown as T;
}

/** With a market a track says whether it can be played there, in place of the list of markets. */
function showAvailability(object: CatalogueObject, market: string, shown: Record<string, unknown>): void {
  const markets: readonly string[] | undefined = object.available_markets;
  // An empty list is that of an object whose markets nobody knows.
  const playable = !markets || markets.length === 0 || markets.includes(market);
  delete shown.available_markets;
  shown.is_playable = playable;
  if (!playable) shown.restrictions = { reason: 'market' };
}

function isObject(value: unknown): value is CatalogueObject {
  return typeof value === 'object' && value !== null && 'type' in value && 'id' in value;
}
