import type { CatalogueObject, CatalogueType } from './object.ts';

/** Stands for the fields that name an object, all of which its type and id give: see `address`. */
export const ADDRESS = '@';

const ARTIST = { followers: { href: null, total: 0 }, genres: [], images: [], popularity: 0 };
const PART_ALBUM = {
  album_type: 'album',
  artists: [],
  available_markets: [],
  images: [],
  release_date: '0000',
  release_date_precision: 'year',
  total_tracks: 0,
};
const ALBUM = { ...PART_ALBUM, copyrights: [], external_ids: {}, genres: [], label: '', popularity: 0 };
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
const SPOKEN = { copyrights: [], description: '', explicit: false, html_description: '', images: [], languages: [] };
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
  duration_ms: 0,
  explicit: false,
  html_description: '',
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

/** An object with every field that clients expect, the missing ones empty; without the paging object of its parts. */
export function complete({ external_urls, href, id, type, uri, ...own }: CatalogueObject): object {
  const whole = { ...FIELDS[type as CatalogueType], [ADDRESS]: `${type}:${id}` };
  switch (type) {
    case 'track': {
      const { album, artists, ...rest } = own;
      return { ...whole, ...(album && { album: nameAlbum(album) }), artists: artists?.map(nameArtist) ?? [], ...rest };
    }
    case 'album': {
      const { artists, tracks, ...rest } = own;
      return { ...whole, artists: artists?.map(nameArtist) ?? [], ...rest };
    }
    case 'show':
      return { ...whole, ...own, episodes: undefined };
    case 'audiobook':
      return { ...whole, ...own, chapters: undefined };
    case 'episode':
      return { ...whole, ...own, ...(own.show && { show: nameParent(own.show) }) };
    case 'chapter':
      return { ...whole, ...own, ...(own.audiobook && { audiobook: nameParent(own.audiobook) }) };
    case 'user':
      return { ...whole, ...own, name: undefined };
    default:
      // Other names are for search alone.
      return { ...whole, ...own, also_known_as: undefined };
  }
}

/** The simplified artist within another object. */
function nameArtist({ id, name }: CatalogueObject): object {
  return { [ADDRESS]: `artist:${id}`, name };
}

/** The simplified album within a track. */
function nameAlbum({ external_urls, href, id, type, uri, artists, tracks, ...own }: CatalogueObject): object {
  return { ...PART_ALBUM, [ADDRESS]: `album:${id}`, ...own, artists: artists?.map(nameArtist) ?? [] };
}

/** The simplified show or audiobook within an episode or chapter. */
function nameParent({ id, type, ...own }: CatalogueObject): object {
  return complete({ ...own, id, type } as CatalogueObject);
}
