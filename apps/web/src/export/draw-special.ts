import {
  type Drawing,
  render3mf,
  renderDxf,
  renderEps,
  renderLaserSvg,
  renderOpenscad,
  renderPdf,
  renderStl,
  resolveSolid,
  type Solid,
  type Style,
} from '@barline/codes';
import { deflateSync, zlibSync } from 'fflate';
import { MEDIA_TYPES, type SpecialFormat } from './formats.ts';
import { type ExportOptions, PLAIN_OPTIONS, readMm, toSolidRequest } from './options.ts';

/** Posters are no wider. */
const MOST_MM = 2_000;
const MOST_BLEED = 20;
const MOST_KERF = 1;

/** Draws a code for paper, for a laser or for a 3D printer. Throws `RangeError` for a thing that cannot be made. */
export async function drawSpecial(
  drawing: Drawing,
  style: Style,
  format: SpecialFormat,
  title: string,
  options: ExportOptions = PLAIN_OPTIONS,
): Promise<Blob> {
  const mm = style.mm ?? readMm(options.mm, 80, MOST_MM);
  const type = MEDIA_TYPES[format];
  switch (format) {
    case 'pdf': {
      const bleed = readMm(options.bleed, 0, MOST_BLEED);
      const bytes = renderPdf(drawing, style, { mm, bleed, cropMarks: options.cropMarks, title }, zlibSync);
      return new Blob([new Uint8Array(bytes)], { type });
    }
    case 'eps':
      return new Blob([renderEps(drawing, style, { mm })], { type });
    case 'dxf':
      return new Blob([renderDxf(drawing, style, { mm })], { type });
    case 'laser': {
      const kerf = readMm(options.kerf, 0, MOST_KERF);
      return new Blob([renderLaserSvg(drawing, style, { mm, mode: options.laser, invert: options.invert, kerf })], {
        type,
      });
    }
    case '3mf': {
      const plate = style.background === 'transparent' ? '#ffffff' : style.background;
      const look = { plate, bars: style.bars, title };
      return new Blob([new Uint8Array(render3mf(drawing, solidOf(options, style), look, deflateSync))], { type });
    }
    case 'stl': {
      const { part, ascii } = options.solid;
      return new Blob([new Uint8Array(renderStl(drawing, solidOf(options, style), { part, ascii }))], { type });
    }
    case 'scad':
      return new Blob([renderOpenscad(drawing, solidOf(options, style))], { type });
  }
}

function solidOf({ solid }: ExportOptions, { mirror = false }: Style): Solid {
  const resolved = resolveSolid(toSolidRequest(solid, mirror));
  if (!resolved.ok) throw new RangeError(`${resolved.field}: ${resolved.value}`);
  return resolved.solid;
}
