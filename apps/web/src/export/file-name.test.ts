import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test('a name says what it is a code of, and how wide', () => {
  const link = { type: 'playlist', id: '37i9dQZF1DWZq91oLsHZvy' } as const;
  expect(fileName(link, 'png', 640)).toBe('spotify-playlist-37i9dQZF1DWZq91oLsHZvy-640.png');
  expect(fileName(link, 'jpeg', 64)).toBe('spotify-playlist-37i9dQZF1DWZq91oLsHZvy-64.jpg');
});

test('a thing for paper or a laser is named by its millimetres', () => {
  const link = { type: 'track', id: '4uLU6hMCjMI75M1A2tKUQC' } as const;
  expect(fileName(link, 'pdf', '80mm')).toBe('spotify-track-4uLU6hMCjMI75M1A2tKUQC-80mm.pdf');
  expect(fileName(link, 'laser', '80mm')).toBe('spotify-track-4uLU6hMCjMI75M1A2tKUQC-80mm-laser.svg');
});

test('letters of any script stay', () => {
  expect(fileName({ type: 'user', id: 'Аня и Ёж' }, 'svg', 640)).toBe('spotify-user-Аня-и-Ёж-640.svg');
});

test('whatever a profile is called, the name is one that file systems take', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (id) => {
      expect(fileName({ type: 'user', id }, 'png', 640)).toMatch(
        /^spotify-user-[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._-]{0,79}-640\.png$/u,
      );
    }),
    { numRuns: 50 },
  );
});
