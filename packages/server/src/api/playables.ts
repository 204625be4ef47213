import type { CatalogueObject, CatalogueType } from '../storage/catalogue.ts';
import { type Embedded, embed } from './embedded.ts';
import type { WebApi } from './endpoint.ts';
import { isPlain, present, type View } from './present.ts';
import { parseUri } from './uris.ts';

/** The objects of URIs, by URI; what the catalogue does not know is missing. */
export async function findByUris(
  { catalogue }: Pick<WebApi, 'catalogue'>,
  uris: readonly string[],
): Promise<ReadonlyMap<string, CatalogueObject>> {
  const found = new Map<string, CatalogueObject>();
  await Promise.all(
    [...idsByType(uris)].map(async ([type, ids]) => {
      const objects = await catalogue.findMany(type, [...ids.keys()]);
      for (const object of objects) if (object) found.set(ids.get(object.id)!, object);
    }),
  );
  return found;
}

/** URIs of what can be played by their ids, of each type. */
function idsByType(uris: readonly string[]): Map<CatalogueType, Map<string, string>> {
  const byType = new Map<CatalogueType, Map<string, string>>();
  for (const uri of uris) {
    const parsed = parseUri(uri);
    if (parsed?.type !== 'track' && parsed?.type !== 'episode' && parsed?.type !== 'chapter') continue;
    const ids = byType.get(parsed.type) ?? new Map<string, string>();
    byType.set(parsed.type, ids.set(parsed.id, uri));
  }
  return byType;
}

/** An object as a caller sees it, perhaps written already. */
export type Shown = CatalogueObject | Embedded;

/** The full object of a text of the catalogue as a view shows it. */
export function showText(type: CatalogueType, text: string, view: View): Shown {
  if (isPlain(view) && (type === 'track' || type === 'artist')) return embed(text);
  return present(JSON.parse(text) as CatalogueObject, view);
}

/** Full objects as a view shows them, in the order of `ids`; `null` where unknown. */
async function showMany(
  { catalogue }: Pick<WebApi, 'catalogue'>,
  type: CatalogueType,
  ids: readonly string[],
  view: View,
): Promise<(Shown | null)[]> {
  const texts = await catalogue.findTexts(type, ids);
  const shown = new Map([...texts].map(([id, text]) => [id, showText(type, text, view)]));
  return ids.map((id) => shown.get(id) ?? null);
}

/** What can be played, by URI, as a view shows it. */
export async function showByUris(
  api: Pick<WebApi, 'catalogue'>,
  uris: readonly string[],
  view: View,
): Promise<ReadonlyMap<string, Shown>> {
  const found = new Map<string, Shown>();
  await Promise.all(
    [...idsByType(uris)].map(async ([type, byId]) => {
      const ids = [...byId.keys()];
      for (const [at, shown] of (await showMany(api, type, ids, view)).entries()) {
        if (shown) found.set(byId.get(ids[at])!, shown);
      }
    }),
  );
  return found;
}
