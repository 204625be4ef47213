import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Colour, contrastingColour, contrastRatio, parseColour } from './colour.ts';

describe('a colour', () => {
  test.each([
    ['#1DB954', '#1db954'],
    ['1db954', '#1db954'],
    [' #fff ', '#ffffff'],
    ['a0C', '#aa00cc'],
    ['black', '#000000'],
    ['White', '#ffffff'],
    ['navy', '#000080'],
  ])('%j is %s', (text, colour) => {
    expect(parseColour(text)).toBe(colour);
  });

  test.each([
    '',
    '#',
    '#ff',
    '#ffff',
    '#12345',
    '#1234567',
    '##fff',
    'ggg',
    'transparent',
    'constructor',
    'rgb(0,0,0)',
  ])('%j is none', (text) => {
    expect(parseColour(text)).toBeNull();
  });
});

describe('contrast', () => {
  test('is as WCAG computes it', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 9);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#ffffff', '#1db954')).toBeCloseTo(2.59, 2);
    expect(contrastRatio('#1ed760', '#ffffff')).toBeCloseTo(1.92, 2);
    expect(contrastRatio('#123456', '#123456')).toBe(1);
  });

  test('of black or white, whichever is better, is never less than 4.58', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const background: Colour = `#${value.toString(16).padStart(6, '0')}`;
        expect(contrastRatio(background, contrastingColour(background))).toBeGreaterThan(4.58);
      }),
    );
  });
});
