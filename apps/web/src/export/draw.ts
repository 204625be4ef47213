import {
  type Drawing,
  encodePng,
  type Raster,
  rasterToRgba,
  renderRaster,
  renderSvg,
  type Style,
} from '@barline/codes';

export const FORMATS = ['png', 'svg', 'jpeg', 'webp'] as const;

export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** Spotify's own service compresses its JPEG about as much (SPEC of the strip: quality 90). */
const JPEG_QUALITY = 0.9;

/** Draws a code as a file. `null` where the browser cannot write the format (Safari writes no WebP). */
export async function drawFile(
  drawing: Drawing,
  style: Style,
  format: Format,
  labels: { title: string; description: string },
): Promise<Blob | null> {
  if (format === 'svg') return new Blob([renderSvg(drawing, style, labels)], { type: MEDIA_TYPES.svg });
  const raster = renderRaster(drawing, format === 'jpeg' ? onPaper(style) : style);
  return format === 'png' ? writePng(raster) : writeByCanvas(raster, MEDIA_TYPES[format]);
}

/** JPEG knows no transparency: what is behind it becomes white. */
function onPaper(style: Style): Style {
  return style.background === 'transparent' ? { ...style, background: '#ffffff' } : style;
}

/**
 * Browsers compress in streams only, `encodePng` wants its answer at once: so it is run once to learn what is to be
 * compressed, and once more with the result.
 */
async function writePng(raster: Raster): Promise<Blob | null> {
  if (typeof CompressionStream === 'undefined') return writeByCanvas(raster, MEDIA_TYPES.png);
  let scanlines = new Uint8Array();
  encodePng(raster, (bytes) => {
    scanlines = new Uint8Array(bytes);
    return scanlines;
  });
  const compressed = new Blob([scanlines]).stream().pipeThrough(new CompressionStream('deflate'));
  const deflated = new Uint8Array(await new Response(compressed).arrayBuffer());
  return new Blob([new Uint8Array(encodePng(raster, () => deflated))], { type: MEDIA_TYPES.png });
}

function writeByCanvas(raster: Raster, type: string): Promise<Blob | null> {
  const { width, height, data } = rasterToRgba(raster);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob?.type === type ? blob : null), type, JPEG_QUALITY),
  );
}
