import { type Pixels, type Scanned, scan } from '@barline/codes';
import { PEERS } from './truth-peers.ts';

/** What a peer made of the same pictures. */
type PeerTally = { pictures: number; reads: number; wrong: number; ms: number[] };

/** What became of some pictures. Reads are counted in codes; `wrong` are finds that are not in the picture. */
export type Tally = {
  pictures: number;
  codes: number;
  reads: number;
  wrong: number;
  refusals: Record<string, number>;
  ms: number[];
  /** Bits corrected in each right read. */
  corrected: number[];
  peers: Record<string, PeerTally>;
};

export function newTally(): Tally {
  const peers = Object.fromEntries(
    Object.keys(PEERS).map((name): [string, PeerTally] => [name, { pictures: 0, reads: 0, wrong: 0, ms: [] }]),
  );
  return { pictures: 0, codes: 0, reads: 0, wrong: 0, refusals: {}, ms: [], corrected: [], peers };
}

/** Lets us read a picture that holds the codes `refs`, and the peers too unless that is not asked for. */
export function tryPicture(tally: Tally, pixels: Pixels, refs: readonly number[], withPeers: boolean): void {
  const start = performance.now();
  const { codes, failure } = scanOrReport(pixels);
  tally.ms.push(performance.now() - start);
  tally.pictures++;
  tally.codes += refs.length;
  const found = codes.map(({ mediaRef }) => mediaRef as number);
  tally.reads += refs.filter((ref) => found.includes(ref)).length;
  tally.wrong += found.filter((ref) => !refs.includes(ref)).length;
  for (const { mediaRef, correctedBits } of codes) if (refs.includes(mediaRef)) tally.corrected.push(correctedBits);
  if (failure !== null) tally.refusals[failure] = (tally.refusals[failure] ?? 0) + 1;
  if (!withPeers) return;
  for (const [name, read] of Object.entries(PEERS)) {
    const peer = tally.peers[name];
    const began = performance.now();
    const theirs = read(pixels);
    peer.ms.push(performance.now() - began);
    peer.pictures++;
    peer.reads += refs.filter((ref) => theirs.includes(ref)).length;
    peer.wrong += theirs.filter((ref) => !refs.includes(ref)).length;
  }
}

/** A scan that throws is a fault of ours: it is counted among the refusals. */
function scanOrReport(pixels: Pixels): { codes: Scanned['codes']; failure: string | null } {
  try {
    return scan(pixels);
  } catch {
    return { codes: [], failure: 'THROWN' };
  }
}

/** Adds one tally to another, in place. */
export function addTally(sum: Tally, { refusals, ms, corrected, peers, ...counts }: Tally): void {
  for (const key of ['pictures', 'codes', 'reads', 'wrong'] as const) sum[key] += counts[key];
  for (const [reason, times] of Object.entries(refusals)) sum.refusals[reason] = (sum.refusals[reason] ?? 0) + times;
  sum.ms.push(...ms);
  sum.corrected.push(...corrected);
  for (const [name, peer] of Object.entries(peers)) {
    for (const key of ['pictures', 'reads', 'wrong'] as const) sum.peers[name][key] += peer[key];
    sum.peers[name].ms.push(...peer.ms);
  }
}
