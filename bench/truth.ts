import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { NEGATIVE_COUNT, NEGATIVES } from '../test/pictures/negatives.ts';
import { REFUSALS } from '../test/pictures/refusals.ts';
import { SETS } from '../test/pictures/sets.ts';
import { median } from './measure.ts';
import { NOT_RUN, PEERS } from './truth-peers.ts';
import { listRealPictures } from './truth-real.ts';
import { addTally, newTally, type Tally } from './truth-tally.ts';
import type { Done, Job } from './truth-worker.ts';

/** Pictures of a severity that has a goal, and of one that has none. */
const WITH_GOAL = 20;
const WITHOUT_GOAL = 8;
/** Pictures that one job holds at most. */
const CHUNK = 40;
/** The peers look at so many of the pictures without a code: they have never found anything. */
const PEERS_NEGATIVES = 10 * CHUNK;

/** A line of the report. */
type Row = { readonly set: string; readonly severity: string; readonly goal: number | null; readonly count: number };

/** What is asked for: the sets of that name, so many pictures of each severity; `null` for all and for the usual. */
function listRows(only: readonly string[] | null, each: number | null): Row[] {
  const rows: Row[] = SETS.flatMap(({ name: set, severities }) =>
    severities.map(({ name: severity, goal }) => ({
      set,
      severity,
      goal,
      count: each ?? (goal === null ? WITHOUT_GOAL : WITH_GOAL),
    })),
  );
  for (const severity of REFUSALS) rows.push({ set: 'refusals', severity, goal: null, count: each ?? WITHOUT_GOAL });
  const negatives = each === null ? NEGATIVE_COUNT : each * NEGATIVES.length;
  rows.push({ set: 'negatives', severity: `${NEGATIVES.length} kinds`, goal: null, count: negatives });
  const real = listRealPictures();
  for (const severity of new Set(real.map(({ kind }) => kind))) {
    rows.push({ set: 'real', severity, goal: null, count: real.filter(({ kind }) => kind === severity).length });
  }
  return rows.filter(({ set }) => only === null || only.includes(set));
}

/** Prints the reads in every set and severity, ours and the peers'; one thread for each core. */
export async function benchTruth(only: readonly string[] | null, each: number | null): Promise<void> {
  const rows = listRows(only, each);
  const jobs: Job[] = [];
  const tallies = rows.map(newTally);
  const rowOf: number[] = [];
  rows.forEach(({ set, severity, count }, row) => {
    for (let from = 0; from < count; from += CHUNK) {
      const withPeers = set !== 'negatives' || from < PEERS_NEGATIVES;
      jobs.push({ id: jobs.length, set, severity, from, to: Math.min(count, from + CHUNK), withPeers });
      rowOf.push(row);
    }
  });
  const left = rows.map((_, row) => rowOf.filter((of) => of === row).length);
  console.log('Reads are counted in codes; bits are those corrected, on average, in what was read.');
  console.log('Of the refusals, a read is a picture that was refused for the reason that it must be refused for.\n');
  console.log(HEAD);
  let printed = 0;
  await runJobs(jobs, ({ id, tally }) => {
    addTally(tallies[rowOf[id]], tally);
    left[rowOf[id]]--;
    for (; printed < rows.length && left[printed] === 0; printed++) console.log(line(rows[printed], tallies[printed]));
  });
  const all = newTally();
  rows.forEach(({ set }, row) => {
    if (set !== 'refusals') addTally(all, tallies[row]);
  });
  report(all);
  if (rows.every(({ set }) => set !== 'real'))
    console.log('\nReal pictures: not asked for, or not beside the project.');
}

/** Deals the jobs out, in order, to as many workers as there are cores. */
async function runJobs(jobs: readonly Job[], done: (result: Done) => void): Promise<void> {
  let next = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./truth-worker.ts', import.meta.url));
      const deal = () => {
        if (next < jobs.length) worker.postMessage(jobs[next++]);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (result: Done) => {
        done(result);
        deal();
      });
      worker.on('error', reject);
      deal();
    });
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, work));
}

const HEAD =
  `${'set'.padEnd(18)}${'severity'.padEnd(28)}pictures      reads  goal  wrong    ms   p95  bits  ` +
  `${Object.keys(PEERS).join('  ')}  refusals`;

function line({ set, severity, goal }: Row, tally: Tally): string {
  const { pictures, codes, reads, wrong, refusals, ms, corrected, peers } = tally;
  const p95 = ms.toSorted((a, b) => a - b)[Math.floor(0.95 * (ms.length - 1))];
  const bits = corrected.length === 0 ? '' : (corrected.reduce((a, b) => a + b) / corrected.length).toFixed(1);
  const aim = goal === null ? '' : `${reads >= goal * codes ? '≥' : '<'}${(100 * goal).toFixed(goal > 0.99 ? 1 : 0)}`;
  return (
    set.padEnd(18) +
    severity.padEnd(28) +
    String(pictures).padStart(8) +
    `${reads}/${codes}`.padStart(11) +
    aim.padStart(6) +
    String(wrong || '').padStart(7) +
    median(ms).toFixed(1).padStart(6) +
    p95.toFixed(0).padStart(6) +
    bits.padStart(6) +
    Object.entries(peers)
      .map(([name, peer]) => `${peer.reads}${peer.wrong ? ` (${peer.wrong} wrong)` : ''}`.padStart(name.length + 2))
      .join('') +
    `  ${Object.entries(refusals)
      .map(([reason, times]) => `${reason} ${times}`)
      .join(', ')}`
  );
}

function report({ pictures, codes, reads, wrong, ms, peers }: Tally): void {
  console.log(`\nOf ${codes} codes in ${pictures} pictures:`);
  for (const [name, sum] of Object.entries({ barline: { pictures, reads, wrong, ms }, ...peers })) {
    const seen = sum.pictures < pictures ? ` (shown ${sum.pictures} of the pictures)` : '';
    console.log(
      `  ${name.padEnd(15)}${sum.reads} read, ${sum.wrong} wrong, median ${median(sum.ms).toFixed(1)} ms${seen}`,
    );
  }
  console.log('\nNot run:');
  for (const [name, why] of Object.entries(NOT_RUN)) console.log(`  ${name}: ${why}`);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { sets: { type: 'string' }, count: { type: 'string' } } });
  await benchTruth(values.sets?.split(',') ?? null, values.count === undefined ? null : Number(values.count));
}
