import { utf8Bytes } from '../files/bytes.ts';
import { type DeflateRaw, zipFiles } from '../files/zip.ts';
import type { Colour } from '../renderer/colour.ts';
import type { Drawing } from '../renderer/layout.ts';
import { escapeXml } from '../renderer/svg.ts';
import { decimal } from '../scene/numbers.ts';
import type { Mesh } from './mesh.ts';
import { buildPlate } from './plate.ts';
import type { Solid } from './solid.ts';

/** The colours of the two bodies, and the name of the model. */
export type ThreeMfLook = { readonly plate: Colour; readonly bars: Colour; readonly title?: string };

const TYPES =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>';

/** Writes a plate as a 3MF file (3MF Core 1.3): a plate and bars of two colours, one object to print. */
export function render3mf(drawing: Drawing, solid: Solid, look: ThreeMfLook, deflateRaw: DeflateRaw): Uint8Array {
  const { plate, bars } = buildPlate(drawing, solid);
  const model =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<model unit="millimeter" xml:lang="en" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02">' +
    `<metadata name="Title">${escapeXml(look.title ?? 'Barline')}</metadata>` +
    '<metadata name="Application">Barline</metadata><resources><basematerials id="1">' +
    `<base name="Plate" displaycolor="${look.plate.toUpperCase()}FF"/>` +
    `<base name="Bars" displaycolor="${look.bars.toUpperCase()}FF"/></basematerials>` +
    writeObject(2, 'Plate', 0, plate) +
    writeObject(3, 'Bars', 1, bars) +
    '<object id="4" type="model" name="Code"><components><component objectid="2"/><component objectid="3"/></components></object>' +
    '</resources><build><item objectid="4"/></build></model>';
  return zipFiles(
    [
      ['[Content_Types].xml', utf8Bytes(TYPES)],
      ['_rels/.rels', utf8Bytes(RELATIONS)],
      ['3D/3dmodel.model', utf8Bytes(model)],
    ],
    deflateRaw,
  );
}

function writeObject(id: number, name: string, material: number, { corners, triangles }: Mesh): string {
  const parts = [`<object id="${id}" type="model" name="${name}" pid="1" pindex="${material}"><mesh><vertices>`];
  for (let at = 0; at < corners.length; at += 3) {
    const [x, y, z] = [corners[at], corners[at + 1], corners[at + 2]].map((value) => decimal(value, 6));
    parts.push(`<vertex x="${x}" y="${y}" z="${z}"/>`);
  }
  parts.push('</vertices><triangles>');
  for (let at = 0; at < triangles.length; at += 3) {
    parts.push(`<triangle v1="${triangles[at]}" v2="${triangles[at + 1]}" v3="${triangles[at + 2]}"/>`);
  }
  parts.push('</triangles></mesh></object>');
  return parts.join('');
}
