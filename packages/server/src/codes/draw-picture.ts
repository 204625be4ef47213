import { deflateSync } from 'node:zlib';
import { type Drawing, encodePng, rasterToRgba, renderRaster, renderSvg, type Style } from '@barline/codes';

export const PICTURE_FORMATS = ['svg', 'png', 'jpeg', 'webp'] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The quality of the strips Spotify serves: docs/symbol.md, "The picture". */
const JPEG_QUALITY = 90;

export type Picture = { readonly bytes: Uint8Array; readonly type: string };

/** Draws a code; `labels` are the title and description of an SVG. `type` is the media type of `bytes`. */
export async function drawPicture(
  drawing: Drawing,
  style: Style,
  format: PictureFormat,
  labels?: { title: string; description: string },
): Promise<Picture> {
  switch (format) {
    case 'svg':
      return { bytes: Buffer.from(renderSvg(drawing, style, labels)), type: 'image/svg+xml' };
    case 'png':
      return { bytes: encodePng(renderRaster(drawing, style), deflate), type: 'image/png' };
    case 'jpeg':
      // JPEG has no transparency.
      return {
        bytes: await (await rasterise(drawing, style))
          .flatten({ background: '#fff' })
          .jpeg({ quality: JPEG_QUALITY })
          .toBuffer(),
        type: 'image/jpeg',
      };
    case 'webp':
      return { bytes: await (await rasterise(drawing, style)).webp({ lossless: true }).toBuffer(), type: 'image/webp' };
  }
}

/** The library is loaded when it is first needed: it is a quarter of the server's start. */
async function rasterise(drawing: Drawing, style: Style) {
  const { default: sharp } = await import('sharp');
  const { width, height, data } = rasterToRgba(renderRaster(drawing, style));
  return sharp(data, { raw: { width, height, channels: 4 } });
}

function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}
