import {
  COVER_TEMPLATES,
  type ComposedCover,
  composeCover,
  type Drawing,
  type Font,
  type PictureProof,
  type Style,
  sceneToPdf,
} from '@barline/codes';
import { zlibSync } from 'fflate';
import { useEffect, useState } from 'preact/hooks';
import type { Code } from '../api/code.ts';
import { safeName } from '../export/file-name.ts';
import { provePixelsInWorker } from '../export/prove.ts';
import { coverOf, type Design } from './design.ts';
import { paintScene } from './paint.ts';
import { type CoverPicture, toJpeg } from './picture-file.ts';

/** While a slider moves, nothing is drawn for a file yet. */
const PAUSE_MS = 400;
/** The proof-scan looks at the cover this wide: as large as a strip ever is to a camera. */
const PROOF_WIDTH = 1200;

export const COVER_FORMATS = ['png', 'jpeg', 'webp', 'pdf'] as const;
export type CoverFormat = (typeof COVER_FORMATS)[number];

const TYPES: Readonly<Record<CoverFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

type CoverOptions = { readonly px: number; readonly bleed: number; readonly cropMarks: boolean };

export type CoverExport =
  | { readonly state: 'working' }
  | { readonly state: 'not-written' }
  | { readonly state: 'checked'; readonly file: File; readonly proof: PictureProof | null; readonly same: boolean };

type Wanted = {
  code: Code | null;
  design: Design;
  style: Style;
  picture: CoverPicture | null;
  font: Font | null;
  composed: ComposedCover | null;
  format: CoverFormat;
  options: CoverOptions;
};

/** The cover as a file, with the proof that its strip reads; again whenever something changes. */
export function useCoverExport(wanted: Wanted): CoverExport {
  const { code, design, style, picture, font, composed, format, options } = wanted;
  const [result, setResult] = useState<CoverExport>({ state: 'working' });
  const key = JSON.stringify([code?.uri, design, style.background, style.bars, format, options]);
  useEffect(() => {
    if (code === null || composed === null) return;
    let current = true;
    setResult({ state: 'working' });
    const timer = setTimeout(async () => {
      try {
        const drawing = { levels: code.levels, mark: code.mark ?? undefined };
        const blob = await drawCover(drawing, wanted, composed);
        if (!current) return;
        if (blob === null) return setResult({ state: 'not-written' });
        const size = format === 'pdf' ? design.template : `${design.template}-${options.px}`;
        const name = `spotify-${code.link.type}-${safeName(design.title || code.link.id) || 'cover'}-${size}`;
        const file = new File([blob], `${name}.${format === 'jpeg' ? 'jpg' : format}`, { type: TYPES[format] });
        const small = paint(composed, picture, Math.min(PROOF_WIDTH, options.px));
        const pixels = small.getContext('2d')!.getImageData(0, 0, small.width, small.height);
        const proof = await provePixelsInWorker(pixels);
        const same = proof?.code.mediaRef === code.mediaRef && proof.code.namespace === code.namespace;
        if (current) setResult({ state: 'checked', file, proof, same });
      } catch {
        // A browser short of memory gives no canvas.
        if (current) setResult({ state: 'not-written' });
      }
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, picture, font]);
  return result;
}

async function drawCover(
  drawing: Drawing,
  { design, style, picture, font, format, options }: Wanted,
  composed: ComposedCover,
): Promise<Blob | null> {
  if (format === 'pdf') {
    const { bleed, cropMarks } = options;
    const { scene } = composeCover(drawing, coverOf(design, style, picture, bleed), font);
    const jpeg = picture && {
      width: picture.width,
      height: picture.height,
      jpeg: await toJpeg(picture, style.background),
    };
    const bytes = sceneToPdf(scene, { bleed, cropMarks, title: design.title || 'Barline' }, jpeg, zlibSync);
    return new Blob([new Uint8Array(bytes)], { type: TYPES.pdf });
  }
  const canvas = paint(composed, picture, options.px);
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob?.type === TYPES[format] ? blob : null), TYPES[format], 0.92),
  );
}

/** The cover `px` pixels wide. */
export function paint({ scene }: ComposedCover, picture: CoverPicture | null, px: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = px;
  canvas.height = Math.round((px * scene.height) / scene.width);
  paintScene(canvas.getContext('2d', { willReadFrequently: true })!, scene, picture?.bitmap ?? null, px / scene.width);
  return canvas;
}

/** The width in pixels that suits a template. */
export function suitableWidth({ template }: Design): number {
  return COVER_TEMPLATES[template].px;
}
