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

const known = new Map<string, number>();
const MOST_KNOWN = 1000;

/** The mask of scopes separated by spaces; the same few come again and again. */
export function maskOf(scopes: string): number {
  let mask = known.get(scopes);
  if (mask === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(scopes, (mask = toMask(scopes === '' ? [] : scopes.split(' '))));
  }
  return mask;
}

export function fromMask(mask: number): string[] {
  return NAMES.filter((_name, bit) => Math.floor(mask / 2 ** bit) % 2 === 1);
}
