import { BOX } from './layout.ts';
import { rememberLast } from './remember.ts';
import type { Style } from './style.ts';

/** How the box of 400 x 100 lies on pixels: pixel = offset + scale x unit. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
};

/**
 * Fits the box and the margin around it to a picture as wide as the style says. The height follows, rounded; where it
 * is rounded, the whole is centred and just covers the picture (`preserveAspectRatio="xMidYMid slice"` in SVG), so
 * its axis is always in the middle. Asked again for the same width and margin, it gives the same object.
 */
export function fitFrame({ width, margin = 0 }: Pick<Style, 'width' | 'margin'>): Frame {
  return framesOf(margin)(width);
}

/** Width and height of a picture in this style, in pixels. */
export function sizeOf(style: Pick<Style, 'width' | 'margin'>): { width: number; height: number } {
  const { width, height } = fitFrame(style);
  return { width, height };
}

/** The box with its margin, in units. */
export function extentOf({ margin = 0 }: Pick<Style, 'margin'>) {
  return { x: -margin, y: -margin, width: BOX.width + 2 * margin, height: BOX.height + 2 * margin };
}

const framesOf = rememberLast((margin: number) =>
  rememberLast((width: number): Frame => {
    const extent = extentOf({ margin });
    const height = Math.round((width * extent.height) / extent.width);
    const scale = Math.max(width / extent.width, height / extent.height);
    return {
      width,
      height,
      scale,
      left: (width - extent.width * scale) / 2 + margin * scale,
      top: (height - extent.height * scale) / 2 + margin * scale,
    };
  }),
);
