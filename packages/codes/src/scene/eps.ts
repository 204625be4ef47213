import { type Colour, toRgb } from '../renderer/colour.ts';
import type { Drawing } from '../renderer/layout.ts';
import type { Style } from '../renderer/style.ts';
import { decimal } from './numbers.ts';
import { type Outline, roundedRect } from './outline.ts';
import { codeScene } from './scene.ts';

/** Points in a millimetre. */
const POINTS = 72 / 25.4;

/**
 * Writes a code as Encapsulated PostScript in ASCII, `mm` wide (else the style's width on paper, else 80 mm). Neutral
 * colours are shades of the black ink alone.
 */
export function renderEps(drawing: Drawing, style: Style, { mm }: { readonly mm?: number } = {}): string {
  const scene = codeScene(drawing, style, mm);
  const [width, height] = [scene.width * POINTS, scene.height * POINTS];
  const fills = scene.items.flatMap((item) => (item.kind === 'fill' ? [item] : []));
  const ground =
    scene.background === 'transparent'
      ? []
      : [{ outline: roundedRect(0, 0, scene.width, scene.height), colour: scene.background }];
  return [
    '%!PS-Adobe-3.0 EPSF-3.0',
    '%%Creator: Barline',
    `%%BoundingBox: 0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    `%%HiResBoundingBox: 0 0 ${decimal(width, 4)} ${decimal(height, 4)}`,
    '%%LanguageLevel: 2',
    '%%EndComments',
    'gsave',
    '/m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /h {closepath} bind def',
    `0 ${decimal(height, 4)} translate ${decimal(POINTS, 6)} ${decimal(-POINTS, 6)} scale`,
    ...[...ground, ...fills].map(
      ({ outline, colour }) => `${setColour(colour)}\nnewpath\n${writePath(outline)}\neofill`,
    ),
    'grestore',
    'showpage',
    '%%EOF',
    '',
  ].join('\n');
}

function setColour(colour: Colour): string {
  const [red, green, blue] = toRgb(colour);
  if (red === green && green === blue) return `${decimal(red / 255)} setgray`;
  return `${[red, green, blue].map((value) => decimal(value / 255)).join(' ')} setrgbcolor`;
}

/** One step a line: lines of a document have 255 characters at most. */
function writePath(outline: Outline): string {
  const operator = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
  return outline
    .map(
      ([letter, ...numbers]) =>
        `${numbers.map((number) => `${decimal(number as number)} `).join('')}${operator[letter]}`,
    )
    .join('\n');
}
