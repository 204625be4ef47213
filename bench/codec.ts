import { pathToFileURL } from 'node:url';
import { DATA_BARS, type Decoded, decode, decodeEitherWay, encode, MEDIA_REF_LIMIT, toMediaRef } from '@barline/codes';
import { median } from './measure.ts';

/*
 * What the codec bears, beside a list decoder that keeps 64 Viterbi paths and gates the sum of the squared
 * distances of the 20 data bars (at 4, at 6, not at all), and beside Viterbi alone. Those figures were measured
 * once by others' rules, 10,000 codes a row; ours are measured here, with the same kinds of damage.
 */

type Rates = { correct: number; wrong: number };
type Read = { correct: boolean; misfit: number; confidence: number };

/**
 * Prints how fast the codec is, and how often it is right and wrong. `scale` multiplies the number of samples;
 * at 1 it takes under a minute.
 */
export async function benchCodec(scale = 1): Promise<void> {
  printSpeed();
  printWrongBars(Math.ceil(600 * scale));
  const reads = printGaussian(Math.ceil(2000 * scale));
  printRandom(Math.ceil(100_000 * scale), Math.ceil(800 * scale));
  printCurve(reads);
}

function printSpeed(): void {
  const random = seededRandom(1);
  const refs = Array.from({ length: 2000 }, () => toMediaRef(Math.floor(random() * MEDIA_REF_LIMIT)));
  const clean = refs.map((ref) => encode(ref));
  const noisy = (sigma: number) => clean.map((levels) => levels.map((level) => level + sigma * gaussian(random)));
  const strips = clean.map(() => Array.from({ length: 23 }, () => random() * 7));
  print('Speed, a second', [
    ['encode', perSecond(refs, encode)],
    ['decode, clean', perSecond(clean, decode)],
    ['decode, heights with noise of 0.1 level', perSecond(noisy(0.1), decode)],
    ['decode, 0.3', perSecond(noisy(0.3).slice(0, 400), decode)],
    ['decode, 0.4', perSecond(noisy(0.4).slice(0, 200), decode)],
    ['decode, random bars', perSecond(strips, decode)],
  ]);
}

/** Others' figures, in per cent: [right, wrong] of integers by Viterbi, of heights by Viterbi, of heights by the list. */
const WRONG_BARS_ELSEWHERE = [
  ['100/0', '100/0', '100/0'],
  ['100/0', '100/0', '100/0'],
  ['98.21/0', '99.79/0', '99.90/0.04'],
  ['85.61/0.07', '98.16/0.01', '98.89/0.30'],
  ['37.97/0.51', '91.82/0.04', '96.29/0.86'],
  ['2.16/0.54', '75.74/0.19', '91.34/2.34'],
  ['0/0.40', '46.68/0.25', '81.11/4.51'],
  ['0/0.54', '19.02/0.43', '66.26/9.00'],
];

function printWrongBars(count: number): void {
  const random = seededRandom(2);
  const rows = WRONG_BARS_ELSEWHERE.map((elsewhere, wrongBars) => {
    const strips = Array.from({ length: count }, () => withWrongBars(randomRef(random), wrongBars, random));
    const soft = ratesOf(strips.map(({ ref, heights }) => readOne(ref, heights)));
    const hard = ratesOf(strips.map(({ ref, heights }) => readOne(ref, heights.map(toLevel))));
    return [wrongBars, inPercent(hard), inPercent(soft), ...elsewhere];
  });
  print(`Bars wrong by 0.55 to 1 level, the others by 0.15 (${count} each): % right / % wrong`, [
    ['bars', 'integers', 'heights', '| Viterbi, int.', 'Viterbi', '64-path list'],
    ...rows,
  ]);
}

/** Others' list decoder: gate 4, gate 6, no gate. */
const GAUSSIAN_ELSEWHERE: readonly (readonly [sigma: number, gate4: string, gate6: string, none: string])[] = [
  [0.2, '', '', '1.000/0'],
  [0.3, '.999/0', '.999/0', '.999/.0002'],
  [0.4, '.785/.0002', '.931/.004', '.936/.017'],
  [0.5, '.274/.001', '.617/.015', '.684/.080'],
  [0.6, '', '', '.366/.157'],
  [0.8, '', '', '.066/.207'],
];

function printGaussian(count: number): Map<number, (Read | null)[]> {
  const random = seededRandom(3);
  const reads = new Map<number, (Read | null)[]>();
  const rows = GAUSSIAN_ELSEWHERE.map(([sigma, ...elsewhere]) => {
    const samples = sigma === 0.3 || sigma === 0.4 || sigma === 0.5 ? 2 * count : Math.ceil(count / 3);
    const onData = Array.from({ length: samples }, () => withNoise(randomRef(random), sigma, random, false));
    const onAll = Array.from({ length: Math.ceil(samples / 3) }, () =>
      withNoise(randomRef(random), sigma, random, true),
    );
    reads.set(
      sigma,
      onData.map(({ ref, heights }) => readOne(ref, heights)),
    );
    const all = ratesOf(onAll.map(({ ref, heights }) => readOne(ref, heights)));
    return [sigma, samples, inParts(ratesOf(reads.get(sigma)!)), inParts(all), ...elsewhere];
  });
  print('Gaussian noise of the 20 data bars: right / wrong', [
    ['sigma', 'samples', 'ours', 'on all 23', '| list, gate 4', 'gate 6', 'no gate'],
    ...rows,
  ]);
  return reads;
}

