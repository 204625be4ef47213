import type { Pixels } from '@barline/codes';
import { Failure } from '@barline/messages';
import { readInput } from './input.ts';

/** A picture of an input; `page` counts from 1 in a PDF and is `null` for what has no pages. */
export type PageOfInput = { readonly pixels: Pixels; readonly page: number | null };

/** The longer side of a page as it is drawn, in pixels: 300 dots an inch on A4. */
const PAGE_SIDE = 3508;
/** The most pages that are looked at. */
const MOST_PAGES = 500;

/**
 * Opens a picture, or draws the pages of a PDF one after the other. Throws `Failure('decode_image_failed')` and what
 * `readPicture` throws.
 */
export async function* readPages(
  source: string,
  stdin: AsyncIterable<Buffer>,
  readPicture: (bytes: Uint8Array, source: string) => Promise<Pixels>,
): AsyncGenerator<PageOfInput> {
  const bytes = await readInput(source, stdin);
  if (isPdf(bytes)) yield* drawPages(bytes, source);
  else yield { pixels: await readPicture(bytes, source), page: null };
}

/** ISO 32000-1, 7.5.2: some bytes may stand before the header. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** Draws every page, with nothing but what is in the file: no network, no scripts, no fonts of the machine. */
async function* drawPages(bytes: Uint8Array, source: string): AsyncGenerator<PageOfInput> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { createCanvas } = await import('@napi-rs/canvas');
  const refuse = (error: unknown) =>
    new Failure('decode_image_failed', { source, reason: reasonOf(error) }, { cause: error });
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise.catch((error) => {
      throw refuse(error);
    });
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const size = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: PAGE_SIDE / Math.max(size.width, size.height) });
      const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
      const context = canvas.getContext('2d');
      const drawing = { canvas, canvasContext: context, viewport } as unknown as Parameters<typeof page.render>[0];
      await page.render(drawing).promise.catch((error: unknown) => {
        throw refuse(error);
      });
      const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
      yield { pixels: { width, height, data }, page: number };
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
}

function reasonOf(error: unknown): string {
  return (error as { name?: string } | null)?.name === 'PasswordException' ? 'locked' : 'pdf';
}
