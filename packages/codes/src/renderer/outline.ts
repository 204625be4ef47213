import type { Path } from './path.ts';

/** A closed polygon: x and y of its corners in turn. */
export type Polygon = readonly number[];

type XY = readonly [x: number, y: number];

const MOST_PIECES = 256;

/**
 * Turns a path into closed polygons whose sides stay within about `tolerance` of it, in the path's units.
 * Implements every command of SVG 2, section 9.3.
 */
export function outlinePath(path: Path, tolerance: number): Polygon[] {
  const polygons: number[][] = [];
  let polygon: number[] = [];
  let start: XY = [0, 0];
  let here: XY = [0, 0];
  /** The last control point of a curve and the letter family it belongs to, for `S` and `T`. */
  let control: XY = [0, 0];
  let curve = '';

  const lineTo = (to: XY) => {
    if (polygon.length === 0) polygon.push(...here);
    polygon.push(...to);
    here = to;
  };
  const close = () => {
    if (polygon.length >= 6) polygons.push(polygon);
    polygon = [];
  };
  const curveTo = (size: number, to: XY, at: (t: number) => XY) => {
    const pieces = Math.min(MOST_PIECES, Math.max(1, Math.ceil(Math.sqrt(size / tolerance))));
    const from = here;
    for (let piece = 1; piece < pieces; piece++) lineTo(at(piece / pieces));
    if (polygon.length === 0) polygon.push(...from);
    lineTo(to);
  };
  const reflected = (family: string): XY =>
    curve === family ? [2 * here[0] - control[0], 2 * here[1] - control[1]] : here;

  for (const { letter, numbers } of path) {
    const kind = letter.toUpperCase();
    const [dx, dy] = letter === kind ? [0, 0] : here;
    const point = (index: number): XY => [numbers[index] + dx, numbers[index + 1] + dy];
    const from = here;
    let family = '';
    switch (kind) {
      case 'M':
        close();
        start = here = point(0);
        break;
      case 'L':
        lineTo(point(0));
        break;
      case 'H':
        lineTo([numbers[0] + dx, here[1]]);
        break;
      case 'V':
        lineTo([here[0], numbers[0] + dy]);
        break;
      case 'C':
      case 'S': {
        family = 'C';
        const first = kind === 'C' ? point(0) : reflected('C');
        const [second, to] = kind === 'C' ? [point(2), point(4)] : [point(0), point(2)];
        control = second;
        curveTo(cubicBend(from, first, second, to), to, cubic(from, first, second, to));
        break;
      }
      case 'Q':
      case 'T': {
        family = 'Q';
        const middle = kind === 'Q' ? point(0) : reflected('Q');
        const to = kind === 'Q' ? point(2) : point(0);
        control = middle;
        const [first, second] = [towards(from, middle), towards(to, middle)];
        curveTo(cubicBend(from, first, second, to), to, cubic(from, first, second, to));
        break;
      }
      case 'A': {
        const to = point(5);
        const arc = findArc(from, to, numbers);
        if (arc) curveTo((arc.radius * arc.sweep * arc.sweep) / 8, to, arc.at);
        else lineTo(to);
        break;
      }
      case 'Z':
        close();
        here = start;
        break;
    }
    curve = family;
  }
  close();
  return polygons;
}

function cubic(p0: XY, p1: XY, p2: XY, p3: XY): (t: number) => XY {
  return (t) => {
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return [a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]];
  };
}

/** The square of the number of sides that a cubic curve needs for a tolerance of 1: 3/4 of its largest second difference. */
function cubicBend(p0: XY, p1: XY, p2: XY, p3: XY): number {
  const first = Math.hypot(p0[0] - 2 * p1[0] + p2[0], p0[1] - 2 * p1[1] + p2[1]);
  const second = Math.hypot(p1[0] - 2 * p2[0] + p3[0], p1[1] - 2 * p2[1] + p3[1]);
  return 0.75 * Math.max(first, second);
}

/** The control point that makes a quadratic curve a cubic one: two thirds of the way from its end to its middle. */
function towards(end: XY, middle: XY): XY {
  return [end[0] + (2 / 3) * (middle[0] - end[0]), end[1] + (2 / 3) * (middle[1] - end[1])];
}

/** From end points to centre and angles (SVG 2, appendix B.2). `null` where the arc is a straight line. */
function findArc(from: XY, to: XY, numbers: readonly number[]) {
  const [, , rotation, large, clockwise] = numbers;
  let [rx, ry] = [Math.abs(numbers[0]), Math.abs(numbers[1])];
  if (rx === 0 || ry === 0 || (from[0] === to[0] && from[1] === to[1])) return null;
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const [halfX, halfY] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
  const [x, y] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];

  const excess = (x / rx) ** 2 + (y / ry) ** 2;
  if (excess > 1) [rx, ry] = [rx * Math.sqrt(excess), ry * Math.sqrt(excess)];
  const [unitX, unitY] = [x / rx, y / ry];
  const rest = Math.max(0, 1 / (unitX ** 2 + unitY ** 2) - 1);
  const side = (large === clockwise ? -1 : 1) * Math.sqrt(rest);
  const [centreX, centreY] = [side * unitY, -side * unitX];

  const begin = Math.atan2(unitY - centreY, unitX - centreX);
  let sweep = Math.atan2(-unitY - centreY, -unitX - centreX) - begin;
  if (clockwise === 1 && sweep < 0) sweep += 2 * Math.PI;
  if (clockwise === 0 && sweep > 0) sweep -= 2 * Math.PI;

  const [midX, midY] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const at = (t: number): XY => {
    const ex = rx * (Math.cos(begin + sweep * t) + centreX);
    const ey = ry * (Math.sin(begin + sweep * t) + centreY);
    return [midX + cos * ex - sin * ey, midY + sin * ex + cos * ey];
  };
  return { at, sweep, radius: Math.max(rx, ry) };
}
