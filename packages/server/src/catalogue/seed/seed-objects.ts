import type { ImportedPlaylist } from '../../storage/playlists.ts';
import type { CatalogueObject } from '../object.ts';
import { BOOKS } from './books.ts';
import { type Composer, readWorks } from './read-works.ts';
import { seedId, seedNumber } from './seed-id.ts';
import { WORKS } from './works.ts';

/** The user to whom the sandbox's own playlists belong. */
const SEED_USER = { type: 'user', id: 'barline', name: 'Barline', display_name: 'Barline' };

/** Pieces of a collection on one album. */
const PIECES = 12;
const PICTURE_SIZES = [640, 300, 64];
const LANGUAGES = { language: 'en', languages: ['en'] };

/** Everything in the sandbox's catalogue, artists first, then what belongs to the best known. */
export function* seedObjects(): Generator<CatalogueObject> {
  const composers = readWorks(WORKS).sort((a, b) => b.fame - a.fame);
  yield SEED_USER;
  for (const composer of composers) yield toArtist(composer);
  for (const composer of composers) yield* toAlbums(composer);
  yield* toShows(composers);
  yield* toAudiobooks();
}

/** The sandbox's playlists; the tracks in them are among `seedObjects`. */
export function* seedPlaylists(): Generator<ImportedPlaylist> {
  const tracks = listTracks();
  for (const { name, description, fits } of describeLists(tracks)) {
    const items = tracks.filter(fits).slice(0, MOST_ITEMS);
    if (items.length >= LEAST_ITEMS) yield toPlaylist({ name, description, owner: SEED_USER, items });
  }
}

const DEMO_LISTS = ['Sunday Morning', 'Learning These', 'Для дороги'];

/** The id of the first of `seedPlaylistsOf`. */
export function firstPlaylistOf(owner: { readonly name: string }): string {
  return seedId('playlist', owner.name, DEMO_LISTS[0]);
}

/** Playlists of a sandbox's demo user. */
export function* seedPlaylistsOf(owner: { readonly id: string; readonly name: string }): Generator<ImportedPlaylist> {
  const tracks = listTracks();
  for (const [index, name] of DEMO_LISTS.entries()) {
    const items = tracks.filter((_, position) => position % 7 === index).slice(0, 12 + 10 * index);
    yield toPlaylist({ name, description: '', owner, items });
  }
}

type ListedTrack = { readonly id: string; readonly title: string; readonly composer: Composer };
type List = { readonly name: string; readonly description: string; readonly fits: (track: ListedTrack) => boolean };

const LEAST_ITEMS = 10;
const MOST_ITEMS = 50;

/** All tracks: those of the best known come first, in an order of no meaning. */
function listTracks(): ListedTrack[] {
  const listed = readWorks(WORKS).flatMap((composer) =>
    [...toAlbums(composer)].flatMap(({ type, id, name, album }) =>
      type === 'track' ? [{ id, title: `${name} ${album.name}`, composer, chance: seedNumber(id, 1 << 20) }] : [],
    ),
  );
  return listed.sort((a, b) => b.composer.fame - a.composer.fame || a.chance - b.chance);
}

function describeLists(tracks: readonly ListedTrack[]): List[] {
  const composers = [...new Set(tracks.map(({ composer }) => composer))];
  const styles = [...new Set(composers.map(({ style }) => style))];
  return [
    ...composers
      .filter(({ fame }) => fame >= 7)
      .map((composer) => ({
        name: `This Is ${composer.name}`,
        description: `${composer.name}, ${composer.born}–${composer.died}.`,
        fits: (track: ListedTrack) => track.composer === composer,
      })),
    ...styles.map((style) => ({
      name: `The ${capital(style)} Shelf`,
      description: `Music of the kind called ${style}.`,
      fits: ({ composer }: ListedTrack) => composer.style === style,
    })),
    ...FORMS.map(([name, pattern]) => ({
      name,
      description: 'One form, many hands.',
      fits: ({ title }: ListedTrack) => pattern.test(title),
    })),
    ...YEARS.slice(0, -1).map((year, index) => ({
      name: `Born from ${year} to ${YEARS[index + 1] - 1}`,
      description: 'Composers by the year of their birth.',
      fits: ({ composer }: ListedTrack) => composer.born >= year && composer.born < YEARS[index + 1],
    })),
  ];
}

const YEARS = [1500, 1600, 1700, 1750, 1800, 1825, 1850, 1875, 1900];

type PlaylistParts = Pick<List, 'name' | 'description'> & {
  readonly owner: { readonly id: string; readonly name: string };
  readonly items: readonly ListedTrack[];
};

function toPlaylist({ name, description, owner, items }: PlaylistParts): ImportedPlaylist {
  const id = seedId('playlist', owner.name, name);
  return {
    ...{ id, name, description, ownerId: owner.id, ownerName: owner.name, images: pictures(id) },
    ...{ public: true, collaborative: false, snapshotId: null },
    items: items.map((track) => ({
      uri: `spotify:track:${track.id}`,
      addedAt: '2026-11-01T12:00:00Z',
      addedById: owner.id,
    })),
  };
}

const FORMS: readonly (readonly [string, RegExp])[] = [
  ['Sonatas', /sonata/i],
  ['Études and Studies', /étude|study|studies/i],
  ['Preludes', /prelude|prélude/i],
  ['Fugues', /fug(ue|a)|contrapunctus/i],
  ['Songs', /\b(songs?|lied(er)?)\b/i],
  ['Waltzes', /waltz|valse/i],
  ['Mazurkas and Polonaises', /mazurka|polonaise/i],
  ['Concertos', /concert(o|i)/i],
  ['Symphonies', /symphon|sinfoni/i],
  ['String Quartets', /quartet/i],
  ['Nocturnes', /nocturn|notturno/i],
  ['Masses', /missa|mass |kyrie/i],
  ['Organ', /organ/i],
  ['Overtures', /overture|увертюра/i],
];

