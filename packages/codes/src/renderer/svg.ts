import { extentOf, fitFrame } from './frame.ts';
import { type Bar, BOX, type Drawing, layoutCode, MARK_BOX } from './layout.ts';
import { formatPath, type Path } from './path.ts';
import { rememberEach } from './remember.ts';
import { checkStyle, type Style } from './style.ts';

/** What a screen reader says about a picture. */
export type Labels = { readonly title: string; readonly description: string };

/**
 * Draws a code as an SVG document in the geometry of Spotify's own: a box of 400 x 100, bars from left to right, then
 * the mark. Without a background where that is transparent; its size is in millimetres where the style has one. Throws `RangeError` as `layoutCode` and `checkStyle` do.
 */
export function renderSvg(drawing: Drawing, style: Style, labels?: Labels): string {
  checkStyle(style);
  const { bars, mark } = layoutCode(drawing);
  const { x, y, width, height } = extentOf(style);
  const code = `<g fill="${style.bars}">${bars.map(drawBar).join('')}${drawMark(mark)}</g>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${writeSize(style)} viewBox="${x} ${y} ${width} ${height}"${writeFit(style)}>` +
    (labels ? `<title>${escapeXml(labels.title)}</title><desc>${escapeXml(labels.description)}</desc>` : '') +
    drawBackground(style) +
    drawFrame(style) +
    (style.mirror ? `<g transform="translate(${BOX.width},0) scale(-1,1)">${code}</g></svg>` : `${code}</svg>`)
  );
}

/** Width and height in pixels, or in millimetres where the style has a width on paper. */
function writeSize(style: Style): string {
  const extent = extentOf(style);
  if (style.mm === undefined) {
    const { width, height } = fitFrame(style);
    return `width="${width}" height="${height}"`;
  }
  return `width="${+style.mm.toFixed(3)}mm" height="${+((style.mm * extent.height) / extent.width).toFixed(3)}mm"`;
}

/** What makes a box fill the picture where the height in pixels is rounded. */
function writeFit(style: Style): string {
  const extent = extentOf(style);
  const { width, height } = fitFrame(style);
  const exact = style.mm !== undefined || height * extent.width === width * extent.height;
  return exact ? '' : ' preserveAspectRatio="xMidYMid slice"';
}

function drawBackground(style: Style): string {
  const { background, corners = 0 } = style;
  if (background === 'transparent') return '';
  const { x, y, width, height } = extentOf(style);
  const place = x === 0 ? '' : ` x="${x}" y="${y}"`;
  const rounding = corners === 0 ? '' : ` rx="${corners}"`;
  return `<rect${place} width="${width}" height="${height}"${rounding} fill="${background}"/>`;
}

function drawFrame(style: Style): string {
  const { frame = 0, corners = 0, bars } = style;
  if (frame === 0) return '';
  const { x, y, width, height } = extentOf(style);
  const rounding = corners > frame / 2 ? ` rx="${corners - frame / 2}"` : '';
  return (
    `<rect x="${x + frame / 2}" y="${y + frame / 2}" width="${width - frame}" height="${height - frame}"${rounding}` +
    ` fill="none" stroke="${bars}" stroke-width="${frame}"/>`
  );
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
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
