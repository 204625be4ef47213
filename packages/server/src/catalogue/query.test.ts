import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverYears, toSteps } from './query.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

describe('years', () => {
  it('are covered exactly, by few parts', () => {
    const year = fc.integer({ min: 1000, max: 2999 });
    fc.assert(
      fc.property(year, year, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const parts = coverYears(from, to);
        const covered = parts.flatMap((part) => {
          const span = 10 ** (4 - part.length);
          return Array.from({ length: span }, (_, index) => Number(part.padEnd(4, '0')) + index);
        });
        expect(covered).toEqual(Array.from({ length: to - from + 1 }, (_, index) => from + index));
        expect(parts.length).toBeLessThan(4 * 10 + (to - from) / 100);
      }),
    );
  });
});

describe('a query', () => {
  it('looks for the whole name first, then for whole words, then for what begins so', () => {
    const steps = toSteps('moonlight son', 'track', NOW)!;
    expect(steps.whole.first).toMatchObject({ of: [{ in: ['name', 'artist'] }, { in: ['name', 'artist'] }] });
    expect(steps.title).toEqual({ kind: 'words', in: ['facts'], words: ['_tmoonlightson'], prefix: false });
    expect(steps.open?.all).toEqual({
      kind: 'all',
      of: [
        { kind: 'words', in: ['name', 'artist', 'context'], words: ['moonlight'], prefix: false },
        { kind: 'words', in: ['name', 'artist', 'context'], words: ['son'], prefix: true },
      ],
    });
  });

  it('has no open end where the last word is whole', () => {
    for (const query of ['moonlight ', '"moonlight"', 'moonlight year:1900']) {
      expect(JSON.stringify(toSteps(query, 'track', NOW))).not.toContain('"prefix":true');
    }
  });

  it.each(['', '   ', '""', 'artist:""', 'year:19', 'year:2000-1990', 'tag:old', 'NOT', 'OR'])(
    '%j means nothing',
    (query) => {
      const steps = toSteps(query, 'album', NOW);
      expect(steps === null || JSON.stringify(steps).includes('_x')).toBe(true);
    },
  );

  it('breaks at nothing', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('artist:', 'year:', '"', '*', ' ', 'OR', 'NOT', ':', '-'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const steps = toSteps(pieces.join(''), 'track', NOW);
        expect(steps === null || steps.whole.all !== undefined).toBe(true);
        expect(JSON.stringify(steps)).not.toMatch(/"of":\[\]|"words":\[\]/);
      }),
    );
  });
});
