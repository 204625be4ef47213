/** The letters of Windows-1251 from 0x80 up; 0x98 is none. */
const CYRILLIC =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';

export type DecodedText = { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1251' };

/**
 * Reads text as programs for tables write it: UTF-8 with a mark or without, UTF-16 with a mark, and what is no UTF-8 as
 * Windows-1251, which Excel writes in Russian.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: readUtf16(bytes.subarray(2)), encoding: 'utf-16le' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = readUtf8(marked ? bytes.subarray(3) : bytes);
  if (text !== null) return { text, encoding: 'utf-8' };
  return {
    text: join(bytes, (byte) => (byte < 128 ? byte : CYRILLIC.charCodeAt(byte - 128))),
    encoding: 'windows-1251',
  };
}

function readUtf16(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length >> 1).map((_, at) => bytes[2 * at] | (bytes[2 * at + 1] << 8));
  return join(units, (unit) => unit);
}

/** `null` for what is not UTF-8 (RFC 3629). */
function readUtf8(bytes: Uint8Array): string | null {
  const points: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++];
    if (first < 0x80) {
      points.push(first);
      continue;
    }
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || at + more > bytes.length) return null;
    let point = first & (0x3f >> more);
    for (const end = at + more; at < end; at++) {
      if ((bytes[at] & 0xc0) !== 0x80) return null;
      point = (point << 6) | (bytes[at] & 0x3f);
    }
    const least = more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80;
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
    points.push(point);
  }
  return join(points, (point) => point);
}

/** Text from characters, in pieces that a call can take. */
function join(items: ArrayLike<number>, toPoint: (item: number) => number): string {
  const pieces: string[] = [];
  for (let start = 0; start < items.length; start += 4096) {
    const piece = Array.prototype.slice.call(items, start, start + 4096) as number[];
    pieces.push(String.fromCodePoint(...piece.map(toPoint)));
  }
  return pieces.join('');
}
