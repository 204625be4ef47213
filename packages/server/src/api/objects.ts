import {
  boolean,
  either,
  integer,
  listOf,
  type Of,
  object,
  oneOf,
  optional,
  orNull,
  type Schema,
  text,
} from './schema.ts';

/** The objects of the Web API: names and types of every field that is served. */

const externalUrls = object({ spotify: text }, 'ExternalUrls');
const picture = object({ url: text, height: orNull(integer()), width: orNull(integer()) }, 'Picture');
const followers = object({ href: orNull(text), total: integer(0) }, 'Followers');
const copyright = object({ text, type: text }, 'Copyright');
const restrictions = object({ reason: text }, 'Restrictions');
const resumePoint = object({ fully_played: boolean, resume_position_ms: integer(0) }, 'ResumePoint');
const externalIds = object({ isrc: optional(text), ean: optional(text), upc: optional(text) }, 'ExternalIds');

/** What every object has. */
const named = { external_urls: externalUrls, href: text, id: text, uri: text };
const precision = oneOf('year', 'month', 'day');
const markets = optional(listOf(text));

export const publicUser = object(
  {
    ...named,
    display_name: orNull(text),
    followers: optional(followers),
    images: listOf(picture),
    type: oneOf('user'),
  },
  'PublicUser',
);

export const privateUser = object(
  {
    ...named,
    account_id: optional(text),
    country: optional(text),
    display_name: orNull(text),
    email: optional(orNull(text)),
    explicit_content: optional(object({ filter_enabled: boolean, filter_locked: boolean }, 'ExplicitContent')),
    followers: optional(followers),
    images: listOf(picture),
    product: optional(text),
    type: oneOf('user'),
  },
  'PrivateUser',
);

const simpleArtist = object({ ...named, name: text, type: oneOf('artist') }, 'SimpleArtist');

export const artist = object(
  {
    ...named,
    followers: optional(followers),
    genres: optional(listOf(text)),
    images: listOf(picture),
    name: text,
    popularity: optional(integer(0, 100)),
    type: oneOf('artist'),
  },
  'Artist',
);

const albumBase = {
  ...named,
  album_type: text,
  artists: listOf(simpleArtist),
  available_markets: markets,
  images: listOf(picture),
  is_playable: optional(boolean),
  name: text,
  release_date: text,
  release_date_precision: precision,
  restrictions: optional(restrictions),
  total_tracks: integer(0),
  type: oneOf('album'),
};
export const simpleAlbum = object({ ...albumBase, album_group: optional(text) }, 'SimpleAlbum');

const trackBase = {
  ...named,
  artists: listOf(simpleArtist),
  available_markets: markets,
  disc_number: integer(),
  duration_ms: integer(0),
  explicit: boolean,
  is_local: boolean,
  is_playable: optional(boolean),
  linked_from: optional(object({ ...named, type: text }, 'LinkedTrack')),
  name: text,
  preview_url: optional(orNull(text)),
  restrictions: optional(restrictions),
  track_number: integer(),
  type: oneOf('track'),
};
export const simpleTrack = object(trackBase, 'SimpleTrack');

export const track = object(
  { ...trackBase, album: simpleAlbum, external_ids: optional(externalIds), popularity: optional(integer(0, 100)) },
  'Track',
);

export const album = object(
  {
    ...albumBase,
    copyrights: listOf(copyright),
    external_ids: optional(externalIds),
    genres: optional(listOf(text)),
    label: optional(text),
    popularity: optional(integer(0, 100)),
    tracks: pageOf(simpleTrack, 'SimpleTrackPage'),
  },
  'Album',
);

const spoken = {
  ...named,
  description: text,
  explicit: boolean,
  html_description: text,
  images: listOf(picture),
  languages: listOf(text),
  name: text,
};

const showBase = {
  ...spoken,
  available_markets: markets,
  copyrights: listOf(copyright),
  is_externally_hosted: orNull(boolean),
  media_type: text,
  publisher: optional(text),
  total_episodes: integer(0),
  type: oneOf('show'),
};
export const simpleShow = object(showBase, 'SimpleShow');

const heardBase = {
  ...spoken,
  audio_preview_url: optional(orNull(text)),
  duration_ms: integer(0),
  is_playable: boolean,
  release_date: text,
  release_date_precision: precision,
  restrictions: optional(restrictions),
  resume_point: optional(resumePoint),
};
const episodeBase = {
  ...heardBase,
  is_externally_hosted: boolean,
  language: optional(text),
  type: oneOf('episode'),
};
export const simpleEpisode = object(episodeBase, 'SimpleEpisode');
export const episode = object({ ...episodeBase, show: simpleShow }, 'Episode');
export const show = object({ ...showBase, episodes: pageOf(simpleEpisode, 'SimpleEpisodePage') }, 'Show');

const person = object({ name: text }, 'NamedPerson');
const audiobookBase = {
  ...spoken,
  authors: listOf(person),
  available_markets: markets,
  copyrights: listOf(copyright),
  edition: optional(text),
  media_type: text,
  narrators: listOf(person),
  publisher: optional(text),
  total_chapters: integer(0),
  type: oneOf('audiobook'),
};
export const simpleAudiobook = object(audiobookBase, 'SimpleAudiobook');
const chapterBase = {
  ...heardBase,
  available_markets: markets,
  chapter_number: integer(),
  type: oneOf('episode'),
};
export const simpleChapter = object(chapterBase, 'SimpleChapter');
export const chapter = object({ ...chapterBase, audiobook: simpleAudiobook }, 'Chapter');
export const audiobook = object(
  { ...audiobookBase, chapters: pageOf(simpleChapter, 'SimpleChapterPage') },
  'Audiobook',
);

