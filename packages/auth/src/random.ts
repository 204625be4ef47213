/** `length` bytes that nobody can guess. */
export type Random = (length: number) => Uint8Array;

export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A text of `length` letters of `alphabet`, each equally likely: bytes past the last whole alphabet are thrown away. */
export function randomText(length: number, alphabet: string, random: Random): string {
  const end = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < end && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
