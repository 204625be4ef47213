import type { Pixels } from '@barline/codes';

/** A picture as the bytes of a JPEG file. */
export type JpegPicture = { readonly width: number; readonly height: number; readonly jpeg: Uint8Array };

const QUALITY = 92;

/** A picture no longer than `longest` pixels as JPEG, over white where it is transparent. */
export async function toJpeg({ width, height, data }: Pixels, longest: number): Promise<JpegPicture> {
  const { default: sharp } = await import('sharp');
  const { data: jpeg, info } = await sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#fff' })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, jpeg };
}

/** Draws an SVG of our own as pixels; a picture in it may be as long as it likes. */
export async function rasteriseSvg(svg: string, format: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const image = sharp(Buffer.from(svg), { unlimited: true });
  if (format === 'jpeg') return image.flatten({ background: '#fff' }).jpeg({ quality: QUALITY }).toBuffer();
  return format === 'webp' ? image.webp({ quality: QUALITY }).toBuffer() : image.png().toBuffer();
}
