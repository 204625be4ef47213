/** Drops every third value (numbers 2, 5, 8 …): 90 coded bits become the 60 that are sent. */
export function puncture(coded: Uint8Array): Uint8Array {
  return coded.filter((_, i) => i % 3 !== 2);
}

/** Puts a 0, "nothing known", where `puncture` dropped a value: 60 costs become 90. */
export function depuncture(sent: Float32Array): Float32Array {
  const coded = new Float32Array((sent.length / 2) * 3);
  for (let i = 0; i < sent.length; i++) coded[i + (i >> 1)] = sent[i];
  return coded;
}
