import { SCOPES } from '@barline/messages';

const NAMES = SCOPES.map(({ name }) => name);
const BITS = new Map(NAMES.map((name, bit) => [name, 2 ** bit]));

/** Names the order of the scopes: masks of another order must not be read. */
export const SCOPE_ORDER = NAMES.join(' ');

/** Scopes as bits of a number below 2^32, by their place in the list of all. Throws on one that is not there. */
export function toMask(scopes: readonly string[]): number {
  let mask = 0;
  for (const scope of new Set(scopes)) {
    const bit = BITS.get(scope);
    if (bit === undefined) throw new RangeError('A scope that does not exist.');
    mask += bit;
  }
  return mask;
}

export function fromMask(mask: number): string[] {
  return NAMES.filter((_name, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
}
