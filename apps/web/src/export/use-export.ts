import type { Style } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import type { Code } from '../api/code.ts';
import { useTexts } from '../texts/language.ts';
import { drawFile, drawPicture } from './draw.ts';
import { fileName } from './file-name.ts';
import { type Format, groupOf, isPicture, MEDIA_TYPES } from './formats.ts';
import type { ExportOptions } from './options.ts';
import { type Proof, proofRead } from './proof.ts';

/** While a slider or a colour is being moved, nothing is drawn yet. */
const PAUSE_MS = 200;

/**
 * A picture on its way to the visitor. `checked` holds the file and what our scanner reads in it; `inPlace` when it was
 * read in a picture of the same drawing, because the file itself is none or is mirrored. `refused` names what is wrong
 * with the thing asked for.
 */
export type Export =
  | { readonly state: 'working' }
  | { readonly state: 'not-written' }
  | { readonly state: 'refused'; readonly what: string }
  | { readonly state: 'checked'; readonly file: File; readonly proof: Proof; readonly inPlace: boolean };

/** Draws `code` in `style` and `format` and reads it back, again whenever one of them changes. */
export function useExport(code: Code | null, style: Style | null, format: Format, options?: ExportOptions): Export {
  const texts = useTexts();
  const [result, setResult] = useState<Export>({ state: 'working' });
  const key = JSON.stringify([style, isPicture(format) ? null : options]);
  useEffect(() => {
    if (code === null || style === null) return;
    let wanted = true;
    setResult({ state: 'working' });
    const timer = setTimeout(async () => {
      const alt = code.namespace === 'local' ? texts.code.altLocal : texts.code.alt;
      const labels = { title: texts.types[code.link.type], description: alt(texts.types[code.link.type], code.url) };
      const drawing = { levels: code.levels, mark: code.mark ?? undefined };
      try {
        const blob = await drawFile(drawing, style, format, labels, options);
        if (blob === null) return wanted && setResult({ state: 'not-written' });
        const name = fileName(code.link, format, sizeName(style, format, options));
        const file = new File([blob], name, { type: MEDIA_TYPES[format] });
        const inPlace = style.mirror === true || !isPicture(format);
        const picture = inPlace ? await drawPicture(drawing, { ...style, mirror: false }, 'png', labels) : file;
        const proof = await proofRead(picture ?? file, code);
        if (wanted) setResult({ state: 'checked', file, proof, inPlace });
      } catch (error) {
        if (wanted) setResult({ state: 'refused', what: error instanceof Error ? error.message : String(error) });
      }
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [code, key, format, texts]);
  return result;
}

/** What the name says about the size: pixels of a picture, millimetres of a thing. */
function sizeName({ width, mm }: Style, format: Format, options?: ExportOptions): string {
  if (groupOf(format) === 'solid') return `${options?.solid.size ?? ''}mm`;
  if (mm !== undefined) return `${mm}mm`;
  return isPicture(format) ? String(width) : `${options?.mm ?? width}mm`;
}
