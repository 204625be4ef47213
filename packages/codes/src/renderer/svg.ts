import { fitFrame } from './frame.ts';
import { type Bar, BOX, type Drawing, layoutCode, MARK_BOX } from './layout.ts';
import { formatPath, type Path } from './path.ts';
import { rememberEach } from './remember.ts';
import { checkStyle, type Style } from './style.ts';

/** What a screen reader says about a picture. */
export type Labels = { readonly title: string; readonly description: string };

/**
 * Draws a code as an SVG document in the geometry of Spotify's own: a box of 400 x 100, bars from left to right, then
 * the mark. Without a background where that is transparent. Throws `RangeError` as `layoutCode` and `checkStyle` do.
 */
export function renderSvg(drawing: Drawing, style: Style, labels?: Labels): string {
  checkStyle(style);
  const { bars, mark } = layoutCode(drawing);
  const { width, height } = fitFrame(style.width);
  const fit = height * 4 === width ? '' : ' preserveAspectRatio="xMidYMid slice"';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${BOX.width} ${BOX.height}"${fit}>` +
    (labels ? `<title>${escapeXml(labels.title)}</title><desc>${escapeXml(labels.description)}</desc>` : '') +
    drawBackground(style) +
    `<g fill="${style.bars}">${bars.map(drawBar).join('')}${drawMark(mark)}</g></svg>`
  );
}

function drawBackground({ background }: Style): string {
  return background === 'transparent' ? '' : `<rect width="${BOX.width}" height="${BOX.height}" fill="${background}"/>`;
}

const drawBar = rememberEach(
  ({ x, y, width, height, radius }: Bar) =>
    `<rect x="${x.toFixed(2)}" y="${y}" width="${width.toFixed(2)}" height="${height}" rx="${radius}" ry="${radius}"/>`,
);

const drawMark = rememberEach(
  (mark: Path) =>
    `<g transform="translate(${MARK_BOX.x},${MARK_BOX.y})"><path fill-rule="evenodd" d="${formatPath(mark)}"/></g>`,
);

/** Makes text safe inside an element, and leaves out what XML 1.0 cannot hold (section 2.2). */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
