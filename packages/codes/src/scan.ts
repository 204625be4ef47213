import { decode } from './codec/decode.ts';
import { type Axis, reverseAxis } from './detector/axis.ts';
import { boxOf, detect } from './detector/detect.ts';
import { flatten, isOpaque, toWords } from './detector/luma.ts';
import { toHeights } from './detector/quantizer.ts';
import { sampleBars } from './detector/sampler.ts';
import type { MediaRef } from './media-ref.ts';
import type { Pixels, Point } from './pixels.ts';
import type { Levels, Namespace } from './symbol.ts';

/** A code that was read. `heights` are the 23 measured heights in levels, `polygon` its 400 × 100 box, clockwise from the corner above the mark. */
export type ScannedCode = {
  readonly namespace: Namespace;
  readonly mediaRef: MediaRef;
  readonly levels: Levels;
  readonly heights: readonly number[];
  readonly correctedBits: number;
  readonly confidence: number;
  readonly polygon: readonly [Point, Point, Point, Point];
};

/** Why no code was read, by the ids of the messages. */
export type ScanFailure =
  | 'no_code'
  | 'too_small'
  | 'blurry'
  | 'low_contrast'
  | 'overexposed'
  | 'too_dark'
  | 'glare'
  | 'cropped'
  | 'damaged'
  | 'checksum'
  | 'ambiguous'
  | 'unsupported_layout';

export type Scanned = { readonly codes: readonly ScannedCode[]; readonly failure: ScanFailure | null };

/**
 * Finds and reads every code in a picture. `failure` says why there is none; it is `null` when there is one.
 * Throws `RangeError` when `data` does not have 4 bytes for each pixel.
 */
export function scan(pixels: Pixels): Scanned {
  if (pixels.data.length !== pixels.width * pixels.height * 4) {
    throw new RangeError(
      `A picture of ${pixels.width} × ${pixels.height} has 4 bytes a pixel, not ${pixels.data.length} in all.`,
    );
  }
  if (isOpaque(toWords(pixels))) return scanOpaque(pixels);
  const overWhite = scanOpaque(flatten(pixels, 255));
  return overWhite.codes.length > 0 ? overWhite : scanOpaque(flatten(pixels, 0));
}

function scanOpaque(pixels: Pixels): Scanned {
  const codes: ScannedCode[] = [];
  let failure: ScanFailure = 'no_code';
  for (const { axes, bars } of detect(pixels)) {
    for (const axis of axes) {
      const read = readAt(pixels, axis);
      if (read === null) continue;
      if (typeof read === 'string') {
        if (bars >= 20 && axes.length === 1) failure = read;
        continue;
      }
      keep(codes, read);
      break;
    }
  }
  return { codes, failure: codes.length > 0 ? null : failure };
}

/** Reads the code on an axis, from left to right and from right to left; the surer answer counts. */
function readAt(pixels: Pixels, axis: Axis): ScannedCode | ScanFailure | null {
  const measured = toHeights(sampleBars(pixels, axis));
  if (measured === null) return null;
  const heights = [...measured.heights];
  const onward = decode(heights);
  const backward = decode(heights.toReversed());
  if (!onward.ok && !backward.ok) return onward.reason;
  const turned = !onward.ok || (backward.ok && backward.confidence > onward.confidence);
  const best = turned ? backward : onward;
  if (!best.ok) return null;
  const { namespace, mediaRef, levels, correctedBits, confidence } = best;
  return {
    namespace,
    mediaRef,
    levels,
    heights: turned ? heights.toReversed() : heights,
    correctedBits,
    confidence,
    polygon: boxOf(turned ? reverseAxis(axis) : axis),
  };
}

/** Adds a code unless it was read already; of two answers for one place the surer stays. */
function keep(codes: ScannedCode[], read: ScannedCode): void {
  const [x, y] = middle(read);
  const same = codes.findIndex((code) => {
    const [cx, cy] = middle(code);
    const side = Math.hypot(code.polygon[0][0] - code.polygon[3][0], code.polygon[0][1] - code.polygon[3][1]);
    return Math.hypot(cx - x, cy - y) < side / 2;
  });
  if (same < 0) codes.push(read);
  else if (read.confidence > codes[same].confidence) codes[same] = read;
}

function middle({ polygon }: ScannedCode): Point {
  return [(polygon[0][0] + polygon[2][0]) / 2, (polygon[0][1] + polygon[2][1]) / 2];
}
