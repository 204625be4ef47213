import { toMediaRef } from '@barline/codes';
import { expect, it } from 'vitest';
import { collect } from '../collect-for-tests.ts';
import type { Pair } from './codes.ts';
import { formatPairsCsv, parsePairsCsv } from './pairs-csv.ts';

const now = () => new Date('2026-11-21T12:00:00Z');
const pair: Pair = {
  namespace: 'spotify',
  mediaRef: toMediaRef(57639171874),
  link: { type: 'user', id: 'a "b", c;d' },
  origin: 'learned',
  since: '2026-11-20T10:00:00.000Z',
  mark: 'M0,0 L60,0 30,60Z',
};
const playlist = 'spotify:playlist:37i9dQZF1DWZq91oLsHZvy';

it('reads what it wrote', async () => {
  const pairs = [pair, { ...pair, namespace: 'local', origin: 'assigned', mark: null } as const];
  const lines = await collect(formatPairsCsv(toAsync(pairs)));
  expect(await read(lines)).toEqual(pairs.map((each, index) => ({ ok: true, line: index + 2, pair: each })));
});

it('needs a reference and a link only', async () => {
  expect(await read(['uri;media_ref', `${playlist};57639171874`])).toMatchObject([
    { ok: true, pair: { namespace: 'spotify', mediaRef: 57639171874, origin: 'imported', since: now().toISOString() } },
  ]);
});

it('reads lines without a header in the order of an export', async () => {
  expect(await read([`local,5,${playlist}`])).toMatchObject([{ ok: true, pair: { namespace: 'local', mediaRef: 5 } }]);
});

it.each([
  ['namespace', `elsewhere,5,${playlist}`],
  ['media_ref', `spotify,137438953472,${playlist}`],
  ['media_ref', `spotify,=1+1,${playlist}`],
  ['uri', 'spotify,5,https://example.org/'],
  ['origin', `spotify,5,${playlist},guessed`],
  ['since', `spotify,5,${playlist},learned,yesterday`],
  ['mark', `spotify,5,${playlist},learned,,"""><script>"`],
  ['mark', `spotify,5,${playlist},learned,,M0 0h999v9z`],
  ['media_ref', '"'],
])('names %s where it is wrong, and goes on', async (column, line) => {
  expect(await read([line, '', `spotify,5,${playlist}`])).toMatchObject([
    { ok: false, line: 1, column },
    { ok: true, line: 3 },
  ]);
});

function read(lines: string[]) {
  return collect(parsePairsCsv(lines, now));
}

async function* toAsync<T>(items: readonly T[]) {
  yield* items;
}
