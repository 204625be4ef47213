/** Letters that are no letter with a mark, as people type them who lack them. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const PLAIN = /^[\x20-\x7e]*$/;
/** Scripts that put no space between words: each character is a word. Elsewhere letters and digits in a row are one. */
const WORD =
  /(?=[\p{L}\p{N}])[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{N}])+/gu;
const PLAIN_WORD = /[a-z0-9]+/g;
/** A word longer than this is cut: nobody types it. */
const LONGEST = 60;

/** A text as search compares it: small letters, no accents; ё is е and й is и; apostrophes join. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll("'", '');
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter]);
}

/** The words of a text, folded, in order. */
export function toWords(text: string): string[] {
  const folded = fold(text);
  const words = folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? [];
  return words.map((word) => (word.length > LONGEST ? [...word].slice(0, LONGEST).join('') : word));
}
