import type { Laser, Style, StyleRequest } from '@barline/codes';
import { Failure, type Text } from '@barline/messages';
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

/** What these options mean, for the pages of the commands that have them. */
export const DRAWING_HELP: Text = {
  en: `Style
  --bg C            background: #RRGGBB, a colour's name, or transparent; default black
  --bars C          bars: black, white, any colour, or auto (default): whichever can be seen better
  --width N         64 to 8192 pixels, default 640, or a length on paper: 80mm, 8cm, 3in
  --dpi N           dots an inch of a length, 36 to 2400, default 300
  --margin N        room on every side, 0 to 100 units; the code is 400 units long and 100 high
  --corners N       radius of the corners, 0 to 50 units; of a plate in mm, default 3
  --frame N         a line along the edge, 0 to 10 units thick
  --mirror          left and right swapped, for stamps

Paper and cutters
  --bleed MM        pdf: printed beyond the edge, 0 to 20
  --crop-marks      pdf: shows where to cut
  --laser M         svg in one colour for lasers: engrave or cut
  --invert          burns all but the code
  --kerf MM         width of the beam, 0 to 2

Plates (stl, 3mf in two colours, scad)
  --size WxHmm      the plate, default 80x20mm; of something flat its width on paper
  --base MM         thickness, default 2
  --relief MM       height of the bars, default 1
  --engraved        the bars are cut into the plate
  --keychain S      an ear with a hole: left, right or top
  --hole MM         diameter of that hole, default 5
  --wall MM         material around it, default 2.5
  --nfc MM          pocket in the back for a tag of that diameter
  --nfc-depth MM    its depth, default 1
  --magnets N       pockets in the back for 2 or 4 magnets
  --magnet-diameter MM  default 6
  --magnet-depth MM default 1.4
  --part P          stl: whole (default), plate or bars, to print them in two colours
  --ascii           stl as text`,
  ru: `Вид
  --bg C            фон: #RRGGBB, название цвета или transparent; по умолчанию чёрный
  --bars C          штрихи: black, white, любой цвет или auto (по умолчанию) — что лучше видно
  --width N         от 64 до 8192 пикселей, по умолчанию 640, или длина на бумаге: 80mm, 8cm, 3in
  --dpi N           точек на дюйм для длины, от 36 до 2400, по умолчанию 300
  --margin N        поле с каждой стороны, от 0 до 100 единиц; код — 400 единиц в длину и 100 в высоту
  --corners N       радиус углов, от 0 до 50 единиц; у пластины — в мм, по умолчанию 3
  --frame N         линия по краю толщиной от 0 до 10 единиц
  --mirror          зеркально, для печатей

Бумага и резка
  --bleed ММ        pdf: печать за край, от 0 до 20
  --crop-marks      pdf: показывает, где резать
  --laser M         svg одного цвета для лазера: engrave или cut
  --invert          выжигает всё, кроме кода
  --kerf ММ         ширина луча, от 0 до 2

Пластины (stl, 3mf двух цветов, scad)
  --size ШxВmm      пластина, по умолчанию 80x20mm; у плоского — ширина на бумаге
  --base ММ         толщина, по умолчанию 2
  --relief ММ       высота штрихов, по умолчанию 1
  --engraved        штрихи врезаны в пластину
  --keychain S      ушко с отверстием: left, right или top
  --hole ММ         диаметр отверстия, по умолчанию 5
  --wall ММ         материал вокруг него, по умолчанию 2.5
  --nfc ММ          гнездо сзади для метки такого диаметра
  --nfc-depth ММ    его глубина, по умолчанию 1
  --magnets N       гнёзда сзади для 2 или 4 магнитов
  --magnet-diameter ММ  по умолчанию 6
  --magnet-depth ММ по умолчанию 1.4
  --part P          stl: whole (по умолчанию), plate или bars — для печати в два цвета
  --ascii           stl текстом`,
};

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
