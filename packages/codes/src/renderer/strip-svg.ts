import { BAR_COUNT, MAX_LEVEL } from '../symbol.ts';
import { BARS, BOX, MARK_BOX } from './layout.ts';
import { type Mark, readMark } from './mark.ts';
import { formatPath } from './path.ts';
import { readTags, type Tag } from './read-tags.ts';

/** What a strip shows: heights in levels, from left to right, and the mark; `null` where there is none of use. */
export type Strip = { readonly levels: readonly number[]; readonly mark: Mark | null };

/** Real strips have some 4,000 characters. */
const LONGEST_SVG = 2 ** 18;

/** How far a number may be from where it belongs, in units of the box of 400 x 100. Strips round to 0.01. */
const TOLERANCE = 0.1;

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Reads a code from an SVG document of Spotify's strip service, or of `renderSvg`: 23 bars in the box of 400 x 100,
 * perhaps a background, perhaps a mark. `null` for any other document. Takes time proportional to its length.
 */
export function parseStripSvg(svg: string): Strip | null {
  if (svg.length > LONGEST_SVG) return null;
  const tags = readTags(svg);
  const shapes = tags && findShapes(tags);
  if (!shapes) return null;
  const bars = shapes.rects.filter((rect) => !isBackground(rect)).sort((a, b) => a.x - b.x);
  if (bars.length !== BAR_COUNT || !bars.every(isBar)) return null;
  return { levels: bars.map(toLevel), mark: shapes.marks.length === 1 ? cleanMark(shapes.marks[0]) : null };
}

/** Every element that a strip may have; anything else might change what is seen. */
const ELEMENTS = ['svg', 'title', 'desc', 'g', 'rect', 'path'];

/** Collects the rectangles and the paths in the mark's box. `null` for elements and transformations a strip has not. */
function findShapes(tags: readonly Tag[]): { rects: Rect[]; marks: string[] } | null {
  const rects: Rect[] = [];
  const marks: string[] = [];
  /** For each open element, whether the mark's box holds it. */
  const inMark: boolean[] = [];
  for (const [index, tag] of tags.entries()) {
    if (tag.opens) {
      const outside = inMark.at(-1) !== true;
      const moved = tag.attributes.has('transform');
      const isRoot = inMark.length === 0;
      if (!ELEMENTS.includes(tag.name) || (tag.name === 'svg') !== isRoot || (isRoot && index > 0)) return null;
      if (isRoot && !hasBox(tag)) return null;
      if (moved && !(outside && isMarkMove(tag))) return null;
      const inside = !outside || moved;
      if ((tag.name === 'rect' && inside) || (tag.name === 'path' && !inside)) return null;
      if (tag.name === 'rect') rects.push(readRect(tag));
      if (tag.name === 'path') marks.push(tag.attributes.get('d') ?? '');
      inMark.push(inside);
    }
    if (tag.closes) inMark.pop();
  }
  return { rects, marks };
}

function hasBox({ attributes }: Tag): boolean {
  const box = attributes.get('viewBox');
  return box === undefined || readNumbers(box).join() === `0,0,${BOX.width},${BOX.height}`;
}

/** True for `transform="translate(20,20)"` on a group or a path. */
function isMarkMove({ name, attributes }: Tag): boolean {
  const move = /^\s*translate\s*\(([^()]*)\)\s*$/.exec(attributes.get('transform') ?? '')?.[1] ?? '';
  return (name === 'g' || name === 'path') && readNumbers(move).join() === `${MARK_BOX.x},${MARK_BOX.y}`;
}

function readNumbers(text: string): number[] {
  return text
    .trim()
    .split(/\s*,\s*|\s+/)
    .map(readNumber);
}

/** A number as SVG writes it, perhaps with `px`; `NaN` for anything else. */
function readNumber(text: string): number {
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?:px)?\s*$/.test(text) ? Number.parseFloat(text) : Number.NaN;
}

function readRect({ attributes }: Tag): Rect {
  const read = (name: string, whole: number) => {
    const text = attributes.get(name) ?? '0';
    return text.trim() === '100%' ? whole : readNumber(text);
  };
  return {
    x: read('x', Number.NaN),
    y: read('y', Number.NaN),
    width: read('width', BOX.width),
    height: read('height', BOX.height),
  };
}

function isBackground({ x, y, width, height }: Rect): boolean {
  return x === 0 && y === 0 && width === BOX.width && height === BOX.height;
}

/** True when a bar stands in place `index`, on the axis, in the width and one of the eight heights of a bar. */
function isBar(rect: Rect, index: number): boolean {
  const level = toLevel(rect);
  const near = (value: number, expected: number) => Math.abs(value - expected) <= TOLERANCE;
  return (
    near(rect.x, BARS.left + BARS.pitch * index) &&
    near(rect.width, BARS.width) &&
    near(rect.y + rect.height / 2, BOX.axis) &&
    near(level, Math.min(MAX_LEVEL, Math.max(0, Math.round(level))))
  );
}

function toLevel({ height }: Rect): number {
  return (height - BARS.lowest) / BARS.step;
}

function cleanMark(text: string): Mark | null {
  const path = readMark(text);
  return path && formatPath(path);
}
