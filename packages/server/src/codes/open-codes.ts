import { randomInt } from 'node:crypto';
import { formatUri, type Link, type MediaRef, type Namespace, toUrl } from '@barline/codes';
import type { Config } from '../config.ts';
import { openDatabase } from '../storage/database.ts';
import { createPairStore } from '../storage/pairs.ts';
import type { Fetch } from './bounded-fetch.ts';
import type { Codes, CodesEvent, Pair, Resolution } from './codes.ts';
import { readLink } from './link-text.ts';
import { createRegistry, toPair } from './registry.ts';
import { createResolver } from './resolver.ts';
import { plantSeed } from './seed.ts';
import { createUnfold } from './unfold.ts';
import { createUpstream } from './upstream.ts';

/** What enters from outside, for tests; by default the real thing. */
export type CodesParts = {
  readonly fetch?: Fetch;
  readonly now?: () => Date;
  /** A random integer, 0 <= r < limit, from a cryptographic source. */
  readonly random?: (limit: number) => number;
  readonly observe?: (event: CodesEvent) => void;
};

type CodesConfig = Pick<Config, 'database' | 'stripUrl' | 'resolverUrl' | 'registry' | 'symbol'>;

/**
 * Opens the registry with the ways to learn what it does not know. Throws `Failure` database_newer, storage_full or
 * storage_unavailable.
 */
export async function openCodes(config: CodesConfig, parts: CodesParts = {}): Promise<Codes> {
  const {
    fetch = globalThis.fetch,
    now = () => new Date(),
    random = (limit) => randomInt(limit),
    observe = () => {},
  } = parts;
  const database = await openDatabase(config.database, now);
  const store = createPairStore(database);
  try {
    await plantSeed(store, now);
  } catch (error) {
    await database.close();
    throw error;
  }

  const askStripService = createUpstream(config.stripUrl, fetch);
  const unfold = createUnfold(config.stripUrl === null ? null : fetch);
  const askResolver = createResolver(config.resolverUrl, fetch, (why) => observe({ kind: 'resolver_failed', why }));
  const registry = createRegistry({ config, store, now, random, ask: observed });

  async function observed(link: Link) {
    const answer = await askStripService(link);
    const status = 'status' in answer ? ` ${answer.status}` : '';
    observe({ kind: 'upstream', answer: answer.ok ? 'learned' : answer.reason + status });
    return answer;
  }

  async function resolve(mediaRef: MediaRef, namespace?: Namespace): Promise<Resolution | null> {
    for (const candidate of namespacesToTry(namespace)) {
      const stored = await store.findByReference(candidate, mediaRef);
      if (stored) {
        observe({ kind: 'resolved', via: 'registry' });
        return fromPair(toPair(stored));
      }
    }
    const link = namespace === 'local' ? null : await askResolver(mediaRef);
    observe({ kind: 'resolved', via: link ? 'resolver' : 'nothing' });
    return link && { ...describeLink(link), via: 'resolver', namespace: 'spotify', origin: null, since: null };
  }

  /** Where a sandbox draws its own codes with Spotify's reference bars, such bars may mean either namespace. */
  function namespacesToTry(namespace: Namespace | undefined): readonly Namespace[] {
    if (namespace === 'local') return ['local'];
    return namespace === undefined || config.symbol === 'spotify' ? ['spotify', 'local'] : ['spotify'];
  }

  return {
    make: async (linkText) => registry.make(await readLink(linkText, unfold)),
    find: registry.find,
    resolve,
    teach: async (mediaRef, linkText) => registry.teach(mediaRef, await readLink(linkText, unfold)),
    exportPairs: registry.exportPairs,
    importPairs: registry.importPairs,
    check: async () => void (await store.findByReference('spotify', 0 as MediaRef)),
    close: () => database.close(),
  };
}

function fromPair(pair: Pair): Resolution {
  const { namespace, origin, since } = pair;
  return { ...describeLink(pair.link), via: 'registry', namespace, origin, since };
}

function describeLink(link: Link) {
  return { status: 'known', uri: formatUri(link), url: toUrl(link), ...link, title: null } as const;
}
