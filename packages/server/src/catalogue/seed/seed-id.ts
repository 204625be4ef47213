import { hash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An id of 22 letters and digits, as Spotify writes 128 bits; the same for the same words in every sandbox. */
export function seedId(...words: readonly (string | number)[]): string {
  let bits = BigInt(`0x${hash('sha256', `barline seed: ${words.join(' / ')}`, 'hex').slice(0, 32)}`);
  let id = '';
  for (let count = 0; count < 22; count++) {
    id = ALPHABET[Number(bits % 62n)] + id;
    bits /= 62n;
  }
  return id;
}

/** A whole number from 0 up to but not including `end`, always the same for an id. */
export function seedNumber(id: string, end: number): number {
  let mixed = 2166136261;
  for (let index = 0; index < id.length; index++) mixed = Math.imul(mixed ^ id.charCodeAt(index), 16777619);
  mixed ^= mixed >>> 15;
  return (mixed >>> 0) % end;
}
