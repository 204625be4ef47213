import { concatenate, crc32 } from '../files/bytes.ts';
import type { Raster } from './raster.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** PNG, section 11.2.2: colour type 3 is a palette. */
const PALETTE_COLOUR = 3;

/** PNG, section 9.2: filter 2 stores how a byte differs from the one above it, which here is mostly nothing. */
const FILTER_UP = 2;

/** A PNG file but for its compression: what is to be compressed, and what makes the file of the answer. */
type PngDraft = { readonly scanlines: Uint8Array; finish(compressed: Uint8Array): Uint8Array };

/**
 * Writes a raster as a PNG file of 4 bits a pixel, or 8 where there are more than 16 colours. `deflate` compresses
 * to the zlib format (RFC 1950); its strategy for run lengths gives the smallest and quickest files here.
 * `dpi`, dots an inch, tells programs that print how large the picture is.
 */
export function encodePng(raster: Raster, deflate: (bytes: Uint8Array) => Uint8Array, dpi?: number): Uint8Array {
  const { scanlines, finish } = draftPng(raster, dpi);
  return finish(deflate(scanlines));
}

/** The same for those who compress in another thread. */
export function draftPng(raster: Raster, dpi?: number): PngDraft {
  const { width, height, palette } = raster;
  const bits = palette.length <= 4 * 16 ? 4 : 8;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bits, PALETTE_COLOUR], 8);
  return {
    scanlines: filterRows(raster, bits),
    finish: (compressed) =>
      concatenate([
        Uint8Array.from(SIGNATURE),
        writeChunk('IHDR', header),
        ...(dpi === undefined ? [] : [writeChunk('pHYs', writeDensity(dpi))]),
        writeChunk('PLTE', takeChannels(palette, [0, 1, 2])),
        ...writeTransparency(takeChannels(palette, [3])),
        writeChunk('IDAT', compressed),
        writeChunk('IEND', new Uint8Array(0)),
      ]),
  };
}

/** PNG, section 11.3.4.3: pixels a metre both ways. */
function writeDensity(dpi: number): Uint8Array {
  const content = new Uint8Array(9);
  const view = new DataView(content.buffer);
  view.setUint32(0, Math.round(dpi / 0.0254));
  view.setUint32(4, Math.round(dpi / 0.0254));
  content[8] = 1;
  return content;
}

function takeChannels(palette: Uint8Array, channels: readonly number[]): Uint8Array {
  const colours = Array.from({ length: palette.length / 4 }, (_, colour) => colour);
  return Uint8Array.from(colours.flatMap((colour) => channels.map((channel) => palette[4 * colour + channel])));
}

function writeTransparency(alphas: Uint8Array): Uint8Array[] {
  return alphas.every((alpha) => alpha === 255) ? [] : [writeChunk('tRNS', alphas)];
}

/** Packs the pixels and filters every row; each begins with its filter's number. */
function filterRows({ width, height, data }: Raster, bits: number): Uint8Array {
  const stride = Math.ceil((width * bits) / 8);
  const out = new Uint8Array(height * (stride + 1));
  let above = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    if (bits === 8) row.set(data.subarray(y * width, (y + 1) * width));
    else packRow(row, data, y * width);
    const start = y * (stride + 1);
    out[start] = FILTER_UP;
    for (let x = 0; x < stride; x++) out[start + 1 + x] = row[x] - above[x];
    [above, row] = [row, above];
  }
  return out;
}

/** Packs two indices into a byte, the left one first. What half a byte beyond the row holds is free (PNG, 7.2). */
function packRow(row: Uint8Array, data: Uint8Array, start: number): void {
  for (let byte = 0, pixel = start; byte < row.length; byte++, pixel += 2) {
    row[byte] = (data[pixel] << 4) | data[pixel + 1];
  }
}

function writeChunk(type: string, content: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(content.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  for (let index = 0; index < 4; index++) chunk[4 + index] = type.charCodeAt(index);
  chunk.set(content, 8);
  view.setUint32(content.length + 8, crc32(chunk.subarray(4, content.length + 8)));
  return chunk;
}
