import type { Segment } from '../scene/outline.ts';

/** A typeface: what each character looks like, in units of which `unitsPerEm` make the size of the type, y upwards. */
export type Font = {
  readonly unitsPerEm: number;
  /** The glyph of a character (a code point), `null` where the typeface has none. */
  glyph(character: number): Glyph | null;
};

type Glyph = { readonly advance: number; readonly outline: readonly Segment[] };

/** Uncompresses zlib data (RFC 1950). */
export type Inflate = (bytes: Uint8Array) => Uint8Array;

/**
 * Reads the files of one typeface, TrueType or WOFF 1.0, one for each script; a character is taken from the first file
 * that has it. Throws `RangeError` for a file that is neither.
 */
export function readFont(files: readonly Uint8Array[], inflate: Inflate): Font {
  const faces = files.map((file) => readFace(file, inflate));
  if (faces.length === 0) throw new RangeError('A typeface has at least one file.');
  const { unitsPerEm } = faces[0];
  const known = new Map<number, Glyph | null>();
  return {
    unitsPerEm,
    glyph(character) {
      let glyph = known.get(character);
      if (glyph === undefined) {
        glyph = null;
        for (const face of faces) if ((glyph = face.glyph(character)) !== null) break;
        known.set(character, glyph);
      }
      return glyph;
    },
  };
}

/** The tables of a font file that are needed here (ISO/IEC 14496-22, "Open Font Format"). */
type Tables = Readonly<Record<'head' | 'maxp' | 'hhea' | 'hmtx' | 'cmap' | 'loca' | 'glyf', DataView>>;

const NEEDED = ['head', 'maxp', 'hhea', 'hmtx', 'cmap', 'loca', 'glyf'] as const;
const TRUE_TYPE = 0x00010000;
const WOFF = 0x774f4646;

function readFace(file: Uint8Array, inflate: Inflate): Font {
  const tables = readTables(file, inflate);
  const { head, hhea, hmtx, loca } = tables;
  const longOffsets = head.getInt16(50) === 1;
  const metrics = hhea.getUint16(34);
  const glyphs = tables.maxp.getUint16(4);
  const indexOf = readCharacters(tables.cmap);
  const place = (glyph: number): DataView | null => {
    const [from, to] = longOffsets
      ? [loca.getUint32(4 * glyph), loca.getUint32(4 * glyph + 4)]
      : [2 * loca.getUint16(2 * glyph), 2 * loca.getUint16(2 * glyph + 2)];
    return to > from ? slice(tables.glyf, from, to - from) : null;
  };
  return {
    unitsPerEm: head.getUint16(18),
    glyph(character) {
      const glyph = indexOf(character);
      if (glyph === 0 || glyph >= glyphs) return null;
      const advance = hmtx.getUint16(4 * Math.min(glyph, metrics - 1));
      return { advance, outline: readOutline(glyph, place, 0) };
    },
  };
}

function readTables(file: Uint8Array, inflate: Inflate): Tables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const kind = file.length >= 44 ? view.getUint32(0) : 0;
  if (kind !== TRUE_TYPE && kind !== WOFF) throw new RangeError('This is not a TrueType or WOFF font.');
  const woff = kind === WOFF;
  const count = view.getUint16(woff ? 12 : 4);
  const tables: Record<string, DataView> = {};
  for (let at = woff ? 44 : 12, end = at + count * (woff ? 20 : 16); at < end; at += woff ? 20 : 16) {
    const tag = String.fromCharCode(...file.subarray(at, at + 4));
    const start = view.getUint32(at + (woff ? 4 : 8));
    const packed = view.getUint32(at + (woff ? 8 : 12));
    const length = woff ? view.getUint32(at + 12) : packed;
    const bytes = file.subarray(start, start + packed);
    const table = packed < length ? inflate(bytes) : bytes;
    tables[tag] = new DataView(table.buffer, table.byteOffset, table.byteLength);
  }
  for (const tag of NEEDED) if (!tables[tag]) throw new RangeError(`This font has no table ${tag}.`);
  return tables as Tables;
}

function slice(view: DataView, offset: number, length = view.byteLength - offset): DataView {
  return new DataView(view.buffer, view.byteOffset + offset, length);
}

/** The function from characters to glyphs, 0 where there is none: from a subtable of format 12, else of format 4. */
function readCharacters(cmap: DataView): (character: number) => number {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => slice(cmap, cmap.getUint32(8 + 8 * index)));
  const full = subtables.find((subtable) => subtable.getUint16(0) === 12);
  const basic = subtables.find((subtable) => subtable.getUint16(0) === 4);
  if (full) return (character) => findInGroups(full, character);
  if (basic) return (character) => findInSegments(basic, character);
  throw new RangeError('This font has no table of characters that is known.');
}

