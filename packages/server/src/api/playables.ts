import type { CatalogueObject, CatalogueType } from '../storage/catalogue.ts';
import type { WebApi } from './endpoint.ts';
import { parseUri } from './uris.ts';

/** The objects of URIs, by URI; what the catalogue does not know is missing. */
export async function findByUris(
  { catalogue }: Pick<WebApi, 'catalogue'>,
  uris: readonly string[],
): Promise<ReadonlyMap<string, CatalogueObject>> {
  const byType = new Map<CatalogueType, Map<string, string>>();
  for (const uri of uris) {
    const parsed = parseUri(uri);
    if (parsed?.type !== 'track' && parsed?.type !== 'episode' && parsed?.type !== 'chapter') continue;
    const ids = byType.get(parsed.type) ?? new Map<string, string>();
    byType.set(parsed.type, ids.set(parsed.id, uri));
  }
  const found = new Map<string, CatalogueObject>();
  await Promise.all(
    [...byType].map(async ([type, ids]) => {
      const objects = await catalogue.findMany(type, [...ids.keys()]);
      for (const object of objects) if (object) found.set(ids.get(object.id)!, object);
    }),
  );
  return found;
}
