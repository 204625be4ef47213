import type { Style } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import type { Code } from '../api/code.ts';
import { useTexts } from '../texts/language.ts';
import { drawFile, type Format, MEDIA_TYPES } from './draw.ts';
import { fileName } from './file-name.ts';
import { type Proof, proofRead } from './proof.ts';

/** While a slider or a colour is being moved, nothing is drawn yet. */
const PAUSE_MS = 200;

/** A picture on its way to the visitor. `checked` holds the file and what our scanner reads in it. */
export type Export =
  | { readonly state: 'working' }
  | { readonly state: 'not-written' }
  | { readonly state: 'checked'; readonly file: File; readonly proof: Proof };

/** Draws `code` in `style` and `format` and reads it back, again whenever one of them changes. */
export function useExport(code: Code | null, style: Style | null, format: Format): Export {
  const texts = useTexts();
  const [result, setResult] = useState<Export>({ state: 'working' });
  const styleKey = JSON.stringify(style);
  useEffect(() => {
    if (code === null || style === null) return;
    let wanted = true;
    setResult({ state: 'working' });
    const timer = setTimeout(async () => {
      const alt = code.namespace === 'local' ? texts.code.altLocal : texts.code.alt;
      const labels = { title: texts.types[code.link.type], description: alt(texts.types[code.link.type], code.url) };
      const drawing = { levels: code.levels, mark: code.mark ?? undefined };
      const blob = await drawFile(drawing, style, format, labels);
      if (blob === null) return wanted && setResult({ state: 'not-written' });
      const file = new File([blob], fileName(code.link, format, style.width), { type: MEDIA_TYPES[format] });
      const proof = await proofRead(file, code);
      if (wanted) setResult({ state: 'checked', file, proof });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [code, styleKey, format, texts]);
  return result;
}
