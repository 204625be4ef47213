import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { change, redo, startUndo, undo } from './undo.ts';

/** Changes of the same thing within this time are one step. */
const PAUSE_MS = 700;

export type Undo<T> = {
  readonly value: T;
  /** `what` names what is changed, so that a slider or a word being typed is one step. */
  change(next: (before: T) => T, what?: string): void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

/** A value whose changes can be taken back, also by Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y outside a field for text. */
export function useUndo<T>(first: () => T): Undo<T> {
  const [value, setValue] = useState(() => startUndo(first()));
  const last = useRef({ what: '', time: 0 });
  const make = useCallback((next: (before: T) => T, what = '') => {
    const now = Date.now();
    const merge = what !== '' && what === last.current.what && now - last.current.time < PAUSE_MS;
    last.current = { what, time: now };
    setValue((before) => change(before, next(before.present), merge));
  }, []);
  const back = useCallback(() => {
    last.current.what = '';
    setValue(undo);
  }, []);
  const forth = useCallback(() => {
    last.current.what = '';
    setValue(redo);
  }, []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) forth();
      else back();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return {
    value: value.present,
    change: make,
    undo: value.past.length > 0 ? back : null,
    redo: value.future.length > 0 ? forth : null,
  };
}

/** Fields for text have an undo of their own. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'number', 'search', 'url'].includes(target.type);
}
