import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver, type ItemsChange } from './items-change.ts';

/** The change done to a list itself. */
function change<T>(items: readonly T[], done: ItemsChange, fresh: T): T[] {
  if (done.kind === 'replace') return [fresh];
  if (done.kind === 'add') return items.toSpliced(done.at, 0, ...Array<T>(done.count).fill(fresh));
  if (done.kind === 'remove') return items.filter((_item, position) => !done.positions.includes(position));
  const { start, count, before } = done;
  const moved = items.slice(start, start + count);
  const inside = (position: number) => position >= start && position < start + count;
  const head = items.filter((_item, position) => position < before && !inside(position));
  const tail = items.filter((_item, position) => position >= before && !inside(position));
  return [...head, ...moved, ...tail];
}

const ITEMS = 8;
const place = fc.nat(ITEMS);
const changes: fc.Arbitrary<ItemsChange> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), at: place, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('remove' as const),
    positions: fc.uniqueArray(fc.nat(ITEMS - 1), { minLength: 1 }).map((all) => all.sort((a, b) => a - b)),
  }),
  fc
    .record({ start: fc.nat(ITEMS - 1), count: fc.integer({ min: 1, max: 3 }), before: place })
    .map(({ start, count, before }) => ({
      kind: 'move' as const,
      start,
      count: Math.min(count, ITEMS - start),
      before,
    })),
  fc.constant({ kind: 'replace' as const }),
);

describe('carryOver', () => {
  it('finds every item where the change left it', () => {
    fc.assert(
      fc.property(changes, (done) => {
        const items = Array.from({ length: ITEMS }, (_, position) => position);
        const after = change(items, done, -1);
        for (const item of items) {
          const found = after.indexOf(item);
          expect(carryOver(item, done)).toBe(found < 0 ? null : found);
        }
      }),
    );
  });
});
