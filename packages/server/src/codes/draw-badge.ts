import { type Drawing, renderSvg, type Style } from '@barline/codes';

/** Height of a badge in pixels, and of the code in it with its own margins. */
const HEIGHT = 28;
/** Mean width of a letter of the label at 12 px, in pixels: `textLength` makes it so in every font. */
const LETTER = 6.6;
const PADDING = 9;

const SPACE = {
  light: { back: '#ffffff', ink: '#1c1226', line: '#ddd6e6' },
  dark: { back: '#1f1728', ink: '#f5f0f9', line: '#372c44' },
};

export type BadgeTheme = keyof typeof SPACE;

export const BADGE_THEMES = Object.keys(SPACE) as readonly BadgeTheme[];

/** A small picture for a README: words, and the code beside them. It is there to be clicked; its code is too small for most cameras. */
export function drawBadge(
  drawing: Drawing,
  style: Style,
  label: string,
  theme: BadgeTheme,
  description: string,
): string {
  const { back, ink, line } = SPACE[theme];
  const letters = [...label].length;
  const words = Math.round(letters * LETTER);
  const left = words + 2 * PADDING;
  const width = left + 4 * HEIGHT;
  const code = renderSvg(drawing, { ...style, width: 4 * HEIGHT }).replace('<svg ', `<svg x="${left}" y="0" `);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">` +
    `<title>${escapeXml(description)}</title>` +
    `<clipPath id="edge"><rect width="${width}" height="${HEIGHT}" rx="5"/></clipPath><g clip-path="url(#edge)">` +
    `<rect width="${width}" height="${HEIGHT}" fill="${back}"/>` +
    `<text x="${PADDING}" y="18.5" textLength="${words}" lengthAdjust="spacingAndGlyphs" fill="${ink}" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="12">${escapeXml(label)}</text>` +
    `${code}</g><rect x=".5" y=".5" width="${width - 1}" height="${HEIGHT - 1}" rx="4.5" fill="none" stroke="${line}"/></svg>`
  );
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
