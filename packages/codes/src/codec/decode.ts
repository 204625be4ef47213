import { isMediaRef, type MediaRef } from '../media-ref.ts';
import {
  BAR_COUNT,
  DATA_BARS,
  type Levels,
  MAX_LEVEL,
  NAMESPACES,
  type Namespace,
  REFERENCE_BARS,
  REFERENCE_LEVELS,
  type SoftLevels,
} from '../symbol.ts';
import { unpackLevels } from './encode.ts';
import { BARS_PER_WORD, packLevels, wordsToRef } from './linear-code.ts';

export type Decoded =
  | {
      readonly ok: true;
      readonly mediaRef: MediaRef;
      readonly namespace: Namespace;
      readonly levels: Levels;
      readonly correctedBits: number;
      readonly confidence: number;
    }
  | { readonly ok: false; readonly reason: 'checksum' | 'damaged' | 'ambiguous' };

export function decode(levels: SoftLevels, _options: { sigma?: number } = {}): Decoded {
  if (levels.length !== BAR_COUNT) throw new RangeError(`A code has ${BAR_COUNT} bars, not ${levels.length}.`);
  const hard = Array.from(levels, (l) => Math.min(MAX_LEVEL, Math.max(0, Math.round(l))));
  const data = DATA_BARS.map((bar) => hard[bar]);
  const low = packLevels(data, 0);
  const high = packLevels(data, BARS_PER_WORD);
  const ref = wordsToRef(low, high);
  if (!isMediaRef(ref)) return { ok: false, reason: 'checksum' };
  const namespace = NAMESPACES.find((n) => REFERENCE_BARS.every((bar, i) => hard[bar] === REFERENCE_LEVELS[n][i]));
  if (!namespace) return { ok: false, reason: 'damaged' };
  return {
    ok: true,
    mediaRef: ref,
    namespace,
    levels: unpackLevels(low, high, namespace),
    correctedBits: 0,
    confidence: 1,
  };
}
