import { formatCsvLine } from './csv.ts';

/** One line of `index.csv`: what became of a row. `file` is empty, and `error` says why, where nothing was made. */
export type IndexRow = {
  readonly link: string;
  readonly uri: string;
  readonly mediaRef: string;
  readonly file: string;
  /** `45/48`, or empty where it was not proved. */
  readonly proof: string;
  readonly error: string;
};

/** The first line of `index.csv`, with the mark by which Excel knows UTF-8. */
export const INDEX_HEADER = `\ufeff${formatCsvLine(['link', 'uri', 'media_ref', 'file', 'proof', 'error'])}`;

export function formatIndexRow({ link, uri, mediaRef, file, proof, error }: IndexRow): string {
  return formatCsvLine([link, uri, mediaRef, file, proof, error]);
}
