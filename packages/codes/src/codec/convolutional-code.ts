/**
 * The two outputs of the code, each an exclusive or of the newest bit u[t] and some of the six before it.
 * Here bit k of a mask stands for u[t-k]: a = u[t] u[t-2] u[t-3] u[t-5] u[t-6], b = u[t] u[t-1] u[t-2] u[t-3] u[t-6].
 */
const TAPS_A = 0b1101101;
const TAPS_B = 0b1001111;

/** Bits remembered: u[t-1] to u[t-6]. */
export const MEMORY = 6;
export const STATE_COUNT = 2 ** MEMORY;

/**
 * Convolutional code of rate 1/2, tail-biting: n bits give 2n, in the order a0 b0 a1 b1 …, and indices run
 * round the end, so the register starts holding the last six bits. `decodeConvolutional` is its inverse.
 */
export function encodeConvolutional(bits: Uint8Array): Uint8Array {
  const coded = new Uint8Array(bits.length * 2);
  let window = 0;
  for (let t = -MEMORY; t < bits.length; t++) {
    window = ((window << 1) | bits[t < 0 ? t + bits.length : t]) & 0b1111111;
    if (t >= 0) coded.set([parity(window & TAPS_A), parity(window & TAPS_B)], 2 * t);
  }
  return coded;
}

/** The two bits sent, a + 2b, when the window of the newest bit (bit 0) and the six before it is `window`. */
export function branchOutput(window: number): number {
  return parity(window & TAPS_A) + 2 * parity(window & TAPS_B);
}

function parity(value: number): number {
  let odd = 0;
  for (let rest = value; rest; rest &= rest - 1) odd ^= 1;
  return odd;
}
