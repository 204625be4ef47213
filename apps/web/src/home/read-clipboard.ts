import type { Given } from '../scan/drop.ts';

/** Reads the clipboard when the visitor asks for it: pictures first, else text. */
export async function readClipboard(): Promise<Given | 'denied' | 'empty'> {
  try {
    const files = await readPictures();
    if (files.length > 0) return { files, text: '' };
    const text = (await navigator.clipboard.readText()).trim();
    return text === '' ? 'empty' : { files: [], text };
  } catch {
    return 'denied';
  }
}

async function readPictures(): Promise<File[]> {
  if (typeof navigator.clipboard.read !== 'function') return [];
  const items = await navigator.clipboard.read();
  const pictures = items.flatMap((item) =>
    item.types.filter((type) => type.startsWith('image/')).map((type) => ({ item, type })),
  );
  const blobs = await Promise.all(pictures.map(({ item, type }) => item.getType(type)));
  return blobs.map((blob) => new File([blob], '', { type: blob.type }));
}
