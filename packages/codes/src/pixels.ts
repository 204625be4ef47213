/** A picture: RGBA, 4 bytes a pixel, rows from the top, no padding. Alpha is read over white. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
};

/** A place in a picture, in pixels from its left top corner; pixel (0, 0) covers 0..1 both ways. */
export type Point = readonly [x: number, y: number];
