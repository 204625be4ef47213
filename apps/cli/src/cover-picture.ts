import { type Colour, type PdfPicture, paletteOf } from '@barline/codes';
import { readPicture, toJpeg } from '@barline/server';
import { readInput } from './input.ts';

/** A picture for a cover: no larger than is seen, as JPEG, and the colours it is made of. */
export type CoverPicture = PdfPicture & { readonly jpeg: Uint8Array; readonly palette: readonly Colour[] };

/** The longest side that is kept, in pixels: 300 dots an inch on A4. */
const LONGEST = 3508;

/** Opens a person's picture: upright, its first frame. Throws `Failure`. */
export async function openCoverPicture(path: string, stdin: AsyncIterable<Buffer>): Promise<CoverPicture> {
  const pixels = await readPicture(await readInput(path, stdin), path);
  return { ...(await toJpeg(pixels, LONGEST)), palette: paletteOf(pixels) };
}
