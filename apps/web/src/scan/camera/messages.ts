import type { Point, ScannedCode } from '@barline/codes';
import type { OtherCode } from '../other-code.ts';
import type { Hint } from './hints.ts';

/** Frames on their way to the worker: all of them, or one. */
export type WatchRequest =
  | { readonly watch: 'stream'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly watch: 'frame'; readonly frame: VideoFrame | ImageBitmap };

/** What the worker sees. `seen` answers every frame; `found` is said once, and `picture` follows it. */
export type WatchAnswer =
  | { readonly watch: 'seen'; readonly seen: Seen }
  | { readonly watch: 'found'; readonly found: FoundInVideo }
  | { readonly watch: 'picture'; readonly picture: Blob | null };

/** One frame: where codes are in it, and what would make them readable. Polygons are in pixels of `width` × `height`. */
export type Seen = {
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly { readonly polygon: readonly Point[]; readonly read: boolean }[];
  readonly hint: Hint | null;
  readonly milliseconds: number;
};

export type FoundInVideo = {
  readonly codes: readonly ScannedCode[];
  readonly others: readonly OtherCode[];
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
};
