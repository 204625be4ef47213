import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A real picture of the collection beside the project, with the references that are in it. */
export type Labelled = { readonly file: string; readonly kind: string; readonly refs: number[] };

const folder = fileURLToPath(new URL('../../shared/codes/images/', import.meta.url));

/** The collection's pictures, or none where it is not at hand. */
export function listRealPictures(): Labelled[] {
  if (!existsSync(`${folder}labels.csv`)) return [];
  const files = new Map<string, Labelled>();
  for (const line of readFileSync(`${folder}labels.csv`, 'utf8').trim().split('\n').slice(1)) {
    const [file, kind, , , , mediaRef] = [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map(
      (cell) => cell[2] ?? cell[1],
    );
    const labelled = files.get(file) ?? { file, kind, refs: [] };
    if (mediaRef) labelled.refs.push(Number(mediaRef));
    files.set(file, labelled);
  }
  return [...files.values()];
}

export function readRealPicture({ file }: Labelled): Buffer {
  return readFileSync(folder + file);
}
