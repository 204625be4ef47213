import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type RenderedPage = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** What the library draws on; its own types leave it open. */
type CanvasFactory = {
  create(width: number, height: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
};

/** Draws the pages of a PDF document as RGBA, `dpi` dots an inch, with Mozilla's own renderer; the paper is white. */
export async function renderPdfPages(bytes: Uint8Array, dpi = 150): Promise<RenderedPage[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: RenderedPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const { canvas, context } = (document.canvasFactory as CanvasFactory).create(width, height);
    await page.render({ canvas, canvasContext: context, viewport, background: '#ffffff' }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    pages.push({ width, height, data: new Uint8ClampedArray(data) });
  }
  await document.loadingTask.destroy();
  return pages;
}
