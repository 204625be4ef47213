import { PassThrough } from 'node:stream';
import { Failure } from '@barline/messages';
import { expect, test } from 'vitest';
import { createOutput } from '../src/output.ts';

/** An output to a terminal, or not; `written` is what both streams got, in order. */
function record(settings: { isTTY?: boolean; quiet?: boolean; verbose?: boolean; plain?: boolean } = {}) {
  const written: string[] = [];
  const [stdout, stderr] = ['out', 'err'].map((name) => {
    const stream = Object.assign(new PassThrough(), { isTTY: settings.isTTY });
    stream.write = ((text: string) => written.push(`${name}: ${text}`) > 0) as typeof stream.write;
    return stream;
  });
  return { written, output: createOutput({ language: 'en', stdout, stderr, ...settings }) };
}

const NOTE = { en: 'A note.', ru: 'Заметка.' };

test('what is printed before talk is written before it', () => {
  const { output, written } = record();
  output.print('1');
  output.print('2');
  output.note(NOTE);
  output.print('3');
  output.flush();
  expect(written).toEqual(['out: 1\n2\n', 'err: A note.\n', 'out: 3\n']);
});

test('lines are written together when the program rests, at the latest', async () => {
  const { output, written } = record();
  output.print('1');
  output.print('2');
  expect(written).toEqual([]);
  await new Promise(setImmediate);
  expect(written).toEqual(['out: 1\n2\n']);
});

test('--quiet leaves failures only', () => {
  const { output, written } = record({ quiet: true });
  output.note(NOTE);
  expect(output.complain(new Failure('no_code'), 'a.png')).toBe(4);
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^err: barline: a\.png: There is no Spotify Code/);
});

test('--verbose tells causes', () => {
  const failure = () => new Failure('storage_unavailable', {}, { cause: new Error('the inner reason') });
  const [silent, verbose] = [record(), record({ verbose: true })];
  silent.output.complain(failure());
  verbose.output.complain(failure());
  expect(silent.written.join('')).not.toContain('the inner reason');
  expect(verbose.written.join('')).toContain('the inner reason');
});

test('what is no failure of ours is unexpected, without its insides', () => {
  const { output, written } = record();
  expect(output.complain(new TypeError('x is not a function'))).toBe(1);
  expect(written.join('')).toMatch(/Something failed that should not have/);
  expect(written.join('')).not.toContain('x is not');
});

test('a terminal sees how far the work is, wiped before anything else is written', () => {
  const { output, written } = record({ isTTY: true });
  output.progress(1, 2);
  output.print('line');
  output.flush();
  output.progress(2, 2);
  expect(written).toEqual([`err: \r[${'#'.repeat(12)}${' '.repeat(12)}] 1/2`, 'err: \r\u001b[K', 'out: line\n']);
});

test('elsewhere, and with --quiet, there is no progress bar', () => {
  for (const settings of [{}, { isTTY: true, quiet: true }]) {
    const { output, written } = record(settings);
    output.progress(1, 2);
    expect(written).toEqual([]);
  }
});
