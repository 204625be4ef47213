/** Neighbours in the code are 7 apart round the strip, so that a lost bar costs bits far from each other. */
const STRIDE = 7;

/** Shuffles 60 bits: the bit sent at place i is bit 7i mod 60. */
export function interleave(bits: Uint8Array): Uint8Array {
  return bits.map((_, i) => bits[(STRIDE * i) % bits.length]);
}

/** Puts 60 shuffled values back in the order that `interleave` met them in. */
export function deinterleave(shuffled: Float32Array): Float32Array {
  const values = new Float32Array(shuffled.length);
  for (let i = 0; i < shuffled.length; i++) values[(STRIDE * i) % shuffled.length] = shuffled[i];
  return values;
}
