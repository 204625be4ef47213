import { type Pixels, resolveSolid, type Solid, scan } from '@barline/codes';
import { drawPicture, type PictureFormat } from '@barline/server';
import type { RandomCode } from './random-codes.ts';
import {
  boundsOf,
  countOpenEdges,
  drawDxf,
  drawEps,
  drawFromAbove,
  drawImage,
  drawPdf,
  drawSvg,
  read3mf,
  readStl,
  type Triangle,
} from './readers.ts';

/** The exports that are flat, each drawn by a program of others. */
export const FLAT_FORMATS = ['svg', 'laser', 'png', 'jpeg', 'webp', 'pdf', 'eps', 'dxf'] as const;
export type FlatFormat = (typeof FLAT_FORMATS)[number];

/** What our scanner reads in an export that another program has drawn: `same`, `other` or `nothing`. */
export async function readBack(code: RandomCode, format: FlatFormat): Promise<'same' | 'other' | 'nothing'> {
  const wanted: PictureFormat = format === 'laser' ? 'svg' : format;
  const options = format === 'laser' ? { laser: { mm: 80 } } : { bleed: 2, cropMarks: true };
  const { bytes } = await drawPicture(code.drawing, code.style, wanted, options);
  const { codes } = scan(await draw(bytes, wanted));
  if (codes.length === 0) return 'nothing';
  return codes.every(({ mediaRef, namespace }) => mediaRef === code.mediaRef && namespace === 'spotify')
    ? 'same'
    : 'other';
}

async function draw(bytes: Uint8Array, format: PictureFormat): Promise<Pixels> {
  const text = () => Buffer.from(bytes).toString();
  if (format === 'svg') return drawSvg(bytes);
  if (format === 'pdf') return (await drawPdf(bytes)).pixels;
  if (format === 'eps') return drawEps(text());
  if (format === 'dxf') return drawDxf(text()).pixels;
  return drawImage(bytes);
}

/** Plates of every kind, in turn. */
export function solidOf(index: number): Solid {
  const requests = [
    {},
    { keychain: 'left' },
    { keychain: 'right', cut: 'engraved' },
    { keychain: 'top', size: '100x40mm', nfc: 25, base: 3 },
    { magnets: 2, base: 3, corners: 0 },
    { size: '120x60', magnets: 4, nfc: 20, base: 4, mirror: true },
    { size: '60.5x15.25mm', cut: 'engraved', base: 2.4, relief: 0.6, mirror: true },
  ];
  const resolved = resolveSolid(requests[index % requests.length]);
  if (!resolved.ok) throw new Error(`${resolved.field} ${resolved.reason}`);
  return resolved.solid;
}

export type PlateReport = { readonly openEdges: number; readonly off: number; readonly read: boolean };

/** What STL and 3MF readers find: open edges, how far the size is off in mm, and whether the view from above is read. */
export async function readPlate(code: RandomCode, solid: Solid): Promise<PlateReport> {
  const { width, height, base, relief, cut, ear, hole, wall } = solid;
  const stl = readStl((await drawPicture(code.drawing, code.style, 'stl', { solid })).bytes);
  const { bodies } = read3mf((await drawPicture(code.drawing, code.style, '3mf', { solid })).bytes);
  const top = cut === 'raised' ? base + relief : base;
  const most = [width, height, top];
  const least = [0, 0, 0];
  if (ear === 'left') least[0] = -(hole + wall);
  if (ear === 'right') most[0] += hole + wall;
  if (ear === 'top') most[1] += hole + wall;
  const off = (triangles: readonly Triangle[]) => {
    const bounds = boundsOf(triangles);
    const differences = [0, 1, 2].flatMap((axis) => [bounds.least[axis] - least[axis], bounds.most[axis] - most[axis]]);
    return Math.max(...differences.map(Math.abs));
  };
  const both = Object.values(bodies).flat();
  const views = [drawFromAbove(stl, base)];
  return {
    openEdges: [stl, ...Object.values(bodies)].reduce((sum, body) => sum + countOpenEdges(body), 0),
    off: Math.max(off(stl), off(both)),
    read: views.every((view) => scan(view).codes.some(({ mediaRef }) => mediaRef === code.mediaRef)),
  };
}
