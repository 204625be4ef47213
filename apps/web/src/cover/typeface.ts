import { type Font, readFont } from '@barline/codes';
import cyrillic from '@fontsource/inter/files/inter-cyrillic-600-normal.woff?url';
import cyrillicExtended from '@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff?url';
import greek from '@fontsource/inter/files/inter-greek-600-normal.woff?url';
import latin from '@fontsource/inter/files/inter-latin-600-normal.woff?url';
import latinExtended from '@fontsource/inter/files/inter-latin-ext-600-normal.woff?url';
import { unzlibSync } from 'fflate';
import { useEffect, useState } from 'preact/hooks';

const FILES = [latin, cyrillic, latinExtended, cyrillicExtended, greek];

let loading: Promise<Font> | null = null;

/** The files of the typeface; rejected where one cannot be loaded. */
export function fontFiles(): Promise<Uint8Array[]> {
  const files = FILES.map(async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`The typeface answered ${answer.status}.`);
    return new Uint8Array(await answer.arrayBuffer());
  });
  return Promise.all(files);
}

async function load(): Promise<Font> {
  return readFont(await fontFiles(), unzlibSync);
}

/** The typeface of covers, loaded with the first word. `failed` when it could not be: then there are no words. */
export function useTypeface(wanted: boolean): { font: Font | null; failed: boolean } {
  const [font, setFont] = useState<Font | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted || font !== null) return;
    loading ??= load();
    loading.then(setFont, () => {
      loading = null;
      setFailed(true);
    });
  }, [wanted]);
  return { font, failed };
}
