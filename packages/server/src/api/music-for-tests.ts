import type { CatalogueStore } from '../storage/catalogue.ts';

type Kind = 'album' | 'artist' | 'audiobook' | 'chapter' | 'episode' | 'show' | 'track';

/** The id of the nth thing of a kind. */
export function idOf(kind: Kind, number = 0): string {
  return `0${kind}${String(number).padStart(21 - kind.length, '0')}`;
}

export function uriOf(kind: Kind, number = 0): string {
  return `spotify:${kind}:${idOf(kind, number)}`;
}

const named = (kind: Kind, number: number, name: string) => ({
  external_urls: { spotify: `https://open.spotify.com/${kind}/${idOf(kind, number)}` },
  href: `https://api.spotify.com/v1/${kind}s/${idOf(kind, number)}`,
  id: idOf(kind, number),
  name,
  type: kind,
  uri: uriOf(kind, number),
});

const ARTISTS = 3;
export const ALBUMS_EACH = 12;
export const TRACKS_EACH = 5;
export const EPISODES = 12;

/** Three artists, each with twelve albums of five tracks; a show with episodes, a book with chapters. */
export async function putMusic(catalogue: CatalogueStore): Promise<void> {
  const artists = Array.from({ length: ARTISTS }, (_, at) => ({
    ...named('artist', at, `Artist ${at}`),
    followers: { href: null, total: 10 * at },
    genres: ['romantic'],
    images: [],
    popularity: 50 + at,
  }));
  const simple = (at: number) => named('artist', at, `Artist ${at}`);
  const albums = Array.from({ length: ARTISTS * ALBUMS_EACH }, (_, at) => ({
    ...named('album', at, `Album ${at}`),
    album_type: at % 2 === 0 ? 'album' : 'single',
    artists: [simple(Math.floor(at / ALBUMS_EACH))],
    available_markets: ['SE', 'DE'],
    copyrights: [{ text: 'Public domain', type: 'C' }],
    external_ids: { upc: `${at}` },
    genres: [],
    images: [{ url: `https://pictures.example/${at}.jpg`, height: 64, width: 64 }],
    label: 'None',
    popularity: 10,
    release_date: `${1850 + at}`,
    release_date_precision: 'year',
    total_tracks: TRACKS_EACH,
  }));
  const tracks = Array.from({ length: albums.length * TRACKS_EACH }, (_, at) => {
    const { copyrights, external_ids, genres, label, popularity, ...album } = albums[Math.floor(at / TRACKS_EACH)];
    return {
      ...named('track', at, `Track ${at} Nocturne`),
      album,
      artists: album.artists,
      available_markets: ['SE', 'DE'],
      disc_number: 1,
      duration_ms: 100_000,
      explicit: false,
      external_ids: { isrc: `XX000${String(at).padStart(7, '0')}` },
      is_local: false,
      popularity: at % 100,
      preview_url: null,
      track_number: (at % TRACKS_EACH) + 1,
    };
  });
  const spoken = {
    copyrights: [],
    description: 'About music',
    explicit: false,
    html_description: '<p>About music</p>',
    images: [],
    languages: ['en'],
  };
  const show = {
    ...named('show', 0, 'Talks on Music'),
    ...spoken,
    available_markets: ['SE'],
    is_externally_hosted: false,
    media_type: 'audio',
    publisher: 'Barline',
    total_episodes: EPISODES,
  };
  const episodes = Array.from({ length: EPISODES }, (_, at) => {
    const { copyrights, ...common } = spoken;
    return {
      ...named('episode', at, `Talk ${at}`),
      ...common,
      audio_preview_url: null,
      duration_ms: 600_000,
      is_externally_hosted: false,
      is_playable: true,
      language: 'en',
      release_date: `2020-01-${String(at + 1).padStart(2, '0')}`,
      release_date_precision: 'day',
      show,
    };
  });
  const audiobook = {
    ...named('audiobook', 0, 'A Book on Music'),
    ...spoken,
    authors: [{ name: 'Somebody' }],
    available_markets: ['SE'],
    edition: 'Unabridged',
    media_type: 'audio',
    narrators: [{ name: 'Somebody Else' }],
    publisher: 'Barline',
    total_chapters: 2,
  };
  const chapters = [0, 1].map((at) => {
    const { copyrights, ...common } = spoken;
    return {
      ...named('chapter', at, `Chapter ${at}`),
      ...common,
      audio_preview_url: null,
      audiobook,
      available_markets: ['SE'],
      chapter_number: at + 1,
      duration_ms: 900_000,
      is_playable: true,
      release_date: '2020',
      release_date_precision: 'year',
    };
  });
  await catalogue.put([...artists, ...albums, ...tracks, show, ...episodes, audiobook, ...chapters]);
}
