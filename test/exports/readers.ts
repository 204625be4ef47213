import type { Pixels } from '@barline/codes';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { Resvg } from '@resvg/resvg-js';
import DxfParser, { type IPolylineEntity } from 'dxf-parser';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { STLLoader } from 'three/examples/jsm/loaders/STLLoader.js';

/** Programs of others that open what we write, and draw it as pixels. */

const WIDTH = 1200;

export async function drawImage(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

export function drawSvg(bytes: Uint8Array): Pixels {
  const image = new Resvg(Buffer.from(bytes).toString(), { fitTo: { mode: 'width', value: WIDTH } }).render();
  return { width: image.width, height: image.height, data: image.pixels };
}

export type PdfPage = { readonly pixels: Pixels; readonly title: string; readonly box: readonly number[] };

export async function drawPdf(bytes: Uint8Array): Promise<PdfPage> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas, canvasContext: context, viewport } as unknown as Parameters<typeof page.render>[0])
    .promise;
  const { Title } = (await document.getMetadata()).info as { Title?: string };
  const pixels = pixelsOf(context, canvas.width, canvas.height);
  await task.destroy();
  return { pixels, title: Title ?? '', box: page.view };
}

/** Fills closed lines, arcs included, by the even-odd rule. */
export function drawDxf(text: string): { pixels: Pixels; layers: string[]; box: [width: number, height: number] } {
  const file = new DxfParser().parseSync(text);
  if (file === null) throw new Error('No DXF.');
  const lines = file.entities as IPolylineEntity[];
  const corners = lines.flatMap(({ vertices }) => vertices);
  const box: [number, number] = [Math.max(...corners.map(({ x }) => x)), Math.max(...corners.map(({ y }) => y))];
  const scale = WIDTH / box[0];
  const canvas = createCanvas(WIDTH, Math.round(box[1] * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, -scale, 0, canvas.height);
  context.fillStyle = '#000';
  for (const layer of ['BARS', 'MARK']) {
    context.beginPath();
    for (const line of lines.filter((each) => each.layer === layer)) traceArcs(context, line);
    context.fill('evenodd');
  }
  const layers = [...new Set(lines.map(({ layer }) => layer))].sort();
  return { pixels: pixelsOf(context, canvas.width, canvas.height), layers, box };
}

/** The angle of an arc is four times the arc tangent of its bulge (DXF Reference, group code 42). */
function traceArcs(context: SKRSContext2D, { vertices }: IPolylineEntity): void {
  context.moveTo(vertices[0].x, vertices[0].y);
  for (const [index, from] of vertices.entries()) {
    const to = vertices[(index + 1) % vertices.length];
    const bulge = from.bulge ?? 0;
    if (bulge === 0) {
      context.lineTo(to.x, to.y);
      continue;
    }
    const turn = 4 * Math.atan(bulge);
    const radius = Math.hypot(to.x - from.x, to.y - from.y) / (2 * Math.sin(turn / 2));
    const start = Math.atan2(to.y - from.y, to.x - from.x) - turn / 2;
    for (let step = 1; step <= 16; step++) {
      const angle = start + (turn * step) / 16;
      context.lineTo(
        from.x + radius * (Math.sin(angle) - Math.sin(start)),
        from.y - radius * (Math.cos(angle) - Math.cos(start)),
      );
    }
  }
  context.closePath();
}

/** Runs the few operators of PostScript that our files use, and no others. */
export function drawEps(text: string): Pixels {
  const size = /%%HiResBoundingBox: 0 0 ([\d.]+) ([\d.]+)/.exec(text);
  if (size === null) throw new Error('No bounding box.');
  const scale = WIDTH / Number(size[1]);
  const canvas = createCanvas(WIDTH, Math.round(Number(size[2]) * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, -scale, 0, canvas.height);
  const stack: number[] = [];
  const take = (count: number) => stack.splice(stack.length - count, count);
  const grey = (...values: number[]) => `rgb(${values.map((value) => Math.round(255 * value)).join()})`;
  const operators: Record<string, () => void> = {
    translate: () => context.translate(...(take(2) as [number, number])),
    scale: () => context.scale(...(take(2) as [number, number])),
    setgray: () => {
      const [value] = take(1);
      context.fillStyle = grey(value, value, value);
    },
    setrgbcolor: () => {
      context.fillStyle = grey(...take(3));
    },
    newpath: () => context.beginPath(),
    m: () => context.moveTo(...(take(2) as [number, number])),
    l: () => context.lineTo(...(take(2) as [number, number])),
    c: () => context.bezierCurveTo(...(take(6) as [number, number, number, number, number, number])),
    h: () => context.closePath(),
    eofill: () => context.fill('evenodd'),
    gsave: () => context.save(),
    grestore: () => context.restore(),
    showpage: () => {},
  };
  const body = text.replace(/^%.*$/gm, '').replace(/\/\w+ \{\w+\} bind def/g, '');
  for (const token of body.split(/\s+/).filter((each) => each !== '')) {
    if (/^[-+.\d]/.test(token)) stack.push(Number(token));
    else if (operators[token]) operators[token]();
    else throw new Error(`${token} is no operator of ours.`);
  }
  if (stack.length > 0) throw new Error('Something is left on the stack.');
  return pixelsOf(context, canvas.width, canvas.height);
}

/** Three corners of x, y, z each. */
export type Triangle = readonly [number, number, number, number, number, number, number, number, number];

export function readStl(bytes: Uint8Array): Triangle[] {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const { array } = new STLLoader().parse(buffer).getAttribute('position');
  return Array.from({ length: array.length / 9 }, (_, at) => Array.from(array.slice(9 * at, 9 * at + 9)) as never);
}

/** The bodies of a 3MF file by their names, and the colours of its materials. */
export function read3mf(bytes: Uint8Array): { bodies: Record<string, Triangle[]>; colours: string[]; unit: string } {
  const files = unzipSync(bytes);
  for (const name of ['[Content_Types].xml', '_rels/.rels']) if (!files[name]) throw new Error(`${name} is missing.`);
  const xml = Buffer.from(files['3D/3dmodel.model']).toString();
  const numbers = (text: string, names: readonly string[]) =>
    names.map((name) => Number(new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1]));
  const bodies: Record<string, Triangle[]> = {};
  for (const [whole, name] of xml.matchAll(/<object [^>]*name="(\w+)"[^>]*><mesh>.*?<\/mesh><\/object>/gs)) {
    const corners = [...whole.matchAll(/<vertex [^>]*>/g)].map(([text]) => numbers(text, ['x', 'y', 'z']));
    bodies[name] = [...whole.matchAll(/<triangle [^>]*>/g)].map(
      ([text]) => numbers(text, ['v1', 'v2', 'v3']).flatMap((corner) => corners[corner]) as never,
    );
  }
  const colours = [...xml.matchAll(/displaycolor="(#[0-9A-F]{8})"/g)].map(([, colour]) => colour);
  return { bodies, colours, unit: /<model [^>]*unit="(\w+)"/.exec(xml)?.[1] ?? '' };
}

/** How many edges have not exactly one triangle on either side: corners are the same where their numbers are. */
export function countOpenEdges(triangles: readonly Triangle[]): number {
  const edges = new Map<string, number>();
  for (const triangle of triangles) {
    const corners = [0, 3, 6].map((at) => triangle.slice(at, at + 3).join());
    for (const side of [0, 1, 2]) {
      const edge = `${corners[side]} ${corners[(side + 1) % 3]}`;
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
    }
  }
  let open = 0;
  for (const [edge, count] of edges) if (edges.get(edge.split(' ').reverse().join(' ')) !== count) open++;
  return open;
}

export function boundsOf(triangles: readonly Triangle[]): { least: number[]; most: number[] } {
  const along = (axis: number) =>
    triangles.flatMap((triangle) => [triangle[axis], triangle[axis + 3], triangle[axis + 6]]);
  const axes = [0, 1, 2].map(along);
  const fold = (values: number[], pick: (a: number, b: number) => number) => values.reduce((a, b) => pick(a, b));
  return { least: axes.map((axis) => fold(axis, Math.min)), most: axes.map((axis) => fold(axis, Math.max)) };
}

/** The volume inside of a surface, in cubic mm: negative where it is inside out. */
export function volumeOf(triangles: readonly Triangle[]): number {
  return triangles.reduce((sum, [ax, ay, az, bx, by, bz, cx, cy, cz]) => {
    return sum + (ax * (by * cz - bz * cy) - ay * (bx * cz - bz * cx) + az * (bx * cy - by * cx)) / 6;
  }, 0);
}

/** Looks at bodies from above: faces that look up, the higher ones last, white unless they are as high as `plain`. */
export function drawFromAbove(triangles: readonly Triangle[], plain: number): Pixels {
  const { least, most } = boundsOf(triangles);
  const scale = WIDTH / (most[0] - least[0]);
  const canvas = createCanvas(WIDTH, Math.round((most[1] - least[1]) * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#888';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const flat = triangles.filter((triangle) => triangle[2] === triangle[5] && triangle[5] === triangle[8]);
  const up = flat.filter(([ax, ay, , bx, by, , cx, cy]) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0);
  for (const triangle of up.toSorted((a, b) => a[2] - b[2])) {
    context.fillStyle = Math.abs(triangle[2] - plain) < 1e-4 ? '#000' : '#fff';
    context.strokeStyle = context.fillStyle;
    context.beginPath();
    for (const at of [0, 3, 6]) {
      context.lineTo((triangle[at] - least[0]) * scale, canvas.height - (triangle[at + 1] - least[1]) * scale);
    }
    context.closePath();
    context.fill();
    // Hides the seams between triangles.
    context.lineWidth = 0.3;
    context.stroke();
  }
  return pixelsOf(context, canvas.width, canvas.height);
}

function pixelsOf(context: SKRSContext2D, width: number, height: number): Pixels {
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
