/// <reference lib="webworker" />
import {
  createZip,
  type Drawing,
  encodePng,
  fileNamer,
  formatIndexRow,
  formatUri,
  INDEX_HEADER,
  layoutLabels,
  proveScan,
  type ResolvedStyle,
  rasterToRgba,
  readFont,
  renderPdf,
  renderRaster,
  renderSvg,
  resolveStyle,
  type Style,
  scan,
  sheetsToPdf,
  toUrl,
} from '@barline/codes';
import { deflateSync, unzlibSync, zlibSync } from 'fflate';
import type { PackAnswer, PackRequest } from './pack.ts';
import type { Row } from './row.ts';
import type { BatchFormat } from './settings.ts';

/** Pieces are gathered to so many bytes before the browser gets them, which may keep them on disk. */
const PIECE = 4_000_000;
const TELL_EVERY_MS = 100;
const JPEG_QUALITY = 0.9;

type Made = Extract<Row, { state: 'made' }>;

/** Draws a whole batch, off the main thread: a ZIP of files with index.csv, or a PDF of labels. */
self.addEventListener('message', async ({ data }: MessageEvent<PackRequest>) => {
  try {
    const { blob, failed } = data.kind === 'zip' ? await packZip(data) : packLabels(data);
    tell({ id: data.id, blob, failed });
  } catch (error) {
    tell({ id: data.id, trouble: error instanceof Error ? error.message : String(error) });
  }
});

async function packZip(request: PackRequest): Promise<{ blob: Blob; failed: number }> {
  const { rows, settings, words } = request;
  const pieces = gather();
  const zip = createZip(pieces.write, deflateSync);
  const nameOf = fileNamer(settings.template);
  const lines = [INDEX_HEADER];
  let failed = 0;
  const progress = counter(request);
  for (const row of rows) {
    progress();
    if (row.state !== 'made') {
      failed++;
      const error = row.state === 'failed' ? row.problem.id : 'waiting';
      lines.push(formatIndexRow({ link: row.link, uri: '', mediaRef: '', file: '', proof: '', error }));
      continue;
    }
    const { link, mediaRef } = row.code;
    const said = { link: row.link, uri: formatUri(link), mediaRef: String(mediaRef) };
    try {
      const style = styleOf(row, request);
      const drawing = drawingOf(row, request.marks);
      const { n, title, file } = row;
      const name = nameOf({ n, type: link.type, id: link.id, title, ref: said.mediaRef, width: style.width, file });
      const proof = prove(drawing, style, row, settings.proof);
      for (const format of settings.formats) {
        const labels = { title: title || words.title, description: toUrl(link) };
        const { bytes, store } = await draw(drawing, style, format, labels);
        zip.add(`${name}.${extensionOf(format)}`, bytes, { store });
      }
      const files = settings.formats.map((format) => `${name}.${extensionOf(format)}`);
      lines.push(formatIndexRow({ ...said, file: files.join(' '), proof, error: '' }));
    } catch (error) {
      failed++;
      const why = error instanceof Error ? error.message : String(error);
      lines.push(formatIndexRow({ ...said, file: '', proof: '', error: why }));
    }
  }
  zip.add('index.csv', new TextEncoder().encode(lines.join('')));
  zip.end();
  return { blob: pieces.end('application/zip'), failed };
}

function packLabels(request: PackRequest): { blob: Blob; failed: number } {
  const { rows, fonts, words, settings } = request;
  const labels = rows.flatMap((row) => {
    const style = row.state === 'made' ? resolveFor(row, request) : null;
    if (row.state !== 'made' || style?.ok !== true) return [];
    return [{ drawing: drawingOf(row, request.marks), style: style.style, title: row.title }];
  });
  const font = fonts === null ? null : readFont(fonts, unzlibSync);
  const bytes = sheetsToPdf(layoutLabels(labels, settings.sheet, font), words.document, zlibSync);
  return { blob: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), failed: rows.length - labels.length };
}

/** The row's own colours, else the batch's. */
function resolveFor(row: Made, { settings: { bg, bars, width } }: PackRequest): ResolvedStyle {
  return resolveStyle({ bg: row.bg || bg, bars: row.bars || bars, width });
}

/** As `resolveFor`; throws with the field that makes no sense. */
function styleOf(row: Made, request: PackRequest): Style {
  const resolved = resolveFor(row, request);
  if (!resolved.ok) throw new Error(`malformed_style: ${resolved.field} ${resolved.value}`);
  return resolved.style;
}

function extensionOf(format: BatchFormat): string {
  return format === 'jpeg' ? 'jpg' : format;
}

function drawingOf({ code }: Made, marks: readonly string[]): Drawing {
  return { levels: code.levels, mark: code.mark === null ? undefined : marks[code.mark] };
}

/** `45/48`, or whether it is read as it is. */
function prove(drawing: Drawing, style: Style, { code }: Made, thoroughly: boolean): string {
  if (thoroughly) {
    const { read, of } = proveScan(drawing, style);
    return `${read}/${of}`;
  }
  const { codes } = scan(rasterToRgba(renderRaster(drawing, style)));
  return codes.length === 1 && codes[0]?.mediaRef === code.mediaRef ? 'read' : 'unread';
}

async function draw(
  drawing: Drawing,
  style: Style,
  format: BatchFormat,
  labels: { title: string; description: string },
): Promise<{ bytes: Uint8Array; store: boolean }> {
  switch (format) {
    case 'svg':
      return { bytes: new TextEncoder().encode(renderSvg(drawing, style, labels)), store: false };
    case 'png': {
      const dpi = style.mm === undefined ? undefined : (style.width / style.mm) * 25.4;
      return { bytes: encodePng(renderRaster(drawing, style), zlibSync, dpi), store: true };
    }
    case 'pdf':
      return { bytes: renderPdf(drawing, style, { title: labels.title }, zlibSync), store: true };
    case 'jpeg':
      return { bytes: await drawJpeg(drawing, style), store: true };
  }
}

async function drawJpeg(drawing: Drawing, style: Style): Promise<Uint8Array> {
  const paper = style.background === 'transparent' ? { ...style, background: '#ffffff' as const } : style;
  const { width, height, data } = rasterToRgba(renderRaster(drawing, paper));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
  if (blob.type !== 'image/jpeg') throw new Error('The browser wrote no JPEG.');
  return new Uint8Array(await blob.arrayBuffer());
}

function gather(): { write(bytes: Uint8Array): void; end(type: string): Blob } {
  const blobs: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const flush = () => {
    blobs.push(new Blob(parts));
    parts = [];
    size = 0;
  };
  return {
    write(bytes) {
      parts.push(new Uint8Array(bytes));
      size += bytes.length;
      if (size >= PIECE) flush();
    },
    end(type) {
      flush();
      return new Blob(blobs, { type });
    },
  };
}

function counter({ id, rows }: PackRequest): () => void {
  let done = 0;
  let told = 0;
  return () => {
    done++;
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) return;
    told = now;
    tell({ id, done, all: rows.length });
  };
}

function tell(answer: PackAnswer): void {
  self.postMessage(answer);
}
