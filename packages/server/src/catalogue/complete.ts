import type { CatalogueObject, CatalogueType } from './object.ts';

/** Where an object is found, as Spotify writes it; the server's own address takes its place when it is sent. */
const API = 'https://api.spotify.com/v1';
const PAGES = 'https://open.spotify.com';

/** What the Web API calls many of them. */
const PLURALS: Readonly<Record<string, string>> = {
  artist: 'artists',
  album: 'albums',
  track: 'tracks',
  show: 'shows',
  episode: 'episodes',
  audiobook: 'audiobooks',
  chapter: 'chapters',
  user: 'users',
  playlist: 'playlists',
};

/** The fields that name an object, made from its type and id. */
export function address(type: string, id: string) {
  const encoded = encodeURIComponent(id);
  return {
    external_urls: { spotify: `${PAGES}/${type}/${encoded}` },
    href: `${API}/${PLURALS[type]}/${encoded}`,
    id,
    type,
    uri: `spotify:${type}:${encoded}`,
  };
}

const ARTIST = { followers: { href: null, total: 0 }, genres: [], images: [], popularity: 0 };
const ALBUM = {
  album_type: 'album',
  artists: [],
  copyrights: [],
  external_ids: {},
  genres: [],
  images: [],
  label: '',
  popularity: 0,
  release_date: '0000',
  release_date_precision: 'year',
  total_tracks: 0,
};
const TRACK = {
  artists: [],
  disc_number: 1,
  duration_ms: 0,
  explicit: false,
  external_ids: {},
  is_local: false,
  popularity: 0,
  preview_url: null,
  track_number: 1,
};
const SPOKEN = { copyrights: [], description: '', html_description: '', explicit: false, images: [], languages: [] };
const SHOW = {
  ...SPOKEN,
  available_markets: [],
  is_externally_hosted: false,
  media_type: 'audio',
  publisher: '',
  total_episodes: 0,
};
const AUDIOBOOK = {
  ...SPOKEN,
  authors: [],
  available_markets: [],
  edition: '',
  media_type: 'audio',
  narrators: [],
  publisher: '',
  total_chapters: 0,
};
const HEARD = {
  audio_preview_url: null,
  description: '',
  html_description: '',
  duration_ms: 0,
  explicit: false,
  images: [],
  is_playable: true,
  language: '',
  languages: [],
  release_date: '0000',
  release_date_precision: 'year',
};
const EPISODE = { ...HEARD, is_externally_hosted: false };
const CHAPTER = { ...HEARD, available_markets: [], chapter_number: 0 };
const USER = { followers: { href: null, total: 0 }, images: [] };

const FIELDS: Readonly<Record<CatalogueType, object>> = {
  artist: ARTIST,
  album: ALBUM,
  track: TRACK,
  show: SHOW,
  episode: EPISODE,
  audiobook: AUDIOBOOK,
  chapter: CHAPTER,
  user: USER,
};

/** Paging objects within an object: they are objects of their own here. */
const PARTS: Readonly<Record<string, string>> = { album: 'tracks', show: 'episodes', audiobook: 'chapters' };

/** An object with every field that clients expect, the missing ones empty, without the paging object in it. */
export function complete(object: CatalogueObject): CatalogueObject {
  const { type, id } = object;
  const whole: Record<string, unknown> = { ...FIELDS[type as CatalogueType], ...object, ...address(type, id) };
  const part = PARTS[type];
  if (part) delete whole[part];
  if (Array.isArray(whole.artists)) whole.artists = whole.artists.map(nameArtist);
  if (type === 'track' && whole.album) whole.album = nameAlbum(whole.album as CatalogueObject);
  if (type === 'user') delete whole.name;
  return whole as CatalogueObject;
}

/** The simplified artist within another object. */
function nameArtist({ id, name }: CatalogueObject): CatalogueObject {
  return { ...address('artist', id), name };
}

/** The simplified album within a track. */
function nameAlbum(album: CatalogueObject): CatalogueObject {
  const { album_type, total_tracks, images, release_date, release_date_precision } = ALBUM;
  const named: Record<string, unknown> = {
    ...{ album_type, total_tracks, images, release_date, release_date_precision },
    ...album,
    ...address('album', album.id),
    artists: (album.artists ?? []).map(nameArtist),
  };
  delete named.tracks;
  return named as CatalogueObject;
}
