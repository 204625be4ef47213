/** A value with what it was and, after an undo, what it had been. */
export type Undoable<T> = { readonly past: readonly T[]; readonly present: T; readonly future: readonly T[] };

/** The steps that can be taken back. */
const MOST_STEPS = 100;

export function startUndo<T>(present: T): Undoable<T> {
  return { past: [], present, future: [] };
}

/** A new value. `merge` replaces the present without a step of its own: a slider that is being dragged is one step. */
export function change<T>({ past, present }: Undoable<T>, next: T, merge = false): Undoable<T> {
  return { past: merge ? past : [...past, present].slice(-MOST_STEPS), present: next, future: [] };
}

export function undo<T>(value: Undoable<T>): Undoable<T> {
  const before = value.past.at(-1);
  if (before === undefined) return value;
  return { past: value.past.slice(0, -1), present: before, future: [value.present, ...value.future] };
}

export function redo<T>(value: Undoable<T>): Undoable<T> {
  const [after, ...future] = value.future;
  if (after === undefined) return value;
  return { past: [...value.past, value.present], present: after, future };
}
