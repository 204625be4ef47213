import type { CatalogueObject } from './object.ts';

/** What only the full object has. */
const FULL_ONLY: Readonly<Record<string, readonly string[]>> = {
  artist: ['followers', 'genres', 'images', 'popularity'],
  album: ['tracks', 'copyrights', 'external_ids', 'genres', 'label', 'popularity'],
  track: ['album', 'external_ids', 'popularity'],
  show: ['episodes'],
  episode: ['show'],
  audiobook: ['chapters'],
  chapter: ['audiobook'],
  user: [],
};

/** The simplified object, as it stands within others and in lists. */
export function simplify(object: CatalogueObject): CatalogueObject {
  const simple: Record<string, unknown> = { ...object };
  for (const field of FULL_ONLY[object.type] ?? []) delete simple[field];
  return simple as CatalogueObject;
}
