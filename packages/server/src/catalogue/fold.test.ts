import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, toWords } from './fold.ts';

describe('words', () => {
  it.each([
    ['Dvořák: Symphony No. 9', ['dvorak', 'symphony', 'no', '9']],
    ['ЁЛКА и Йод', ['елка', 'и', 'иод']],
    ['Rock ’n’ Roll don’t', ['rock', 'n', 'roll', 'dont']],
    ['Æther Œuvre Ørsted Łódź Straße', ['aether', 'oeuvre', 'orsted', 'lodz', 'strasse']],
    ['さくら 櫻', ['さ', 'く', 'ら', '櫻']],
    ['ﬁne ½', ['fine', '1', '2']],
    ['!!! … —', []],
  ])('of %j', (text, words) => {
    expect(toWords(text)).toEqual(words);
  });

  it('are the same however often they are folded, and have nothing in them that parts words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = toWords(text);
        expect(toWords(words.join(' '))).toEqual(words);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}$/u);
      }),
    );
  });

  it('do not depend on how a letter with a mark is spelled', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => fold(text.normalize('NFC')) === fold(text.normalize('NFD')),
      ),
    );
  });
});
