import { mapOutline, type Outline, type Segment } from '../scene/outline.ts';
import type { Font } from './font.ts';

/** Words as outlines: where they stand in millimetres, and how wide they are. */
export type Written = { readonly outlines: readonly Outline[]; readonly width: number };

/** Characters that a typeface lacks, each once, in their order; blanks are never lacking. */
export function missingCharacters(font: Font, text: string): string[] {
  return [...new Set(clean(text))].filter(
    (character) => /\S/.test(character) && font.glyph(character.codePointAt(0)!) === null,
  );
}

/**
 * Writes one line: its base line begins at (x, y), `size` is that of the type in mm. It is made smaller where it would be
 * wider than `most`. Characters that the typeface lacks are left out: see `missingCharacters`.
 */
export function writeLine(
  font: Font,
  text: string,
  place: { x: number; y: number; size: number; most: number; align?: 'left' | 'centre' },
): Written {
  let advance = 0;
  const glyphs: { outline: readonly Segment[]; at: number }[] = [];
  for (const character of clean(text)) {
    const glyph = font.glyph(character.codePointAt(0)!);
    if (glyph === null) {
      if (/\s/.test(character)) advance += font.unitsPerEm / 4;
      continue;
    }
    if (glyph.outline.length > 0) glyphs.push({ outline: glyph.outline, at: advance });
    advance += glyph.advance;
  }
  if (advance === 0) return { outlines: [], width: 0 };
  const scale = Math.min(place.size / font.unitsPerEm, place.most / advance);
  const width = advance * scale;
  const left = place.align === 'centre' ? place.x - width / 2 : place.x;
  const outlines = glyphs.map(({ outline, at }) =>
    mapOutline(outline, [scale, 0, 0, -scale, left + at * scale, place.y]),
  );
  return { outlines, width };
}

/** One line, composed (Unicode NFC): letters with marks are one character where there is one. */
function clean(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
