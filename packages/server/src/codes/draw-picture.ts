import { promisify } from 'node:util';
import { constants, deflate as deflateCallback, deflateRawSync, deflateSync, type ZlibOptions } from 'node:zlib';
import {
  DEFAULT_SOLID,
  type Drawing,
  draftPng,
  type Labels,
  type Laser,
  rasterToRgba,
  render3mf,
  renderDxf,
  renderEps,
  renderLaserSvg,
  renderOpenscad,
  renderPdf,
  renderRaster,
  renderStl,
  renderSvg,
  type Solid,
  type StlOptions,
  type Style,
} from '@barline/codes';
import type { Sharp } from 'sharp';

/** What a code can be drawn as: on screens, on paper, for cutters, and as something to hold. */
export const PICTURE_FORMATS = ['svg', 'png', 'jpeg', 'webp', 'pdf', 'eps', 'dxf', 'stl', '3mf', 'scad'] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The formats that have a thickness. */
export const SOLID_FORMATS: readonly PictureFormat[] = ['stl', '3mf', 'scad'];

/** The formats that our scanner opens as they are. */
export const SCANNED_FORMATS: readonly PictureFormat[] = ['svg', 'png', 'jpeg', 'webp'];

export const EXTENSIONS: Readonly<Record<PictureFormat, string>> = {
  svg: 'svg',
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  pdf: 'pdf',
  eps: 'eps',
  dxf: 'dxf',
  stl: 'stl',
  '3mf': '3mf',
  scad: 'scad',
};

export const MEDIA_TYPES: Readonly<Record<PictureFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
  eps: 'application/postscript',
  dxf: 'image/vnd.dxf',
  stl: 'model/stl',
  '3mf': 'model/3mf',
  scad: 'application/x-openscad',
};

/** The format that a name such as `jpg` stands for; undefined for others. */
export function findFormat(name: string): PictureFormat | undefined {
  return PICTURE_FORMATS.find((format) => format === name || EXTENSIONS[format] === name);
}

/** The quality of the strips Spotify serves: docs/symbol.md, "The picture". */
const JPEG_QUALITY = 90;

/** What some formats need besides the style: words of an SVG, paper, a plate, a laser. */
export type PictureOptions = {
  readonly labels?: Labels;
  readonly bleed?: number;
  readonly cropMarks?: boolean;
  readonly solid?: Solid;
  readonly stl?: StlOptions;
  readonly laser?: Laser;
};

export type Picture = { readonly bytes: Uint8Array; readonly type: string };

/** Draws a code. `type` is the media type of `bytes`. */
export async function drawPicture(
  drawing: Drawing,
  style: Style,
  format: PictureFormat,
  options: PictureOptions = {},
): Promise<Picture> {
  return { bytes: await drawBytes(drawing, style, format, options), type: MEDIA_TYPES[format] };
}

async function drawBytes(drawing: Drawing, style: Style, format: PictureFormat, options: PictureOptions) {
  const { labels, solid = DEFAULT_SOLID, bleed, cropMarks } = options;
  switch (format) {
    case 'svg':
      return Buffer.from(
        options.laser ? renderLaserSvg(drawing, style, options.laser) : renderSvg(drawing, style, labels),
      );
    case 'png': {
      const { scanlines, finish } = draftPng(renderRaster(drawing, style), dpiOf(style));
      return finish(await deflateAside(scanlines, RUNS));
    }
    case 'jpeg':
      // JPEG has no transparency.
      return withDensity((await rasterise(drawing, style)).flatten({ background: '#fff' }), style)
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer();
    case 'webp':
      return (await rasterise(drawing, style)).webp({ lossless: true }).toBuffer();
    case 'pdf':
      return renderPdf(drawing, style, { bleed, cropMarks, title: labels?.title }, (bytes) => deflateSync(bytes));
    case 'eps':
      return Buffer.from(renderEps(drawing, style));
    case 'dxf':
      return Buffer.from(renderDxf(drawing, style));
    case 'stl':
      return renderStl(drawing, solid, options.stl);
    case '3mf': {
      const plate = style.background === 'transparent' ? '#ffffff' : style.background;
      return render3mf(drawing, solid, { plate, bars: style.bars, title: labels?.title }, (bytes) =>
        deflateRawSync(bytes),
      );
    }
    case 'scad':
      return Buffer.from(renderOpenscad(drawing, solid));
  }
}

/** Dots an inch of a style with a width on paper. */
function dpiOf({ width, mm }: Style): number | undefined {
  return mm === undefined ? undefined : (width / mm) * 25.4;
}

function withDensity(image: Sharp, style: Style): Sharp {
  const density = dpiOf(style);
  return density === undefined ? image : image.withMetadata({ density });
}

async function rasterise(drawing: Drawing, style: Style): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  const { width, height, data } = rasterToRgba(renderRaster(drawing, style));
  return sharp(data, { raw: { width, height, channels: 4 } });
}

/**
 * Runs of one colour are what codes are made of: this strategy is the quickest here and gives the smallest files, and a
 * small window is enough for it.
 */
const RUNS = { strategy: constants.Z_RLE, windowBits: 12, chunkSize: 1 << 13 };

/** Compresses in another thread, which is where most of the time of a PNG goes. */
const deflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(deflateCallback);
