import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { barline } from './barline.ts';

type Vector = { media_ref: number; levels: number[]; uri?: string };
const { vectors } = JSON.parse(
  readFileSync(new URL('../../../fixtures/vectors/spotify-codes.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };

const REF = '57639171874';
const LEVELS = '0,5,7,4,1,4,6,6,0,2,4,7,3,4,6,7,5,5,6,0,5,0,0';
/** The same bars with two that no correction explains. */
const WRONG_LEVELS = '0,7,0,7,0,7,0,7,0,7,0,7,0,7,0,7,0,7,0,7,0,7,0';

test('encode prints the bars of a reference', async () => {
  expect(await barline(['encode', REF])).toMatchObject({ code: 0, out: `${LEVELS}\n`, err: '' });
});

test('decode prints the reference of 23 bars', async () => {
  expect(await barline(['decode', LEVELS])).toMatchObject({ code: 0, out: `${REF}\n`, err: '' });
});

test('all known codes go through encode and decode on standard input, one a line, in order', async () => {
  const refs = vectors.map((vector) => `${vector.media_ref}\n`).join('');
  const bars = vectors.map((vector) => `${vector.levels.join(',')}\n`).join('');
  expect(await barline(['encode', '-'], { input: refs })).toMatchObject({ code: 0, out: bars, err: '' });
  expect(await barline(['decode', '-'], { input: bars })).toMatchObject({ code: 0, out: refs, err: '' });
});

test('a local reference has other reference bars, and decode tells', async () => {
  const { out } = await barline(['encode', '12345', '--namespace', 'local']);
  expect(out).toMatch(/^7,(\d,){10}0,(\d,){10}7\n$/);
  const decoded = await barline(['decode', out.trim(), '--json']);
  expect(JSON.parse(decoded.out)).toMatchObject({ media_ref: '12345', namespace: 'local' });
  expect(decoded.err).toMatch(/code of a Barline server/);
});

test('decode takes measured heights, spaces and brackets', async () => {
  const measured = LEVELS.split(',').map((level) => (Number(level) + 0.2).toFixed(2));
  expect((await barline(['decode', `[${measured.join(', ')}]`])).out).toBe(`${REF}\n`);
});

test('a refused line of many is an empty line with its reason on standard error, and the exit code is 13', async () => {
  const input = `${LEVELS}\r\n\n${WRONG_LEVELS}\n1,2\n${LEVELS}`;
  const { code, out, err } = await barline(['decode', '-'], { input });
  expect(out).toBe(`${REF}\n\n\n${REF}\n`);
  expect(err.split('\n')).toHaveLength(3);
  expect(code).toBe(13);
});

test('with --jsonl each line is an object, refused ones included', async () => {
  const { code, out } = await barline(['encode', '-', '--jsonl'], { input: `${REF}\nx\n` });
  const [good, bad] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(good).toEqual({
    source: REF,
    media_ref: REF,
    namespace: 'spotify',
    levels: LEVELS.split(',').map(Number),
    errors: [],
  });
  expect(bad).toMatchObject({ source: 'x', errors: [{ id: 'malformed_reference' }] });
  expect(code).toBe(13);
});

test('with --json several inputs are one object', async () => {
  const { out } = await barline(['encode', '1', '2', '--json']);
  expect(JSON.parse(out).results.map((result: { media_ref: string }) => result.media_ref)).toEqual(['1', '2']);
});

test('several refusals of the same kind keep their exit code', async () => {
  expect((await barline(['encode', 'x', 'y'])).code).toBe(2);
});

test.each([
  ['a reference that is out of range', ['encode', '137438953472'], 2, /137438953471/],
  ['a reference that is negative', ['encode', '--', '-5'], 2, /137438953471/],
  ['a reference that is no number', ['encode', '5e3'], 2, /whole number/],
  ['too few bars', ['decode', '0,5,7'], 2, /23 bar heights/],
  ['a bar that is too tall', ['decode', LEVELS.replace('5', '8')], 2, /from 0 to 7/],
  ['a bar that is no number', ['decode', LEVELS.replace('5', 'x')], 2, /from 0 to 7/],
  ['bars that no code has', ['decode', WRONG_LEVELS], 7, /\./],
  ['an unknown namespace', ['encode', '1', '--namespace', 'mars'], 2, /spotify or local/],
])('%s is refused', async (_, args, code, sentence) => {
  const ran = await barline(args);
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err).toMatch(/^barline: .+\n$/);
  expect(ran.err).toMatch(sentence);
});

test('the largest reference is accepted', async () => {
  const { out } = await barline(['encode', '137438953471']);
  expect((await barline(['decode', out.trim()])).out).toBe('137438953471\n');
});
