import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { coverPolygons } from './coverage.ts';
import { outlinePath } from './outline.ts';
import { formatPath, type Path, type PathCommand, parsePath } from './path.ts';

describe('path data', () => {
  test('is read in every way it can be written', () => {
    const expected = 'M1 2L3 4l-0.5 0.5c1 2 3 4 5 6a30 30 0 0 1 60 0h-1v0.01Z';
    expect(formatPath(parsePath(expected) ?? [])).toBe(expected);
    expect(formatPath(parsePath(' M1,2 3,4\nl-.5.5 c1 2,3 4 5 6a30,30 0 0160,0h-1v1e-2Z ') ?? [])).toBe(expected);
    expect(formatPath(parsePath('m1 2 3 4 5 6') ?? [])).toBe('m1 2l3 4l5 6');
  });

  test.each([
    '',
    ' ',
    'L1 2',
    'M1',
    'M1 2L3',
    'M1 2 3',
    'M1 2Z3 4',
    'M1 2X3 4',
    'M1 2,',
    'M1,,2',
    'M1 2A1 1 0 2 0 3 4',
    'M1 2L1e9 0',
    'M1 2L1e999 0',
    'M1 2LNaN 0',
    'M1 2LInfinity 0',
    'M1 2"/><script>',
    'M1 2&quot;',
    'M1 2;fill:red',
    'M0x10 2',
    'M1 2\u00a0L3 4',
    `M1 2${'L3 4'.repeat(512)}`,
    `M1 2${' '.repeat(5000)}`,
  ])('%j is refused', (text) => {
    expect(parsePath(text)).toBeNull();
  });

  test('is refused or written without a character that means something in XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'MmLlAaZz01234.,-+e <>"\'&'), maxLength: 24 }), (tail) => {
        const path = parsePath(`M0 0${tail}`);
        if (path === null) return;
        const text = formatPath(path);
        expect(text).toMatch(/^[A-Za-z0-9 .+-]+$/);
        expect(formatPath(parsePath(text) ?? [])).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('filling', () => {
  test('covers as much as there is of a disc, a hole and parts of pixels', () => {
    const area = (text: string) =>
      coverPolygons(outlinePath(parsePath(text) ?? [], 0.001), 64, 64).reduce((a, b) => a + b);
    expect(area('M32 2A30 30 0 1 1 32 62A30 30 0 1 1 32 2Z')).toBeCloseTo(Math.PI * 900, 0);
    expect(area('M2 2h60v60h-60zM10 10h10v10h-10z')).toBeCloseTo(3500, 2);
    expect(area('M2.25 2.5h10.5v4h-10.5z')).toBeCloseTo(42, 2);
    expect(area('M-20 -20h200v200h-200z')).toBeCloseTo(64 * 64, 2);
  });

  test('agrees with librsvg on paths of every command', async () => {
    const number = fc.integer({ min: 4, max: 60 });
    const step = fc.integer({ min: -20, max: 20 });
    const numbersOf: Record<string, fc.Arbitrary<number>[]> = {
      L: [number, number],
      H: [number],
      V: [number],
      C: [number, number, number, number, number, number],
      S: [number, number, number, number],
      Q: [number, number, number, number],
      T: [number, number],
      l: [step, step],
      h: [step],
      v: [step],
      c: [step, step, step, step, step, step],
      s: [step, step, step, step],
      q: [step, step, step, step],
      t: [step, step],
      m: [step, step],
      z: [],
      A: [number, number, step, fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 }), number, number],
      a: [number, number, step, fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 }), step, step],
    };
    const command: fc.Arbitrary<PathCommand> = fc
      .constantFrom(...Object.keys(numbersOf))
      .chain((letter) => fc.record({ letter: fc.constant(letter), numbers: fc.tuple(...numbersOf[letter]) }));
    const drawing: fc.Arbitrary<Path> = fc
      .array(command, { minLength: 2, maxLength: 8 })
      .map((rest) => [{ letter: 'M', numbers: [32, 32] }, ...rest]);
    await fc.assert(
      fc.asyncProperty(drawing, async (path) => {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><path fill-rule="evenodd" d="${formatPath(path)}"/></svg>`;
        const theirs = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
        const ours = coverPolygons(outlinePath(path, 0.02), 64, 64);
        const differences = Array.from(ours, (cover, index) => Math.abs(cover * 255 - theirs[index]));
        expect(differences.reduce((a, b) => a + b) / differences.length).toBeLessThan(2);
        expect(differences.filter((difference) => difference > 64).length).toBeLessThan(8);
      }),
      { numRuns: 150 },
    );
  });
});
