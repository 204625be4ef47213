import { decode, type Mark, type MediaRef, parseStripSvg, scan } from '@barline/codes';
import { readPicture } from './read-picture.ts';

/**
 * Reads the picture a strip service answered with: its SVG or, failing that, any picture with exactly one code.
 * `null` unless it is a perfect code of Spotify's: a strip that needs correction is not to be trusted.
 */
export async function readStrip(bytes: Uint8Array): Promise<{ mediaRef: MediaRef; mark: Mark | null } | null> {
  const strip = parseStripSvg(new TextDecoder().decode(bytes));
  if (strip) {
    const code = decode(strip.levels);
    return code.ok && isPerfect(code) ? { mediaRef: code.mediaRef, mark: strip.mark } : null;
  }
  const pixels = await readPicture(bytes).catch(() => null);
  const codes = pixels ? scan(pixels).codes : [];
  const [code] = codes;
  return codes.length === 1 && isPerfect(code) ? { mediaRef: code.mediaRef, mark: null } : null;
}

function isPerfect(code: { namespace: string; correctedBits: number }): boolean {
  return code.namespace === 'spotify' && code.correctedBits === 0;
}