/** What a playlist holds and a player plays. */
const playable = either(track, episode);

const itemsRef = object({ href: text, total: integer(0) }, 'PlaylistItemsRef');
const playlistUser = { external_urls: externalUrls, href: text, id: text, type: oneOf('user'), uri: text };
const playlistBase = {
  ...named,
  collaborative: boolean,
  description: orNull(text),
  images: listOf(picture),
  name: text,
  owner: object({ ...playlistUser, display_name: orNull(text) }, 'PlaylistOwner'),
  primary_color: optional(orNull(text)),
  public: orNull(boolean),
  snapshot_id: text,
  type: oneOf('playlist'),
};
/** `items` since February 2026, `tracks` before. */
export const simplePlaylist = object(
  { ...playlistBase, description: text, items: optional(itemsRef), tracks: optional(itemsRef) },
  'SimplePlaylist',
);

/** `item` since February 2026, `track` before. */
const playlistItem = object(
  {
    added_at: orNull(text),
    added_by: orNull(object(playlistUser, 'PlaylistUser')),
    is_local: boolean,
    item: optional(orNull(playable)),
    primary_color: optional(orNull(text)),
    track: optional(orNull(playable)),
    video_thumbnail: optional(object({ url: orNull(text) }, 'VideoThumbnail')),
  },
  'PlaylistItem',
);
export const playlistItems = pageOf(playlistItem, 'PlaylistItemPage');
export const playlist = object(
  { ...playlistBase, followers: optional(followers), items: optional(playlistItems), tracks: optional(playlistItems) },
  'Playlist',
);
export const snapshot = object({ snapshot_id: text }, 'Snapshot');

export const savedTrack = object({ added_at: text, track }, 'SavedTrack');
export const savedAlbum = object({ added_at: text, album }, 'SavedAlbum');
export const savedShow = object({ added_at: text, show: simpleShow }, 'SavedShow');
export const savedEpisode = object({ added_at: text, episode }, 'SavedEpisode');

export const device = object(
  {
    id: orNull(text),
    is_active: boolean,
    is_private_session: boolean,
    is_restricted: boolean,
    name: text,
    supports_volume: boolean,
    type: text,
    volume_percent: orNull(integer(0, 100)),
  },
  'Device',
);
const context = object({ external_urls: externalUrls, href: text, type: text, uri: text }, 'PlayContext');
const disallowed = optional(boolean);
const actions = object(
  {
    disallows: object(
      {
        interrupting_playback: disallowed,
        pausing: disallowed,
        resuming: disallowed,
        seeking: disallowed,
        skipping_next: disallowed,
        skipping_prev: disallowed,
        toggling_repeat_context: disallowed,
        toggling_repeat_track: disallowed,
        toggling_shuffle: disallowed,
        transferring_playback: disallowed,
      },
      'Disallows',
    ),
  },
  'Actions',
);
const playing = {
  actions,
  context: orNull(context),
  currently_playing_type: oneOf('track', 'episode', 'ad', 'unknown'),
  is_playing: boolean,
  item: orNull(playable),
  progress_ms: orNull(integer(0)),
  timestamp: integer(0),
};
export const currentlyPlaying = object(playing, 'CurrentlyPlaying');
export const playback = object(
  {
    ...playing,
    device,
    repeat_state: oneOf('off', 'track', 'context'),
    shuffle_state: boolean,
    smart_shuffle: optional(boolean),
  },
  'Playback',
);
export const queue = object({ currently_playing: orNull(playable), queue: listOf(playable) }, 'Queue');
export const played = object({ context: orNull(context), played_at: text, track }, 'Played');

export const category = object({ href: text, icons: listOf(picture), id: text, name: text }, 'Category');
export const seed = object(
  {
    afterFilteringSize: integer(0),
    afterRelinkingSize: integer(0),
    href: orNull(text),
    id: text,
    initialPoolSize: integer(0),
    type: text,
  },
  'RecommendationSeed',
);

/** Part of a longer list, with addresses of what is before and after it. */
export function pageOf<T>(items: Schema<T>, name: string): Schema<Page<T>> {
  return object(
    {
      href: text,
      items: listOf(items),
      limit: integer(0),
      next: orNull(text),
      offset: integer(0),
      previous: orNull(text),
      total: integer(0),
    },
    name,
  );
}

export type Page<T> = {
  href: string;
  items: T[];
  limit: number;
  next: string | null;
  offset: number;
  previous: string | null;
  total: number;
};

const cursors = object({ after: optional(orNull(text)), before: optional(orNull(text)) }, 'Cursors');

/** Part of a list that grows at one end. */
export function cursorPageOf<T>(items: Schema<T>, name: string) {
  return object(
    {
      cursors,
      href: text,
      items: listOf(items),
      limit: integer(0),
      next: orNull(text),
      total: optional(integer(0)),
    },
    name,
  );
}

export type Picture = Of<typeof picture>;
export { picture };
