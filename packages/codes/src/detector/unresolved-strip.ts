import type { Brightness } from './brightness.ts';
import { halve, type Luma } from './luma.ts';
import { stripBox, TINY } from './mark.ts';
import { LEAST_CONTRAST, type Trouble, type Unread } from './trouble.ts';
import { findUnresolved, type Unresolved } from './unresolved.ts';

/**
 * A place is a strip when its mark differs from the ground by so many grey steps and is so solid, no more of it than this is unlike a strip,
 * and its bars are no taller on the average, in units. Brightness changes by so much over half a pitch where bars or at least the mark are blurred:
 * sharp ones change more, and what has no mark less.
 */
const LIMITS = {
  tooSmall: { contrast: LEAST_CONTRAST, solid: 0.8, unlike: 0.12, height: 45, steep: [0, 9] },
  small: { contrast: LEAST_CONTRAST, solid: 0.4, unlike: 0.2, height: 66, steep: [0.08, 0.28] },
  blurred: { contrast: 11, solid: 0.4, unlike: 0.1, height: 60, steep: [0.12, 0.4] },
} as const;

/**
 * A blurred or tiny mark differs from the ground round it by so many grey steps; by more where there is contrast everywhere.
 * With `CLEAR` doubled, the refusals as too small lose pictures.
 */
const FAINT = 18;
const CLEAR = 40;
/** Larger pictures are looked at reduced, and not where they are crowded: it takes too long. */
const MOST_PIXELS = 300_000;
/** Of shorter strips, in pixels, softness and blur are alike. */
const LEAST_BLURRED = 160;

/** A code too small or too blurred for its bars to be told apart. */
export function findUnresolvedStrip(base: Luma, at: Brightness, crowded: boolean): Unread | null {
  let best: { strip: Unresolved; reason: Trouble } | null = null;
  if (crowded && base.width * base.height > MOST_PIXELS) return null;
  const finest = base.width * base.height > MOST_PIXELS ? halve(base) : base;
  for (let luma = finest; Math.min(luma.width, luma.height) >= 20; luma = halve(luma)) {
    if (crowded && luma !== finest) break;
    for (const strip of findUnresolved(luma, at, crowded ? CLEAR : FAINT)) {
      const length = 400 * strip.unit;
      if (length >= TINY && length < LEAST_BLURRED) continue;
      const reason = length < TINY ? 'too_small' : 'blurry';
      const { contrast, solid, unlike, height, steep } = LIMITS[reason === 'too_small' ? 'tooSmall' : strip.way];
      if (strip.unlike > Math.min(unlike, best?.strip.unlike ?? 1) || Math.abs(strip.contrast) < contrast) continue;
      if (strip.solid < solid || strip.height > height) continue;
      const change = steepness(at, strip);
      if (change >= steep[0] && change <= steep[1]) best = { strip, reason };
    }
  }
  return best && { polygon: stripBox(best.strip), reason: best.reason };
}

/** By how much brightness changes over half a pitch along the strip, as a share of the mark's contrast: more than this only at a tenth of the places. */
function steepness(at: Brightness, { x, y, angle, unit, contrast }: Unresolved): number {
  const cos = Math.cos(angle) * unit;
  const sin = Math.sin(angle) * unit;
  const line = (u: number) => {
    let sum = 0;
    for (const v of [-8, -4, 0, 4, 8]) sum += at(x + u * cos - v * sin, y + u * sin + v * cos);
    return sum / 5;
  };
  const changes: number[] = [];
  for (let u = -30; u <= 330; u += 3) changes.push(Math.abs(line(u + 3) - line(u - 3)));
  changes.sort((a, b) => a - b);
  return changes[Math.floor(0.9 * changes.length)] / Math.abs(contrast);
}