function toArtist(composer: Composer): CatalogueObject {
  const id = seedId('artist', composer.name);
  return {
    ...{ type: 'artist', id, name: composer.name, genres: [composer.style], images: pictures(id) },
    popularity: popularityOf(id, composer),
    followers: { href: null, total: composer.fame ** 4 * 37 + seedNumber(id, 500) },
    also_known_as: composer.russianName,
  };
}

/** Each album, then its tracks. */
function* toAlbums(composer: Composer): Generator<CatalogueObject> {
  const { type, id, name, also_known_as } = toArtist(composer);
  const artists = [{ type, id, name, also_known_as }];
  for (const work of composer.works) {
    const volumes = Math.ceil(work.pieces.length / PIECES);
    for (let volume = 0; volume < volumes; volume++) {
      const pieces = work.pieces.slice(volume * PIECES, (volume + 1) * PIECES);
      const part = { ...toAlbum(composer, work, volumes === 1 ? null : volume + 1, pieces.length), artists };
      yield { ...part, ...onAlbum(part.id, composer) };
      for (const [index, piece] of pieces.entries()) {
        const trackId = seedId('track', composer.name, work.title, volume * PIECES + index);
        yield {
          ...{ type: 'track', id: trackId, artists, album: part },
          name: pieces.length === 1 && piece === work.title ? piece : `${work.title}: ${piece}`,
          track_number: index + 1,
          duration_ms: 45_000 + seedNumber(trackId, 375_000),
          popularity: popularityOf(trackId, composer),
          external_ids: { isrc: `ZZBAR26${String(seedNumber(trackId, 100_000)).padStart(5, '0')}` },
        };
      }
    }
  }
}

function toAlbum(
  composer: Composer,
  work: Composer['works'][number],
  volume: number | null,
  total: number,
): CatalogueObject {
  const id = seedId('album', composer.name, work.title, volume ?? 0);
  return {
    ...{ type: 'album', id, album_type: total === 1 ? 'single' : 'album', total_tracks: total },
    name: volume === null ? work.title : `${work.title}, Vol. ${volume}`,
    ...{ images: pictures(id), release_date: String(work.year).padStart(4, '0'), release_date_precision: 'year' },
  };
}

/** What only the full album has. */
function onAlbum(id: string, composer: Composer): object {
  return {
    ...{ genres: [composer.style], label: 'Public Domain', popularity: popularityOf(id, composer) },
    copyrights: [{ text: `Public domain: ${composer.name} (${composer.born}–${composer.died})`, type: 'C' }],
    external_ids: { upc: `2${String(seedNumber(id, 10 ** 9)).padStart(11, '0')}` },
  };
}

/** A show for each style, an episode for each composer of it. */
function* toShows(composers: readonly Composer[]): Generator<CatalogueObject> {
  for (const [style, all] of Map.groupBy(composers, (composer) => composer.style)) {
    const id = seedId('show', style);
    const description = `Short lives of those who made the music called ${style}.`;
    const show = {
      ...{ type: 'show', id, name: `Lives: ${capital(style)}`, description, html_description: `<p>${description}</p>` },
      ...{ publisher: 'Barline', images: pictures(id), languages: ['en'], total_episodes: all.length },
    };
    yield show;
    for (const [index, composer] of all.entries()) {
      const { name, born, died, works } = composer;
      const episodeId = seedId('episode', style, name);
      const first = works[0]
        ? ` Among the works: ${works
            .map(({ title }) => title)
            .slice(0, 3)
            .join('; ')}.`
        : '';
      const about = `${name} lived from ${born} to ${died}.${first}`;
      yield {
        ...{
          type: 'episode',
          id: episodeId,
          name: `${name} (${born}–${died})`,
          description: about,
          html_description: `<p>${about}</p>`,
        },
        ...{ show, images: pictures(id), ...LANGUAGES, duration_ms: 600_000 + seedNumber(episodeId, 1_800_000) },
        ...{
          release_date: new Date(Date.UTC(2026, 0, 1 + (index % 300))).toISOString().slice(0, 10),
          release_date_precision: 'day',
        },
      };
    }
  }
}

function* toAudiobooks(): Generator<CatalogueObject> {
  for (const { title, author, year, chapters } of BOOKS) {
    const id = seedId('audiobook', title);
    const description = `${title} by ${author}, first published in ${year}.`;
    const book = {
      ...{ type: 'audiobook', id, name: title, authors: [{ name: author }], narrators: [], publisher: 'Public Domain' },
      ...{ description, html_description: `<p>${description}</p>`, images: pictures(id), languages: ['en'] },
      ...{ edition: 'Unabridged', total_chapters: chapters.length },
    };
    yield book;
    for (const [index, name] of chapters.entries()) {
      const chapterId = seedId('chapter', title, index);
      yield {
        ...{
          type: 'chapter',
          id: chapterId,
          name,
          chapter_number: index,
          audiobook: book,
          images: pictures(id),
          ...LANGUAGES,
        },
        ...{
          description,
          html_description: `<p>${description}</p>`,
          duration_ms: 600_000 + seedNumber(chapterId, 1_800_000),
        },
        ...{ release_date: String(year), release_date_precision: 'year' },
      };
    }
  }
}

function popularityOf(id: string, { fame }: Composer): number {
  return Math.min(99, fame * 9 + seedNumber(id, 15));
}

function pictures(id: string) {
  return PICTURE_SIZES.map((size) => ({ url: `barline://here/covers/${id}-${size}.jpeg`, height: size, width: size }));
}

function capital(text: string): string {
  return text.replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());
}
