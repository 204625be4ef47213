import { formatUri, type Link, parseLink } from '../link.ts';

/** A link with the name its page has. */
export type Listed = { readonly link: string; readonly title: string };

/** Asks the Web API for the JSON at a path. `call` names what is asked as its reference does; a refusal throws. */
export type AskWebApi = (path: string, call: string) => Promise<unknown>;

/** More than this no batch takes at a time. */
const MOST = 10_000;

type Source = { readonly path: (id: string) => string; readonly call: string; readonly page: number };

/** Which lists there are, and how many entries of each Spotify gives at a time. */
const SOURCES: Readonly<Partial<Record<Link['type'], Source>>> = {
  playlist: { path: (id) => `/v1/playlists/${id}/items`, call: 'GET /v1/playlists/{id}/items', page: 50 },
  album: { path: (id) => `/v1/albums/${id}/tracks`, call: 'GET /v1/albums/{id}/tracks', page: 50 },
  artist: { path: (id) => `/v1/artists/${id}/albums`, call: 'GET /v1/artists/{id}/albums', page: 10 },
};

/** True for what holds other things: a playlist, an album, an artist. */
export function isList({ type }: Link): boolean {
  return SOURCES[type] !== undefined;
}

/** The tracks of a playlist or an album, or the albums of an artist. `tell` hears how many of how many. */
export async function listLinks(
  ask: AskWebApi,
  { type, id }: Link,
  tell: (known: number, all: number) => void,
): Promise<Listed[]> {
  const source = SOURCES[type];
  if (source === undefined) throw new RangeError(`A ${type} holds no links.`);
  const listed: Listed[] = [];
  for (let offset = 0; offset < MOST; offset += source.page) {
    const path = `${source.path(id)}?limit=${source.page}&offset=${offset}`;
    const { items, total } = readPage(await ask(path, source.call));
    listed.push(...items.flatMap(readEntry));
    tell(Math.min(offset + source.page, total), total);
    if (items.length === 0 || offset + source.page >= total) break;
  }
  return listed;
}

/** The playlists of whoever gave the token, by their names. */
export async function listPlaylists(ask: AskWebApi): Promise<Listed[]> {
  return readPage(await ask('/v1/me/playlists?limit=50', 'GET /v1/me/playlists')).items.flatMap(readEntry);
}

function readPage(body: unknown): { items: readonly unknown[]; total: number } {
  const { items, total } = (body ?? {}) as { items?: unknown; total?: unknown };
  return { items: Array.isArray(items) ? items : [], total: Number(total) || 0 };
}

/** A playlist wraps its entries, under a new and an old name; removed ones are null, local files have no page. */
function readEntry(entry: unknown): Listed[] {
  const wrapped = (entry ?? {}) as { item?: unknown; track?: unknown; uri?: unknown; name?: unknown };
  const thing = (wrapped.item ?? (typeof wrapped.track === 'object' ? wrapped.track : null) ?? wrapped) as {
    uri?: unknown;
    name?: unknown;
  };
  const parsed = parseLink(String(thing.uri ?? ''));
  return parsed.ok ? [{ link: formatUri(parsed.link), title: String(thing.name ?? '') }] : [];
}
