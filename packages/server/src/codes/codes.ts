import type { Levels, Link, LinkType, Mark, MediaRef, Namespace } from '@barline/codes';
import type { Origin } from '../storage/schema.ts';

/** A reference and the link it names. */
export type Pair = {
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  readonly link: Link;
  readonly origin: Origin;
  /** When it came to be known: ISO 8601, UTC. */
  readonly since: string;
  /** The mark that Spotify's strip was served with; `null`: ours. */
  readonly mark: Mark | null;
};

/** A pair with the bars to draw; `created` is false when it was known before. */
export type MadeCode = Pair & { readonly levels: Levels; readonly created: boolean };

/** What a reference names. `origin` and `since` are `null` where a resolver slot answered. */
export type Resolution = {
  readonly status: 'known';
  readonly via: 'registry' | 'resolver';
  readonly namespace: Namespace;
  readonly uri: string;
  readonly url: string;
  readonly type: LinkType;
  readonly id: string;
  readonly title: null;
  readonly origin: Origin | null;
  readonly since: string | null;
};

/** What an import did: `conflicts` are the pairs whose reference or link is already paired otherwise. */
export type ImportReport = {
  readonly added: number;
  readonly known: number;
  readonly conflicts: readonly Pair[];
};

/** The codes that are known here, and the ways to know more. What fails throws a `Failure`. */
export type Codes = {
  /**
   * The code of a link in any spelling. Known: no network. Else Spotify's strip service is asked and the pair kept as
   * learned; else, where allowed, a local reference is assigned.
   */
  make(linkText: string): Promise<MadeCode>;
  /** The code of a link if it is known: Spotify's before a local one. Never asks the network. */
  find(link: Link): Promise<MadeCode | null>;
  /** What a reference names. Without `namespace`: Spotify's first, then ours. */
  resolve(mediaRef: MediaRef, namespace?: Namespace): Promise<Resolution | null>;
  /** Keeps the pair as proved if the strip of the link carries this reference. */
  teach(mediaRef: MediaRef, linkText: string): Promise<Pair>;
  exportPairs(): AsyncIterable<Pair>;
  importPairs(pairs: Iterable<Pair> | AsyncIterable<Pair>): Promise<ImportReport>;
  /** Throws `Failure('storage_unavailable')` when the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** Something that happened, to be counted and logged; it carries no link and no reference. */
export type CodesEvent =
  | { readonly kind: 'upstream'; readonly answer: string }
  | { readonly kind: 'resolved'; readonly via: 'registry' | 'resolver' | 'nothing' }
  | { readonly kind: 'resolver_failed'; readonly why: string };