function printRandom(all: number, data: number): void {
  const kinds: readonly (readonly [string, (random: () => number) => number])[] = [
    ['integers 0 to 7', (random) => Math.floor(random() * 8)],
    ['heights 0 to 7', (random) => random() * 7],
    ['heights -0.5 to 7.5', (random) => random() * 8 - 0.5],
  ];
  const rows = kinds.map(([kind, height], i) => {
    const random = seededRandom(4 + i);
    const strip = () => Array.from({ length: 23 }, () => height(random));
    const accepted = (count: number, isAccepted: () => boolean) => {
      let sum = 0;
      for (let n = 0; n < count; n++) if (isAccepted()) sum++;
      return `${sum} of ${count}`;
    };
    return [
      kind,
      accepted(all, () => decode(strip()).ok),
      accepted(all / 2, () => decodeEitherWay(strip()).ok),
      accepted(data, () => decode(strip().with(0, 0).with(11, 7).with(22, 0)).ok),
    ];
  });
  print(
    'Random strips accepted (64-path list, data bars alone random: .0013 at gate 4, .033 at gate 6, .221 ungated)',
    [['', '23 random bars', 'tried both ways', '20 random bars, reference bars right'], ...rows],
  );
}

function printCurve(reads: Map<number, (Read | null)[]>): void {
  const sigmas = [0.3, 0.4, 0.5];
  const rows = [4.75, 4.5, 4.25, 4, 3.5].flatMap((gate) =>
    [0.97, 0.98, 0.99].map((sureness) => [
      gate,
      sureness,
      ...sigmas.map((sigma) =>
        inParts(ratesOf(reads.get(sigma)!.map((r) => (r && r.misfit <= gate && r.confidence >= sureness ? r : null)))),
      ),
    ]),
  );
  print('The trade: the first line is what decode() does; stricter gates on misfit and confidence: right / wrong', [
    ['gate', 'confidence', ...sigmas.map((sigma) => `sigma ${sigma}`)],
    ...rows,
  ]);
}

function readOne(ref: number, heights: readonly number[]): Read | null {
  const decoded = decode(heights);
  if (!decoded.ok) return null;
  return { correct: decoded.mediaRef === ref, misfit: misfitOf(heights, decoded), confidence: decoded.confidence };
}

/** The sum that `decode` gates: squared distances, one bar counting 2.8 at most. */
function misfitOf(heights: readonly number[], { levels }: Decoded & { ok: true }): number {
  return levels.reduce<number>((sum, level, bar) => sum + Math.min(2.8, (heights[bar] - level) ** 2), 0);
}

function withWrongBars(ref: number, wrongBars: number, random: () => number) {
  const wrong = new Set<number>();
  while (wrong.size < wrongBars) wrong.add(DATA_BARS[Math.floor(random() * DATA_BARS.length)]);
  const heights = encode(toMediaRef(ref)).map((level, bar) => {
    if (!wrong.has(bar)) return DATA_BARS.includes(bar) ? level + 0.15 * gaussian(random) : level;
    const up = level === 0 || (level < 7 && random() < 0.5);
    return level + (up ? 1 : -1) * (0.55 + 0.45 * random());
  });
  return { ref, heights };
}

function withNoise(ref: number, sigma: number, random: () => number, onReferenceBars: boolean) {
  const heights = encode(toMediaRef(ref)).map((level, bar) =>
    onReferenceBars || DATA_BARS.includes(bar) ? level + sigma * gaussian(random) : level,
  );
  return { ref, heights };
}

function randomRef(random: () => number): number {
  return Math.floor(random() * MEDIA_REF_LIMIT);
}

function toLevel(height: number): number {
  return Math.min(7, Math.max(0, Math.round(height)));
}

function ratesOf(reads: readonly (Read | null)[]): Rates {
  const correct = reads.filter((read) => read?.correct === true).length;
  const wrong = reads.filter((read) => read?.correct === false).length;
  return { correct: correct / reads.length, wrong: wrong / reads.length };
}

function inPercent({ correct, wrong }: Rates): string {
  return `${(100 * correct).toFixed(1)}/${(100 * wrong).toFixed(1)}`;
}

function inParts({ correct, wrong }: Rates): string {
  return `${correct.toFixed(4)}/${wrong.toFixed(4)}`;
}

/** Median of seven rounds over all inputs, after two that do not count. */
function perSecond<T>(inputs: readonly T[], act: (input: T) => unknown): string {
  const rates: number[] = [];
  for (let round = -2; round < 7; round++) {
    const start = performance.now();
    for (const input of inputs) act(input);
    if (round >= 0) rates.push((1000 * inputs.length) / (performance.now() - start));
  }
  return Math.round(median(rates)).toLocaleString('en');
}

function print(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => `${row[i] ?? ''}`.length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${row.map((cell, i) => `${cell}`.padEnd(widths[i])).join('  ')}`);
}

/** Mulberry32: the same numbers in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await benchCodec(Number(process.argv[2] ?? 1));
}
