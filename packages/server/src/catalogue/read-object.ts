import type { ImportedPlaylist } from '../storage/playlists.ts';
import { CATALOGUE_TYPES, type CatalogueObject } from './object.ts';

/** What one line of an import holds, or why it holds nothing; `field` is the part that makes no sense. */
export type ReadObject =
  | { readonly ok: true; readonly objects: readonly CatalogueObject[]; readonly playlists: readonly ImportedPlaylist[] }
  | { readonly ok: false; readonly reason: 'type' | 'id' | 'name' | 'part'; readonly field?: string };

const ID = /^[0-9A-Za-z]{22}$/;
/** Names of people's profiles are of every kind; these would break an address or a text. */
const USER_ID = /^[^\s"\\/?#\p{Cc}]{1,200}$/u;
const TYPES: readonly string[] = CATALOGUE_TYPES;
/** What a saved object or an item of a playlist is within. */
const WRAPPERS = ['track', 'item', 'album', 'show', 'episode'];

/** Understands one object in the Web API's shape. */
export function readObject(value: unknown): ReadObject {
  if (typeof value !== 'object' || value === null) return { ok: false, reason: 'type' };
  const object = value as CatalogueObject;
  if (object.type === undefined) {
    const wrapper = WRAPPERS.find((each) => typeof object[each] === 'object' && object[each] !== null);
    if (wrapper && object.added_at !== undefined) return readObject(object[wrapper]);
  }
  if (object.type === 'playlist') return readPlaylist(object);
  const fault = findFault(object);
  return fault ?? { ok: true, objects: [withName(object)], playlists: [] };
}

type Fault = Extract<ReadObject, { ok: false }>;

function findFault(object: CatalogueObject): Fault | null {
  if (!TYPES.includes(object.type)) return { ok: false, reason: 'type' };
  const isUser = object.type === 'user';
  if (typeof object.id !== 'string' || !(isUser ? USER_ID : ID).test(object.id)) return { ok: false, reason: 'id' };
  if (!isUser && typeof object.name !== 'string') return { ok: false, reason: 'name' };
  const field = PARTS.find((each) => object[each] !== undefined && !fits(each, object[each]));
  return field ? { ok: false, reason: 'part', field } : null;
}

/** Parts that the catalogue itself relies on. */
const PARTS = ['artists', 'album', 'show', 'audiobook', 'tracks', 'episodes', 'chapters'] as const;

function fits(part: (typeof PARTS)[number], value: unknown): boolean {
  switch (part) {
    case 'artists':
      return Array.isArray(value) && value.every(isNamed);
    case 'album':
      return isNamed(value) && (value.artists === undefined || fits('artists', value.artists));
    case 'show':
    case 'audiobook':
      return isNamed(value);
    default: {
      const { items } = value as { items?: unknown };
      return items === undefined || (Array.isArray(items) && items.every((item) => item === null || isPart(item)));
    }
  }
}

/** Whether something is an object of the catalogue that may stand within another. */
function isPart(value: unknown): value is CatalogueObject {
  return typeof value === 'object' && value !== null && findFault(value as CatalogueObject) === null;
}

function isNamed(value: unknown): value is CatalogueObject {
  const { id, name } = (value ?? {}) as CatalogueObject;
  return typeof id === 'string' && ID.test(id) && typeof name === 'string';
}

/** Everything in the catalogue has a name and a type; people show theirs under another word. */
function withName(object: CatalogueObject): CatalogueObject {
  if (object.type !== 'user') return object;
  const { display_name, id } = object;
  return { display_name: null, ...object, name: typeof display_name === 'string' ? display_name : id };
}

function readPlaylist(playlist: CatalogueObject): ReadObject {
  if (typeof playlist.id !== 'string' || !ID.test(playlist.id)) return { ok: false, reason: 'id' };
  if (typeof playlist.name !== 'string') return { ok: false, reason: 'name' };
  const { owner } = playlist;
  if (typeof owner?.id !== 'string' || !USER_ID.test(owner.id)) return { ok: false, reason: 'part', field: 'owner' };
  const field = playlist.items ? 'items' : 'tracks';
  const listed = playlist[field]?.items ?? [];
  if (!Array.isArray(listed)) return { ok: false, reason: 'part', field };
  const found = listed.flatMap((entry) => entry?.item ?? entry?.track ?? []);
  const objects = found.filter(isPart);
  return {
    ok: true,
    objects: [...objects, withName({ ...owner, type: 'user' })],
    playlists: [
      {
        id: playlist.id,
        name: playlist.name,
        description: textOrNull(playlist.description),
        ownerId: owner.id,
        ownerName: textOrNull(owner.display_name),
        public: playlist.public !== false,
        collaborative: playlist.collaborative === true,
        snapshotId: textOrNull(playlist.snapshot_id),
        images: Array.isArray(playlist.images) ? playlist.images.filter(isImage) : [],
        items: listed.flatMap((entry) => {
          const uri = (entry?.item ?? entry?.track)?.uri;
          if (typeof uri !== 'string') return [];
          return { uri, addedAt: textOrNull(entry.added_at) ?? '', addedById: textOrNull(entry.added_by?.id) };
        }),
      },
    ],
  };
}

function isImage(value: unknown): value is ImportedPlaylist['images'][number] {
  return typeof (value as { url?: unknown } | null)?.url === 'string';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
