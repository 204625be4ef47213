import { MEDIA_REF_BITS, type MediaRef } from '../media-ref.ts';

/** Returns the 37 bits of a media reference, lowest first, one a byte. */
export function toBits(ref: MediaRef): Uint8Array {
  const bits = new Uint8Array(MEDIA_REF_BITS);
  for (let i = 0, rest: number = ref; i < MEDIA_REF_BITS; i++, rest = Math.floor(rest / 2)) bits[i] = rest % 2;
  return bits;
}

/** Returns the media reference whose 37 bits, lowest first, are the first 37 of `bits`. */
export function fromBits(bits: ArrayLike<number>): MediaRef {
  let ref = 0;
  for (let i = MEDIA_REF_BITS - 1; i >= 0; i--) ref = ref * 2 + bits[i];
  return ref as MediaRef;
}
