import type { Ring } from './ring.ts';

type Point = readonly [x: number, y: number];

/** Twice the area of a triangle below which its corners are on a line, in square mm. */
const THIN = 1e-12;

/** A corner of the polygon that is being cut up. */
type Corner = { point: Point; previous: Corner; next: Corner };

/**
 * Cuts the inside of a ring, less its holes, into triangles that run counter-clockwise and have no corners but those of
 * the rings: ears are clipped off (Eberly, "Triangulation by Ear Clipping", 2002). All rings run counter-clockwise.
 */
export function triangulate(ring: Ring, holes: readonly Ring[]): [Point, Point, Point][] {
  let start = link(ring);
  const rightmostFirst = holes.map(rightmost).toSorted((a, b) => b.points[0][0] - a.points[0][0]);
  for (const { points } of rightmostFirst) start = joinHole(start, points);
  return clipEars(start);
}

function link(points: Ring): Corner {
  const corners = points.map((point) => ({ point }) as Corner);
  for (const [index, corner] of corners.entries()) {
    corner.next = corners[(index + 1) % corners.length];
    corner.next.previous = corner;
  }
  return corners[0];
}

/** A hole clockwise, beginning at its rightmost point. */
function rightmost(hole: Ring): { points: Ring } {
  const points = hole.toReversed();
  const at = points.reduce((best, point, index) => (point[0] > points[best][0] ? index : best), 0);
  return { points: [...points.slice(at), ...points.slice(0, at)] };
}

/** Joins a hole to the polygon around it by a cut, there and back, to a corner that its rightmost point can see. */
function joinHole(start: Corner, hole: Ring): Corner {
  const bridge = findVisible(start, hole[0]);
  const first = link(hole);
  const last = first.previous;
  const endOfHole = { point: first.point } as Corner;
  const again = { point: bridge.point } as Corner;
  again.next = bridge.next;
  again.next.previous = again;
  bridge.next = first;
  first.previous = bridge;
  last.next = endOfHole;
  endOfHole.previous = last;
  endOfHole.next = again;
  again.previous = endOfHole;
  return start;
}

/** The nearest corner from which a cut can be made to the point: it begins inside of the polygon and crosses none of its sides. */
function findVisible(start: Corner, point: Point): Corner {
  const distance = ({ point: [x, y] }: Corner) => Math.hypot(x - point[0], y - point[1]);
  const corners = [...cornersFrom(start)];
  const nearestFirst = corners
    .filter((corner) => corner.point[0] >= point[0] && opensTowards(corner, point))
    .toSorted((a, b) => distance(a) - distance(b));
  const visible = nearestFirst.find((corner) => !corners.some((side) => blocks(side, corner.point, point)));
  if (visible === undefined) throw new RangeError('A hole lies outside of its ring.');
  return visible;
}

/** True when a line from the corner to the point begins inside of the polygon. */
function opensTowards({ previous, point, next }: Corner, to: Point): boolean {
  const left = turn(point, next.point, to) > THIN;
  const right = turn(previous.point, point, to) > THIN;
  return turn(previous.point, point, next.point) > THIN ? left && right : left || right;
}

/** True when a side is crossed or touched by the line from a to b, other than at a. */
function blocks({ point: from, next: { point: to } }: Corner, a: Point, b: Point): boolean {
  if (isSame(from, a) || isSame(to, a)) return false;
  const [one, other] = [turn(a, b, from), turn(a, b, to)];
  if ((one > THIN && other > THIN) || (one < -THIN && other < -THIN)) return false;
  const [third, fourth] = [turn(from, to, a), turn(from, to, b)];
  return !((third > THIN && fourth > THIN) || (third < -THIN && fourth < -THIN));
}

function* cornersFrom(start: Corner): Generator<Corner> {
  let corner = start;
  do {
    yield corner;
    corner = corner.next;
  } while (corner !== start);
}

function clipEars(start: Corner): [Point, Point, Point][] {
  const triangles: [Point, Point, Point][] = [];
  const reflexive = new Set<Corner>();
  let left = 0;
  for (const corner of cornersFrom(start)) {
    if (isReflexive(corner)) reflexive.add(corner);
    left++;
  }
  let corner = start;
  let tried = 0;
  /** Where no ear is left that is wide, thin ones are taken: corners on a line. */
  let thin = false;
  while (left > 3) {
    if (!isEar(corner, reflexive, thin)) {
      corner = corner.next;
      if (++tried <= left) continue;
      if (thin) throw new RangeError('This polygon cannot be cut into triangles.');
      thin = true;
      tried = 0;
      continue;
    }
    const { previous, next } = corner;
    triangles.push([previous.point, corner.point, next.point]);
    previous.next = next;
    next.previous = previous;
    reflexive.delete(corner);
    for (const neighbour of [previous, next]) if (!isReflexive(neighbour)) reflexive.delete(neighbour);
    left--;
    tried = 0;
    thin = false;
    corner = next.next;
  }
  triangles.push([corner.previous.point, corner.point, corner.next.point]);
  return triangles;
}

function isEar(corner: Corner, reflexive: ReadonlySet<Corner>, thin: boolean): boolean {
  const triangle: [Point, Point, Point] = [corner.previous.point, corner.point, corner.next.point];
  const wide = turn(...triangle);
  if (thin ? wide < -THIN : wide <= THIN) return false;
  const [a, b, c] = triangle;
  const [left, right] = [Math.min(a[0], b[0], c[0]), Math.max(a[0], b[0], c[0])];
  const [low, high] = [Math.min(a[1], b[1], c[1]), Math.max(a[1], b[1], c[1])];
  for (const other of reflexive) {
    const { point } = other;
    if (point[0] < left || point[0] > right || point[1] < low || point[1] > high) continue;
    if (isSame(point, a) || isSame(point, b) || isSame(point, c)) continue;
    if (contains(triangle, point)) return false;
  }
  return true;
}

function isReflexive({ previous, point, next }: Corner): boolean {
  return turn(previous.point, point, next.point) <= THIN;
}

function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Positive where the way from a over b to c turns left. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** True for a point in a counter-clockwise triangle or on its sides. */
function contains([a, b, c]: readonly [Point, Point, Point], point: Point): boolean {
  return turn(a, b, point) >= 0 && turn(b, c, point) >= 0 && turn(c, a, point) >= 0;
}
