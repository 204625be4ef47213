/** What is never shown: control characters, marks that change the direction of text, and characters without a shape. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/gu;

/**
 * A name as it may be shown to others: without characters that could make it look like something else, spaces single,
 * `null` where nothing is left or it is longer than `longest` characters.
 */
export function cleanName(text: string, longest: number): string | null {
  const clean = cleanText(text).replace(/\s+/gu, ' ').trim();
  const length = [...clean].length;
  return length > 0 && length <= longest && /[^\p{M}\s]/u.test(clean) ? clean : null;
}

/** The same for a text that may be empty and of several lines. */
export function cleanText(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(UNSEEN, (character) => (character === '\n' || character === '\t' ? ' ' : ''))
      // Marks piled up on one letter would cover the lines above and below.
      .replace(/(\p{M}{3})\p{M}+/gu, '$1')
      .trim()
  );
}

/** What somebody logs in with: 1 to 64 letters, digits and . _ - @ +; as it is kept, or `null`. */
export function readUsername(text: string | undefined): string | null {
  const name = (text ?? '').normalize('NFKC').trim();
  return /^[\p{L}\p{N}._@+-][\p{L}\p{M}\p{N}._@+-]*$/u.test(name) && [...name].length <= 64 ? name : null;
}

/** An e-mail address, roughly; the only proof is a letter. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"'\\\p{C}]{1,64}@[^\s@<>"'\\\p{C}]+\.[^\s@<>"'\\\p{C}.]+$/u.test(text);
}
