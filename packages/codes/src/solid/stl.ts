import { latinBytes } from '../files/bytes.ts';
import type { Drawing } from '../renderer/layout.ts';
import type { Mesh } from './mesh.ts';
import { buildPlate } from './plate.ts';
import type { Solid } from './solid.ts';

/** `part` is one body of two, where they are printed in two colours; `ascii` makes a file that can be read. */
export type StlOptions = { readonly part?: 'whole' | 'plate' | 'bars'; readonly ascii?: boolean };

/** Writes a plate as an STL file in mm. */
export function renderStl(
  drawing: Drawing,
  solid: Solid,
  { part = 'whole', ascii = false }: StlOptions = {},
): Uint8Array {
  const mesh = buildPlate(drawing, solid)[part];
  return ascii ? latinBytes(writeAscii(mesh)) : writeBinary(mesh);
}

type Vector = readonly [number, number, number];

function writeBinary(mesh: Mesh): Uint8Array {
  const count = mesh.triangles.length / 3;
  const bytes = new Uint8Array(84 + 50 * count);
  // A header that begins with "solid" would be taken for the other kind.
  bytes.set(latinBytes('Barline, millimetres'));
  const view = new DataView(bytes.buffer);
  view.setUint32(80, count, true);
  let at = 84;
  for (const { normal, corners } of faces(mesh)) {
    for (const vector of [normal, ...corners]) {
      for (const value of vector) {
        view.setFloat32(at, value, true);
        at += 4;
      }
    }
    at += 2;
  }
  return bytes;
}

function writeAscii(mesh: Mesh): string {
  const number = (value: number) => String(Number(value.toFixed(6)));
  const lines = ['solid barline'];
  for (const { normal, corners } of faces(mesh)) {
    lines.push(`facet normal ${normal.map(number).join(' ')}`, 'outer loop');
    for (const corner of corners) lines.push(`vertex ${corner.map(number).join(' ')}`);
    lines.push('endloop', 'endfacet');
  }
  return `${lines.join('\n')}\nendsolid barline\n`;
}

function* faces({
  corners,
  triangles,
}: Mesh): Generator<{ normal: Vector; corners: readonly [Vector, Vector, Vector] }> {
  const corner = (index: number): Vector => [corners[3 * index], corners[3 * index + 1], corners[3 * index + 2]];
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [corner(triangles[at]), corner(triangles[at + 1]), corner(triangles[at + 2])];
    const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
    const cross: Vector = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const length = Math.hypot(...cross) || 1;
    yield { normal: [cross[0] / length, cross[1] / length, cross[2] / length], corners: [a, b, c] };
  }
}
