import type { en } from './en.ts';

/** The shape of the site's texts: a key that a language lacks, or has too many, is a type error. */
export type Texts = Widen<typeof en>;

/** The same keys with any texts. */
export type Widen<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof T]: Widen<T[K]> };
