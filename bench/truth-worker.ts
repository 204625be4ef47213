import { parentPort } from 'node:worker_threads';
import type { ScanFailure } from '@barline/codes';
import { readPicture } from '@barline/server';
import { makeNegative } from '../test/pictures/negatives.ts';
import { makeRefusal } from '../test/pictures/refusals.ts';
import { makePicture } from '../test/pictures/sets.ts';
import { listRealPictures, readRealPicture } from './truth-real.ts';
import { newTally, type Tally, tryPicture } from './truth-tally.ts';

/** Pictures number `from` up to `to` of a severity, of the negatives, or of a kind of real pictures. */
export type Job = {
  readonly id: number;
  readonly set: string;
  readonly severity: string;
  readonly from: number;
  readonly to: number;
  readonly withPeers: boolean;
};

export type Done = { readonly id: number; readonly tally: Tally };

async function run({ id, set, severity, from, to, withPeers }: Job): Promise<Done> {
  const tally = newTally();
  const real = set === 'real' ? listRealPictures().filter(({ kind }) => kind === severity) : [];
  for (let index = from; index < to; index++) {
    if (set === 'real') {
      tryPicture(tally, await readPicture(readRealPicture(real[index])), real[index].refs, withPeers);
      continue;
    }
    if (set === 'refusals') {
      // A right reason counts as a read.
      tryPicture(tally, await makeRefusal(severity as ScanFailure, index), [], withPeers);
      tally.codes++;
      tally.reads = tally.refusals[severity] ?? 0;
      continue;
    }
    const { pixels, codes } = set === 'negatives' ? await makeNegative(index) : await makePicture(set, severity, index);
    const refs = codes.map(({ mediaRef }) => mediaRef);
    tryPicture(tally, pixels, refs, withPeers);
  }
  return { id, tally };
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await run(job)));