function findInGroups(table: DataView, character: number): number {
  for (let at = 16, end = 16 + 12 * table.getUint32(12); at < end; at += 12) {
    const first = table.getUint32(at);
    if (character >= first && character <= table.getUint32(at + 4)) return table.getUint32(at + 8) + character - first;
  }
  return 0;
}

function findInSegments(table: DataView, character: number): number {
  if (character > 0xffff) return 0;
  const double = table.getUint16(6);
  for (let at = 0; at < double; at += 2) {
    if (character > table.getUint16(14 + at)) continue;
    const first = table.getUint16(16 + double + at);
    if (character < first) return 0;
    const delta = table.getUint16(16 + 2 * double + at);
    const range = 16 + 3 * double + at;
    const offset = table.getUint16(range);
    if (offset === 0) return (character + delta) & 0xffff;
    const glyph = table.getUint16(range + offset + 2 * (character - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** Glyphs are made of others this deep at most. */
const DEEPEST = 6;

function readOutline(glyph: number, place: (glyph: number) => DataView | null, depth: number): Segment[] {
  const view = place(glyph);
  if (view === null || depth > DEEPEST) return [];
  const contours = view.getInt16(0);
  return contours >= 0 ? readContours(view, contours) : readParts(view, place, depth);
}

const ON_CURVE = 1;
const SHORT_X = 2;
const SHORT_Y = 4;
const REPEATED = 8;
const SAME_X = 16;
const SAME_Y = 32;

type Corner = { readonly x: number; readonly y: number; readonly on: boolean };

function readContours(view: DataView, contours: number): Segment[] {
  if (contours === 0) return [];
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(10 + 2 * index));
  const count = ends[contours - 1] + 1;
  let at = 10 + 2 * contours;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = flag & REPEATED ? view.getUint8(at++) + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const readCoordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, count).map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = readCoordinates(SHORT_X, SAME_X);
  const ys = readCoordinates(SHORT_Y, SAME_Y);
  const corners = xs.map((x, index): Corner => ({ x, y: ys[index], on: (flags[index] & ON_CURVE) !== 0 }));
  return ends.flatMap((end, index) => traceContour(corners.slice(index === 0 ? 0 : ends[index - 1] + 1, end + 1)));
}

/** A contour of quadratic curves as cubic ones; between two corners off the curve there is one on it. */
function traceContour(corners: readonly Corner[]): Segment[] {
  if (corners.length < 2) return [];
  const first = corners.findIndex(({ on }) => on);
  const start = first >= 0 ? corners[first] : between(corners[0], corners[corners.length - 1]);
  const rest = first >= 0 ? [...corners.slice(first + 1), ...corners.slice(0, first)] : [...corners];
  const segments: Segment[] = [['M', start.x, start.y]];
  let here = start;
  let control: Corner | null = null;
  for (const corner of [...rest, start]) {
    if (control === null) {
      if (corner.on) segments.push(['L', corner.x, corner.y]);
      else control = corner;
      if (corner.on) here = corner;
      continue;
    }
    const to: Corner = corner.on ? corner : between(control, corner);
    segments.push([
      'C',
      here.x + (2 / 3) * (control.x - here.x),
      here.y + (2 / 3) * (control.y - here.y),
      to.x + (2 / 3) * (control.x - to.x),
      to.y + (2 / 3) * (control.y - to.y),
      to.x,
      to.y,
    ]);
    here = to;
    control = corner.on ? null : corner;
  }
  return [...segments, ['Z']];
}

function between(a: Corner, b: Corner): Corner {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}

const WORDS = 1;
const OFFSETS = 2;
const ONE_SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const MATRIX = 128;

/** A glyph made of others, each moved and scaled. */
function readParts(view: DataView, place: (glyph: number) => DataView | null, depth: number): Segment[] {
  const segments: Segment[] = [];
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    at += 4;
    let [dx, dy] =
      flags & WORDS ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)];
    if (!(flags & OFFSETS)) [dx, dy] = [0, 0];
    at += flags & WORDS ? 4 : 2;
    const scale = (offset: number) => view.getInt16(at + offset) / 16384;
    let matrix = [1, 0, 0, 1];
    if (flags & ONE_SCALE) matrix = [scale(0), 0, 0, scale(0)];
    else if (flags & TWO_SCALES) matrix = [scale(0), 0, 0, scale(2)];
    else if (flags & MATRIX) matrix = [scale(0), scale(2), scale(4), scale(6)];
    at += flags & ONE_SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    const [a, b, c, d] = matrix;
    const move = (x: number, y: number): [number, number] => [a * x + c * y + dx, b * x + d * y + dy];
    for (const segment of readOutline(part, place, depth + 1)) {
      if (segment[0] === 'Z') segments.push(segment);
      else if (segment[0] === 'C') {
        const [, x1, y1, x2, y2, x, y] = segment;
        segments.push(['C', ...move(x1, y1), ...move(x2, y2), ...move(x, y)]);
      } else segments.push([segment[0], ...move(segment[1], segment[2])]);
    }
  }
  return segments;
}
