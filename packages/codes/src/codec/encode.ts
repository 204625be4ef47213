import { type MediaRef, toMediaRef } from '../media-ref.ts';
import { type Level, type Levels, type Namespace, REFERENCE_LEVELS } from '../symbol.ts';
import { highWord, lowWord, toDataLevels } from './linear-code.ts';
import { withReferenceBars } from './reference-bars.ts';

/**
 * Returns the 23 levels of the code that carries `ref`, left (beside the mark) to right.
 * The reference bars tell the namespace: 0-7-0 is Spotify's, 7-0-7 is local.
 * Throws `RangeError` unless `ref` is an integer from 0 to 2^37 - 1 and the namespace is known.
 */
export function encode(ref: MediaRef, namespace: Namespace = 'spotify'): Levels {
  toMediaRef(ref);
  const refHigh = Math.floor(ref / 2 ** 32);
  return unpackLevels(lowWord(ref | 0, refHigh), highWord(ref | 0, refHigh), checkNamespace(namespace));
}

/** The same, one readable step after the other. `encode` is tested to be equal to it. */
export function encodeStepByStep(ref: MediaRef, namespace: Namespace = 'spotify'): Levels {
  return withReferenceBars(toDataLevels(toMediaRef(ref)), checkNamespace(namespace));
}

/** Returns the 23 levels whose data bars are two words of 30 bits. */
export function unpackLevels(low: number, high: number, namespace: Namespace): Levels {
  const [first, middle, last] = REFERENCE_LEVELS[namespace];
  return [
    first,
    level(low),
    level(low >> 3),
    level(low >> 6),
    level(low >> 9),
    level(low >> 12),
    level(low >> 15),
    level(low >> 18),
    level(low >> 21),
    level(low >> 24),
    level(low >> 27),
    middle,
    level(high),
    level(high >> 3),
    level(high >> 6),
    level(high >> 9),
    level(high >> 12),
    level(high >> 15),
    level(high >> 18),
    level(high >> 21),
    level(high >> 24),
    level(high >> 27),
    last,
  ];
}

function level(word: number): Level {
  return (word & 7) as Level;
}

function checkNamespace(namespace: Namespace): Namespace {
  if (Object.hasOwn(REFERENCE_LEVELS, namespace)) return namespace;
  throw new RangeError(`A namespace is 'spotify' or 'local', not '${namespace}'.`);
}
