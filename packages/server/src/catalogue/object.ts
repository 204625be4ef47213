/** What the catalogue keeps. */
export const CATALOGUE_TYPES = ['artist', 'album', 'track', 'show', 'episode', 'audiobook', 'chapter', 'user'] as const;

export type CatalogueType = (typeof CATALOGUE_TYPES)[number];

/** What search finds. */
export const SEARCH_TYPES = ['artist', 'album', 'track', 'show', 'episode', 'audiobook', 'playlist'] as const;

export type SearchType = (typeof SEARCH_TYPES)[number];

/** An object in the Web API's own shape; its type says what else is in it. */
export type CatalogueObject = {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came from outside is passed on as it came
  readonly [field: string]: any;
};

/** Whether search finds things of its type. */
export function isSearched<T extends { readonly type: string }>(thing: T): thing is T & { readonly type: SearchType } {
  return (SEARCH_TYPES as readonly string[]).includes(thing.type);
}
