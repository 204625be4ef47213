import { useEffect, useState } from 'preact/hooks';

/** Modules of white around a QR code that readers need (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4;

/** A QR code as one path on a grid of `size` x `size` modules, the quiet zone included. */
export type QrDrawing = { readonly size: number; readonly path: string };

/** Draws a QR code of `text`. The library comes with the first code that is asked for. */
async function drawQr(text: string): Promise<QrDrawing> {
  const { default: encodeQr } = await import('qr');
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: modules.length, path };
}

/** The QR code as a file of its own. */
export function qrSvg({ size, path }: QrDrawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 10}" height="${size * 10}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>\n`;
}

export function useQr(text: string): QrDrawing | null {
  const [drawing, setDrawing] = useState<QrDrawing | null>(null);
  useEffect(() => {
    let wanted = true;
    drawQr(text).then((drawn) => wanted && setDrawing(drawn));
    return () => {
      wanted = false;
    };
  }, [text]);
  return drawing;
}

/** A QR code on the page. It is dark on white in every theme: many readers need that. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const drawing = useQr(text);
  const size = drawing?.size ?? 37;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      {drawing && <path d={drawing.path} fill="#000" />}
    </svg>
  );
}

/** Pixels to a module in a QR code that is copied as a picture. */
const MODULE_PIXELS = 12;

/** The QR code as a picture of `size * 12` pixels. */
export function qrPng({ size, path }: QrDrawing): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * MODULE_PIXELS;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(MODULE_PIXELS, MODULE_PIXELS);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))), 'image/png'),
  );
}
