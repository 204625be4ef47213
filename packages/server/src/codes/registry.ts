import { encode, formatUri, type Link, MEDIA_REF_LIMIT, type MediaRef, parseLink, toMediaRef } from '@barline/codes';
import { Failure } from '@barline/messages';
import type { Config } from '../config.ts';
import type { PairStore, StoredPair } from '../storage/pairs.ts';
import type { ImportReport, MadeCode, Pair } from './codes.ts';
import { type AskStripService, type StripAnswer, toFailure } from './upstream.ts';

/** A link with only a local reference is asked for again after this long, in ms. */
const ASK_AGAIN = 60_000;
/** Links whose last asking is remembered. */
const MOST_ASKED = 10_000;
/** Pairs stored with one statement by an import. */
const BATCH = 500;

type Parts = {
  readonly config: Pick<Config, 'registry' | 'symbol'>;
  readonly store: PairStore;
  readonly ask: AskStripService;
  readonly now: () => Date;
  /** A random integer, 0 <= r < limit, from a cryptographic source. */
  readonly random: (limit: number) => number;
};

/** Knows pairs, learns them from the strip service, assigns local ones; see `Codes` for what each promises. */
export function createRegistry({ config, store, ask, now, random }: Parts) {
  const inFlight = new Map<string, Promise<MadeCode>>();
  const asked = new Map<string, number>();

  async function find(link: Link): Promise<MadeCode | null> {
    const uri = formatUri(link);
    const stored = (await store.findByUri('spotify', uri)) ?? (await store.findByUri('local', uri));
    return stored && toMade(stored, false);
  }

  /** Concurrent wishes for the same link share one question to the strip service. */
  function make(link: Link): Promise<MadeCode> {
    const uri = formatUri(link);
    const made = inFlight.get(uri) ?? makeOnce(link, uri).finally(() => inFlight.delete(uri));
    inFlight.set(uri, made);
    return made;
  }

  async function makeOnce(link: Link, uri: string): Promise<MadeCode> {
    const known = await find(link);
    if (known?.namespace === 'spotify' || (known && askedLately(uri))) return known;
    const answer = await ask(link);
    if (answer.ok) {
      const learned = await keepLearned(uri, answer);
      if (learned) return learned;
    }
    if (known) {
      rememberAsked(uri);
      return known;
    }
    if (answer.ok) throw new Failure('upstream_error', { reason: 'conflict', status: 'conflict' });
    if (config.registry === 'local' && mayAssign(answer)) return assign(uri);
    throw toFailure(answer);
  }

  /** Stores what the service said; `null` when that reference is known to belong to another link. */
  async function keepLearned(uri: string, strip: StripAnswer & { ok: true }): Promise<MadeCode | null> {
    const pair = newPair('spotify', strip.mediaRef, uri, 'learned', strip.mark);
    const [added] = await store.add([pair]);
    if (added) return toMade(added, true);
    const existing = await store.findByUri('spotify', uri);
    return existing && toMade(existing, false);
  }

  async function assign(uri: string): Promise<MadeCode> {
    for (;;) {
      const pair = newPair('local', toMediaRef(random(MEDIA_REF_LIMIT)), uri, 'assigned', null);
      const [added] = await store.add([pair]);
      if (added) return toMade(added, true);
      // Either another process was faster with this link, or the reference is taken: then draw again.
      const existing = await store.findByUri('local', uri);
      if (existing) return toMade(existing, false);
    }
  }

  async function teach(mediaRef: MediaRef, link: Link): Promise<Pair> {
    const uri = formatUri(link);
    const byLink = await store.findByUri('spotify', uri);
    if (byLink?.mediaRef === mediaRef) return toPair(byLink);
    if (byLink) throw proofFailed(mediaRef, byLink.mediaRef);
    if (await store.findByReference('spotify', mediaRef)) throw pairConflict(mediaRef, uri);
    const answer = await ask(link);
    if (!answer.ok) throw toProofFailure(answer);
    if (answer.mediaRef !== mediaRef) throw proofFailed(mediaRef, answer.mediaRef);
    const [added] = await store.add([newPair('spotify', mediaRef, uri, 'proved', answer.mark)]);
    const kept = added ?? (await store.findByUri('spotify', uri));
    if (kept?.mediaRef !== mediaRef) throw pairConflict(mediaRef, uri);
    return toPair(kept);
  }

  async function* exportPairs(): AsyncGenerator<Pair> {
    for await (const stored of store.list()) yield toPair(stored);
  }

  async function importPairs(pairs: Iterable<Pair> | AsyncIterable<Pair>): Promise<ImportReport> {
    const report = { added: 0, known: 0, conflicts: [] as Pair[] };
    let batch: Pair[] = [];
    const flush = async () => {
      const rows = batch.map(toStored);
      const added = new Set(await store.add(rows));
      report.added += added.size;
      for (const [index, row] of rows.entries()) {
        if (added.has(row)) continue;
        const existing = await store.findByReference(row.namespace, row.mediaRef);
        if (existing?.uri === row.uri) report.known += 1;
        else report.conflicts.push(batch[index]);
      }
      batch = [];
    };
    for await (const pair of pairs) {
      batch.push(pair);
      if (batch.length === BATCH) await flush();
    }
    await flush();
    return report;
  }

  function askedLately(uri: string): boolean {
    const at = asked.get(uri);
    return at !== undefined && now().getTime() - at < ASK_AGAIN;
  }

  function rememberAsked(uri: string): void {
    if (asked.size >= MOST_ASKED) asked.delete(asked.keys().next().value!);
    asked.set(uri, now().getTime());
  }

  function newPair(
    namespace: StoredPair['namespace'],
    mediaRef: MediaRef,
    uri: string,
    origin: StoredPair['origin'],
    mark: StoredPair['mark'],
  ): StoredPair {
    return { namespace, mediaRef, uri, origin, since: now().toISOString(), mark };
  }

  function toMade(stored: StoredPair, created: boolean): MadeCode {
    const levels = encode(stored.mediaRef, config.symbol === 'spotify' ? 'spotify' : stored.namespace);
    return { ...toPair(stored), levels, created };
  }

  return { find, make, teach, exportPairs, importPairs };
}

/**
 * Only where Spotify cannot be asked, or does not know the page. A service that is slow, broken or answers nonsense
 * may yet give the real reference, so its failure is told instead.
 */
function mayAssign({ reason }: StripAnswer & { ok: false }): boolean {
  return reason === 'off' || reason === 'offline' || reason === 'unreachable' || reason === 'refused';
}

function toProofFailure(answer: StripAnswer & { ok: false }): Failure {
  const failure = toFailure(answer);
  return failure.id === 'offline_needed_network' ? new Failure(failure.id, { reason: 'proof' }) : failure;
}

function proofFailed(mediaRef: MediaRef, found: MediaRef): Failure {
  return new Failure('proof_failed', { media_ref: mediaRef, found });
}

function pairConflict(mediaRef: MediaRef, uri: string): Failure {
  return new Failure('pair_conflict', { media_ref: mediaRef, uri });
}

/** The stored URI is canonical, so it always reads. */
export function toPair({ uri, ...stored }: StoredPair): Pair {
  const parsed = parseLink(uri);
  if (!parsed.ok) throw new Failure('storage_unavailable', {}, { cause: new Error('A stored link cannot be read.') });
  return { ...stored, link: parsed.link };
}

function toStored({ link, namespace, mediaRef, origin, since, mark }: Pair): StoredPair {
  return { namespace, mediaRef, uri: formatUri(link), origin, since, mark };
}
