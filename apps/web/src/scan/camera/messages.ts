import type { NearMiss, Pixels, Point, ScannedCode } from '@barline/codes';
import type { OtherCode } from '../other-code.ts';
import type { Hint } from './hints.ts';

/** What the watching worker is given: all frames of a camera, or one, or what a closer look has found. */
export type WatchRequest =
  | { readonly watch: 'stream'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly watch: 'frame'; readonly frame: VideoFrame | ImageBitmap }
  | { readonly watch: 'looked'; readonly look: CloserLook };

/**
 * What the worker says. `seen` answers every frame. `look` asks for a closer look at a frame, which another worker takes
 * meanwhile; `others`: for codes of other kinds, too. `found` is said once, and `picture` follows it.
 */
export type WatchAnswer =
  | { readonly watch: 'seen'; readonly seen: Seen }
  | { readonly watch: 'look'; readonly pixels: Pixels; readonly others: boolean }
  | { readonly watch: 'found'; readonly found: FoundInVideo }
  | { readonly watch: 'picture'; readonly picture: Blob | null };

export type CloserLook = {
  readonly codes: readonly ScannedCode[];
  readonly others: readonly OtherCode[];
  readonly near: NearMiss | null;
};

/** One frame: where codes are in it, and what would make them readable. Polygons are in pixels of `width` × `height`. */
export type Seen = {
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly { readonly polygon: readonly Point[]; readonly read: boolean }[];
  readonly hint: Hint | null;
};

export type FoundInVideo = {
  readonly codes: readonly ScannedCode[];
  readonly others: readonly OtherCode[];
  readonly width: number;
  readonly height: number;
  /** How long the frame was looked at. */
  readonly milliseconds: number;
};
