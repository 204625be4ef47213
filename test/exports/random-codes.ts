import {
  type Colour,
  type Drawing,
  encode,
  judgeProof,
  MEDIA_REF_LIMIT,
  type MediaRef,
  proveScan,
  type Style,
  toMediaRef,
} from '@barline/codes';

export type RandomCode = { readonly mediaRef: MediaRef; readonly drawing: Drawing; readonly style: Style };

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A random reference in a random style, number `index`, whatever its proof says. */
export function randomCode(index: number): RandomCode {
  const random = randomFrom(index * 7919);
  for (let warm = 0; warm < 8; warm++) random();
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const colour = (): Colour => `#${whole(0xffffff).toString(16).padStart(6, '0')}`;
  const mediaRef = toMediaRef(Math.floor(random() * MEDIA_REF_LIMIT));
  const style: Style = {
    background: random() < 0.15 ? 'transparent' : colour(),
    bars: random() < 0.5 ? (random() < 0.5 ? '#000000' : '#ffffff') : colour(),
    width: 200 + whole(1400),
    margin: random() < 0.5 ? whole(60) : 0,
    corners: random() < 0.5 ? whole(50) : 0,
    frame: random() < 0.3 ? whole(8) : 0,
    mirror: random() < 0.2,
  };
  return { mediaRef, drawing: { levels: encode(mediaRef) }, style };
}

/** Random codes that proof-scan calls good (or fine, or of low contrast and yet read), and how many it did not. */
export function* goodCodes(count: number): Generator<RandomCode & { tried: number }> {
  let tried = 0;
  for (let found = 0; found < count; ) {
    const code = randomCode(tried++);
    const judgement = judgeProof(proveScan(code.drawing, code.style));
    if (judgement === 'risky' || judgement === 'unreadable') continue;
    found++;
    yield { ...code, tried };
  }
}
