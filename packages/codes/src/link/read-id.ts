/** The longest profile name that is believed, in UTF-16 units. Real ones have at most some dozens. */
const LONGEST_NAME = 256;

/** True for 22 letters and digits: a 128-bit number in base 62. */
export function isBase62Id(id: string): boolean {
  return /^[0-9A-Za-z]{22}$/.test(id);
}

/**
 * Reads an id of 22 letters and digits, cleared of what pasted text leaves behind it: `_` or `~` of a mark-up
 * language, a `&` that should have been a `?`, a word in another script without a space. `null` for anything else.
 */
export function readBase62Id(text: string): string | null {
  return /^([0-9A-Za-z]{22})(?:[_~]*$|[&\u0080-\uffff])/.exec(text)?.[1] ?? null;
}

/**
 * Decodes a profile's name. `null` where it is empty, longer than 256, broken in its percent-encoding or its
 * UTF-16, or holds control characters.
 */
export function readUserId(text: string): string | null {
  const id = decodePercent(text);
  if (id === null || id === '' || id.length > LONGEST_NAME || !id.isWellFormed() || /\p{Cc}/u.test(id)) return null;
  return id;
}

/** Returns `text` with its percent-encoding undone, or `null` where that is broken. */
export function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
