import type { CatalogueObject } from '../../packages/server/src/catalogue/object.ts';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A catalogue of made-up names: words as common as in a language, few artists with many albums, most tracks hardly known. */
export type Generated = {
  readonly tracks: number;
  /** Artists, albums and tracks: whoever is named comes first. */
  objects(): Generator<CatalogueObject>;
  trackId(number: number): string;
  /** A query of the mix that the benchmark asks: 60 % two words, 20 % a field, 15 % one word, 5 % two letters. */
  query(random: () => number): string;
};

const WORDS = 40_000;
const TRACKS_OF_ALBUM = 12;
const ALBUMS_OF_ARTIST = 6;
const SYLLABLES =
  'ba be bi bo bra ca ce cho co da de di do du el en er fa fi fo ga ge go gra ha he hi in ja jo ka ke ki la le li lo lu ma me mi mo mu na ne ni no nu or pa pe pi po ra re ri ro ru sa se si so sta ta te ti to tra tu un va ve vi vo wa we wi ya yo za zu'.split(
    ' ',
  );
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function generate(tracks: number): Generated {
  const words = makeWords();
  /** Zipf's law: the first words are in every tenth name, the last ones in hardly any. */
  const word = (random: () => number) => words[Math.floor(WORDS ** random()) - 1];
  const phrase = (random: () => number, least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => word(random)).join(' ');
  const albums = Math.ceil(tracks / TRACKS_OF_ALBUM);
  const artists = Math.ceil(albums / ALBUMS_OF_ARTIST);
  const popularity = (random: () => number) => Math.floor(100 * random() ** 6);

  const artist = (number: number): CatalogueObject => {
    const random = createRandom(number + 1_000_000_000);
    const genres = [`${word(random)} pop`];
    return {
      type: 'artist',
      id: toId('a', number),
      name: phrase(random, 1, 2),
      genres,
      popularity: popularity(random),
    };
  };
  const album = (number: number): CatalogueObject => {
    const random = createRandom(number + 2_000_000_000);
    const { id, name, type } = artist(Math.floor(artists * random() ** 1.5));
    return {
      ...{ type: 'album', id: toId('b', number), name: phrase(random, 1, 4), artists: [{ type, id, name }] },
      ...{ album_type: 'album', total_tracks: TRACKS_OF_ALBUM, popularity: popularity(random) },
      release_date: `${1950 + Math.floor(random() * 76)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
      release_date_precision: 'day',
      images: [640, 300, 64].map((size) => ({
        url: `https://i.scdn.co/image/ab67616d0000b273${number.toString(16).padStart(24, '0')}${size}`,
        height: size,
        width: size,
      })),
    };
  };
  const track = (number: number, on: CatalogueObject): CatalogueObject => {
    const random = createRandom(number + 3_000_000_000);
    return {
      ...{ type: 'track', id: toId('c', number), name: phrase(random, 1, 4), artists: on.artists },
      album: { ...on, popularity: undefined },
      track_number: 1 + (number % TRACKS_OF_ALBUM),
      duration_ms: 60_000 + Math.floor(random() * 300_000),
      external_ids: { isrc: `QZ${String(number).padStart(10, '0')}` },
      popularity: popularity(random),
    };
  };
  return {
    tracks,
    trackId: (number) => toId('c', number),
    *objects() {
      for (let number = 0; number < artists; number++) yield artist(number);
      for (let each = 0; each < albums; each++) {
        const on = album(each);
        yield on;
        const first = each * TRACKS_OF_ALBUM;
        for (let number = first; number < Math.min(tracks, first + TRACKS_OF_ALBUM); number++) yield track(number, on);
      }
    },
    query(random) {
      const number = Math.floor(random() * tracks);
      const on = album(Math.floor(number / TRACKS_OF_ALBUM));
      const { name } = track(number, on);
      const [artistWord, trackWord] = [on.artists[0].name, name].map((text: string) => text.split(' ')[0]);
      const kind = random();
      if (kind < 0.6) return random() < 0.5 ? `${artistWord} ${trackWord}` : `${word(random)} ${word(random)}`;
      if (kind < 0.8) {
        const year = Number(on.release_date.slice(0, 4));
        return [
          `artist:${artistWord}`,
          `track:${trackWord} artist:${artistWord}`,
          `album:${on.name.split(' ')[0]} ${trackWord}`,
          `${trackWord} year:${year}-${year + 5}`,
          `isrc:QZ${String(number).padStart(10, '0')}`,
        ][Math.floor(random() * 5)];
      }
      if (kind < 0.95) return word(random);
      return word(random).slice(0, 2);
    },
  };
}

function makeWords(): string[] {
  const random = createRandom(7);
  const words = new Set<string>();
  while (words.size < WORDS) {
    let word = '';
    const syllables = 1 + Math.floor(random() * 3) + (words.size > 2000 ? 1 : 0);
    for (let count = 0; count < syllables; count++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)];
    words.add(word);
  }
  return [...words];
}

/** 22 characters, of which the last say which. */
function toId(kind: string, number: number): string {
  let mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  let head = '';
  for (let count = 0; count < 6; count++) {
    head += ALPHABET[mixed % 62];
    mixed = Math.floor(mixed / 62);
  }
  return `${head}${kind}${String(number).padStart(15, '0')}`;
}
