/** The number a code carries: an integer, 0 <= ref < 2^37. It names a page in the table of whoever assigned it. */
export type MediaRef = number & { readonly __brand: 'MediaRef' };

export const MEDIA_REF_BITS = 37;

/** One more than the largest media reference: 2^37 = 137,438,953,472. */
export const MEDIA_REF_LIMIT = 2 ** MEDIA_REF_BITS;

export function isMediaRef(value: unknown): value is MediaRef {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MEDIA_REF_LIMIT;
}

/** Returns `value` as a media reference. Throws `RangeError` unless it is an integer from 0 to 2^37 - 1. */
export function toMediaRef(value: number): MediaRef {
  if (!isMediaRef(value)) throw new RangeError(`A media reference is an integer from 0 to 2^37 - 1, not ${value}.`);
  return value;
}

/** Reads a media reference from decimal digits, white space around them allowed. Anything else gives `null`. */
export function parseMediaRef(text: string): MediaRef | null {
  if (!/^\s*\d{1,12}\s*$/.test(text)) return null;
  const value = Number(text);
  return isMediaRef(value) ? value : null;
}
