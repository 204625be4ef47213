import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../symbol.ts';
import { BARLINE_MARK, type Mark } from './mark.ts';
import { parseStripSvg } from './strip-svg.ts';
import type { Style } from './style.ts';
import { renderSvg } from './svg.ts';

const LEVELS: Level[] = [0, 5, 7, 4, 1, 4, 6, 6, 0, 2, 4, 7, 3, 4, 6, 7, 5, 5, 6, 0, 5, 0, 0];
const STYLE: Style = { background: '#000000', bars: '#ffffff', width: 640 };
const OTHER_MARK: Mark = 'M30 0A30 30 0 1 0 30 60A30 30 0 1 0 30 0ZM15 25h30v10h-30z';

/** A strip as the service writes it: an attribute order, quotes and number formats unlike ours. */
const strip = ({ mark = OTHER_MARK, levels = LEVELS as number[] } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<svg width="640" height="160" viewBox="0 0 400 100" xmlns="http://www.w3.org/2000/svg">
  <!-- code -->
  <rect x="0" y="0" width="400" height="100" fill="#000000"></rect>
${levels
  .map((level, index) => {
    const height = 11 + 7 * level;
    const x = (100 + (index * 559) / 45).toFixed(2);
    return `  <rect fill='#ffffff' rx="3.36" ry="3.36" height='${height.toFixed(2)}' width="6.71" y="${(50 - height / 2).toFixed(2)}" x="${x}"/>`;
  })
  .join('\n')}
  <g transform="translate(20,20)"><path fill="#ffffff" d="${mark}"/></g>
</svg>
`;

describe('a strip', () => {
  test('is read as Spotify’s service writes it', () => {
    const read = parseStripSvg(strip());
    expect(read?.levels.map(Math.round)).toEqual(LEVELS);
    expect(read?.mark).toBe(OTHER_MARK);
  });

  test('is read back from our own SVG, levels and mark', () => {
    const level = fc.integer({ min: 0, max: 7 }) as fc.Arbitrary<Level>;
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 23, maxLength: 23 }),
        fc.constantFrom(BARLINE_MARK, OTHER_MARK),
        fc.constantFrom<Style['background']>('#000000', 'transparent'),
        fc.integer({ min: 64, max: 8192 }),
        fc.string(),
        (levels, mark, background, width, title) => {
          const svg = renderSvg({ levels, mark }, { ...STYLE, background, width }, { title, description: title });
          expect(parseStripSvg(svg)).toEqual({ levels, mark });
        },
      ),
    );
  });

  test.each<[string, (svg: string) => string]>([
    ['no background', (svg) => svg.replace(/<rect x="0".*<\/rect>/, '')],
    ['a background in per cent', (svg) => svg.replace('width="400" height="100"', 'width="100%" height="100%"')],
    [
      'its bars in another order',
      (svg) => {
        const bars = svg.match(/ {2}<rect fill.*\n/g) ?? [];
        return svg.replace(bars.join(''), bars.toReversed().join(''));
      },
    ],
    ['numbers in another form', (svg) => svg.replaceAll('width="6.71"', 'width="+671e-2px"')],
    ['another form of translation', (svg) => svg.replace('translate(20,20)', ' translate( 20.0  20 ) ')],
    [
      'the translation on the path',
      (svg) => svg.replace('<g transform="translate(20,20)"><path', '<g><path transform="translate(20,20)"'),
    ],
    ['no view box', (svg) => svg.replace('viewBox="0 0 400 100"', '')],
    ['a document type', (svg) => svg.replace('<svg', '<!DOCTYPE svg>\n<svg')],
    ['a byte order mark', (svg) => `\ufeff${svg}`],
  ])('is read with %s', (_, change) => {
    const svg = change(strip());
    expect(svg).not.toBe(strip());
    expect(parseStripSvg(svg)?.levels.map(Math.round)).toEqual(LEVELS);
    expect(parseStripSvg(svg)?.mark).toBe(OTHER_MARK);
  });

  test.each([
    ['script', 'M0 0h60v60z&quot;/>'],
    ['reach over the bars', 'M0 0h300v60z'],
    ['enclose nothing', 'M0 0'],
    ['not be a path', 'javascript:alert(1)'],
  ])('gives no mark that would %s', (_, mark) => {
    expect(parseStripSvg(strip({ mark }))).toMatchObject({ mark: null });
  });

  test('gives no mark without a path or with two', () => {
    expect(parseStripSvg(strip().replace(/<path[^>]*>/, ''))).toMatchObject({ mark: null });
    expect(parseStripSvg(strip().replace(/<path[^>]*>/, '$&$&'))).toMatchObject({ mark: null });
  });
});

describe('anything else is no strip', () => {
  test.each<[string, (svg: string) => string]>([
    ['22 bars', (svg) => svg.replace(/ {2}<rect fill.*\n/, '')],
    ['24 bars', (svg) => svg.replace(/ {2}<rect fill.*\n/, '$&$&')],
    ['a bar off its place', (svg) => svg.replace('x="112.42"', 'x="112.60"')],
    ['a bar too wide', (svg) => svg.replace('width="6.71"', 'width="7.00"')],
    [
      'a bar between two heights',
      (svg) => svg.replace('height=\'46.00\' width="6.71" y="27.00"', 'height=\'49.00\' width="6.71" y="25.50"'),
    ],
    ['a bar off the axis', (svg) => svg.replace('y="27.00"', 'y="26.50"')],
    ['a bar turned', (svg) => svg.replace('<rect fill', '<rect transform="rotate(9)" fill')],
    ['a bar in the mark', (svg) => svg.replace('<path', '<rect/><path')],
    ['a path over the bars', (svg) => svg.replace('<g transform="translate(20,20)">', '<g>')],
    ['a group moved elsewhere', (svg) => svg.replace('translate(20,20)', 'translate(120,20)')],
    ['another view box', (svg) => svg.replace('0 0 400 100', '0 0 400 200')],
    ['a script', (svg) => svg.replace('<g', '<script>alert(1)</script><g')],
    ['a foreign object', (svg) => svg.replace('<g', '<foreignObject/><g')],
    ['a second drawing', (svg) => svg.replace('</svg>', '<svg/></svg>')],
    ['a shape after the drawing', (svg) => `${svg}<rect/>`],
    ['a second root', (svg) => `${svg}<svg/>`],
    ['its own entities', (svg) => svg.replace('<svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg')],
    ['an end too early', (svg) => svg.slice(0, -20)],
    ['a tag never closed', (svg) => svg.replace('</g>', '')],
    ['an attribute twice', (svg) => svg.replace('x="0"', 'x="0" x="0"')],
    ['words for numbers', (svg) => svg.replace('x="112.42"', 'x="Infinity"')],
  ])('%s', (_, change) => {
    const svg = change(strip());
    expect(svg).not.toBe(strip());
    expect(parseStripSvg(svg)).toBeNull();
  });

  test.each([
    '',
    ' ',
    'hello',
    '{}',
    '<svg/>',
    '<svg></svg>',
    '<!DOCTYPE html><html><body></body></html>',
    '<',
    '<svg',
    '\ud800',
  ])('%j', (text) => {
    expect(parseStripSvg(text)).toBeNull();
  });

  test.each([
    '<',
    '<a',
    '<a>',
    '<a/>',
    '<!--',
    '<?',
    '<a b="',
    ' ',
    '<svg a="1"',
    '<rect x="1"/>',
    'a b="c" ',
    '1,',
    'M0 0',
  ])('megabytes of %j, told quickly', (unit) => {
    for (const length of [2 ** 18 - 200, 2 ** 20]) {
      const garbage = unit.repeat(length / unit.length);
      for (const svg of [garbage, `<svg>${garbage}</svg>`, `<svg viewBox="${garbage}"`, `<svg ${garbage}>`]) {
        const start = performance.now();
        expect(parseStripSvg(svg)).toBeNull();
        expect(performance.now() - start).toBeLessThan(500);
      }
    }
  });
});
