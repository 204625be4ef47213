import fc from 'fast-check';
import { expect, test } from 'vitest';
import { change, redo, startUndo, undo } from './undo.ts';

test('undo after any changes leads back step by step, and redo forth again', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 20 }), (first, changes) => {
      const states = [first, ...changes];
      let value = startUndo(first);
      for (const next of changes) value = change(value, next);
      for (const expected of states.toReversed().slice(1)) expect((value = undo(value)).present).toBe(expected);
      expect(undo(value)).toBe(value);
      for (const expected of changes) expect((value = redo(value)).present).toBe(expected);
      expect(redo(value)).toBe(value);
    }),
  );
});

test('a slider that is dragged is one step, and a change forgets what was undone', () => {
  let value = change(startUndo('a'), 'b');
  value = change(value, 'c', true);
  value = change(value, 'd', true);
  expect(undo(value).present).toBe('a');
  expect(redo(change(undo(value), 'e')).present).toBe('e');
});

test('a hundred steps are kept', () => {
  let value = startUndo(0);
  for (let step = 1; step <= 150; step++) value = change(value, step);
  for (let step = 0; step < 200; step++) value = undo(value);
  expect(value.present).toBe(50);
});
