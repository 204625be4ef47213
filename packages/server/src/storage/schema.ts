import type { Namespace } from '@barline/codes';

/** How a pair came to be known. */
export type Origin = 'learned' | 'proved' | 'imported' | 'assigned';

export const ORIGINS: readonly Origin[] = ['learned', 'proved', 'imported', 'assigned'];

/** The tables as the newest migration leaves them. */
export type Schema = {
  pairs: {
    namespace: Namespace;
    media_ref: number;
    uri: string;
    origin: Origin;
    /** ISO 8601, UTC. */
    since: string;
    /** Hash of the mark the pair was served with. */
    mark: string | null;
  };
  marks: {
    /** SHA-256 of `path`, hexadecimal. */
    hash: string;
    path: string;
  };
  schema_versions: {
    version: number;
    /** ISO 8601, UTC. */
    applied: string;
  };
};
