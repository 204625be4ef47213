/** A closed line of points without a repeated one; counter-clockwise where y grows upwards, unless said otherwise. */
export type Ring = readonly (readonly [x: number, y: number])[];

/** An area: everything inside `ring` but not inside one of its `holes`, which hold the areas of their own. */
export type Area = { readonly ring: Ring; readonly holes: readonly Area[] };

/** Twice the area inside a ring, positive where it runs counter-clockwise. */
function doubleArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The ring counter-clockwise, points that repeat the one before them left out. */
export function tidyRing(points: Ring): Ring {
  const distinct = points.filter(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length];
    return Math.hypot(nextX - x, nextY - y) > 1e-4;
  });
  return doubleArea(distinct) < 0 ? distinct.toReversed() : distinct;
}

/** Sorts rings that do not cross into areas by which lies in which: the even-odd rule as a tree. */
export function nestRings(rings: readonly Ring[]): Area[] {
  type Node = { ring: Ring; holes: Node[] };
  const roots: Node[] = [];
  const largestFirst = rings.toSorted((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)));
  for (const ring of largestFirst) {
    let siblings = roots;
    for (let parent: Node | undefined; (parent = siblings.find((node) => isInside(ring[0], node.ring))); ) {
      siblings = parent.holes;
    }
    siblings.push({ ring, holes: [] });
  }
  return roots;
}

function isInside([x, y]: readonly [number, number], ring: Ring): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x0, y0] = ring[before];
    const [x1, y1] = ring[at];
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  }
  return inside;
}

/** How many sides a circle has. */
const CIRCLE_SIDES = 96;

/** Points of an arc about (x, y), both ends included; angles in quarters of a turn, counter-clockwise from the right. */
export function arc(x: number, y: number, radius: number, from: number, to: number): [number, number][] {
  const sides = Math.max(1, Math.round((CIRCLE_SIDES / 4) * Math.abs(to - from)));
  return Array.from({ length: sides + 1 }, (_, side) => {
    const angle = ((from + ((to - from) * side) / sides) * Math.PI) / 2;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

export function circle(x: number, y: number, radius: number): Ring {
  return arc(x, y, radius, 0, 4).slice(0, -1);
}
