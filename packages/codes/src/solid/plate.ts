import { BOX, type Drawing, layoutCode, MARK_BOX } from '../renderer/layout.ts';
import { outlinePath } from '../renderer/outline.ts';
import { countOpenEdges, extrude, type Mesh, MeshBuilder } from './mesh.ts';
import { type Area, arc, circle, nestRings, type Ring, tidyRing } from './ring.ts';
import { pocketsOf, type Solid } from './solid.ts';

/**
 * A plate as bodies: `whole` is all in one, for one colour; `plate` and `bars` are the same in two, to be printed
 * in two colours. Engraved bars of the second kind fill what was cut for them.
 */
export type PlateMeshes = { readonly whole: Mesh; readonly plate: Mesh; readonly bars: Mesh };

/** How far the mark's outline may stray from its curve, in units of the code's box. */
const TOLERANCE = 0.03;

/** Builds the bodies of a plate. x grows to the right, y upwards, z towards who looks at the code; the plate begins at the origin. */
export function buildPlate(drawing: Drawing, solid: Solid): PlateMeshes {
  const { base, relief, cut } = solid;
  const features = featureAreas(drawing, solid);
  const top = cut === 'raised' ? base + relief : base - relief;
  const whole = buildBody(solid, features, top);
  return {
    whole,
    plate: cut === 'raised' ? buildBody(solid, [], base) : whole,
    bars: extrude(features, Math.min(base, top), Math.max(base, top)),
  };
}

/** The bars and the mark as areas of the plate; the mark is a plain disc where its outlines cross. */
function featureAreas(drawing: Drawing, solid: Solid): Area[] {
  const { bars, mark } = layoutCode(drawing);
  const place = placeOf(solid);
  const upright = bars.map((bar): Ring => {
    const radius = Math.min(bar.radius, bar.width / 2);
    const [x, top, bottom] = [bar.x + bar.width / 2, bar.y + radius, bar.y + bar.height - radius];
    // Half circles even where a bar is a little wider than they are.
    const points = [...arc(x, bottom, radius, 0, 2), ...arc(x, top, radius, 2, 4)];
    return tidyRing(points.map(place));
  });
  const outlines = outlinePath(mark, TOLERANCE).map((polygon) => {
    const points = Array.from({ length: polygon.length / 2 }, (_, at): [number, number] => [
      polygon[2 * at] + MARK_BOX.x,
      polygon[2 * at + 1] + MARK_BOX.y,
    ]);
    return tidyRing(points.map(place));
  });
  const markAreas = nestRings(outlines.filter((ring) => ring.length >= 3));
  const bars2 = upright.map((ring): Area => ({ ring, holes: [] }));
  return [...bars2, ...(isSound(markAreas) ? markAreas : [{ ring: discRing(place), holes: [] }])];
}

function discRing(place: (point: readonly [number, number]) => [number, number]): Ring {
  return tidyRing(circle(MARK_BOX.x + 30, MARK_BOX.y + 30, 30).map(place));
}

function isSound(areas: readonly Area[]): boolean {
  try {
    return areas.length > 0 && countOpenEdges(extrude(areas, 0, 1)) === 0;
  } catch {
    return false;
  }
}

/** From units of the code's box to mm on the plate. */
function placeOf({ width, height, mirror }: Solid): (point: readonly [number, number]) => [number, number] {
  const scale = Math.min(width / BOX.width, height / BOX.height);
  const [left, bottom] = [(width - BOX.width * scale) / 2, (height - BOX.height * scale) / 2];
  return ([x, y]) => [left + (mirror ? BOX.width - x : x) * scale, bottom + (BOX.height - y) * scale];
}

function buildBody(solid: Solid, features: readonly Area[], top: number): Mesh {
  const { base } = solid;
  const mesh = new MeshBuilder();
  const outer = outerRing(solid);
  const through = throughHoles(solid);
  const pockets = pocketsOf(solid).map(({ x, y, radius, depth }) => ({ ring: circle(x, y, radius), depth }));

  mesh.addFlat(outer, [...features.map(({ ring }) => ring), ...through], base, 'up');
  const addFeature = ({ ring, holes }: Area, inside: number, outside: number) => {
    mesh.addFlat(
      ring,
      holes.map((hole) => hole.ring),
      inside,
      'up',
    );
    mesh.addWall(ring, inside, outside);
    for (const hole of holes) addFeature(hole, outside, inside);
  };
  for (const feature of features) addFeature(feature, top, base);

  mesh.addFlat(outer, [...pockets.map(({ ring }) => ring), ...through], 0, 'down');
  for (const { ring, depth } of pockets) {
    mesh.addFlat(ring, [], depth, 'down');
    mesh.addWall(ring, 0, depth);
  }
  mesh.addWall(outer, base, 0);
  for (const hole of through) mesh.addWall(hole, 0, base);
  return mesh.finish();
}

/** The hole of the ear: its middle, and half of the ear's width. */
export function earOf({ width, height, ear, hole, wall }: Solid): { x: number; y: number; radius: number } | null {
  const radius = hole / 2 + wall;
  if (ear === 'left') return { x: -hole / 2, y: height / 2, radius };
  if (ear === 'right') return { x: width + hole / 2, y: height / 2, radius };
  return ear === 'top' ? { x: width / 2, y: height + hole / 2, radius } : null;
}

function throughHoles(solid: Solid): Ring[] {
  const ear = earOf(solid);
  return ear === null ? [] : [circle(ear.x, ear.y, solid.hole / 2)];
}

/** The plate's outline with its ear, counter-clockwise from the lower left. */
function outerRing(solid: Solid): Ring {
  const { width, height, corners: r } = solid;
  const ear = earOf(solid);
  const bulge = (side: Solid['ear'], from: number, foot: (sign: -1 | 1) => [number, number]): [number, number][] =>
    ear === null || solid.ear !== side ? [] : [foot(-1), ...arc(ear.x, ear.y, ear.radius, from, from + 2), foot(1)];
  const radius = ear?.radius ?? 0;
  const corner = (x: number, y: number, from: number): [number, number][] =>
    r === 0 ? [[x, y]] : arc(x, y, r, from, from + 1);
  return tidyRing([
    ...corner(width - r, r, 3),
    ...bulge('right', -1, (sign) => [width, height / 2 + sign * radius]),
    ...corner(width - r, height - r, 0),
    ...bulge('top', 0, (sign) => [width / 2 - sign * radius, height]),
    ...corner(r, height - r, 1),
    ...bulge('left', 1, (sign) => [0, height / 2 - sign * radius]),
    ...corner(r, r, 2),
  ]);
}
