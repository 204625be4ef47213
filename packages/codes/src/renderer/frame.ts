import { BOX } from './layout.ts';
import { rememberLast } from './remember.ts';

/** How the box of 400 x 100 lies on pixels: pixel = offset + scale x unit. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
};

/**
 * Fits the box to a picture of `width` pixels. The height is a quarter of it, rounded; where it is rounded, the box
 * is centred and just covers the picture (`preserveAspectRatio="xMidYMid slice"` in SVG), so its axis is always in
 * the middle. Asked again for the same width, it gives the same object.
 */
export const fitFrame: (width: number) => Frame = rememberLast((width: number) => {
  const height = Math.round(width / 4);
  const scale = Math.max(width / BOX.width, height / BOX.height);
  return { width, height, scale, left: (width - BOX.width * scale) / 2, top: (height - BOX.height * scale) / 2 };
});
