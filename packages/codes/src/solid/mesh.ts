import type { Area, Ring } from './ring.ts';
import { triangulate } from './triangulate.ts';

/** A closed surface: x, y, z of every corner in mm, and three corners a triangle, counter-clockwise from outside. */
export type Mesh = { readonly corners: readonly number[]; readonly triangles: readonly number[] };

/** A surface that is being built; corners at the same place are one. */
export class MeshBuilder {
  readonly #corners: number[] = [];
  readonly #triangles: number[] = [];
  readonly #known = new Map<string, number>();

  /** The inside of a ring less its holes, flat at `z`, seen from above or from below. */
  addFlat(ring: Ring, holes: readonly Ring[], z: number, side: 'up' | 'down'): void {
    for (const [a, b, c] of triangulate(ring, holes)) {
      const corners = [this.#corner(...a, z), this.#corner(...b, z), this.#corner(...c, z)];
      this.#triangles.push(...(side === 'up' ? corners : corners.reverse()));
    }
  }

  /** The wall along a ring from where it is `inside` high to where it is `outside` high, seen from the lower side. */
  addWall(ring: Ring, inside: number, outside: number): void {
    for (const [index, [x0, y0]] of ring.entries()) {
      const [x1, y1] = ring[(index + 1) % ring.length];
      const [a, b] = [this.#corner(x0, y0, outside), this.#corner(x1, y1, outside)];
      const [c, d] = [this.#corner(x1, y1, inside), this.#corner(x0, y0, inside)];
      this.#triangles.push(a, b, c, a, c, d);
    }
  }

  finish(): Mesh {
    return { corners: this.#corners, triangles: this.#triangles };
  }

  #corner(x: number, y: number, z: number): number {
    const key = `${x} ${y} ${z}`;
    let corner = this.#known.get(key);
    if (corner === undefined) {
      corner = this.#corners.push(x, y, z) / 3 - 1;
      this.#known.set(key, corner);
    }
    return corner;
  }
}

/** Areas with upright walls: what stands between two heights. */
export function extrude(areas: readonly Area[], from: number, to: number): Mesh {
  const mesh = new MeshBuilder();
  const addArea = ({ ring, holes }: Area) => {
    const inner = holes.map((hole) => hole.ring);
    mesh.addFlat(ring, inner, to, 'up');
    mesh.addFlat(ring, inner, from, 'down');
    mesh.addWall(ring, to, from);
    for (const hole of holes) {
      mesh.addWall(hole.ring, from, to);
      hole.holes.forEach(addArea);
    }
  };
  areas.forEach(addArea);
  return mesh.finish();
}

/** How many edges of a surface do not have exactly one triangle on either side: 0 for what can be printed. */
export function countOpenEdges({ triangles }: Mesh): number {
  const edges = new Map<string, number>();
  for (let at = 0; at < triangles.length; at += 3) {
    for (let side = 0; side < 3; side++) {
      const [from, to] = [triangles[at + side], triangles[at + ((side + 1) % 3)]];
      edges.set(`${from} ${to}`, (edges.get(`${from} ${to}`) ?? 0) + 1);
    }
  }
  let open = 0;
  for (const [edge, count] of edges) {
    const [from, to] = edge.split(' ');
    if (count !== (edges.get(`${to} ${from}`) ?? 0)) open++;
  }
  return open;
}
