import { contrastOf, resolveStyle } from '@barline/codes';
import { expect, test } from 'vitest';
import { judgeContrast } from './contrast.ts';

const ratioOf = (bg: string, bars: string) => {
  const resolved = resolveStyle({ bg, bars });
  if (!resolved.ok) throw new Error('Not a style.');
  return contrastOf(resolved.style);
};

test('the word changes at 4.5, 3 and 1.5', () => {
  expect([21, 4.5, 4.49, 3, 2.99, 1.5, 1.49, 1].map(judgeContrast)).toEqual([
    'good',
    'good',
    'fine',
    'fine',
    'risky',
    'risky',
    'refused',
    'refused',
  ]);
});

test('white bars on Spotify’s green are risky, not refused', () => {
  expect(ratioOf('#1db954', 'white')).toBeCloseTo(2.59, 2);
  expect(judgeContrast(ratioOf('#1db954', 'white'))).toBe('risky');
});

test('automatic bars are good on any background, a transparent one counts as paper', () => {
  for (const bg of ['#000000', '#777777', '#1db954', '#e13139', 'white', 'transparent']) {
    expect(judgeContrast(ratioOf(bg, 'auto')), bg).toBe('good');
  }
  expect(ratioOf('transparent', 'white')).toBe(1);
});
