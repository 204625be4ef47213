import type { Point } from '../pixels.ts';

/** Why a code that is there cannot be read, or why none would be seen if it were. */
export type Trouble =
  | 'too_small'
  | 'cropped'
  | 'low_contrast'
  | 'glare'
  | 'blurry'
  | 'damaged'
  | 'unsupported_layout'
  | 'too_dark'
  | 'overexposed';

/** A place of a code that was not read, and why it was not. */
export type Unread = { readonly polygon: [Point, Point, Point, Point]; readonly reason: Trouble };

/** Paler marks than this, in grey steps, are too pale. Without it, the refusals as low contrast lose a picture. */
export const LEAST_CONTRAST = 20;
