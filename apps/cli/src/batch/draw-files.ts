import { type Drawing, type Labels, proveScan, type Style } from '@barline/codes';
import { drawPicture, EXTENSIONS, type PictureFormat, type PictureOptions } from '@barline/server';

/** What is to be drawn of one code: a picture for each format, and whether the first style is proved. */
export type DrawOrder = {
  readonly drawing: Drawing;
  readonly labels: Labels;
  readonly pictures: readonly {
    readonly format: PictureFormat;
    readonly style: Style;
    readonly options: PictureOptions;
  }[];
  readonly prove: boolean;
};

/** `proof` says how many defects the code was read with, `45/48`; empty where it was not asked for. */
export type DrawnFiles = {
  readonly files: readonly { readonly extension: string; readonly bytes: Uint8Array }[];
  readonly proof: string;
};

/** Draws the pictures of a code. Throws `RangeError` and `Failure` as `drawPicture` does. */
export async function drawFiles({ drawing, labels, pictures, prove }: DrawOrder): Promise<DrawnFiles> {
  const files: { extension: string; bytes: Uint8Array }[] = [];
  for (const { format, style, options } of pictures) {
    const { bytes } = await drawPicture(drawing, style, format, { ...options, labels });
    files.push({ extension: EXTENSIONS[format], bytes });
  }
  return { files, proof: prove ? writeProof(drawing, pictures[0].style) : '' };
}

function writeProof(drawing: Drawing, style: Style): string {
  const { read, of } = proveScan(drawing, style);
  return `${read}/${of}`;
}
