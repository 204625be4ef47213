import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scan } from '@barline/codes';
import { readPicture } from '@barline/server';
import { describe, expect, it } from 'vitest';

// Other people's pictures, kept outside the project: measured where they are at hand.
const folder = fileURLToPath(new URL('../../shared/codes/images/', import.meta.url));
const present = existsSync(`${folder}labels.csv`);
if (!present) console.log('Skipped: the collection of real pictures is not beside the project.');

/**
 * Least reads and most wrong finds for each kind of picture, counted in codes. Progress raises a number; none is ever
 * lowered. `files` and `codes` guard against a collection that is not the one measured.
 */
const RATCHET = {
  render: { codes: 274, reads: 274 },
  product: { codes: 38, reads: 38 },
  screenshot: { codes: 4, reads: 4 },
  photo: { codes: 22, reads: 22 },
  negative: { codes: 0, reads: 0 },
} as const;

type Kind = keyof typeof RATCHET;
type Labelled = { file: string; kind: Kind; refs: number[] };

function readLabels(): Labelled[] {
  const files = new Map<string, Labelled>();
  for (const line of readFileSync(`${folder}labels.csv`, 'utf8').trim().split('\n').slice(1)) {
    const cells = [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((match) => match[2] ?? match[1]);
    const [file, kind, , , , mediaRef] = cells;
    const labelled = files.get(file) ?? { file, kind: kind as Kind, refs: [] };
    if (mediaRef) labelled.refs.push(Number(mediaRef));
    files.set(file, labelled);
  }
  return [...files.values()];
}

describe.skipIf(!present)('scanning real pictures', () => {
  it.each(Object.keys(RATCHET) as Kind[])(
    'reads at least as many codes as ever in %s pictures, and never a wrong one',
    async (kind) => {
      const wrong: string[] = [];
      const reasons: string[] = [];
      let codes = 0;
      let reads = 0;
      for (const { file, refs } of readLabels().filter((labelled) => labelled.kind === kind)) {
        const { codes: all, failure } = scan(await readPicture(readFileSync(folder + file)));
        const found = all.map(({ mediaRef }) => mediaRef as number);
        if (kind === 'negative' && failure !== 'no_code') reasons.push(`${file}: ${failure}`);
        codes += refs.length;
        reads += refs.filter((ref) => found.includes(ref)).length;
        wrong.push(...found.filter((ref) => !refs.includes(ref)).map((ref) => `${file}: ${ref}`));
      }
      expect(wrong).toEqual([]);
      expect(reasons).toEqual([]);
      expect(codes).toBe(RATCHET[kind].codes);
      expect(reads).toBeGreaterThanOrEqual(RATCHET[kind].reads);
    },
  );
});
