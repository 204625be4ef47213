import type { Laser, Style, StyleRequest } from '@barline/codes';
import { Failure } from '@barline/messages';
import { type PictureFormat, type PictureOptions, readSolid, readStyle, SOLID_FORMATS } from '@barline/server';
import type { Options, Values } from './command.ts';

/** Options that say how a code is drawn. */
export const DRAWING_OPTIONS = {
  bg: { type: 'string' },
  bars: { type: 'string' },
  width: { type: 'string' },
  dpi: { type: 'string' },
  margin: { type: 'string' },
  corners: { type: 'string' },
  frame: { type: 'string' },
  mirror: { type: 'boolean' },
  bleed: { type: 'string' },
  'crop-marks': { type: 'boolean' },
  laser: { type: 'string' },
  invert: { type: 'boolean' },
  kerf: { type: 'string' },
  size: { type: 'string' },
  base: { type: 'string' },
  relief: { type: 'string' },
  engraved: { type: 'boolean' },
  keychain: { type: 'string' },
  hole: { type: 'string' },
  wall: { type: 'string' },
  nfc: { type: 'string' },
  'nfc-depth': { type: 'string' },
  magnets: { type: 'string' },
  'magnet-diameter': { type: 'string' },
  'magnet-depth': { type: 'string' },
  part: { type: 'string' },
  ascii: { type: 'boolean' },
} as const satisfies Options;

export type DrawingValues = Values<typeof DRAWING_OPTIONS>;

/** What is drawn, and what one format needs besides. */
export type DrawingSettings = { readonly style: Style; readonly options: PictureOptions };

/** Colours that differ from row to row of a batch. */
type Colours = Pick<StyleRequest, 'bg' | 'bars'>;

const PARTS = ['whole', 'plate', 'bars'] as const;
const LASERS = ['engrave', 'cut'] as const;

/**
 * Reads how a code is drawn in a format. Corners are in units of the code's box, but of a plate in mm; `--size` of
 * something flat is its width on paper. Throws `Failure('malformed_style')`.
 */
export function readDrawingOptions(
  values: DrawingValues,
  format: PictureFormat,
  colours: Colours = {},
): DrawingSettings {
  const { dpi, margin, frame, mirror, corners } = values;
  const bg = colours.bg || values.bg;
  const bars = colours.bars || values.bars;
  if (SOLID_FORMATS.includes(format)) {
    const solid = readSolid({
      ...values,
      cut: values.engraved ? 'engraved' : 'raised',
      nfcDepth: values['nfc-depth'],
      magnetDiameter: values['magnet-diameter'],
      magnetDepth: values['magnet-depth'],
    });
    const part = oneOf(PARTS, 'part', values.part ?? 'whole');
    return {
      style: readStyle({ bg, bars, width: values.width }),
      options: { solid, stl: { part, ascii: values.ascii } },
    };
  }
  const width = values.width ?? readFlatSize(values.size);
  const style = readStyle({ bg, bars, width, dpi, margin, corners, frame, mirror });
  const bleed = readNumber('bleed', values.bleed ?? '0', 0, 20);
  const laser = values.laser === undefined ? undefined : readLaser(values);
  return { style, options: { bleed, cropMarks: values['crop-marks'], laser } };
}

function readLaser(values: DrawingValues): Laser {
  return {
    mode: oneOf(LASERS, 'laser', values.laser ?? 'engrave'),
    invert: values.invert,
    kerf: readNumber('kerf', values.kerf ?? '0', 0, 2),
  };
}

/** `80x20mm` or `80mm` as a width on paper: the height follows. */
function readFlatSize(size: string | undefined): string | undefined {
  if (size === undefined) return undefined;
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*(?:[xх×X]\s*\d+(?:[.,]\d+)?\s*)?(?:mm|мм)?\s*$/.exec(size);
  if (match === null) throw new Failure('malformed_style', { reason: 'solid', field: 'size', value: size });
  return `${match[1]}mm`;
}

/** Throws `Failure('malformed_style')` unless the value is one of those known. */
export function oneOf<Known extends string>(known: readonly Known[], field: string, value: string): Known {
  const found = known.find((each) => each === value.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new Failure('malformed_style', { reason: 'option', field, value, known: known.join(', ') });
}

/** Throws `Failure('malformed_style')` unless the value is a number between the two. */
export function readNumber(field: string, value: string, least: number, most: number): number {
  const number = /^\s*[+-]?\d{1,6}(?:[.,]\d{1,6})?\s*$/.test(value) ? Number(value.replace(',', '.')) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Failure('malformed_style', { reason: 'number', field, value, least, most });
}
