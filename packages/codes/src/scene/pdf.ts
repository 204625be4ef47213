import { concatenate, latinBytes } from '../files/bytes.ts';
import type { Colour } from '../renderer/colour.ts';
import { toRgb } from '../renderer/colour.ts';
import type { Drawing } from '../renderer/layout.ts';
import type { Style } from '../renderer/style.ts';
import { decimal } from './numbers.ts';
import { mapOutline, type Outline, roundedRect } from './outline.ts';
import { codeScene, type Scene } from './scene.ts';

/** Compresses to the zlib format (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** How a scene is printed: `bleed` in mm is printed around it and cut off, `cropMarks` say where, `title` names the document. */
export type Print = { readonly bleed?: number; readonly cropMarks?: boolean; readonly title?: string };

/** A picture in a document: a whole JPEG file, or red, green and blue of every pixel. */
export type PdfPicture =
  | { readonly width: number; readonly height: number; readonly jpeg: Uint8Array; readonly channels?: 1 | 3 }
  | { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

/** A sheet of paper in mm with scenes on it, each at its left top corner. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly scenes: readonly { readonly scene: Scene; readonly x: number; readonly y: number }[];
};

/** Points in a millimetre. */
const POINTS = 72 / 25.4;
/** Crop marks begin so far beyond the bleed and are so long, in mm. */
const MARK_GAP = 1;
const MARK_LENGTH = 5;

/** Writes a code as a PDF document of one page, `print.mm` wide (else the style's width on paper, else 80 mm). */
export function renderPdf(
  drawing: Drawing,
  style: Style,
  print: Print & { mm?: number },
  deflate: Deflate,
): Uint8Array {
  return sceneToPdf(codeScene(drawing, style, print.mm), print, null, deflate);
}

/** Writes a scene as a PDF document of one page: its size and the bleed, and room for crop marks where they are asked for. */
export function sceneToPdf(scene: Scene, print: Print, picture: PdfPicture | null, deflate: Deflate): Uint8Array {
  const { bleed = 0, cropMarks = false, title } = print;
  const room = bleed + (cropMarks ? MARK_GAP + MARK_LENGTH : 0);
  const content = [
    inMillimetres(scene.height + 2 * room),
    `q 1 0 0 1 ${decimal(room)} ${decimal(room)} cm`,
    `${writePath(roundedRect(-bleed, -bleed, scene.width + 2 * bleed, scene.height + 2 * bleed))} W n`,
    writeScene(scene, bleed, picture !== null),
    'Q',
    cropMarks ? writeCropMarks(scene, room, bleed) : '',
  ];
  const page = {
    width: scene.width + 2 * room,
    height: scene.height + 2 * room,
    inner: { trim: room, bleed: room - bleed },
    content: content.join('\n'),
  };
  return writeDocument([page], title, picture, deflate);
}

/** Writes sheets of labels as a PDF document, a page each. */
export function sheetsToPdf(sheets: readonly Sheet[], title: string | undefined, deflate: Deflate): Uint8Array {
  const pages = sheets.map(({ width, height, scenes }) => {
    const drawn = scenes.map(
      ({ scene, x, y }) => `q 1 0 0 1 ${decimal(x)} ${decimal(y)} cm\n${writeScene(scene, 0, false)}\nQ`,
    );
    return { width, height, content: [inMillimetres(height), ...drawn].join('\n') };
  });
  return writeDocument(pages, title, null, deflate);
}

/** From here on one unit is a millimetre and y grows downwards. */
function inMillimetres(height: number): string {
  return `${decimal(POINTS, 6)} 0 0 ${decimal(-POINTS, 6)} 0 ${decimal(height * POINTS, 4)} cm`;
}

function writeScene({ width, height, background, items }: Scene, bleed: number, hasPicture: boolean): string {
  const ground = roundedRect(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed);
  const lines = background === 'transparent' ? [] : [`${fillColour(background)} ${writePath(ground)} f`];
  for (const item of items) {
    if (item.kind === 'fill')
      lines.push(`${fillColour(item.colour)} ${writePath(item.outline)} ${item.rule ? 'f' : 'f*'}`);
    else if (hasPicture) {
      // An image fills the unit square upwards from its lower edge.
      const [a, b, c, d, e, f] = item.place;
      const matrix = [a, b, -c, -d, e + c, f + d].map((value) => decimal(value, 5)).join(' ');
      lines.push(`q ${writePath(item.clip)} W n ${matrix} cm /Im0 Do Q`);
    }
  }
  return lines.join('\n');
}

/** Neutral colours are shades of the black ink alone; others are red, green and blue. */
function fillColour(colour: Colour): string {
  const [red, green, blue] = toRgb(colour);
  if (red === green && green === blue) return `${decimal(red / 255)} g`;
  return `${[red, green, blue].map((value) => decimal(value / 255)).join(' ')} rg`;
}

function writePath(outline: Outline): string {
  const operator = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
  return outline
    .map(
      ([letter, ...numbers]) =>
        `${numbers.map((number) => `${decimal(number as number)} `).join('')}${operator[letter]}`,
    )
    .join(' ');
}

/** Two lines at each corner that would meet in it. */
function writeCropMarks({ width, height }: Scene, room: number, bleed: number): string {
  const [near, far] = [bleed + MARK_GAP, bleed + MARK_GAP + MARK_LENGTH];
  const lines = [0, width].flatMap((x) =>
    [0, height].flatMap((y) => {
      const [outX, outY] = [x === 0 ? -1 : 1, y === 0 ? -1 : 1];
      const across: Outline = [
        ['M', x + outX * near, y],
        ['L', x + outX * far, y],
      ];
      const down: Outline = [
        ['M', x, y + outY * near],
        ['L', x, y + outY * far],
      ];
      return [across, down];
    }),
  );
  return `0 G 0.1 w ${lines.map((line) => `${writePath(mapOutline(line, [1, 0, 0, 1, room, room]))} S`).join(' ')}`;
}

type Page = {
  readonly width: number;
  readonly height: number;
  readonly content: string;
  /** How far inside the page the paper is cut, and how far inside what is printed ends, in mm. */
  readonly inner?: { readonly trim: number; readonly bleed: number };
};

/** ISO 32000-1: a header, objects, a table of where they begin, and a trailer. */
function writeDocument(
  pages: readonly Page[],
  title: string | undefined,
  picture: PdfPicture | null,
  deflate: Deflate,
): Uint8Array {
  const file = new PdfFile(deflate);
  const catalogue = file.reserve();
  const tree = file.reserve();
  const image = picture === null ? null : writePicture(file, picture);
  const resources = image === null ? '<<>>' : `<< /XObject << /Im0 ${image} 0 R >> >>`;
  const kids = pages.map((page) => {
    const content = file.addStream('', latinBytes(page.content));
    return file.add(
      `<< /Type /Page /Parent ${tree} 0 R ${writeBoxes(page)} /Resources ${resources} /Contents ${content} 0 R >>`,
    );
  });
  file.put(catalogue, `<< /Type /Catalog /Pages ${tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>`);
  file.put(tree, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const info = file.add(`<< /Producer (Barline)${title ? ` /Title ${hexText(title)}` : ''} >>`);
  return file.finish(`/Root ${catalogue} 0 R /Info ${info} 0 R`);
}

function writeBoxes({ width, height, inner }: Page): string {
  const box = (inset: number) =>
    `[${[inset, inset, width - inset, height - inset].map((value) => decimal(value * POINTS, 4)).join(' ')}]`;
  const media = `/MediaBox ${box(0)}`;
  return inner ? `${media} /TrimBox ${box(inner.trim)} /BleedBox ${box(inner.bleed)}` : media;
}

function writePicture(file: PdfFile, picture: PdfPicture): number {
  const common = `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /BitsPerComponent 8`;
  if ('rgb' in picture) return file.addStream(`${common} /ColorSpace /DeviceRGB`, picture.rgb);
  const space = picture.channels === 1 ? '/DeviceGray' : '/DeviceRGB';
  return file.addRaw(`${common} /ColorSpace ${space} /Filter /DCTDecode`, picture.jpeg);
}

/** A text string in UTF-16 (ISO 32000-1, 7.9.2.2). */
function hexText(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

/** The objects of a document, numbered from 1, and where each begins. */
class PdfFile {
  readonly #chunks: Uint8Array[] = [];
  readonly #starts: number[] = [0];
  readonly #deflate: Deflate;
  #length = 0;

  constructor(deflate: Deflate) {
    this.#deflate = deflate;
    // Bytes beyond ASCII tell programs that this is no text.
    this.#write('%PDF-1.7\n%');
    this.#append(Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 10));
  }

  /** A number for an object that comes later. */
  reserve(): number {
    return this.#starts.push(0) - 1;
  }

  put(number: number, body: string): void {
    this.#starts[number] = this.#length;
    this.#write(`${number} 0 obj\n${body}\nendobj\n`);
  }

  add(body: string): number {
    const number = this.reserve();
    this.put(number, body);
    return number;
  }

  addStream(dictionary: string, bytes: Uint8Array): number {
    return this.addRaw(`${dictionary} /Filter /FlateDecode`, this.#deflate(bytes));
  }

  addRaw(dictionary: string, bytes: Uint8Array): number {
    const number = this.reserve();
    this.#starts[number] = this.#length;
    this.#write(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`);
    this.#append(bytes);
    this.#write('\nendstream\nendobj\n');
    return number;
  }

  finish(trailer: string): Uint8Array {
    const start = this.#length;
    const rows = this.#starts.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
    const size = this.#starts.length;
    this.#write(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`);
    this.#write(`trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
    return concatenate(this.#chunks);
  }

  #write(text: string): void {
    this.#append(latinBytes(text));
  }

  #append(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
}
