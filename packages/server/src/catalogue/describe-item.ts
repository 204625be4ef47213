import { formatUri, type Link, toUrl } from '@barline/codes';
import type { WebApi } from '../api/endpoint.ts';
import type { CatalogueObject, CatalogueType } from './object.ts';

/** Something on another item's page. */
export type ItemLine = {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  /** Who made it, where there is more to say than its name. */
  readonly by: string;
  /** `null`: it has no length. */
  readonly durationMs: number | null;
};

/** What an item's page says of it beside its code. */
export type ItemDescription = {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  /** People with pages of their own. */
  readonly by: readonly ItemLine[];
  /** What stands below the name: `null` where nothing is known. */
  readonly album: ItemLine | null;
  /** As far as it is known: 1824, 1824-05 or 1824-05-07. */
  readonly released: string | null;
  readonly description: string | null;
  readonly uri: string;
  readonly url: string;
  /** A square picture on this server. */
  readonly picture: string;
  /** Tracks of an album or playlist, episodes of a show, albums of an artist, playlists of a person. */
  readonly lines: readonly ItemLine[];
  readonly total: number;
};

/** So many lines stand on a page. */
const MOST_LINES = 100;
const ALL_GROUPS = ['album', 'single', 'compilation'] as const;

type Sources = Pick<WebApi, 'accounts' | 'catalogue' | 'playlists'>;

/** What is known of a link; `null` where nothing is. Private playlists are not known. */
export async function describeItem(sources: Sources, link: Link): Promise<ItemDescription | null> {
  if (link.type === 'user') return describeUser(sources, link);
  if (link.type === 'playlist') return describePlaylist(sources, link);
  const object = await sources.catalogue.find(link.type, link.id);
  if (!object) return null;
  const { items, total } = await readParts(sources, object);
  const people: readonly CatalogueObject[] = object.artists ?? (object.show ? [object.show] : []);
  const authors = [...(object.authors ?? []), ...(object.publisher ? [{ name: object.publisher }] : [])];
  // Who made all of an album need not stand in each line.
  const joined = people.map(({ name }) => name).join(', ');
  return {
    ...describeLink(link, object.name),
    by: people.length > 0 ? people.map(toLine) : authors.map(({ name }) => ({ ...NOBODY, name })),
    album: object.album ? toLine(object.album) : null,
    released: releaseOf(object.release_date ?? object.album?.release_date),
    description: object.description || null,
    picture: pictureOf(object.images ?? object.album?.images, link.id),
    lines: items.map(toLine).map((line) => (line.by === joined ? { ...line, by: '' } : line)),
    total,
  };
}

const NOBODY: ItemLine = { type: '', id: '', name: '', by: '', durationMs: null };

async function readParts({ catalogue }: Sources, { type, id }: CatalogueObject) {
  if (type === 'artist') return catalogue.artistAlbums(id, ALL_GROUPS, { limit: MOST_LINES, offset: 0 });
  if (type === 'album' || type === 'show' || type === 'audiobook')
    return catalogue.children(id, { limit: MOST_LINES, offset: 0 });
  return { items: [], total: 0 };
}

async function describeUser({ accounts, catalogue, playlists }: Sources, link: Link): Promise<ItemDescription | null> {
  const user = await accounts.users.findById(link.id);
  const name = user && !user.disabled ? user.displayName : (await catalogue.find('user', link.id))?.display_name;
  if (typeof name !== 'string') return null;
  const shown = { private: false, collaborative: false, own: true };
  const { items, total } = await playlists.listOf(link.id, shown, { limit: MOST_LINES, offset: 0 });
  return {
    ...describeLink(link, name),
    ...{ by: [], album: null, released: null, description: null, picture: `/covers/${coverId(link.id)}-300.svg` },
    lines: items.map((list) => ({ ...NOBODY, type: 'playlist', id: list.id, name: list.name })),
    total,
  };
}

async function describePlaylist(
  { accounts, catalogue, playlists }: Sources,
  link: Link,
): Promise<ItemDescription | null> {
  const playlist = await playlists.find(link.id);
  if (!playlist?.public) return null;
  const owner = await accounts.users.findById(playlist.ownerId);
  const items = await playlists.items(link.id, { limit: MOST_LINES, offset: 0 });
  const ids = items.map(({ uri }) => uri.split(':'));
  const lines = await Promise.all(
    (['track', 'episode'] as const satisfies CatalogueType[]).map((type) => findAll(catalogue, type, ids)),
  );
  return {
    ...describeLink(link, playlist.name),
    by: [
      {
        ...NOBODY,
        type: 'user',
        id: playlist.ownerId,
        name: owner?.displayName ?? playlist.ownerName ?? playlist.ownerId,
      },
    ],
    ...{ album: null, released: null, description: playlist.description || null },
    picture: playlist.cover === null ? pictureOf(playlist.images, link.id) : `/image/playlist/${link.id}.jpg`,
    lines: ids.flatMap(([, type, id]) => lines.map((found) => found.get(`${type}:${id}`)).find(Boolean) ?? []),
    total: playlist.total,
  };
}

async function findAll(catalogue: Sources['catalogue'], type: CatalogueType, uris: readonly string[][]) {
  const ids = uris.filter(([, each]) => each === type).map(([, , id]) => id);
  const found = await catalogue.findMany(type, ids);
  return new Map(found.flatMap((object) => (object ? [[`${type}:${object.id}`, toLine(object)]] : [])));
}

function describeLink(link: Link, name: string) {
  return { type: link.type, id: link.id, name, uri: formatUri(link), url: toUrl(link) };
}

function toLine(object: CatalogueObject): ItemLine {
  const people: readonly { name: string }[] = object.artists ?? [];
  return {
    type: object.type,
    id: object.id,
    name: object.name,
    by:
      object.type === 'album'
        ? (releaseOf(object.release_date) ?? '').slice(0, 4)
        : people.map(({ name }) => name).join(', '),
    durationMs: typeof object.duration_ms === 'number' ? object.duration_ms : null,
  };
}

function releaseOf(date: unknown): string | null {
  return typeof date === 'string' && !date.startsWith('0000') ? date : null;
}

/** A picture of this server: pages load nothing from elsewhere. */
function pictureOf(images: readonly { url: string }[] | null | undefined, id: string): string {
  const own = (images ?? []).map(({ url }) => /\/covers\/[0-9A-Za-z]+-300\.jpeg$/.exec(url)?.[0]).find(Boolean);
  return own?.replace('.jpeg', '.svg') ?? `/covers/${coverId(id)}-300.svg`;
}

/** What may stand in the address of a cover. */
function coverId(id: string): string {
  return id.replace(/[^0-9A-Za-z]/g, '').slice(0, 40) || 'x';
}
