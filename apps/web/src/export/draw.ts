import {
  type Drawing,
  encodePng,
  type Raster,
  rasterToRgba,
  renderRaster,
  renderSvg,
  type Style,
} from '@barline/codes';
import { type Format, isPicture, MEDIA_TYPES, type PictureFormat } from './formats.ts';
import type { ExportOptions } from './options.ts';

/** Spotify's own service compresses its JPEG about as much (SPEC of the strip: quality 90). */
const JPEG_QUALITY = 0.9;

type Labels = { title: string; description: string };

/** Draws a code as a file. `null` where the browser cannot write the format (Safari writes no WebP). */
export async function drawFile(
  drawing: Drawing,
  style: Style,
  format: Format,
  labels: Labels,
  options?: ExportOptions,
): Promise<Blob | null> {
  if (isPicture(format)) return drawPicture(drawing, style, format, labels);
  const { drawSpecial } = await import('./draw-special.ts');
  return drawSpecial(drawing, style, format, labels.title, options);
}

/** Draws a code as a picture: what home, item and history need. */
export async function drawPicture(
  drawing: Drawing,
  style: Style,
  format: PictureFormat,
  labels: Labels,
): Promise<Blob | null> {
  if (format === 'svg') return new Blob([renderSvg(drawing, style, labels)], { type: MEDIA_TYPES.svg });
  const raster = renderRaster(drawing, format === 'jpeg' ? onPaper(style) : style);
  if (format === 'png') return writePng(raster, style);
  // JPEG has no transparency: round corners stand on white.
  return writeByCanvas(raster, MEDIA_TYPES[format], format === 'jpeg' ? '#ffffff' : null);
}

/** JPEG knows no transparency: what is behind it becomes white. */
function onPaper(style: Style): Style {
  return style.background === 'transparent' ? { ...style, background: '#ffffff' } : style;
}

/**
 * Browsers compress in streams only, `encodePng` wants its answer at once: so it is run once to learn what is to be
 * compressed, and once more with the result.
 */
async function writePng(raster: Raster, { mm, width }: Style): Promise<Blob | null> {
  if (typeof CompressionStream === 'undefined') return writeByCanvas(raster, MEDIA_TYPES.png, null);
  const dpi = mm === undefined ? undefined : (width / mm) * 25.4;
  let scanlines = new Uint8Array();
  encodePng(raster, (bytes) => {
    scanlines = new Uint8Array(bytes);
    return scanlines;
  });
  const compressed = new Blob([scanlines]).stream().pipeThrough(new CompressionStream('deflate'));
  const deflated = new Uint8Array(await new Response(compressed).arrayBuffer());
  return new Blob([new Uint8Array(encodePng(raster, () => deflated, dpi))], { type: MEDIA_TYPES.png });
}

function writeByCanvas(raster: Raster, type: string, ground: string | null): Promise<Blob | null> {
  const { width, height, data } = rasterToRgba(raster);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  if (ground !== null) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob?.type === type ? blob : null), type, JPEG_QUALITY),
  );
}
